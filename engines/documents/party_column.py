"""Where the column of a party's block ends: at what stands beside it all the way down."""

from __future__ import annotations

from engines.documents.address import address_score
from engines.documents.label import Label
from engines.documents.lexicon import key_of
from engines.documents.survey import Survey

_FAR = 16  # letters from a label to what stands in another column
_FLUSH = 0.6  # letters
_ABOVE = 3  # lines
_BESIDE_LINES = 7  # from a label on
_COLUMN_LINES = 4
_PLACE = 2  # of an address's score


def column_beside(survey: Survey, anchor: Label) -> list[float]:
    """Return where a column begins that runs down beside a block, whatever it holds; at most one.

    It stands above the block's lines and beside them, and none of them runs over its edge.
    """
    sheet = survey.sheet(anchor.line.page)
    first = max(anchor.line.index - _ABOVE, 0)
    around = sheet.lines[first : anchor.line.index + _BESIDE_LINES]
    around = [line for line in around if (line.page, line.index) not in survey.in_goods]
    far = anchor.run.left + _FAR * sheet.letter
    for left in sorted({run.left for line in around for run in line.segments if run.left > far}):
        flush = [
            line for line in around for run in line.segments if abs(run.left - left) < _FLUSH * sheet.letter
        ]
        over = any(
            run.left < left - sheet.letter and run.right > left for line in around for run in line.segments
        )
        above = any(line.index < anchor.line.index for line in flush)
        below = any(line.index > anchor.line.index for line in flush)
        if not over and above and below and len(flush) >= _COLUMN_LINES:
            return [left]
    return []


def headed_beside(survey: Survey, anchor: Label) -> list[float]:
    """Return where the column of the next heading in a label's line begins, whatever it says; at most one.

    Both columns go on below: names and places under the label, something flush under the heading.
    """
    sheet, line = survey.sheet(anchor.line.page), anchor.line
    beyond = [run.left for run in line.segments if run.left > anchor.run.right + sheet.letter]
    if not beyond or anchor.colon or not _is_whole(anchor):
        return []
    left = min(beyond)
    below = [
        other
        for other in sheet.lines[line.index + 1 :][:_BESIDE_LINES]
        if (other.page, other.index) not in survey.in_goods
    ]
    flush = [o for o in below if any(abs(run.left - left) < _FLUSH * sheet.letter for run in o.segments)]
    own = [
        run
        for other in below
        for run in other.segments[:1]
        if abs(run.left - anchor.run.left) < sheet.letter and not survey.labels_of(other)
    ]
    over = any(run.left < left - sheet.letter and run.right > left for o in below for run in o.segments)
    placed = any(address_score(run.text) >= _PLACE for run in own)
    return [left] if not over and len(flush) > 1 and len(own) > 1 and placed else []


def _is_whole(anchor: Label) -> bool:
    """Tell whether a label is all that its part of the line says."""
    word = anchor.run.tokens[0]
    part = next((run for run in anchor.line.segments if word in run.tokens), anchor.run)
    return key_of(part.text) == key_of(anchor.run.text)
