"""What stands on the pages of a document and what its labels point to, worked out once for all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from core.document import LineItem
from core.page import Page
from engines.documents.bare_row import bare_rows
from engines.documents.foot import with_sums_apart
from engines.documents.gathering import lay_out
from engines.documents.label import Label
from engines.documents.layout import Line, Run
from engines.documents.pages import Pages
from engines.documents.panel import without_panel
from engines.documents.pointing import (
    flush_right,
    holds_letters,
    is_answer,
    nearest,
)
from engines.documents.second_copy import without_copy
from engines.documents.tidy import tidied

_BELOW_REACH = 2.6  # pitches from a label down to its value
_FAR = 6  # letters from a label to what stands in another column
_FLUSH = 0.6  # letters
_CLOSE = 0.9  # pitches from a label to what stands right under it
_YES_OR_NO = re.compile(r"\W*(?:yes|no|y|n)\W*", re.IGNORECASE)  # "No" is a label too
_LEAN = 1.2  # letters that a value may start left of its label


class Survey(Pages):
    """Pages, laid out, with their labels, tables and goods, and what each label points to."""

    @classmethod
    def of(cls, pages: Sequence[Page]) -> Survey:
        """Return the survey of pages."""
        return cls([with_sums_apart(without_panel(tidied(without_copy(lay_out(page))))) for page in pages])

    def part(self, pages: Sequence[int]) -> Survey:
        """Return the survey of some of the pages; what is known of their labels is kept."""
        if tuple(pages) == tuple(self.by_number):
            return self
        found = Survey([self.by_number[page] for page in pages], self.lexicon)
        found.known = self.known
        return found

    @cached_property
    def in_goods(self) -> frozenset[tuple[int, int]]:
        """Page and index of each line of a table of goods: heading and rows, not its sums."""
        found: set[tuple[int, int]] = set()
        if not any(table.body for table in self.goods) and not self.is_form:
            found |= {(line.page, line.index) for _, lines in self.bare for line in lines}
        for table in self.goods:
            found |= table.lines() - {(cells.line.page, cells.line.index) for cells in table.sums}
        return frozenset(found)

    @cached_property
    def bare(self) -> list[tuple[LineItem, tuple[Line, ...]]]:
        """The goods that stand without a heading, each with its lines."""
        return bare_rows(self)

    def lines(self, *, goods: bool = False) -> Iterator[Line]:
        """Yield the lines from top to bottom; those of tables of goods only where asked for, or on forms."""
        for sheet in self.sheets:
            for line in sheet.lines:
                if goods or self.is_form or (line.page, line.index) not in self.in_goods:
                    yield line

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
            return None if self._opens_another(line, found, label) and not answered else found
        return None

    def _opens_another(self, line: Line, run: Run, label: Label) -> bool:
        """Tell whether a place that a label may point down to begins with another label."""
        first = line.tokens.index(run.tokens[0])
        for other in self.labels_of(line):
            if not other.opens or not other.start <= first < other.end or is_answer(label, other):
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
            if _is_centred(segment, label, letter) and segment.right < bound:
                return segment
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


def _is_centred(run: Run, label: Label, letter: float) -> bool:
    """Tell whether a wider stretch is centred under a label, and nothing else above its beginning."""
    above = [part for part in label.line.segments if part.left < label.run.left]
    return (
        run.left < label.run.left - _LEAN * letter
        and abs(run.centre - label.run.centre) < letter
        and all(part.right < run.left for part in above)
    )
