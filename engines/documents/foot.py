"""Sums beside other print below the goods: parted, so that no line holds both.

Beside the sums of a bill stand its bank, its amount in words, a table of its taxes. One line of
print then says two things, and neither is understood. Where the labels of sums share an edge that
nothing crosses, what stands right of it comes first, in lines of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engines.documents.amount import find_amounts
from engines.documents.gathering import relined
from engines.documents.heading import find_headings
from engines.documents.label import Label, find_labels
from engines.documents.layout import Line, Sheet, Token
from engines.documents.lexicon import labels

_OF_A_ROW = 3  # figures; one less where words begin the row and its taxes are named in it
_LETTERS = 2
_LEAST = 2  # labels of sums, on lines of their own
_ALIKE = 1.0  # letters: how far apart the edges of labels lie that stand flush
_ALIKE_END = 2.0  # letters: as far apart as amounts end with and without "/-"
_APART = 1.2  # letters: the least gap left of the sums
_TAXES = ("cgst", "sgst", "igst", "cess")
_NO_SUM = frozenset({"total_in_words", "_tax_in_words", "_carried", "_quantity_total"})


@dataclass(frozen=True)
class _Mark:
    """A label of a sum that begins a part of a line, with its amount right of it."""

    line: Line
    left: float
    right: float
    end: float
    """Where its line ends, with its amount."""


def with_sums_apart(sheet: Sheet) -> Sheet:
    """Return a page on which the sums stand in lines of their own; the same where nothing is beside them."""
    start = _below_goods(sheet)
    marks = [mark for line in sheet.lines[start:] for mark in _marks(line, sheet)]
    for group in _flush(marks, sheet.letter):
        edge = min(mark.left for mark in group) - 0.3 * sheet.letter
        first, last = _reach(sheet, group, edge)
        if first is not None and last is not None:
            return _parted(sheet, first, last, edge)
    return sheet


def _below_goods(sheet: Sheet) -> int:
    """Return the first line below the goods: below the last line of figures under their heading."""
    headings = [heading for heading in find_headings(sheet) if heading.lists_goods]
    if not headings:
        return 0
    start = headings[-1].last + 1
    taxed: list[float] = []
    for line in sheet.lines[start:]:
        found = [label for label in find_labels(line, labels(), misread=not sheet.printed) if label.opens]
        sums = [label for label in found if _names_sum(label)]
        if any(not any(label.means(tax) for tax in _TAXES) for label in sums):
            break
        named = min((label.start for label in sums), default=len(line.tokens))
        text = " ".join(token.text for token in line.tokens[:named])
        before = find_amounts(text, misread=not sheet.printed)
        worded = bool(sums) and sum(char.isalpha() for char in text) > _LETTERS
        if len(before) >= _OF_A_ROW - worded and any(amount.money for amount in before):
            start = line.index + 1
            taxed = [label.run.left for label in sums]
        elif sums and any(abs(sums[0].run.left - left) < sheet.letter for left in taxed):
            start = line.index + 1  # "SGST" under the "CGST" of a row
        elif sums:
            break
    return start


def _names_sum(label: Label) -> bool:
    meaning = label.of("total")
    return meaning is not None and meaning.name not in _NO_SUM


def _marks(line: Line, sheet: Sheet) -> list[_Mark]:
    found: list[_Mark] = []
    for label in find_labels(line, labels(), misread=not sheet.printed):
        if not _names_sum(label) or label.end >= len(line.tokens):
            continue
        segment = next((run for run in line.segments if line.tokens[label.start] in run.tokens), None)
        behind = " ".join(token.text for token in line.tokens[label.end :])
        if segment is None or not label.opens or not find_amounts(behind, misread=not sheet.printed):
            continue
        found.append(_Mark(line, segment.left, label.run.right, line.right))
    return found


def _flush(marks: Sequence[_Mark], letter: float) -> list[list[_Mark]]:
    """Return the groups of marks that are flush left or right with each other, those furthest right first."""
    groups: dict[tuple[int, ...], list[_Mark]] = {}
    for mark in marks:
        for side in ("left", "right"):
            alike = [
                other
                for other in marks
                if abs(getattr(other, side) - getattr(mark, side)) < _ALIKE * letter
                and abs(other.end - mark.end) < _ALIKE_END * letter
            ]
            lines = {other.line.index for other in alike}
            if len(lines) >= _LEAST:
                groups[tuple(sorted(lines))] = alike
    return sorted(groups.values(), key=lambda group: (-len(group), -min(mark.left for mark in group)))


def _reach(sheet: Sheet, group: Sequence[_Mark], edge: float) -> tuple[int | None, int | None]:
    """Return the first and last line that an edge parts; nothing where no line has print on both sides."""
    marked = sorted({mark.line.index for mark in group})
    first = marked[0]
    last = first
    for line in sheet.lines[first : marked[-1] + 1]:
        if _crosses(line, edge, sheet):
            break
        last = line.index
    if sum(index <= last for index in marked) < _LEAST:
        return None, None
    both = any(_is_beside(line, edge) for line in sheet.lines[first : last + 1])
    return (first, last) if both else (None, None)


def _crosses(line: Line, edge: float, sheet: Sheet) -> bool:
    """Tell whether print runs over an edge: a word, or words no further apart than words of one text are."""
    left = [token for token in line.tokens if token.left < edge]
    right = [token for token in line.tokens if token.left >= edge]
    if any(token.right > edge + 0.3 * sheet.letter for token in left):
        return True
    return bool(left and right) and right[0].left - max(token.right for token in left) < _APART * sheet.letter


def _is_beside(line: Line, edge: float) -> bool:
    return any(token.left < edge for token in line.tokens) and any(
        token.left >= edge for token in line.tokens
    )


def _parted(sheet: Sheet, first: int, last: int, edge: float) -> Sheet:
    between = sheet.lines[first : last + 1]
    sums: list[list[Token]] = [[token for token in line.tokens if token.left >= edge] for line in between]
    rest: list[list[Token]] = [[token for token in line.tokens if token.left < edge] for line in between]
    above, below = (
        [list(line.tokens) for line in lines] for lines in (sheet.lines[:first], sheet.lines[last + 1 :])
    )
    lines = [*above, *(part for part in (*sums, *rest) if part), *below]
    return replace(sheet, lines=relined(lines, sheet.letter))
