"""Line items from rows: each figure read so that quantity, price, tax and amount agree."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from core.document import LineItem
from engines.documents.cell import (
    Figure,
    figures,
    hsn_of,
    percents,
    quantity_times_rate,
    rate_of_tax,
    unit_of,
)
from engines.documents.layout import Run, Sheet, place_of
from engines.documents.row import Row, names_of, rows_of
from engines.documents.row_arithmetic import RowRead, discount_of, implied_rate, settle
from engines.documents.table import Table

_PAISA = Decimal("0.01")
_ROUNDED = Decimal("0.51")
_MONEY = (
    "rate",
    "gross",
    "taxable_value",
    "cgst",
    "sgst",
    "igst",
    "cess",
    "tax",
    "discount",
    "amount",
    "mrp",
)
_HSN_LABEL = re.compile(
    r"[(\[]?\b(?:HSN|SAC|एचएसएन)(?:\s?[/-]\s?(?:SAC|HSN))?(?:\s?(?:code|no))?\b\s*[.:#-]*\s*(\d{4,8})\b[)\]]?",
    re.IGNORECASE,
)
_DETAIL = re.compile(
    r"[(\[]?\b(?:batch|lot|mfg|exp(?:iry)?|imei|serial no|sku|item code|mrp|fsn|asin|ean|barcode)\b"
    r"(?:\s?no)?\s*[.:#]+\s*\S+[)\]]?",
    re.IGNORECASE,
)
_NAMED_RATE = re.compile(r"\bI?GST\b\s*[:@(-]*\s*(\d{1,2}(?:\.\d{1,2})?)\s?%", re.IGNORECASE)
_RATE_IN_NAME = re.compile(
    r"[(\[]?\b[CSI]?GST\b\s*[:@(-]*\s*\d{1,2}(?:\.\d{1,2})?\s?%\s*[)\]]?", re.IGNORECASE
)
_EIGHT_DIGITS = re.compile(r"(?<![\w.,])\d{8}(?![\w.,])")
_NO_QUANTITY = Decimal(1_000_000)  # a code that came into the column
_CODE = re.compile(r"\d{4,14}")
_SERIAL = re.compile(r"^\s*\d{1,3}\s*[.)]\s+")
_SIDE_FEES = re.compile(r"^\W*(?:GST|CGST|SGST|IGST)\b[^a-z]*$", re.IGNORECASE)


def line_items(table: Table, sheets: Sequence[Sheet], *, misread: bool) -> tuple[LineItem, ...]:
    """Return the articles of a table of goods.

    Args:
        table: The table.
        sheets: The pages it stands on.
        misread: Whether the words come from a picture, so that figures may be wrong.
    """
    names = names_of(table.heading, table, misread=misread)
    pitch = max((sheet.pitch for sheet in sheets), default=0.02)
    read = [_read(row, names, misread=misread) for row in rows_of(table, names, pitch, misread=misread)]
    read = [item for item in read if item.description or item.quantity is not None]
    _without_serials(read)
    return tuple(_item(item, misread=misread) for item in read)


def _without_serials(read: Sequence[RowRead]) -> None:
    """Take the running number off descriptions whose column it was read into."""
    numbered = [
        re.match(rf"{place}[.)]?\s+(?=\S)", item.description) for place, item in enumerate(read, start=1)
    ]
    if sum(found is not None for found in numbered) * 3 < 2 * len(read):
        return
    for item, found in zip(read, numbered, strict=True):
        if found is not None:
            item.description = item.description[found.end() :]


def _read(row: Row, names: Mapping[int, str], *, misread: bool) -> RowRead:
    cells: dict[str, Run | None] = {}
    for index, name in names.items():
        if name not in cells or cells[name] is None:
            cells[name] = row.cell(index)
    description, bare = _description(row, names)
    hsn = hsn_of(cells.get("hsn"), misread=misread) or bare
    whole = " ".join(run.text for line in row.lines for run in line.by_column.values())
    inline = _HSN_LABEL.search(whole)
    bare_code = _EIGHT_DIGITS.search(whole)
    hsn = hsn or (
        inline.group(1) if inline is not None else bare_code.group() if bare_code is not None else None
    )
    inline = _HSN_LABEL.search(description)
    if inline is not None:
        description = description[: inline.start()] + " " + description[inline.end() :]
    description = _RATE_IN_NAME.sub(" ", _DETAIL.sub(" ", description))
    times = quantity_times_rate(description, misread=misread)
    money: dict[str, Figure] = {}
    for name in _MONEY:
        found = figures(cells.get(name), misread=misread)
        if found:
            money[name] = found[0] if name in {"rate", "mrp"} else found[-1]
    quantities = figures(cells.get("quantity"), misread=False)
    quantity = next((figure for figure in quantities if figure.value < _NO_QUANTITY), None)
    unit = _unit(cells)
    if times is not None and (quantity is None or "rate" not in money):
        quantity, money["rate"], description = quantity or times[0], money.get("rate", times[2]), times[3]
        unit = unit or times[1]
    if quantity is None or "rate" not in money:
        quantity = _parted(quantity, money, figures(cells.get("rate"), misread=misread))
    discount = cells.get("discount")
    discount_pct = percents(discount)
    if discount is not None and discount_pct and len(figures(discount, misread=misread)) == 0:
        money.pop("discount", None)
    return RowRead(
        row,
        _clean(description),
        hsn,
        unit,
        quantity,
        money,
        _tax_rate(cells, row),
        discount_pct[0] if discount_pct else None,
    )


def _parted(quantity: Figure | None, money: dict[str, Figure], priced: Sequence[Figure]) -> Figure | None:
    """Return the quantity where it stands with the price, or printed into it, and set the price aright.

    "31229.00" is 3 at 1229.00 if that makes the amount.
    """
    if quantity is None and len(priced) == 2:
        money["rate"] = priced[1]
        return priced[0]
    glued, amount = quantity or money.get("rate"), money.get("amount")
    if glued is None or amount is None:
        return quantity
    digits = str(glued.value)
    for cut in (1, 2, 3):
        rest = digits[cut:]
        if not (digits[:cut].isdigit() and len(rest) > 3 and rest[0].isdigit()):
            continue
        if Decimal(digits[:cut]) * Decimal(rest) == amount.value:
            money["rate"] = Figure(Decimal(rest), money=True)
            return Figure(Decimal(digits[:cut]))
    return quantity


def _description(row: Row, names: Mapping[int, str]) -> tuple[str, str | None]:
    """Return the words of a description, and a code that stands in a line of its own below or above them."""
    parts: list[str] = []
    for line in row.lines:
        for index in sorted(line.by_column):
            if names.get(index) == "description":
                parts.append(line.by_column[index].text)
    codes = [part for part in parts if _CODE.fullmatch(part)]
    if len(codes) == len(parts):
        return " ".join(parts), None
    hsn = next((code for code in codes if len(code) in {4, 6, 8}), None)
    return " ".join(part for part in parts if part not in codes), hsn


def _clean(description: str) -> str:
    text = re.sub(r"\s+", " ", _SERIAL.sub("", description)).strip(" ,;:-|")
    return re.sub(r"\(\s*\)", "", text).strip()


def _unit(cells: Mapping[str, Run | None]) -> str | None:
    named = cells.get("unit")
    if named is not None:
        found = unit_of(named.text)
        if found is not None:
            return found
    for name in ("quantity", "rate"):
        cell = cells.get(name)
        text = "" if cell is None else cell.text
        if name == "rate":
            text = text.partition("/")[2]
        found = unit_of(text)
        if found is not None:
            return found
    return None


def _tax_rate(cells: Mapping[str, Run | None], row: Row) -> Decimal | None:
    """Return the whole rate: that of a column of its own, of IGST, or CGST and SGST together."""
    whole = rate_of_tax(cells.get("gst_rate"))
    if whole is not None:
        halves = percents(cells.get("gst_rate"))
        text = " ".join(line.line.text for line in row.lines).upper()
        if len(halves) == 2 and "CGST" in text and ("SGST" in text or "UTGST" in text):
            return halves[0] + halves[1]
        return whole
    for name in ("igst", "cgst", "sgst"):
        rate = rate_of_tax(cells.get(f"{name}_rate"))
        if rate is None:
            signed = percents(cells.get(name))
            rate = signed[0] if signed else None
        if rate is not None and (rate > 0 or name == "sgst"):
            return rate if name == "igst" else rate * 2
    signed = percents(cells.get("tax"))
    if signed:
        return signed[0]
    named = _NAMED_RATE.search(" ".join(run.text for line in row.lines for run in line.by_column.values()))
    return Decimal(named.group(1)) if named is not None else None


def _item(read: RowRead, *, misread: bool) -> LineItem:
    money, agreed, checks = settle(read, misread=misread)
    quantity = None if read.quantity is None else read.quantity.value
    rate_pct = read.rate_pct
    if rate_pct is None:
        rate_pct = implied_rate(money)
    discount = money.get("discount")
    if read.discount_pct is not None and quantity is not None and "rate" in money:
        worked_out = (quantity * money["rate"] * read.discount_pct / 100).quantize(_PAISA, ROUND_HALF_UP)
        discount = discount if discount is not None and abs(discount - worked_out) < _ROUNDED else worked_out
    elif read.discount_pct is None and discount is not None and quantity is not None and "rate" in money:
        discount = discount_of(discount, quantity * money["rate"], money)
    printed = 1.0 if not misread else read.row.anchor.line.confidence
    base = 0.75 if not misread else 0.6 * printed
    confidence = base + (1 - base) * 0.9 * (agreed / checks) if checks else base
    if checks and agreed * 2 < checks:
        confidence = min(confidence, 0.5)
    tokens = [token for cells in read.row.lines for token in cells.line.tokens]
    return LineItem(
        description=read.description,
        hsn=read.hsn,
        quantity=quantity,
        unit=read.unit,
        rate=money.get("rate"),
        discount=None if discount is None else abs(discount),
        taxable_value=money.get("taxable_value"),
        gst_rate=rate_pct,
        amount=money.get("amount", money.get("gross") if "taxable_value" not in money else None),
        mrp=money.get("mrp"),
        confidence=round(confidence, 3),
        place=place_of(tokens),
    )
