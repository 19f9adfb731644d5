"""Redlines: two revisions of 5,000 bilingual clauses to HTML, against joining escaped strings.

The join is given the rows of the redline worked out, and writes the same text in the same
markup, notes and marks included. The edit script is given to both: how long a diff takes is
measured elsewhere.
"""

from __future__ import annotations

import random
import re
from html import escape, unescape
from itertools import islice

import pytest
from aliyun_terms import Clause, Document, ListItem, Translation, diff, parse, render_redline, walk
from aliyun_terms.rendering.redlining import build_redline
from aliyun_terms.syntax.unparsing import unparse
from aliyun_terms.translation.catalog import State, TranslatedUnit
from aliyun_terms.translation.units import translatable_units
from tests.benchmarks.generation import english_sentences, terms_text
from tests.benchmarks.measuring import AtMost, take_turns

pytestmark = pytest.mark.benchmark

OURS, VIEW, JOIN = "render_redline", "build_redline alone", "escaping string join"
CLAUSES = 5_000
HEADINGS = ("part", "section", "title")
TAGS = {
    "none": "",
    "partial": '<p class="tag partial">Partly emphasised</p>',
    "full": '<p class="tag full">Emphasised</p>',
}


@pytest.fixture(scope="module")
def old():
    """The first parts of a generated text, as many as hold the clauses wanted."""
    kept, clauses = [], 0
    for block in parse(terms_text(1_200_000)).children:
        kept.append(block)
        clauses += isinstance(block, Clause | ListItem)
        clauses += sum(isinstance(below, Clause | ListItem) for below in walk(block))
        if clauses >= CLAUSES:
            return Document(tuple(kept), "old.md")
    raise AssertionError(f"the text holds {clauses} clauses only")


@pytest.fixture(scope="module")
def new(old):
    """A revision: one provision in ten is edited, dropped, added or printed otherwise."""
    chance, lines = random.Random(20210425), []
    for number, line in enumerate(unparse(old).split("\n")):
        drawn = chance.random() if len(line) > 30 and line[:1] not in "#|" else 1
        if 0.06 <= drawn < 0.08:
            continue
        edited = line.replace("，", "，并", 1).replace("应", "可", 1) if drawn < 0.06 else line
        lines.append(edited.replace("**", "") if 0.08 <= drawn < 0.09 else edited)
        if 0.09 <= drawn < 0.1:
            lines.append(f"\n您应另行妥善保管第{number}号凭证，并及时更新。")
    return parse("\n".join(lines))


@pytest.fixture(scope="module")
def translation(old):
    """An English translation of all of the earlier revision."""
    units = list(translatable_units(old))
    english = islice(english_sentences(), len(units))
    return Translation(
        "en",
        {
            unit.context: TranslatedUnit(text, State.TRANSLATED, unit.text)
            for unit, text in zip(units, english, strict=True)
        },
    )


# ---- The peer ----------------------------------------------------------------------------------


def worked_out(page):
    """The rows of the redline as plain data; each text is cut into words and the markup behind."""
    return [
        (row, [(cell.lang, cell.state, cell.state_text, _runs(cell.html)) for cell in row.cells],
         row.change and [(note.weight, note.weight_text,
                          [(one.lang, _runs(one.html)) for one in note.sentences])
                         for note in row.change.notes])
        for row in page.rows if row is not page.rows[0]
    ]  # fmt: skip


def _runs(html):
    pieces = [*re.split(r"(<[^>]*>)", str(html)), ""]
    return [(unescape(text), mark) for text, mark in zip(pieces[::2], pieces[1::2], strict=True)]


def join_rows(rows):
    """Write the rows as the page does, with nothing but f-strings, `escape` and `join`."""
    return "".join(_join_row(*row) for row in rows)


def _join_row(row, cells, notes):
    eid, change = escape(row.eid), row.change
    classes = f"row {row.kind} {row.emphasis} d{row.depth}"
    start = f'<div class="{classes}" id="{eid}">' if change is None else _start(row, classes, notes)
    aliases = "".join([f'<a id="{escape(alias)}"></a>' for alias in row.aliases])
    number = f'<a class="no" href="#{eid}" aria-label="{escape(row.permalink)}">{escape(row.label or "¶")}</a>'
    tag = TAGS[row.emphasis]
    if row.kind in HEADINGS:
        level, text = min(max(row.depth + 1, 2), 6), _join_cells(cells, "span", "span")
        return f'{start}{aliases}<h{level}>{number} <span class="text">{text}</span></h{level}>{tag}</div>\n'
    text = _join_cells(cells, "div", "p")
    return f'{start}{aliases}{number}{tag}<div class="text">{text}</div></div>\n'


def _start(row, classes, notes):
    change = row.change
    stop = f" stop {change.weight}" if change.anchor else ""
    group = f' role="group" aria-label="{escape(change.name)}"' if change.anchor else ""
    html = f'<div class="{classes} {change.status}{stop}" id="{escape(row.eid)}"{group}>'
    if change.anchor:
        html += f'<a id="{change.anchor}"></a><div class="notes">'
        for weight, words, sentences in notes:
            said = "".join([f'<p lang="{lang}">{_join(runs)}</p>' for lang, runs in sentences])
            html += f'<div class="note"><span class="weight {weight}">{escape(words)}</span><div class="text">{said}</div></div>'
        steps = ((change.before, "Previous change", "↑"), (change.after, "Next change", "↓"))
        links = [
            f'<a href="#{to}" aria-label="{name}">{sign}</a>' for to, name, sign in steps if to
        ]
        html += f'</div><div class="steps">{"".join(links)}</div>'
    if change.tag or change.was:
        tag = f'<span class="status-tag">{escape(change.tag)}</span> ' if change.tag else ""
        was = f'<span class="was">{escape(change.was)}</span>' if change.was else ""
        html += f'<div class="marks">{tag}{was}</div>'
    return html


def _join_cells(cells, tag, state):
    blank = " " if tag == "span" else ""
    pieces = []
    for lang, name, words, runs in cells:
        said = (
            f'<{state} class="state {name}" lang="en">{escape(words)}</{state}>{blank}'
            if words
            else ""
        )
        pieces.append(f'<{tag} lang="{lang}">{said}{_join(runs)}</{tag}>{blank}')
    return "".join(pieces)


def _join(runs):
    return "".join([f"{escape(text)}{markup}" for text, markup in runs])


# ---- Measured ----------------------------------------------------------------------------------


def test_redline(old, new, translation, report):
    script = diff(old, new)
    options = {"old_translations": [translation], "script": script}
    page, _ = build_redline(old, new, script, old_translations=[translation])
    rows = worked_out(page)
    html, joined = render_redline(old, new, **options), join_rows(rows)
    shown = html[
        html.index('<div class="row', html.index('<div class="heads"')) : html.index("</main>")
    ]
    # `escape` of the standard library and that of the templates write quotes differently.
    assert shown.replace("&#34;", "&quot;").replace("&#39;", "&#x27;") == joined
    times = take_turns(
        {
            OURS: lambda: render_redline(old, new, **options),
            VIEW: lambda: build_redline(old, new, script, old_translations=[translation]),
            JOIN: lambda: join_rows(rows),
        },
        rounds=9,
    )
    work = "redline of 5,000 bilingual clauses"
    size = f"{len(script.changes)} changes, {len(html.encode()) / 1e6:.1f} MB of HTML, of which the join writes {len(joined.encode()) / len(html.encode()):.0%}"
    report.compare(work, times, OURS, JOIN, AtMost(4), note=size)
    report.compare(work, times, VIEW, JOIN, note="the views, before any template")
