"""Pages with their labels and tables: what stands on them before goods without a heading are looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from engines.documents.choice import is_offered
from engines.documents.find_table import find_tables
from engines.documents.guessed_label import guess_labels, without_parts
from engines.documents.label import Label, find_labels
from engines.documents.layout import Line, Sheet
from engines.documents.lexicon import Lexicon, labels
from engines.documents.pair import is_question
from engines.documents.pointing import SOME_HEADINGS, is_glued, is_within_value, outside_titles
from engines.documents.table import Table

_SOME_LABELS = 5
_FEW = 0.35


class Pages:
    """Pages, laid out, with their labels and tables."""

    def __init__(self, sheets: Sequence[Sheet], lexicon: Lexicon | None = None) -> None:
        self.sheets = tuple(sheets)
        self.lexicon = lexicon or labels()
        self.is_form = lexicon is not None and lexicon is not labels()
        self.by_number = {sheet.number: sheet for sheet in self.sheets}
        self.known: dict[tuple[int, int], tuple[Label, ...]] = {}

    @cached_property
    def misread(self) -> bool:
        """Whether words come from a picture, so that letters may be wrong."""
        return any(not sheet.printed for sheet in self.sheets)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables of all pages."""
        return find_tables(self.sheets)

    @cached_property
    def goods(self) -> tuple[Table, ...]:
        """The tables that list goods."""
        return tuple(table for table in self.tables if table.heading.lists_goods)

    @cached_property
    def text(self) -> str:
        """All that is printed."""
        return "\n".join(sheet.text for sheet in self.sheets)

    def sheet(self, page: int) -> Sheet:
        """Return a page's sheet."""
        return self.by_number[page]

    def all_lines(self) -> Iterator[Line]:
        """Yield every line from top to bottom."""
        for sheet in self.sheets:
            yield from sheet.lines

    def labels_of(self, line: Line) -> tuple[Label, ...]:
        """Return the labels of a line."""
        key = (line.page, line.index)
        if key not in self.known:
            misread = not self.sheet(line.page).printed
            found = find_labels(line, self.lexicon, misread=misread)
            if self.is_form:
                found = tuple(
                    label
                    for label in outside_titles(line, found)
                    if self._in_style(label)
                    and not is_within_value(label, found)
                    and not is_offered(line, label.start)
                )
                if found and (self._is_under_headings(line) or self._is_answer(line)):
                    found = tuple(label for label in found if label.colon)
            else:
                found = without_parts(line, found)
                guessed = tuple(guess_labels(line, found))
                inside = {at for label in guessed for at in range(label.start, label.end)}
                kept = (label for label in found if label.start not in inside)
                found = tuple(sorted((*kept, *guessed), key=lambda label: label.start))
            self.known[key] = found
        return self.known[key]

    def _is_under_headings(self, line: Line) -> bool:
        """Tell whether a line stands right below one that is all labels, as a row of values does."""
        lines = self.sheet(line.page).lines
        above = lines[line.index - 1] if line.index else None
        if above is None or len(line.segments) < SOME_HEADINGS or len(above.segments) < SOME_HEADINGS:
            return False
        return self._is_headings(above) and not self._is_headings(line)  # one in two languages has two lines

    def _is_answer(self, line: Line) -> bool:
        """Tell whether a line stands right below a question, and asks none itself."""
        above = self.sheet(line.page).lines[line.index - 1] if line.index else None
        return above is not None and is_question(above.text) and not is_question(line.text)

    def _is_headings(self, line: Line) -> bool:
        """Tell whether a line is labels side by side and nothing else."""
        found = find_labels(line, self.lexicon, misread=not self.sheet(line.page).printed)
        covered = sum(label.end - label.start for label in found)
        return len(found) >= SOME_HEADINGS and covered * 4 >= 3 * len(line.tokens)

    def _in_style(self, label: Label) -> bool:
        """Tell whether a label is printed as most of a form's are: apart from its value, a capital first.

        Where they are, "Item received damaged" is a reason, not an item.
        """
        apart, large = self._style
        if label.colon:
            return True
        first = label.run.text[0]
        word = label.end - label.start == 1
        return not (apart and word and is_glued(label)) and not (large and first.islower())

    @cached_property
    def _style(self) -> tuple[bool, bool]:
        found = [
            label
            for line in self.all_lines()
            for label in find_labels(line, self.lexicon, misread=not self.sheet(line.page).printed)
            if label.opens
        ]
        glued = sum(is_glued(label) for label in found)
        small = sum(label.run.text[0].islower() for label in found)
        enough = len(found) >= _SOME_LABELS
        return enough and glued <= _FEW * len(found), enough and small <= _FEW * len(found)
