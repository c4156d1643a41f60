"""The words of a row without columns: its description, and the code and rate that stand in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from engines.documents.amount import Amount

_HSN = re.compile(r"(?<![\w.,/-])(\d{4}(?:\d{2}){0,2})(?![\w.,/-])")
_NAMED_HSN = re.compile(r"\b(?:HSN|SAC)\b\W*(?:code\W*)?(\d{4,8}|\d{2}(?!\s?\d))", re.IGNORECASE)
_PERCENT = re.compile(r"(?<![\w.])(\d{1,2}(?:\.\d{1,2})?)\s?%")
_COUNT = re.compile(r"^\W*\d{1,3}[.)]\s+")
_MARKS = re.compile(r"^[\W_]+|\s+[\[(][A-Z]\d?[\])]$|(?<=\d)\s+[A-FH-KN-Z]\d?$|[\s@x×*:=|,-]+$")
_ASIDE = re.compile(r"[(\[][^)\]]*\d[^)\]]*[)\]]|(?!HSN|SAC)[^\W\d_][\w./ -]{1,18}\s?:\s*\S.*", re.IGNORECASE)
_RATES = frozenset(map(Decimal, ("0.25", "1.5", "3", "5", "12", "18", "28", "40")))


# What is printed about the piece that was sold: its batch and dates, its serial number, its bar code.
_DETAIL = re.compile(
    r"[(\[]?(?:"
    r"\b(?:batch|lot|mfg|mfd|exp(?:iry)?|pkd|b\.?\s?no|serial\s?no|s/n|sku|item\s?code|fsn|asin|ean|barcode|mrp|imei)\b"
    r"(?:\s?(?:no|dt|date|code)\b)?(?:\s?[12](?=\s?:))?\s*[.:#]+\s*\S+|"
    r"\b(?:batch|exp(?:iry)?|mfg|mfd|sku|item\s?code)\b(?:\s?(?:no|dt|date)\b)?\W{0,2}\s?(?=\S*\d)[\w/.-]+|"
    r"\b(?:mat(?:erial)?|art(?:icle)?|part)\b(?:\s?(?:no|code))?\s*[.:#]+\s*(?=(?:\S*\d){4})[\w/-]+|"
    r"\b[BEM]\s?:\s*(?=\S*\d)[\w/.-]+|"
    r"\bimei\b\D{0,8}\d{14,16}(?:\W+\d{14,16})*"
    r")[)\]]?",
    re.IGNORECASE,
)


def without_details(text: str) -> str:
    """Return a description without what it says of the single piece.

    >>> without_details("Cough Syrup 100ml B: MX4093 E: 11/26").strip()
    'Cough Syrup 100ml'
    """
    return _DETAIL.sub(" ", text)


def is_aside(text: str) -> bool:
    """Tell whether a line below a name says something of the article, and is no part of the name.

    >>> is_aside("(10 pcs per box)"), is_aside("Colour: Blue"), is_aside("Ivory Base")
    (True, True, False)
    """
    return _ASIDE.fullmatch(text.strip()) is not None


def words_beside(text: str, used: Sequence[Amount]) -> str:
    """Return what of a line's text is left without its figures."""
    first = min(amount.start for amount in used)
    last = max(amount.end for amount in used)
    before, after = text[:first], text[last:]
    return f"{before} {after}" if sum(char.isalpha() for char in after) > 2 else before


def clean(text: str) -> tuple[str, str | None, Decimal | None]:
    """Return a description, and the HSN code and rate of tax that stood in it."""
    text = without_details(text)
    named = _NAMED_HSN.search(text)
    code = named or _HSN.search(text)
    hsn = code.group(1) if code is not None and (named is not None or "[" in text or "(" in text) else None
    percent = _PERCENT.search(text)
    rate = Decimal(percent.group(1)) if percent is not None and Decimal(percent.group(1)) in _RATES else None
    if named is not None or hsn is not None:
        text = re.sub(
            rf"[(\[]?\s*(?:(?:HSN|SAC)\W*(?:code\W*)?)?{hsn}\s*[)\]]?", " ", text, flags=re.IGNORECASE
        )
    if rate is not None:
        text = _PERCENT.sub(" ", text)
    text = _MARKS.sub("", _COUNT.sub("", text.strip()))
    return re.sub(r"\s+", " ", _MARKS.sub("", text)).strip(" ,;:-|*@["), hsn, rate


def is_named(text: str) -> bool:
    """Tell whether a text names an article: some letters are left once figures are taken away."""
    return sum(char.isalpha() for char in clean(text)[0]) >= 3
