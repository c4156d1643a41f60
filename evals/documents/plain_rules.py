"""The baseline: what a day's work with regular expressions on a page's plain text finds.

It knows the common English labels, reads each value to the right of its label and takes the
first GSTIN for the seller's. invoice2data does less on such documents: it extracts nothing from
an invoice that none of its templates fits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from core.page import Page, Word
from evals.documents.dataset import read_date

_GSTIN = re.compile(r"\b\d{2}[A-Z]{5}\d{4}[A-Z][0-9A-Z]Z[0-9A-Z]\b")
_AMOUNT = re.compile(r"-?\d[\d,]*\.\d{2}")
_NUMBER = re.compile(
    r"(?:invoice|bill|inv|memo)\.?\s*(?:no|number|#)\.?\s*[:#]?\s*([A-Z0-9][\w/\-]*)", re.IGNORECASE
)
_DATE = re.compile(
    r"(?:date|dated|dt)\.?\s*:?\s*"
    r"(\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}[ \-][A-Za-z]{3}[ \-]\d{2,4})",
    re.IGNORECASE,
)
_PLACE = re.compile(r"place of supply\s*:?\s*(?:\d{2}[\s\-/]*)?([A-Za-z ]+)", re.IGNORECASE)
_IRN = re.compile(r"\b[0-9a-f]{64}\b")
_SUMS = {
    "taxable_value": re.compile(r"taxable|sub\s*total", re.IGNORECASE),
    "cgst": re.compile(r"\bcgst\b|central tax", re.IGNORECASE),
    "sgst": re.compile(r"\bsgst\b|state tax", re.IGNORECASE),
    "igst": re.compile(r"\bigst\b|integrated tax", re.IGNORECASE),
    "round_off": re.compile(r"round", re.IGNORECASE),
    "total": re.compile(r"\btotal\b|amount due|net amt", re.IGNORECASE),
}


def read_plainly(pages: Sequence[Page]) -> dict[str, object]:
    """Return the fields that simple rules find, values typed as the product types them."""
    lines = [line for page in pages for line in lines_of(page)]
    text = "\n".join(lines)
    found: dict[str, object] = {}
    if lines:
        found["seller_name"] = next((line for line in lines if "invoice" not in line.lower()), lines[0])
    for name, number in zip(
        ("seller_gstin", "buyer_gstin"), dict.fromkeys(_GSTIN.findall(text)), strict=False
    ):
        found[name] = number
    for name, pattern in (("invoice_number", _NUMBER), ("place_of_supply", _PLACE)):
        match = pattern.search(text)
        if match:
            found[name] = match[1].strip()
    match = _DATE.search(text)
    day = read_date(match[1]) if match else None
    if day is not None:
        found["invoice_date"] = day
    irn = _IRN.search(text)
    if irn:
        found["irn"] = irn.group()
    for line in lines:
        amounts = _AMOUNT.findall(line)
        for name, label in _SUMS.items():
            if amounts and label.search(line):
                found[name] = Decimal(amounts[-1].replace(",", ""))
    return found


def lines_of(page: Page) -> list[str]:
    """Return a page's lines: words of about one height, from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(page.words, key=lambda word: word.box.middle[1]):
        if lines and abs(lines[-1][0].box.middle[1] - word.box.middle[1]) < 0.6 * max(word.box.height, 0.004):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [" ".join(word.text for word in sorted(line, key=lambda word: word.box.left)) for line in lines]
