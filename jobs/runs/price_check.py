"""Whether a price that a stranger's page shows can be one: checked, never corrected."""

from __future__ import annotations

from decimal import Decimal

from core.ports import PriceReading, QuarantinedRow

MAX_MRP_FACTOR = 10
"""Ten times the MRP is another pack, another product or a slipped decimal point."""

MAX_VALUE_CHARS = 200


def checked_price(reading: PriceReading, base_currency: str, mrp: Decimal | None) -> Decimal | str:
    """Return a reading's price, or the code of the reason why it is put aside.

    Args:
        reading: What the source showed.
        base_currency: The tenant's currency; no other is converted.
        mrp: The product's, `None` where it is not known.

    Returns:
        The price, above 0; or `no_currency`, `other_currency`, `zero_price`,
        `above_ten_times_mrp`, or a code of `ingest.quarantine.Reason`.
    """
    from ingest.numbers import parse_decimal  # noqa: PLC0415 - with the importer, and only in a run
    from ingest.quarantine import BadValueError, Reason  # noqa: PLC0415 - as above

    if reading.currency != base_currency:
        return "other_currency" if reading.currency else "no_currency"
    try:
        price = parse_decimal(reading.price)
    except BadValueError as error:
        return error.reason.value
    if price is None:
        return Reason.MISSING_VALUE.value
    if price <= 0:
        return Reason.NEGATIVE.value if price < 0 else "zero_price"
    if mrp and price > MAX_MRP_FACTOR * mrp:
        return "above_ten_times_mrp"
    return price


def put_aside(source: str, sku_id: str, url: str, value: str, reason: str) -> QuarantinedRow:
    """Return a row of the quarantine; a page has no row numbers, so product and address name it."""
    return {
        "file": source,
        "row": 0,
        "sku_id": sku_id,
        "url": url,
        "column": "competitor_price",
        "value": value[:MAX_VALUE_CHARS],
        "reason": reason,
    }
