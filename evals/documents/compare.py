"""When a value that was read is the true one.

Amounts to the paisa, quantities and rates as numbers, dates as days, numbers of documents and
parties without spaces and case. Names must be alike to 90 %, addresses to 85 %, by the ratio of
their sorted words (letters and digits only): whoever reads them knows who is meant. `exact`
asks for the same letters and digits there too.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from rapidfuzz import fuzz

NAME_PERCENT = 90.0
ADDRESS_PERCENT = 85.0
AMOUNTS = frozenset({
    "taxable_value", "cgst", "sgst", "igst", "cess", "discount", "shipping", "round_off", "tcs", "total",
    "claim_amount", "quantity", "rate", "gst_rate", "amount", "mrp",
})  # fmt: skip
ZERO_IS_NONE = frozenset(
    {"taxable_value", "cgst", "sgst", "igst", "cess", "discount", "shipping", "round_off", "tcs"}
)
ADDRESSES = frozenset({"seller_address", "buyer_address", "delivery_address", "address"})
NAMES = frozenset({
    "seller_name", "buyer_name", "ecommerce_operator", "total_in_words", "declaration", "legal_name",
    "trade_name", "constitution", "registration_type", "enterprise_name", "major_activity", "product",
    "claim_reason", "claimant_name", "marketplace", "title", "issuer", "description", "seller_state",
    "buyer_state", "place_of_supply", "payment_mode", "enterprise_type",
})  # fmt: skip
_PREFIXES = re.compile(r"^(m/s\.?|messrs\.?)\s+", re.IGNORECASE)


def same(name: str, found: object, true: object, *, exact: bool = False) -> bool:
    """Tell whether a value read for a field is its true one."""
    if isinstance(true, bool) or isinstance(found, bool):
        return found is true
    if name in AMOUNTS:
        return _number(found) is not None and _number(found) == _number(true)
    if name in ADDRESSES or name in NAMES:
        return _alike(
            str(found), str(true), ADDRESS_PERCENT if name in ADDRESSES else NAME_PERCENT, exact=exact
        )
    return _plain(found) == _plain(true)


def is_nothing(name: str, value: object) -> bool:
    """Tell whether a value says no more than its absence: none, empty, or an amount of zero."""
    return value is None or value == "" or (name in ZERO_IS_NONE and _number(value) == 0)


def words_of(text: str) -> str:
    """Return a text's letters and digits in lower case, one space between words."""
    folded = unicodedata.normalize("NFKC", _PREFIXES.sub("", text.strip())).casefold().replace("&", " and ")
    return " ".join("".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in folded).split())


def _alike(found: str, true: str, percent: float, *, exact: bool) -> bool:
    a, b = words_of(found), words_of(true)
    if a.replace(" ", "") == b.replace(" ", ""):
        return True
    return not exact and fuzz.token_sort_ratio(a, b) >= percent


def _number(value: object) -> Decimal | None:
    try:
        number = Decimal(str(value).replace(",", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return re.sub(r"\s", "", str(value)).upper()
