"""What stands on the pages of a document: lines, labels, tables; worked out once for all who read it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from core.document import LineItem
from core.page import Page
from engines.documents.bare_row import bare_rows
from engines.documents.choice import is_offered
from engines.documents.foot import with_sums_apart
from engines.documents.guessed_label import guess_labels, without_parts
from engines.documents.label import Label, find_labels
from engines.documents.layout import Line, Run, Sheet, lay_out
from engines.documents.lexicon import Lexicon, labels
from engines.documents.panel import without_panel
from engines.documents.pointing import (
    SOME_HEADINGS,
    flush_right,
    holds_letters,
    is_answer,
    is_glued,
    is_within_value,
    nearest,
    outside_titles,
)
from engines.documents.second_copy import without_copy
from engines.documents.table import Table, find_tables
from engines.documents.tidy import tidied

_BELOW_REACH = 2.6  # pitches from a label down to its value
_SOME_LABELS = 5
_FEW = 0.35
_FAR = 6  # letters from a label to what stands in another column
_FLUSH = 0.6  # letters
_CLOSE = 0.9  # pitches from a label to what stands right under it
_YES_OR_NO = re.compile(r"\W*(?:yes|no|y|n)\W*", re.IGNORECASE)  # "No" is a label too
_LEAN = 1.2  # letters that a value may start left of its label


class Survey:
    """Pages, laid out, with their labels and tables."""

    def __init__(self, sheets: Sequence[Sheet], lexicon: Lexicon | None = None) -> None:
        self.sheets = tuple(sheets)
        self._lexicon = lexicon or labels()
        self._is_form = lexicon is not None and lexicon is not labels()
        self._by_number = {sheet.number: sheet for sheet in self.sheets}
        self._labels: dict[tuple[int, int], tuple[Label, ...]] = {}

    @classmethod
    def of(cls, pages: Sequence[Page]) -> Survey:
        """Return the survey of pages."""
        return cls([with_sums_apart(without_panel(tidied(without_copy(lay_out(page))))) for page in pages])

    def part(self, pages: Sequence[int]) -> Survey:
        """Return the survey of some of the pages; what is known of their labels is kept."""
        if tuple(pages) == tuple(self._by_number):
            return self
        found = Survey([self._by_number[page] for page in pages], self._lexicon)
        found._labels = self._labels
        return found

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
    def in_goods(self) -> frozenset[tuple[int, int]]:
        """Page and index of each line of a table of goods: heading and rows, not its sums."""
        found: set[tuple[int, int]] = set()
        if not any(table.body for table in self.goods) and not self._is_form:
            found |= {(line.page, line.index) for _, lines in self.bare for line in lines}
        for table in self.goods:
            found |= table.lines() - {(cells.line.page, cells.line.index) for cells in table.sums}
        return frozenset(found)

    @cached_property
    def bare(self) -> list[tuple[LineItem, tuple[Line, ...]]]:
        """The goods that stand without a heading, each with its lines."""
        return bare_rows(self)

    @cached_property
    def text(self) -> str:
        """All that is printed."""
        return "\n".join(sheet.text for sheet in self.sheets)

    def sheet(self, page: int) -> Sheet:
        """Return a page's sheet."""
        return self._by_number[page]

    def lines(self, *, goods: bool = False) -> Iterator[Line]:
        """Yield the lines from top to bottom; those of tables of goods only where asked for, or on forms."""
        for sheet in self.sheets:
            for line in sheet.lines:
                if goods or self._is_form or (line.page, line.index) not in self.in_goods:
                    yield line

    def labels_of(self, line: Line) -> tuple[Label, ...]:
        """Return the labels of a line."""
        key = (line.page, line.index)
        if key not in self._labels:
            misread = not self.sheet(line.page).printed
            found = find_labels(line, self._lexicon, misread=misread)
            if self._is_form:
                found = tuple(
                    label
                    for label in outside_titles(line, found)
                    if self._in_style(label)
                    and not is_within_value(label, found)
                    and not is_offered(line, label.start)
                )
                if found and self._is_under_headings(line):
                    found = tuple(label for label in found if label.colon)
            else:
                found = without_parts(line, found)
                guessed = tuple(guess_labels(line, found))
                inside = {at for label in guessed for at in range(label.start, label.end)}
                kept = (label for label in found if label.start not in inside)
                found = tuple(sorted((*kept, *guessed), key=lambda label: label.start))
            self._labels[key] = found
        return self._labels[key]

    def _is_under_headings(self, line: Line) -> bool:
        """Tell whether a line stands right below one that is all labels, as a row of values does."""
        lines = self.sheet(line.page).lines
        above = lines[line.index - 1] if line.index else None
        if above is None or len(line.segments) < SOME_HEADINGS or len(above.segments) < SOME_HEADINGS:
            return False
        found = find_labels(above, self._lexicon, misread=not self.sheet(line.page).printed)
        covered = sum(label.end - label.start for label in found)
        return len(found) >= SOME_HEADINGS and covered * 4 >= 3 * len(above.tokens)

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
            for line in self.lines()
            for label in find_labels(line, self._lexicon, misread=not self.sheet(line.page).printed)
            if label.opens
        ]
        glued = sum(is_glued(label) for label in found)
        small = sum(label.run.text[0].islower() for label in found)
        enough = len(found) >= _SOME_LABELS
        return enough and glued <= _FEW * len(found), enough and small <= _FEW * len(found)

    def labelled(self, *names: str) -> Iterator[Label]:
        """Yield the labels that mean one of these, outside tables of goods."""
        for line in self.lines():
            for label in self.labels_of(line):
                if any(label.means(name) for name in names):
                    yield label

    def beside(self, label: Label, *, far: bool = False) -> Run | None:
        """Return what stands behind a label, up to the next: the rest of its segment, else the next one.

        With `far`, it goes on over gaps to the end of the line.
        """
        following = next(
            (
                other
                for other in self.labels_of(label.line)
                if other.start >= label.end and not is_answer(label, other)
            ),
            None,
        )
        end = following.start if following is not None else len(label.line.tokens)
        position = 0
        picked = None
        for segment in label.line.segments:
            stop = position + len(segment.tokens)
            if stop > label.end and position < end:
                part = [
                    token
                    for place, token in enumerate(segment.tokens, start=position)
                    if label.end <= place < end
                ]
                while part and picked is None and part[0].text in {":", "=", "-", ":-", "–", ".", ")", "]"}:
                    part.pop(0)
                if part:
                    if picked is None:
                        picked = part
                    elif far or not holds_letters(picked):
                        picked = picked + part
                    else:
                        break
            position = stop
        return Run(picked) if picked else None

    def points_down(self, label: Label) -> bool:
        """Tell whether a label belongs to what stands flush under it, not to what is far beside it.

        So forms are that print values under labels, with something else in the next column.
        """
        if label.colon or label.of("total") is not None or not label.opens:
            return False
        beside, below = self.beside(label), self.below(label)
        if beside is None or below is None:
            return False
        letter = self.sheet(label.line.page).letter
        ends = any(segment.tokens[-1] is label.run.tokens[-1] for segment in label.line.segments)
        return (
            ends
            and beside.left - label.run.right > _FAR * letter
            and abs(below.left - label.run.left) < _FLUSH * letter
            and below.top - label.run.bottom < _CLOSE * self.sheet(label.line.page).pitch
        )

    def below(self, label: Label) -> Run | None:
        """Return what stands under a label, in its column, within reach; not another label."""
        sheet = self.sheet(label.line.page)
        run = label.run
        bound = self._bound(label)
        reach = run.bottom + _BELOW_REACH * max(sheet.pitch, run.height)
        for line in sheet.below(label.line):
            if line.top > reach:
                return None
            found = self._under(line, label, bound, sheet.letter)
            if found is None:
                continue
            answered = label.means("reverse_charge") and _YES_OR_NO.fullmatch(found.text)
            return None if self._opens_another(line, found) and not answered else found
        return None

    def _opens_another(self, line: Line, run: Run) -> bool:
        """Tell whether a place that a label may point down to begins with another label."""
        first = line.tokens.index(run.tokens[0])
        for other in self.labels_of(line):
            if not other.opens or not other.start <= first < other.end:
                continue
            rest = [token for token in run.tokens if token not in line.tokens[other.start : other.end]]
            if other.colon or not rest or any(char.isdigit() for token in rest for char in token.text):
                return True
        return False

    def _bound(self, label: Label) -> float:
        """Return where the column of a label ends: at the next segment of its line."""
        rest = [segment.left for segment in label.line.segments if segment.left > label.run.right]
        return min(rest, default=float("inf"))

    def _under(self, line: Line, label: Label, bound: float, letter: float) -> Run | None:
        run = label.run
        for segment in line.segments:
            inside = [
                token
                for token in segment.tokens
                if token.left >= run.left - _LEAN * letter and token.left < bound
            ]
            if not inside:
                continue
            if segment.overlaps(run.left, run.right) or inside[0].left < run.right:
                return Run(inside)
        for segment in line.segments:
            if segment.overlaps(run.left, run.right) and abs(segment.centre - run.centre) < 2 * letter:
                return segment
        return nearest(line, run, label) or flush_right(line, label, letter)
