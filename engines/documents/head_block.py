"""The head of a page in blocks: what stands flush or centred above and below each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from engines.documents.address import address_score, looks_like_company
from engines.documents.label import Label
from engines.documents.layout import Line, Run, Sheet, Token
from engines.documents.lexicon import key_of
from engines.documents.party_line import Party
from engines.documents.survey import Survey
from engines.documents.title import is_note, title_of

_LEANS = 1.6  # letters: how far apart the edges of one block's lines lie


_GAP = 2.4  # pitches
_FLUSH = 0.5  # letters
_ABOVE = 3  # lines
_PART = 2  # of an address's score


_IN_ADDRESSES = frozenset({"lotno", "branch", "store", "counter", "pin", "pincode", "destination"})


@dataclass
class Part:
    """A stretch of print in the head; `run` is what of it stands before its first label."""

    run: Run
    labels: tuple[Label, ...]
    labelled: bool
    """Whether it begins with a label."""

    @property
    def plain(self) -> bool:
        """Whether it is print without a label, a title or a note."""
        text = self.run.text
        return not self.labelled and title_of(text) is None and not is_note(text)


@dataclass
class Block:
    """Parts of the head that stand together."""

    parts: list[Part] = field(default_factory=list[Part])

    def takes(self, part: Part, sheet: Sheet) -> bool:
        """Tell whether a part stands close under the last, flush or centred with it."""
        last = self.parts[-1].run
        if part.run.top - last.bottom > _GAP * sheet.pitch - sheet.letter:
            return False
        lean = _LEANS * sheet.letter
        shared = min(part.run.right, last.right) - max(part.run.left, last.left)
        close = part.run.top - last.bottom < 0.8 * sheet.pitch
        if close and shared > 0.9 * min(part.run.right - part.run.left, last.right - last.left):
            return True
        return (
            abs(part.run.left - last.left) < lean
            or abs(part.run.centre - last.centre) < lean
            or abs(part.run.right - last.right) < lean * 0.6
        )


def blocks_of(survey: Survey, sheet: Sheet, others: Sequence[Party]) -> list[Block]:
    """Return the blocks of a page, from the top; the goods and other parties are left out."""
    first_row = min(
        (table.heading.first for table in survey.goods if table.heading.page == sheet.number), default=10**6
    )
    blocks: list[Block] = []
    for line in sheet.lines:
        if line.index >= first_row and (line.page, line.index) in survey.in_goods:
            continue
        for part in _parts(survey, line, sheet):
            if any(other.holds(part.run.tokens[0]) for other in others):
                continue
            home = next((block for block in reversed(blocks) if block.takes(part, sheet)), None)
            if home is None:
                blocks.append(Block([part]))
            else:
                home.parts.append(part)
    return blocks


def _parts(survey: Survey, line: Line, sheet: Sheet) -> Iterator[Part]:
    """Yield the stretches of a line; gaps no wider than its letters are high part no name."""
    labels = [label for label in survey.labels_of(line) if _counts(label, line)]
    starts = {label.start for label in labels}
    position = 0
    stretch: list[Token] = []
    first = 0
    for segment in line.segments:
        near = stretch and segment.left - stretch[-1].right < 1.6 * max(segment.height, sheet.letter)
        near = near and not _begins_column(segment, line, sheet)
        near = near and not (address_score(segment.text) > _PART and not address_score(Run(stretch).text))
        if stretch and not (near and position not in starts and not starts & set(range(first, position))):
            yield _part(stretch, first, labels)
            stretch = []
        before = (label for label in labels if label.end == position and (label.start > 0 or label.opens))
        if not stretch and any(not _heads_other_column(survey, label, segment, sheet) for label in before):
            position += len(segment.tokens)
            continue  # the value of the label before it
        if not stretch:
            first = position
        stretch += segment.tokens
        position += len(segment.tokens)
    if stretch:
        yield _part(stretch, first, labels)


def _begins_column(segment: Run, line: Line, sheet: Sheet) -> bool:
    """Tell whether a stretch is flush with one right above or below it, each behind something else."""
    around = [other for other in sheet.lines if 0 < abs(other.top - line.top) < 2 * sheet.pitch]
    return any(
        abs(part.left - segment.left) < _FLUSH * sheet.letter and part is not other.segments[0]
        for other in around
        for part in other.segments
    )


def _heads_other_column(survey: Survey, label: Label, segment: Run, sheet: Sheet) -> bool:
    """Tell whether a label has its value right under it, and what stands beside it is of another column."""
    if survey.points_down(label):
        return True
    below = survey.below(label)
    if label.colon or below is None or abs(below.left - label.run.left) > _FLUSH * sheet.letter:
        return False
    above = sheet.lines[max(label.line.index - _ABOVE, 0) : label.line.index]
    column = (
        part
        for line in above
        for part in line.segments
        if abs(part.left - segment.left) < _FLUSH * sheet.letter
    )
    return any(address_score(part.text) >= _PART for part in column)


def _without_title(stretch: list[Token]) -> list[Token]:
    """Return a stretch without the title close behind or before a name: "Gomtika Traders TAX INVOICE"."""
    for length in range(4, 1, -1):
        rest, tail = stretch[:-length], Run(stretch[-length:]).text if len(stretch) > length else ""
        if len(rest) > 1 and tail.isupper() and title_of(tail) is not None:
            return rest
        head, rest = Run(stretch[:length]).text, stretch[length:]
        if len(rest) > 1 and head.isupper() and title_of(head) is not None and _is_other_name(Run(rest)):
            return rest
        titled = title_of(head) is not None or is_note(head)
        if len(rest) > 1 and titled and looks_like_company(Run(rest).text):
            return rest
    return stretch


def _is_other_name(run: Run) -> bool:
    """Tell whether what follows a title is a firm's name, set in other letters than the title."""
    return looks_like_company(run.text) and not run.text.isupper()


def _part(stretch: list[Token], first: int, labels: Sequence[Label]) -> Part:
    whole, stretch = stretch, _without_title(stretch)
    first += whole.index(stretch[0])
    inside = tuple(label for label in labels if first <= label.start < first + len(stretch))
    start = min((label.start - first for label in inside), default=len(stretch))
    kept = stretch[:start] if start else stretch
    return Part(Run(kept), inside, start == 0)


def _counts(label: Label, line: Line) -> bool:
    """Tell whether a label in the head is one, not a word of a firm's name or of an address."""
    if not (label.opens or label.colon):
        return False
    if label.of("other") is not None and not label.colon and key_of(label.run.text) in _IN_ADDRESSES:
        return address_score(line.text) < 3
    if label.colon:
        return True
    meaning = label.meanings[0]
    return not (
        label.end - label.start == 1
        and (meaning.group in {"total", "party"} or meaning.weight < 0.8 or meaning.name == "_tail")
    )
