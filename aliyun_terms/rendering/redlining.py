"""From two revisions and what changed between them to the view of a redline."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

import attrs

from aliyun_terms.comparison.changes import Change, ChangeKind, Weight
from aliyun_terms.comparison.comparing import EditScript
from aliyun_terms.comparison.reporting import WEIGHT_WORDS, remarks_of, summarise
from aliyun_terms.locale.words import interface_words
from aliyun_terms.rendering.carrying import carry_translations
from aliyun_terms.rendering.layers import Layers
from aliyun_terms.rendering.ledger import Ledger
from aliyun_terms.rendering.paging import Pager, build_page
from aliyun_terms.rendering.placing import Placing, place_blocks
from aliyun_terms.rendering.redline_rows import RedlineRows, earlier_ids
from aliyun_terms.rendering.redline_views import (
    ChangeGroupView,
    EntryView,
    RedlineView,
)
from aliyun_terms.rendering.telling import in_words, is_chinese, tell
from aliyun_terms.rendering.views import PageView, RowView
from aliyun_terms.translation.catalog import Translation
from aliyun_terms.tree.document import Document

__all__ = ["build_redline"]


def build_redline(
    old: Document,
    new: Document,
    script: EditScript,
    *,
    old_translations: Sequence[Translation] = (),
    translations: Sequence[Translation] = (),
    lang: str = "en",
    languages: Sequence[str] | None = None,
    layers: Layers | None = None,
) -> tuple[PageView, RedlineView]:
    """Work out everything that a redline shows.

    Args:
        old: the earlier revision.
        new: the later one.
        script: what changed.
        old_translations: translations of the earlier revision.
        translations: translations of the later one.
        lang: the language of the interface words.
        languages: the languages to show, in this order; all of them by default.
        layers: what to show beside the text of the later revision.

    Raises:
        CatalogError: one of *languages* is neither the source nor a translation.
    """
    placing = place_blocks(old, new, script.patch, script.changes)
    eids = _old_eids(old, new, placing)
    carried = carry_translations(old, new, eids, old_translations, translations)
    aliases = {eid: earlier_ids(one, new) for eid, one in eids.items() if eid != one}
    page = build_page(
        new, [one.new for one in carried], lang=lang, languages=languages, markdown=False,
        aliases=aliases, layers=layers,
    )  # fmt: skip
    lang, columns = page.lang, tuple(language.code for language in page.languages)
    spoken = columns if len(columns) > 1 else (lang,)
    rows = RedlineRows(
        old,
        new,
        placing,
        Ledger.of(script.changes, old, new),
        {one.new.language: one for one in carried},
        Pager(old, {one.old.language: one.old for one in carried}, columns, lang, markdown=False),
        spoken,
        interface_words(lang).gettext,
    )
    stopped = _with_stops(tuple(rows.rows(page.rows)), lang)
    return attrs.evolve(page, rows=stopped), _view(
        old, new, script, rows=stopped, spoken=spoken, lang=lang
    )


def _old_eids(old: Document, new: Document, placing: Placing) -> dict[str, str]:
    before, after = list(old.index.nodes), list(new.index.nodes)
    return {after[place]: before[one] for place, one in placing.old_of.items()}


def _with_stops(rows: tuple[RowView, ...], lang: str) -> tuple[RowView, ...]:
    """Give every row that is a stop its name and the way to its neighbours."""
    words = interface_words(lang).gettext
    stops = [place for place, row in enumerate(rows) if row.change and row.change.notes]
    made = list(rows)
    for number, place in enumerate(stops, 1):
        row = rows[place]
        assert row.change is not None
        change = attrs.evolve(
            row.change,
            anchor=f"change-{number}",
            name=words("Change %(number)s of %(count)s") % {"number": number, "count": len(stops)},
            before=f"change-{number - 1}" if number > 1 else "",
            after=f"change-{number + 1}" if number < len(stops) else "",
        )
        made[place] = attrs.evolve(row, change=change)
    return tuple(made)


def _view(
    old: Document,
    new: Document,
    script: EditScript,
    *,
    rows: Sequence[RowView],
    spoken: Sequence[str],
    lang: str,
) -> RedlineView:
    stops = {row.eid: row.change.anchor if row.change else "" for row in rows}
    anchors = [anchor for anchor in stops.values() if anchor]
    chinese = is_chinese(lang)
    return RedlineView(
        summary=summarise(script.changes, "zh" if chinese else "en"),
        old_name=_short(old.name),
        new_name=_short(new.name),
        remarks=tuple(in_words(one.message, one.message_zh, lang) for one in remarks_of(script)),
        groups=tuple(_groups(script.changes, stops, spoken, chinese=chinese)),
        first=anchors[0] if anchors else "",
        stops=len(anchors),
    )


def _short(name: str) -> str:
    """Shorten the path of a file to what is of use on another machine."""
    path = PurePath(name)
    return "/".join(path.parts[-2:]) if path.is_absolute() else name


def _groups(
    changes: Sequence[Change],
    stops: Mapping[str, str],
    spoken: Sequence[str],
    *,
    chinese: bool,
) -> Iterator[ChangeGroupView]:
    for weight, words in WEIGHT_WORDS.items():
        entries = tuple(
            _entry(change, stops, spoken) for change in changes if change.weight is weight
        )
        if entries:
            yield ChangeGroupView(weight.value, words[chinese], entries)


def _entry(change: Change, stops: Mapping[str, str], spoken: Sequence[str]) -> EntryView:
    return EntryView(
        _target(change, stops), change.new_label or change.old_label, tell(change, spoken)
    )


def _target(change: Change, stops: Mapping[str, str]) -> str:
    """Give where a change is shown; a stray mark has no row, and leads to the text as a whole."""
    row = change.new_eid
    if change.kind is ChangeKind.DELETE or not row:
        row = f"old-{change.old_eid}"
    if row not in stops:
        return "text"
    return row if change.weight is Weight.NONE else stops[row] or row
