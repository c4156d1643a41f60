"""Goods without a heading, as tills print them: rows known by their figures, whatever their order.

A row is one whose figures multiply ("3 x 2,874.00   8,622.00"), its words in the same line, above
or below it; where no figures multiply, lines of words and an amount that add up to a sum of the bill.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from core.document import LineItem
from engines.documents.amount import find_amounts
from engines.documents.bare_card import adding_up, cards_of, two_lined
from engines.documents.bare_figures import SOME, BareRow, in_one_order, is_sum, make_total, multiplied
from engines.documents.label import find_labels
from engines.documents.layout import Line, Run, Token, place_of
from engines.documents.lexicon import columns
from engines.documents.pages import Pages
from engines.documents.row_tax import rate_of_group
from engines.documents.row_words import clean, is_named

_HEADINGS = 3  # names of columns in a line that holds no article
_MOST_LINES = 3  # of words that belong to one row
_LETTERS = 3
_CONFIDENCE = 0.8
_ADDED_CONFIDENCE = 0.7
_CODE_AT_END = re.compile(r"\s+(\d{4}(?:\d{2}){0,2})$")
_CODE_AT_START = re.compile(r"^(\d{4}(?:\d{2}){0,2})\s+(?=[^\W\d])")
_NAMES_HSN = re.compile(r"\b(?:hsn|sac)\b", re.IGNORECASE)
_FIRST_LINE = re.compile(r"\W*\d{1,3}[.)]\s?[^\W\d]")  # of an article that is counted
_TIME = re.compile(r"\b\d{1,2}:\d\d\b")
_COUNTED = re.compile(r"^\W*(\d{1,3})[.)]?\s+(?=[^\W\d])")


def bare_rows(pages: Pages) -> list[tuple[LineItem, tuple[Line, ...]]]:
    """Return the goods of a bill without a heading, each with its lines; none where no figures tell."""
    for whole in (False, True):
        for sheet in pages.sheets:
            lines = sheet.lines
            rows = [row for line in lines if (row := multiplied(line, pages, whole=whole)) is not None]
            if rows and (not whole or make_total(rows, pages)):
                in_one_order(rows)
                return _taxed(_coded(_uncounted(list(_described(rows, lines, pages))), pages), lines)
    for find in (cards_of, two_lined, adding_up):
        for sheet in pages.sheets:
            rows = find(pages, sheet.lines)
            if rows:
                return _uncounted(
                    [(_item(row, _ADDED_CONFIDENCE, pages), (row.line, *row.above)) for row in rows]
                )
    return []


def _taxed(
    found: list[tuple[LineItem, tuple[Line, ...]]], lines: Sequence[Line]
) -> list[tuple[LineItem, tuple[Line, ...]]]:
    """Return the goods with the rate of tax of the group that they stand in, where they tell none."""
    return [
        (item if item.gst_rate is not None else replace(item, gst_rate=rate_of_group(lines, own[0])), own)
        for item, own in found
    ]


def _uncounted(
    found: list[tuple[LineItem, tuple[Line, ...]]],
) -> list[tuple[LineItem, tuple[Line, ...]]]:
    """Return the goods without the running numbers that their descriptions begin with."""
    counted = [_COUNTED.match(item.description) for item, _ in found]
    if len(found) < SOME or not all(
        match is not None and int(match.group(1)) == place for place, match in enumerate(counted, start=1)
    ):
        return found
    return [
        (replace(item, description=item.description[match.end() :]), lines)
        for (item, lines), match in zip(found, counted, strict=True)
        if match is not None
    ]


def _coded(
    found: list[tuple[LineItem, tuple[Line, ...]]], pages: Pages
) -> list[tuple[LineItem, tuple[Line, ...]]]:
    """Return the goods with the HSN codes that all descriptions end or begin with, if it has any."""
    ends = [_CODE_AT_END.search(item.description) for item, _ in found]
    codes = ends if all(ends) else [_CODE_AT_START.search(item.description) for item, _ in found]
    if not _NAMES_HSN.search(pages.text) or not all(
        match is not None and item.hsn is None for match, (item, _) in zip(codes, found, strict=True)
    ):
        return found
    return [
        (replace(item, description=_without(item.description, match), hsn=match.group(1)), lines)
        for (item, lines), match in zip(found, codes, strict=True)
        if match is not None
    ]


def _without(text: str, match: re.Match[str]) -> str:
    return (text[: match.start()] + " " + text[match.end() :]).strip()


def _described(
    rows: Sequence[BareRow], lines: Sequence[Line], pages: Pages
) -> Iterator[tuple[LineItem, tuple[Line, ...]]]:
    """Yield the rows with the words that stand above or below their figures."""
    at = {line.index: place for place, line in enumerate(lines)}
    own = sum(is_named(row.words) for row in rows) * 2 > len(rows)
    taken = {row.line.index for row in rows}
    places = [at[row.line.index] for row in rows]
    below = not own and not _wordy(lines[places[0] - 1] if places[0] else None, pages)
    apart = max((lower - upper for upper, lower in pairwise(places)), default=_MOST_LINES + 1)
    most = _MOST_LINES if own else min(apart - 1, _MOST_LINES)
    for order, row in enumerate(rows):
        place = places[order]
        words = [row.words] if own else []
        span = [row.line]
        steps = range(place + 1, len(lines)) if below or own else range(place - 1, -1, -1)
        for step in steps:
            line = lines[step]
            near = abs(line.top - span[-1].top) < 1.9 * pages.sheet(line.page).pitch
            if line.index in taken or not near or not _wordy(line, pages, least=1 if own else _LETTERS):
                break
            if len(span) > most and _FIRST_LINE.match(line.text) is None:
                break
            if own and not _is_wrap(line, row.line, pages):
                break
            span.append(line)
            if below or own:
                words.append(line.text)
            else:
                words.insert(0, line.text)
        if not own:
            words.append(row.words)
        row.words = " ".join(words)
        row.above = span[1:]
        yield _item(row, _CONFIDENCE, pages), tuple(span)


def _is_wrap(line: Line, anchor: Line, pages: Pages) -> bool:
    """Tell whether a line goes on with the words above it: no amount, and set in or level with them."""
    letter = pages.sheet(line.page).letter
    short = len(line.segments) == 1 and line.right < anchor.tokens[-1].left
    return (short or not find_amounts(line.text)) and line.left > anchor.left - letter


def _wordy(line: Line | None, pages: Pages, *, least: int = _LETTERS) -> bool:
    """Tell whether a line may be the name of an article: words of some letters, no label, no sum."""
    if line is None or is_sum(line, pages) or sum(char.isalpha() for char in line.text) < least:
        return False
    if _TIME.search(line.text):
        return False
    if len(find_labels(line, columns(), misread=pages.misread)) >= _HEADINGS:
        return False
    if any(amount.money for amount in find_amounts(line.text, misread=pages.misread)):
        return False
    return not any(label.opens for label in pages.labels_of(line) if label.of("total") is None)


def _item(row: BareRow, confidence: float, pages: Pages) -> LineItem:
    description, hsn, rate = clean(row.words)
    tokens: list[Token] = [token for line in (row.line, *row.above) for token in line.tokens]
    clarity = Run(tokens).confidence if pages.misread else 1.0
    return LineItem(
        description=description,
        hsn=hsn,
        quantity=row.quantity,
        unit=row.unit,
        rate=row.rate,
        discount=row.discount,
        mrp=row.mrp,
        gst_rate=rate,
        amount=row.amount,
        confidence=round(confidence * clarity, 3),
        place=place_of(tokens),
    )
