"""The rows of a redline: those of the later revision, with what came, went and changed."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs
from markupsafe import Markup, escape

from aliyun_terms.comparison.changes import Change, ChangeKind, Weight
from aliyun_terms.comparison.inline import PieceKind, redline
from aliyun_terms.comparison.reporting import WEIGHT_WORDS
from aliyun_terms.locale.words import interface_words
from aliyun_terms.rendering.carrying import CarriedTranslation
from aliyun_terms.rendering.ledger import Ledger, LineRedline
from aliyun_terms.rendering.paging import SOURCE_LANGUAGE, Pager
from aliyun_terms.rendering.placing import Placing
from aliyun_terms.rendering.redline_views import ChangedView, NoteView
from aliyun_terms.rendering.table_redline import redlined_table
from aliyun_terms.rendering.telling import is_chinese, tell
from aliyun_terms.rendering.views import CellView, RowView
from aliyun_terms.rendering.wording import (
    redlined_html,
    redlined_words,
    whole_html,
    word_runs,
)
from aliyun_terms.translation.catalog import State
from aliyun_terms.tree.blocks import Block, Noise, Table, Unit
from aliyun_terms.tree.document import Document
from aliyun_terms.tree.emphasis import Emphasis, emphasis

__all__ = ["RedlineRows", "earlier_ids"]

_STUBS = {"move": "Moved to %s", "merge": "Merged into %s", "split": "Split into %s"}
_STUB_LINK = Markup('<a href="#{}">{}</a>')


@attrs.frozen
class RedlineRows:
    """What the rows of a redline are made of.

    Attributes:
        old: the earlier revision.
        new: the later one.
        placing: which units are one, and where to show those that are gone.
        ledger: what happened, unit by unit.
        carried: the translations, by language.
        pager: what makes the rows of the earlier revision.
        note_languages: the languages of sentences, one for each column.
        words: the interface words.
    """

    old: Document
    new: Document
    placing: Placing
    ledger: Ledger
    carried: Mapping[str, CarriedTranslation]
    pager: Pager
    note_languages: tuple[str, ...]
    words: Callable[[str], str]

    def rows(self, rows: Sequence[RowView]) -> Iterator[RowView]:
        """Yield the rows of the redline.

        Args:
            rows: the rows of the later revision.
        """
        waiting: list[RowView] = []
        following = iter(rows)
        is_first = True
        for place, block in enumerate(self.placing.new.blocks):
            waiting += map(self._left_row, self.placing.left.get(place, ()))
            if isinstance(block, Noise):
                continue
            row = self._row(next(following), place, block)
            if is_first and row.kind == "title":
                # The title stays on top, whatever stood above it.
                waiting.insert(0, row)
            else:
                waiting.append(row)
            is_first = False
            yield from waiting
            waiting = []
        yield from waiting
        yield from map(self._left_row, self.placing.left.get(len(self.placing.new.blocks), ()))

    # ---- units of the later revision ------------------------------------------

    def _row(self, row: RowView, place: int, block: Block) -> RowView:
        before = self.placing.old_of.get(place)
        old = None if before is None else self.placing.old.blocks[before]
        changes = self.ledger.by_new.get(row.eid, ())
        if row.eid in self.ledger.inserted:
            return self._added_row(row, changes)
        if old is None:
            return self._changed_row(row, block, None, changes) if changes else row
        if changes or _label(old) != row.label:
            return self._changed_row(row, block, old, changes)
        return row

    def _added_row(self, row: RowView, changes: Sequence[Change]) -> RowView:
        cells = tuple(
            attrs.evolve(cell, html=whole_html(PieceKind.INSERTED, cell.html)) for cell in row.cells
        )
        change = self._view("added", changes, tag=self.words("Added"))
        return attrs.evolve(row, cells=cells, change=change)

    def _changed_row(
        self, row: RowView, block: Block, old: Block | None, changes: Sequence[Change]
    ) -> RowView:
        was = _label(old) if old is not None else ""
        moved = any(one.kind is ChangeKind.MOVE or one.also_moved for one in changes)
        view = self._view(
            "kept",
            changes,
            tag=self.words("Moved") if moved else "",
            was=self.words("was %s") % was if was and was != row.label else "",
        )
        if not changes:
            return attrs.evolve(row, change=view)
        cells = tuple(self._changed_cell(cell, row.eid, block, old) for cell in row.cells)
        return attrs.evolve(row, cells=cells, change=view)

    def _changed_cell(self, cell: CellView, eid: str, block: Block, old: Block | None) -> CellView:
        if cell.lang == SOURCE_LANGUAGE:
            return attrs.evolve(cell, html=self._source_html(cell, eid, block, old))
        if old is None:
            return cell
        return self._translated_cell(cell, eid, block, old)

    def _source_html(self, cell: CellView, eid: str, block: Block, old: Block | None) -> Markup:
        if isinstance(block, Table) and isinstance(old, Table):
            return redlined_table(old, block, language=cell.lang) if old != block else cell.html
        if not isinstance(block, Unit):
            return cell.html
        found = self.ledger.redlines.get(eid)
        if found is None and isinstance(old, Unit) and old.text != block.text:
            found = LineRedline(redline(old.text, block.text), word_runs(old.content))
        if found is None:
            return cell.html
        return redlined_html(found.pieces, found.old, word_runs(block.content), language=cell.lang)

    def _translated_cell(self, cell: CellView, eid: str, block: Block, old: Block) -> CellView:
        """Show the new translation as a redline, or the old one as what it is."""
        carried = self.carried[cell.lang]
        before = carried.old.units.get(self.old.index.eid(old))
        after = carried.new.units.get(eid)
        if before is None or after is None or not before.text:
            return cell
        if after.state is State.FUZZY and after.source == before.source:
            return attrs.evolve(cell, state_text=self.words("Translation of the old wording"))
        if after.state is State.TRANSLATED and after.text != before.text:
            strong = emphasis(block) is Emphasis.FULL
            pieces = redline(before.text, after.text)
            return attrs.evolve(
                cell, html=redlined_words(pieces, language=cell.lang, strong=strong)
            )
        return cell

    # ---- units of the earlier revision ----------------------------------------

    def _left_row(self, place: int) -> RowView:
        block = self.placing.old.blocks[place]
        eid = self.old.index.eid(block)
        others = [
            one for one in self.ledger.by_old.get(eid, ()) if one.kind is not ChangeKind.DELETE
        ]
        if others and eid not in self.ledger.deleted:
            return self._stub_row(place, block, eid, others)
        row = self.pager.row(block, self.placing.old.depths[place] + 1)
        cells = tuple(
            attrs.evolve(cell, html=whole_html(PieceKind.DELETED, cell.html)) for cell in row.cells
        )
        change = self._view("deleted", self.ledger.by_old.get(eid, ()), tag=self.words("Deleted"))
        row_id, *aliases = earlier_ids(eid, self.new)
        return attrs.evolve(row, eid=row_id, aliases=tuple(aliases), cells=cells, change=change)

    def _stub_row(self, place: int, block: Block, eid: str, changes: Sequence[Change]) -> RowView:
        row = self.pager.row(block, self.placing.old.depths[place] + 1)
        change = changes[0]
        label = change.new_label or change.new_eid
        pattern = _STUBS.get(change.kind.value, "Moved to %s" if change.also_moved else "See %s")
        link = _STUB_LINK.format(change.new_eid, label)
        cells = []
        for cell in row.cells:
            language = "zh-Hans" if is_chinese(cell.lang) else "en"
            html = escape(interface_words(language).gettext(pattern)) % link
            cells.append(CellView(cell.lang, html, (), "source", ""))
        return attrs.evolve(
            row, kind="paragraph", eid=f"was-{eid}", emphasis="none", cells=tuple(cells),
            change=ChangedView("stub"),
        )  # fmt: skip

    # ---- what is said ---------------------------------------------------------

    def _view(
        self,
        status: str,
        changes: Sequence[Change],
        *,
        tag: str = "",
        was: str = "",
    ) -> ChangedView:
        told = [one for one in changes if one.weight is not Weight.NONE]
        worst = max(told, key=lambda one: one.weight.rank, default=None)
        return ChangedView(
            status,
            worst.weight.value if worst is not None else "",
            tag,
            was,
            notes=tuple(self._note(one) for one in told),
        )

    def _note(self, change: Change) -> NoteView:
        words = WEIGHT_WORDS[change.weight]
        return NoteView(
            change.weight.value,
            words[is_chinese(self.pager.lang)],
            tell(change, self.note_languages),
        )


def earlier_ids(eid: str, new: Document) -> tuple[str, ...]:
    """Give an id of the earlier revision, marked as such, and bare where nothing else has it."""
    marked = f"old-{eid}"
    return (marked,) if eid in new.index.nodes else (marked, eid)


def _label(block: Block) -> str:
    return block.label.value if isinstance(block, Unit) and block.label else ""
