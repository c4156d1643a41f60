"""Where labels stand and point: what is flush, nearest or glued to them; the geometry that a survey asks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engines.documents.amount import find_amounts
from engines.documents.label import Label
from engines.documents.layout import Line, Run
from engines.documents.title import heading_type, title_of

_BOX = 18  # letters: how wide a box of a label over an amount is
_GLUED = 0.1  # of a height
SOME_HEADINGS = 3


_NO = re.compile(r"no|n", re.IGNORECASE)


def is_answer(label: Label, other: Label) -> bool:
    """Tell whether a word that may be a label is what a label asks for: "Paid via   UPI"."""
    if label.means("invoice_number") > 0 and _is_series(other):
        return True
    return (
        label.means("payment_mode") > 0
        and other.start <= label.end + 1
        and other.end == len(label.line.tokens)
    ) or (label.means("reverse_charge") > 0 and _NO.fullmatch(other.run.text) is not None)


def _is_series(label: Label) -> bool:
    """Tell whether a label is the series of a number that is glued to it: "INV#9145"."""
    tokens = label.line.tokens
    if label.end >= len(tokens) or not label.run.text.endswith("#"):
        return False
    return tokens[label.end].left - label.run.right < _GLUED * label.run.height


def nearest(line: Line, run: Run, label: Label) -> Run | None:
    """Return the part of a line that is nearest to a heading, which is also the heading nearest to it.

    Figures under a row of headings are flush right as often as left.
    """
    headings = label.line.segments
    if len(headings) < SOME_HEADINGS or abs(len(line.segments) - len(headings)) > 1:
        return None
    below = min(line.segments, key=lambda segment: abs(segment.centre - run.centre))
    above = min(headings, key=lambda heading: abs(heading.centre - below.centre))
    return below if label.run.tokens[0] in above.tokens else None


def flush_right(line: Line, label: Label, letter: float) -> Run | None:
    """Return the amount that stands alone in its line under a label that does, to the right of it."""
    if len(line.segments) != 1 or len(label.line.segments) != 1 or label.start != 0:
        return None
    amounts = find_amounts(line.text)
    alone = len(amounts) == 1 and amounts[0].money and amounts[0].end - amounts[0].start >= len(line.text) - 1
    return line.segments[0] if alone and 0 <= line.left - label.run.left < _BOX * letter else None


def is_glued(label: Label) -> bool:
    """Tell whether a label runs straight into what follows it: no colon between them, and no gap."""
    if label.colon:
        return False
    tokens = label.line.tokens
    return any(
        segment.tokens[0].left <= label.run.left and tokens[label.end - 1] is not segment.tokens[-1]
        for segment in label.line.segments
        if tokens[label.end - 1] in segment.tokens
    )


def is_within_value(label: Label, found: tuple[Label, ...]) -> bool:
    """Tell whether a label is a word of the value of another, before a colon: "Reason: wrong item"."""
    return not label.colon and any(
        other.start < label.start
        and (
            (
                other.colon
                and _same_segment(label, other)
                and (label.run.text[0].islower() or other.end == label.start)
            )
            or (other.end == label.start and _fills(other) and not _fills(label))
        )
        for other in found
    )


def _fills(label: Label) -> bool:
    """Tell whether a label is all of its segment."""
    return any(
        segment.tokens[0] is label.run.tokens[0] and segment.tokens[-1] is label.run.tokens[-1]
        for segment in label.line.segments
    )


def _same_segment(label: Label, other: Label) -> bool:
    tokens = label.line.tokens
    return any(
        tokens[label.start] in segment.tokens and tokens[other.start] in segment.tokens
        for segment in label.line.segments
    )


def outside_titles(line: Line, found: tuple[Label, ...]) -> tuple[Label, ...]:
    """Return labels without those that are words of a title: "Seller Return Claim" names no seller."""
    inside: set[int] = set()
    position = 0
    for segment in line.segments:
        stop = position + len(segment.tokens)
        if title_of(segment.text) is not None or heading_type(segment.text) is not None:
            # One that is a label from end to end stays one: "Claim Number", "Policy".
            whole = any(label.start == position and label.end == stop for label in found)
            if not whole and not any(label.colon for label in found if position <= label.start < stop):
                inside.update(range(position, stop))
        position = stop
    return tuple(label for label in found if label.start not in inside)


def holds_letters(tokens: Sequence[object]) -> bool:
    """Tell whether tokens say something, not only a sign of currency."""
    text = "".join(getattr(token, "text", "") for token in tokens)
    return sum(char.isalnum() for char in text) > 0 and text.strip(".").lower() not in {
        "rs",
        "inr",
        "rm",
        "रु",
        "रू",
    }
