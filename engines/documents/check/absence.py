"""Evidence of absence: whether what was not found may be among the print that nothing accounts for.

A document is accused of lacking a particular only where no such print is left.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from core.document import Leftover
from engines.documents import gstin
from engines.documents.address import address_score, looks_like_company
from engines.documents.amount import find_amounts
from engines.documents.check.subject import Subject
from engines.documents.state import find_pin, state_of_name
from engines.documents.written_date import find_dates
from language.tokens import ascii_digits

GOODS = "goods"
_REFERENCE = re.compile(r"(?<![\w./#-])(?=[\w/#-]*\d)[A-Za-z0-9][\w/#-]{2,}(?![\w/#-])")
_NO_REFERENCE = re.compile(
    r"\d{10,14}|[A-Z]{5}\d{4}[A-Z]|[A-Z]{4}0[A-Z0-9]{6}|\d{2}[A-Z]{5}\d{4}\w{4}|\d{6}|[\d,]+\.\d{1,2}|\d{1,2}",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?<![\w.,/-])\d{4}(?:\s?\d{2}){0,2}(?![\w,/-]|\.\d)")
_CODED = re.compile(r"(?<![\w.,/-])\d{6}(?:\d{2})?(?![\w,/-]|\.\d)|[A-Za-z]{2,}\.?\s*[:-]\s*\d{4}(?!\d)")
_PERCENT = re.compile(r"\d\s*%|^\W*\d{1,2}(?:\.\d{1,2})?\W*$")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SMALL_WORDS = re.compile(
    r"\b(?:is|are|was|were|this|that|these|we|our|your|you|the|in|of|for|with|as|has|have|been|will|be|not|no|"
    r"please|thank|visit|only|any|all|on|by|to|if|goods|once|sold|interest|payment|cheque|terms)\b",
    re.IGNORECASE,
)
_LONGEST_NAME = 7  # words
_LONGEST_LABEL = 4  # words
_FURNITURE = re.compile(
    r"generated|\be\W{0,3}o\W{0,3}e\b|\bthank|\bvisit|\bsince\b|\bregards\b|^\W*only\W*$|\bfaithfully\b|"
    r"\boriginal\b|\bduplicate\b|\brecipient\b",
    re.IGNORECASE,
)
_ANSWERED = re.compile(r"^[^\d:]{2,30}:\W*\S")
_LONGEST_SIGNER = 6  # words
_PLACES_APART = re.compile(r"[,;:()/|-]")


def _is_prose(text: str) -> bool:
    words = _WORD.findall(text)
    return len(_SMALL_WORDS.findall(text)) >= 2 or (
        len(words) > 1 and len(_SMALL_WORDS.findall(text)) * 3 > len(words)
    )


def _is_date(text: str) -> bool:
    return bool(find_dates(text))


def _is_reference(text: str) -> bool:
    dates = [(found.start, found.end) for found in find_dates(text)]
    return any(
        not _NO_REFERENCE.fullmatch(found.group())
        and not any(start <= found.start() < end for start, end in dates)
        for found in _REFERENCE.finditer(ascii_digits(text))
    )


def _is_state(text: str) -> bool:
    """Tell whether a stretch that is no prose names a State, whole or between commas."""
    if _is_prose(text):
        return False
    parts = [text, *_PLACES_APART.split(re.sub(r"\d", " ", text))]
    if any(len(part.strip()) > 2 and state_of_name(part.strip(" .")) is not None for part in parts):
        return True
    words = text.split()
    return any(
        state_of_name(" ".join(words[start : start + length]).strip(" .,")) is not None
        for length in (1, 2, 3)
        for start in range(len(words) - length + 1)
        if len(" ".join(words[start : start + length])) > 3
    )


def _is_address(text: str) -> bool:
    return not _is_prose(text) and (address_score(text) >= 2 or find_pin(text) is not None)


def _is_name(text: str) -> bool:
    words = _WORD.findall(text)
    if _is_prose(text) or len(words) > _LONGEST_NAME:
        return False
    return looks_like_company(text) or (
        len(words) > 1 and all(word[0].isupper() or not word.isascii() for word in words)
    )


def _is_signer(text: str) -> bool:
    words = _WORD.findall(text)
    return (
        0 < len(words) <= _LONGEST_SIGNER and not any(char.isdigit() for char in text) and not _is_prose(text)
    )


def _is_money(text: str) -> bool:
    return any(amount.money for amount in find_amounts(text))


def _is_figure(text: str) -> bool:
    return any(char.isdigit() for char in text)  # "25Btl" is one


_KINDS: Mapping[str, Callable[[str], bool]] = {
    "date": _is_date,
    "reference": _is_reference,
    "state": _is_state,
    "address": _is_address,
    "name": _is_name,
    "signer": _is_signer,
    "money": _is_money,
    "figure": _is_figure,
    "code": lambda text: _CODE.search(ascii_digits(text)) is not None,
    "percent": lambda text: _PERCENT.search(ascii_digits(text)) is not None,
    "words": lambda text: bool(_WORD.search(text)),
}

KIND_OF: Mapping[str, str] = {
    "seller_name": "name",
    "seller_address": "address",
    "buyer_name": "name",
    "buyer_address": "address",
    "buyer_state": "state",
    "place_of_supply": "state",
    "invoice_number": "reference",
    "original_invoice_number": "reference",
    "invoice_date": "date",
    "original_invoice_date": "date",
    "taxable_value": "money",
    "cgst": "money",
    "sgst": "money",
    "igst": "money",
    "total": "money",
    "signature": "signer",
    "hsn": "code",
    "description": "words",
    "quantity": "figure",
    "unit": "words",
    "gst_rate": "percent",
    "udyam_number": "reference",
    "enterprise_name": "name",
    "legal_name": "name",
    "order_id": "reference",
    "claim_id": "reference",
    "claim_date": "date",
    "claim_amount": "money",
    "claim_reason": "words",
}
"""What print looks like that may be a field, or a cell of a row."""


def may_be_there(subject: Subject, name: str) -> bool:
    """Tell whether print is left that could be a field which was not found."""
    kind = KIND_OF.get(name)
    return kind is not None and any(
        _KINDS[kind](left.text) and _is_in_reach(subject, name, left)
        for left in subject.document.leftover
        if left.within != GOODS
    )


def has_unknown_label(subject: Subject) -> bool:
    """Tell whether words are left that may be a label in a wording that nobody knows.

    What it asks for may have been taken for something else: then no such print is left of it.
    """
    return any(_is_label(left.text) for left in subject.document.leftover if left.within != GOODS)


def _is_label(text: str) -> bool:
    """Tell whether print may be a label by itself: a few words, no figure, no prose, no place."""
    bare = text.strip(" .:;,-–()/|")
    words = _WORD.findall(bare)
    if not 0 < len(words) <= _LONGEST_LABEL or any(char.isdigit() for char in bare):
        return False
    if _ANSWERED.match(text) or _FURNITURE.search(text):
        return False
    return not _is_prose(text) and not _is_state(bare)


def has_stray_gstin(subject: Subject) -> bool:
    """Tell whether the page has a GSTIN of nobody known: who sells and who buys may be mistaken."""
    known = {
        gstin.compact(text)
        for name in ("seller_gstin", "buyer_gstin", "gstin")
        if (text := subject.text(name)) is not None
    }
    return any(gstin.compact(number) not in known for number in gstin.find(subject.document.text))


def may_be_column(subject: Subject, attribute: str) -> bool:
    """Tell whether a column of the rows that nothing names could be one that was not found."""
    kind = KIND_OF.get(attribute)
    if attribute == "hsn" and any(_CODED.search(ascii_digits(line.description)) for line in subject.lines):
        return True
    if attribute == "description" or any(not line.titled or "code" in line.titled for line in subject.lines):
        return True  # goods without words are not printed; rows without headings say nothing of columns
    return kind is not None and any(
        left.within == GOODS and _KINDS[kind](left.text) for left in subject.document.leftover
    )


def _is_in_reach(subject: Subject, name: str, left: Leftover) -> bool:
    """Tell whether print stands where a field may: parties above the rows, signatures below them."""
    rows = [line.place for line in subject.lines if line.place is not None]
    if not rows:
        return True
    if KIND_OF[name] == "signer":
        last = max(rows, key=lambda place: (place.page, place.box.bottom))
        return (left.place.page, left.place.box.top) >= (last.page, last.box.bottom)
    if name in {"buyer_name", "seller_name"}:
        first = min(rows, key=lambda place: (place.page, place.box.top))
        return (left.place.page, left.place.box.bottom) <= (first.page, first.box.top)
    return True
