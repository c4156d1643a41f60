"""The cells of a row of goods: what each says, before arithmetic chooses between readings."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from engines.documents.cell import (
    Figure,
    figures,
    hsn_of,
    percents,
    quantity_times_rate,
    rate_of_tax,
    unit_of,
)
from engines.documents.layout import Run
from engines.documents.row import Row
from engines.documents.row_arithmetic import RowRead
from engines.documents.row_tax import rate_of
from engines.documents.row_words import is_aside, without_details
from engines.documents.table import Cells

_CLOSE = Decimal("0.06")
MONEY = (
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
    r"[(\[]?\b(?:HSN|SAC|एचएसएन)(?:\s?[/-]\s?(?:SAC|HSN))?(?:\s?(?:code|no))?\b\s*[.:#-]*\s*"
    r"(\d{4,8}|\d{2}(?!\s?\d))\b[)\]]?",
    re.IGNORECASE,
)
_NAMED_RATE = re.compile(r"\bI?GST\b\s*[:@(-]*\s*(\d{1,2}(?:\.\d{1,2})?)\s?%", re.IGNORECASE)
_HALF_RATE = re.compile(r"\b(?:C|S|UT)GST\b\s*[:@(-]*\s*(\d{1,2}(?:\.\d{1,2})?)\s?%", re.IGNORECASE)
_HEADS = 2  # of tax within a State: CGST and SGST
_RATE_IN_NAME = re.compile(
    r"[(\[]?\b(?:[CSI]|UT)?GST\b\s*[:@(-]*\s*\d{1,2}(?:\.\d{1,2})?\s?%\s*[)\]]?|"
    r"[(\[,]?\s*\d{1,2}(?:\.\d{1,2})?\s?%\s*(?:[CSI]|UT)?GST\b[)\]]?",
    re.IGNORECASE,
)
_EIGHT_DIGITS = re.compile(r"(?<![\w.,])\d{8}(?![\w.,])")
_NO_QUANTITY = Decimal(1_000_000)  # a code that came into the column
_CODE = re.compile(r"\d{4,14}")
_SERIAL = re.compile(r"^\s*\d{1,3}\s*[.)]\s+")


def read_cells(row: Row, names: Mapping[int, str], *, misread: bool) -> RowRead:
    """Return what the cells of a row say."""
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
    description = _RATE_IN_NAME.sub(" ", without_details(description))
    times = quantity_times_rate(description, misread=misread)
    money: dict[str, Figure] = {}
    for name in MONEY:
        found = figures(cells.get(name), misread=misread)
        if found:
            money[name] = found[0] if name in {"rate", "mrp"} else found[-1]
    _add_halves(money, cells.get("tax"), row, misread=misread)
    quantities = figures(cells.get("quantity"), misread=False)
    quantity = _quantity([figure for figure in quantities if figure.value < _NO_QUANTITY], money)
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


def _quantity(found: Sequence[Figure], money: Mapping[str, Figure]) -> Figure | None:
    """Return which of the figures of a cell the price is of; the first where the row does not tell.

    A cell may hold cases, bottles and both together.
    """
    rate = money.get("rate")
    less = money["discount"].value if "discount" in money else Decimal(0)
    sums = [money[name].value for name in ("gross", "taxable_value", "amount") if name in money]
    if len(found) > 1 and rate is not None:
        packed = Figure(math.prod((figure.value for figure in found), start=Decimal(1)))  # "2 x 25 kg"
        for figure in (*reversed(found), packed):
            gross = figure.value * rate.value
            if any(abs(gross - part - value) < _CLOSE for value in sums for part in (Decimal(0), less)):
                return figure
    return next(iter(found), None)


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
        if line is not row.anchor and is_aside(line.line.text):
            continue
        for index in sorted(line.by_column):
            if names.get(index) == "description":
                parts.append(_run_over(line, index, row).text)
    codes = [part for part in parts if _CODE.fullmatch(part)]
    if len(codes) == len(parts):
        return " ".join(parts), None
    hsn = next((code for code in codes if len(code) in {4, 6, 8}), None)
    return " ".join(part for part in parts if part not in codes), hsn


def _run_over(cells: Cells, index: int, row: Row) -> Run:
    """Return the words of a description with those that ran over into a column whose figure stands above."""
    words = cells.by_column[index]
    if cells is row.anchor:
        return words
    segment = next((run for run in cells.line.segments if words.tokens[-1] in run.tokens), words)
    over = [
        token
        for other, run in cells.by_column.items()
        if other > index and other in row.anchor.by_column
        for token in run.tokens
        if token in segment.tokens
    ]
    return Run([*words.tokens, *over])


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


def _add_halves(money: dict[str, Figure], cell: Run | None, row: Row, *, misread: bool) -> None:
    """Set a row's tax to that of both heads, where its cell holds CGST and SGST one over the other."""
    found = figures(cell, misread=misread)
    if len(found) == _HEADS and found[0].value == found[1].value and _has_halves(_text_of(row)):
        money["tax"] = Figure(found[0].value + found[1].value, money=found[0].money)
    elif len(found) == 1 and cell is not None and _is_half(cell.text):
        money["tax"] = Figure(found[0].value * _HEADS, money=found[0].money)


def _text_of(row: Row) -> str:
    return " ".join(line.line.text for line in row.lines).upper()


def _text_of_cell(cell: Run | None) -> str:
    return cell.text if cell is not None else ""


def _is_half(text: str) -> bool:
    """Tell whether a cell names one of the two heads of tax within a State: "CGST @2.5%"."""
    return re.search(r"\b(?:C|S|UT)GST\b", text.upper()) is not None and not _has_halves(text.upper())


def _has_halves(text: str) -> bool:
    return "CGST" in text and ("SGST" in text or "UTGST" in text)


def _tax_rate(cells: Mapping[str, Run | None], row: Row) -> Decimal | None:
    """Return the whole rate: that of a column of its own, of IGST, or CGST and SGST together."""
    whole = rate_of_tax(cells.get("gst_rate"))
    if whole is not None:
        halves = percents(cells.get("gst_rate"))
        return halves[0] + halves[1] if len(halves) == _HEADS and _has_halves(_text_of(row)) else whole
    for name in ("igst", "cgst", "sgst"):
        rate = rate_of_tax(cells.get(f"{name}_rate"))
        if rate is None:
            signed = percents(cells.get(name))
            rate = signed[0] if signed else None
        if rate is not None and (rate > 0 or name == "sgst"):
            return rate if name == "igst" else rate * 2
    signed = percents(cells.get("tax"))
    if signed:
        if len(signed) == _HEADS and _has_halves(_text_of(row)):
            return signed[0] + signed[1]
        half = len(signed) == 1 and _is_half(_text_of_cell(cells.get("tax")))
        return signed[0] * _HEADS if half else signed[0]
    text = " ".join(run.text for line in row.lines for run in line.by_column.values())
    named = _NAMED_RATE.search(text)
    if named is not None:
        return Decimal(named.group(1))
    halves = [Decimal(found) for found in _HALF_RATE.findall(text)]
    return halves[0] + halves[1] if len(halves) == _HEADS else rate_of(row.taxes)
