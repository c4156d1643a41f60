"""Puts a page's print right before it is read: paise in a column of their own, two copies side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from engines.documents.gathering import relined
from engines.documents.heading import find_headings
from engines.documents.label import find_labels
from engines.documents.layout import Line, Sheet, Token
from engines.documents.lexicon import labels
from language.tokens import ascii_digits

_RUPEES = re.compile(r"\W*(?:rs|rupees|re|₹|रु|रू|रुपये|रुपया|रुपए)\W*", re.IGNORECASE)
_PAISE = re.compile(r"\W*(?:p|ps|paise|पै|पैसे|पैसा)\W*", re.IGNORECASE)
_WHOLE = re.compile(r"(?:₹|rs\.?)?\s*[\d,]*\d(?:/?-)?", re.IGNORECASE)
_HUNDREDTHS = re.compile(r"\d\d|[-–=]{1,2}|00?")
_REACH = 6.0  # letters between the middles of "Rs." and of "P."
_ASIDE = 3.5  # letters: how far from its heading's middle a figure may stand
_COPY = 85  # how alike two halves of a page are that say the same
_LINES = 6
_SIDE = (0.15, 0.5)  # of the print's width: where a column beside the goods ends
_SIDE_LABELS = 3
_MARGIN = 0.35  # of a page's width: where its middle lies at the least


def tidied(sheet: Sheet) -> Sheet:
    """Return a page as it is to be read; the same page where nothing is to put right."""
    return _with_paise(_side_first(_one_of_two(sheet)))


def _side_first(sheet: Sheet) -> Sheet:
    """Return a page with a column of labels and values beside its goods, that column first.

    So one line of print never holds a label of the bill and a row of its goods.
    """
    if len(sheet.lines) < _LINES:
        return sheet
    left, right = min(line.left for line in sheet.lines), max(line.right for line in sheet.lines)
    start, stop = left + (right - left) * _SIDE[0], left + (right - left) * _SIDE[1]
    edge = _gutter(sheet.lines, start, stop)
    if edge is None:
        return sheet
    headings = [heading for heading in find_headings(sheet) if heading.lists_goods]
    if not headings or any(
        column.meanings and not column.meanings[0].name.startswith("_") and column.left < edge
        for heading in headings
        for column in heading.columns
    ):
        return sheet
    parts = [
        [[t for t in line.tokens if (t.left < edge) is side] for line in sheet.lines]
        for side in (True, False)
    ]
    aside, main = (relined([tokens for tokens in part if tokens], sheet.letter) for part in parts)
    of_side = {
        meaning.name
        for line in aside
        for label in find_labels(line, labels(), misread=not sheet.printed)
        for meaning in label.meanings
        if meaning.group == "field" and label.opens
    }
    if len(of_side) < _SIDE_LABELS:
        return sheet
    return replace(sheet, lines=relined([list(line.tokens) for line in (*aside, *main)], sheet.letter))


def _with_paise(sheet: Sheet) -> Sheet:
    """Return a page whose amounts in two columns, "566" under "Rs.", "55" under "P.", are one word each."""
    heads = [pair for line in sheet.lines for pair in _heads(line, sheet.letter)]
    if not heads:
        return sheet
    lines = [list(line.tokens) for line in sheet.lines]
    changed = False
    for whole, part in heads:
        for tokens in lines:
            if tokens[0].top <= whole.top:
                continue
            left = next(
                (
                    t
                    for t in tokens
                    if _WHOLE.fullmatch(ascii_digits(t.text)) and _under(t, whole, part, sheet)
                ),
                None,
            )
            right = next(
                (
                    t
                    for t in tokens
                    if _HUNDREDTHS.fullmatch(ascii_digits(t.text)) and _under(t, part, whole, sheet)
                ),
                None,
            )
            if left is None or right is None or left is right or right.left < left.right:
                continue
            tokens[tokens.index(left)] = _joined(left, right)
            tokens.remove(right)
            changed = True
    if not changed:
        return sheet
    for whole, part in heads:
        for tokens in lines:
            if whole in tokens and part in tokens:
                tokens[tokens.index(whole)] = replace(whole, right=part.right, box=whole.box.joined(part.box))
                tokens.remove(part)
    return replace(sheet, lines=relined(lines, sheet.letter))


def _heads(line: Line, letter: float) -> list[tuple[Token, Token]]:
    return [
        (one, other)
        for one, other in zip(line.tokens, line.tokens[1:], strict=False)
        if _RUPEES.fullmatch(one.text)
        and _PAISE.fullmatch(other.text)
        and other.centre - one.centre < _REACH * letter
    ]


def _under(token: Token, head: Token, other: Token, sheet: Sheet) -> bool:
    """Tell whether a figure stands under one heading of two, not under the other."""
    own = abs(token.centre - head.centre)
    return own < _ASIDE * sheet.letter and own <= abs(token.centre - other.centre)


def _joined(left: Token, right: Token) -> Token:
    paise = ascii_digits(right.text)
    return replace(
        left,
        text=f"{left.text.rstrip('/-')}.{paise.zfill(2) if paise.isdigit() else '00'}",
        right=right.right,
        top=min(left.top, right.top),
        bottom=max(left.bottom, right.bottom),
        box=left.box.joined(right.box),
        confidence=min(left.confidence, right.confidence),
    )


def _one_of_two(sheet: Sheet) -> Sheet:
    """Return the left copy of a page that prints the same twice side by side."""
    if len(sheet.lines) < _LINES:
        return sheet
    left, right = min(line.left for line in sheet.lines), max(line.right for line in sheet.lines)
    middle = _gutter(sheet.lines, left + (right - left) * _MARGIN, right - (right - left) * _MARGIN)
    if middle is None:
        return sheet
    halves = [
        ([t for t in line.tokens if t.right <= middle], [t for t in line.tokens if t.left >= middle])
        for line in sheet.lines
    ]
    texts = [" ".join(token.text for part in halves for token in part[side]) for side in (0, 1)]
    if fuzz.ratio(*texts) < _COPY:
        return sheet
    return replace(sheet, lines=relined([part[0] for part in halves if part[0]], sheet.letter))


def _gutter(lines: Sequence[Line], start: float, stop: float) -> float | None:
    """Return where, between two places, no word of any line stands; the widest such gap's middle."""
    spans = sorted(
        (t.left, t.right) for line in lines for t in line.tokens if t.right > start and t.left < stop
    )
    reach, best = start, (0.0, 0.0)
    for left, right in [*spans, (stop, stop)]:
        if left - reach > best[0]:
            best = (left - reach, (left + reach) / 2)
        reach = max(reach, right)
    return best[1] if best[0] > 0 else None
