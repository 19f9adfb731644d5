"""Rendering: 5,000 bilingual clauses to HTML, against joining escaped strings.

The join is given what the page shows, worked out: ids, depths, words, runs of text with the
markup around each. It writes the same characters for every row as the page does, and a test
holds it to that, so that it stays a fair peer when the template changes.
"""

from __future__ import annotations

import re
import time
from html import escape, unescape
from itertools import islice

import pytest
from aliyun_terms import Clause, Document, ListItem, State, Translation, parse, render_html, walk
from aliyun_terms.rendering.paging import build_page
from aliyun_terms.translation.catalog import TranslatedUnit
from aliyun_terms.translation.units import translatable_units
from jinja2 import Environment
from tests.benchmarks.generation import english_sentences, terms_text
from tests.benchmarks.measuring import AtMost, take_turns

pytestmark = pytest.mark.benchmark

OURS, VIEW, JOIN, PLAIN = "render_html", "build_page alone", "escaping string join", "plain Jinja"
CLAUSES = 5_000
STATES = (State.TRANSLATED,) * 97 + (State.FUZZY,) * 2 + (State.MISSING,)
HEADINGS = ("part", "section")
EMPHASISED = {
    "none": "",
    "partial": '<p class="tag partial">Partly emphasised</p>',
    "full": '<p class="tag full">Emphasised</p>',
}
PLAIN_TEMPLATE = """\
{% macro cells(row, tag, state) %}{% for lang, state_name, state_text, runs in row.cells -%}
<{{ tag }} lang="{{ lang }}">{% if state_text %}<{{ state }} class="state {{ state_name }}">{{ state_text }}</{{ state }}>{% endif -%}
{% for text, markup in runs %}{{ text }}{{ markup|safe }}{% endfor %}</{{ tag }}>{% endfor %}{% endmacro -%}
{% for row in rows -%}
<div class="row {{ row.kind }} {{ row.emphasis }} d{{ row.depth }}" id="{{ row.eid }}">
{%- if row.kind in ("part", "section") -%}
<h{{ row.level }}><a class="no" href="#{{ row.eid }}" aria-label="{{ row.permalink }}">{{ row.label or "¶" }}</a> <span class="text">{{ cells(row, "span", "span") }}</span></h{{ row.level }}>
{{- row.tag|safe -}}
{%- else -%}
<a class="no" href="#{{ row.eid }}" aria-label="{{ row.permalink }}">{{ row.label or "¶" }}</a>{{ row.tag|safe }}<div class="text">{{ cells(row, "div", "p") }}</div>
{%- endif -%}
</div>
{% endfor %}"""


# ---- What is rendered --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def document():
    """The first parts of a generated text, as many as hold the clauses wanted."""
    kept, clauses = [], 0
    for block in parse(terms_text(1_200_000)).children:
        kept.append(block)
        clauses += isinstance(block, Clause | ListItem)
        clauses += sum(isinstance(below, Clause | ListItem) for below in walk(block))
        if clauses >= CLAUSES:
            return Document(tuple(kept), "benchmark")
    raise AssertionError(f"the text holds {clauses} clauses only")


@pytest.fixture(scope="module")
def translation(document):
    """An English translation of all of it; some units are fuzzy, some missing."""
    units = list(translatable_units(document))
    english = islice(english_sentences(), len(units))
    return Translation(
        "en",
        {
            unit.context: TranslatedUnit(text, STATES[number % len(STATES)], unit.text)
            for number, (unit, text) in enumerate(zip(units, english, strict=True))
        },
    )


# ---- The peers ---------------------------------------------------------------------------------


def worked_out(document, translation):
    """The rows of the page as plain data; each text is cut into words and the markup behind them."""
    rows = []
    for row in build_page(document, [translation]).rows:
        if row.kind == "title":  # stands above the rows
            continue
        cells = []
        for cell in row.cells:
            pieces = [*re.split(r"(<[^>]*>)", str(cell.html)), ""]
            runs = [
                (unescape(text), markup)
                for text, markup in zip(pieces[::2], pieces[1::2], strict=True)
            ]
            cells.append((cell.lang, cell.state, cell.state_text, runs))
        rows.append(
            {
                "kind": row.kind,
                "eid": row.eid,
                "label": row.label,
                "depth": row.depth,
                "level": min(max(row.depth + 1, 2), 6),
                "emphasis": row.emphasis,
                "tag": EMPHASISED[row.emphasis],
                "permalink": row.permalink,
                "cells": cells,
            }
        )
    return rows


def join_rows(rows):
    """Write the rows as the page does, with nothing but f-strings, `escape` and `join`."""
    return "".join(_join_row(row) for row in rows)


def _join_row(row):
    kind, eid, tag = row["kind"], escape(row["eid"]), row["tag"]
    start = f'<div class="row {kind} {row["emphasis"]} d{row["depth"]}" id="{eid}">'
    number = f'<a class="no" href="#{eid}" aria-label="{escape(row["permalink"])}">{escape(row["label"] or "¶")}</a>'
    if kind in HEADINGS:
        level, cells = row["level"], _join_cells(row, "span", "span")
        return (
            f'{start}<h{level}>{number} <span class="text">{cells}</span></h{level}>{tag}</div>\n'
        )
    return f'{start}{number}{tag}<div class="text">{_join_cells(row, "div", "p")}</div></div>\n'


def _join_cells(row, tag, state):
    blank = " " if tag == "span" else ""
    pieces = []
    for lang, name, words, runs in row["cells"]:
        said = (
            f'<{state} class="state {name}" lang="en">{escape(words)}</{state}>{blank}'
            if words
            else ""
        )
        text = "".join([f"{escape(text)}{markup}" for text, markup in runs])
        pieces.append(f'<{tag} lang="{lang}">{said}{text}</{tag}>{blank}')
    return "".join(pieces)


@pytest.fixture(scope="module")
def subjects(document, translation):
    rows = worked_out(document, translation)
    plain = Environment(autoescape=True).from_string(PLAIN_TEMPLATE)
    return {
        OURS: lambda: render_html(document, [translation]),
        VIEW: lambda: build_page(document, [translation]),
        JOIN: lambda: join_rows(rows),
        PLAIN: lambda: plain.render(rows=rows),
    }


# ---- Measured ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [OURS, JOIN, PLAIN])
@pytest.mark.benchmark(group="render: 5,000 bilingual clauses", timer=time.process_time)
def test_alone(name, benchmark, subjects):
    benchmark.pedantic(subjects[name], rounds=3, warmup_rounds=1)


def test_render(subjects, report):
    html, joined = subjects[OURS](), subjects[JOIN]()
    shown = html[html.index('<div class="row', html.index("<main")) : html.index("</main>")]
    # `escape` of the standard library and that of the templates write quotes differently.
    assert unescape(shown) == unescape(joined)
    times = take_turns(subjects, rounds=9)
    work = "render 5,000 bilingual clauses"
    size = f"{len(html.encode()) / 1e6:.1f} MB of HTML, of which the join writes {len(joined.encode()) / len(html.encode()):.0%}"
    report.compare(work, times, OURS, JOIN, AtMost(4), note=size)
    report.compare(work, times, VIEW, JOIN, note="the views, before any template")
    report.compare(work, times, PLAIN, JOIN, note="a naive template over what the join is given")
    report.check(work)
