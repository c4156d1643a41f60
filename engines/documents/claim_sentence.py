"""What letters of claim say in sentences, where forms have labels and values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest

from core.document import Field, FieldValue
from engines.documents.amount import find_amounts
from engines.documents.finding import Read, field_of
from engines.documents.layout import Run, Token
from engines.documents.survey import Survey
from engines.documents.written_date import find_dates

_WORTH = 0.75
_NUMBER = r"\s*(?:no|number|num|id|ref|reference)?\b\.?\s*[:#]?\s*((?=[\w/-]*\d)[A-Za-z0-9][\w/-]{3,})"
_REFERENCES = {
    "claim_id": re.compile(r"\b(?:claim|case|ticket|complaint|dispute)\b" + _NUMBER, re.IGNORECASE),
    "order_id": re.compile(r"\b(?:sub-?)?order\b" + _NUMBER, re.IGNORECASE),
    "return_id": re.compile(r"\b(?:return|rma|rto)\b" + _NUMBER, re.IGNORECASE),
    "sku_id": re.compile(r"\b(?:sku|item\s+code|product\s+code)\b" + _NUMBER, re.IGNORECASE),
}
_CLAIMED = re.compile(
    r"\b(?:claim|claiming|claimed|compensat\w+|reimburse\w*|refund|pay|credit)\b[^.₹]{0,60}?(?=₹|\brs\b|\binr\b)",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\b(\d{1,4})\s*(?:pieces?|pcs|units?|nos)\b", re.IGNORECASE)
_ORDERED = re.compile(
    r"\border(?:ed)?\b[^.]{0,60}?\b(?:dated?|dt|placed\s+on|of|on)\b\W*(?=\d|[A-Z][a-z]{2})", re.IGNORECASE
)


def said_of_claim(form: Survey) -> Iterator[Field]:
    """Yield what sentences say of a claim: "claim no. CL-77 for order OD88 dated 3 Sep 2026"."""
    for line in _sentences(form):
        if len(line.tokens) < _SENTENCE:
            continue
        for name, pattern in _REFERENCES.items():
            found = pattern.search(line.text)
            if found is not None:
                yield _field(name, found.group(1), found.span(1), line)
        yield from _figures(line)


_SENTENCE = 5  # words
_FULL = 8  # words: a line that may go on in the next


def _sentences(form: Survey) -> Iterator[Run]:
    """Yield the lines, those of running text together with the one that they go on in."""
    for sheet in form.sheets:
        for line, below in zip_longest(sheet.lines, sheet.lines[1:]):
            close = below is not None and below.top - line.bottom < sheet.pitch
            flush = below is not None and abs(below.left - line.left) < sheet.letter
            goes_on = len(line.segments) == 1 and len(line.tokens) >= _FULL
            ended = line.text.rstrip().endswith((".", ":"))
            if below is not None and close and flush and goes_on and not ended:
                yield Run([*line.tokens, *below.tokens])
            else:
                yield line


def _figures(line: Run) -> Iterator[Field]:
    claimed = _CLAIMED.search(line.text)
    if claimed is not None:
        amount = next((one for one in find_amounts(line.text) if one.start >= claimed.end() - 1), None)
        if amount is not None:
            yield _field("claim_amount", amount.value, (amount.start, amount.end), line)
    count = _COUNT.search(line.text)
    if count is not None:
        yield _field("quantity", Decimal(count.group(1)), count.span(1), line)
    ordered = _ORDERED.search(line.text)
    if ordered is not None:
        day = next((one for one in find_dates(line.text) if one.start >= ordered.end() - 1), None)
        if day is not None:
            yield _field("order_date", day.value, (day.start, day.end), line)


def _field(name: str, value: FieldValue, span: tuple[int, int], line: Run) -> Field:
    tokens: Sequence[Token] = line.within(*span) or line.tokens
    return field_of(name, Read(value, line.text[slice(*span)], tuple(tokens)), label=_WORTH)
