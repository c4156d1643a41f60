"""How an entry is set: a label above its value, a value inside a phrase, cells of a ruled block."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.grid import Column
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

Cell = str | tuple[str, str]
"""What a cell prints, or that and the field it states."""


def phrase(
    flow: Flow,
    text: str,
    name: str,
    value: str | None,
    *,
    bold: bool = False,
    size: float | None = None,
    centred: bool = False,
) -> None:
    """Print a text which holds a field's value, unless the document omits the field or has none."""
    if not value or name in flow.sheet.omit:
        return
    flow.say(text, bold=bold, size=size, centred=centred)
    flow.sheet.says(name, value)


def above(
    sheet: Sheet,
    at: tuple[float, float],
    label: str,
    value: str | None,
    name: str | None = None,
    *,
    size: float = 8,
    bold: bool = True,
) -> None:
    """Print a small label and its value below it; the label stays where there is no value."""
    x, y = at
    sheet.text(x, y, label, size=size - 1)
    sheet.text(x, y + size * 0.42, value or "", size=size, bold=bold, name=name if value else None)


def slash(amount: Decimal) -> str:
    """Return an amount as shops write it: `1,250/-` where there are no paise, else `1,250.40`."""
    if amount != amount.to_integral_value():
        return Manner().money(amount)
    return f"{Manner(places=0).money(amount)}/-"


def day_of(form: Form, name: str, manner: Manner) -> str:
    """Return a form's date as it is written, nothing where it has none."""
    day = form.date_of(name)
    return manner.day(day) if day else ""


def batch(line: Line) -> str:
    """Return a batch number, the same for the same article and price."""
    seed = int(line.rate * 7919)
    return f"{'ABDGKMRT'[seed % 8]}{'CHLNPSVX'[seed // 8 % 8]}{seed % 9000 + 1000}"


def expiry(line: Line, day: date) -> date:
    """Return a day after the sale until which the article is good."""
    return day + timedelta(days=240 + int(line.rate * 31) % 500)


def heads_of(deal: Deal) -> tuple[tuple[str, str], ...]:
    """Return the heads of tax of the sale: label and field."""
    return (("IGST", "igst"),) if deal.inter_state else (("CGST", "cgst"), ("SGST", "sgst"))


def block(
    sheet: Sheet,
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    x: float,
    y: float,
    *,
    size: float = 7,
    height: float = 4.4,
    heads: int = 1,
    ruled: bool = True,
    last_bold: bool = False,
) -> float:
    """Print rows of cells, the first of each at its left edge, the others at their right; return the end."""
    for place, row in enumerate(rows):
        left = x
        bold = place < heads or (last_bold and place == len(rows) - 1)
        for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
            text, name = (cell, None) if isinstance(cell, str) else cell
            if ruled:
                sheet.box(left, y, width, height, weight=0.1)
            spot = left + (0.8 if number == 0 else width - 0.8)
            sheet.text(
                spot,
                y + height / 2 - size * 0.2,
                text,
                size=size,
                bold=bold,
                name=name,
                align="L" if number == 0 else "R",
            )
            left += width
        y += height
    return y


def hsn_rows(sheet: Sheet, deal: Deal, manner: Manner, *, first: str = "HSN/SAC") -> list[list[Cell]]:
    """Return a summary of tax by HSN: its head, a row for each HSN and rate, and the sums."""
    money = manner.money
    heads = heads_of(deal)
    rows: list[list[Cell]] = [[first, "Taxable Value"]]
    for label, _ in heads:
        rows[0] += [f"{label} Rate", f"{label} Amount"]
    rows[0].append("Total Tax Amount")
    for hsn, rate, taxable, cgst, sgst, igst in deal.by_rate():
        amounts = {"igst": igst, "cgst": cgst, "sgst": sgst}
        cells: list[Cell] = ["" if "hsn" in sheet.omit else hsn, money(taxable)]
        for _, name in heads:
            cells += [f"{rate / len(heads):.2f}%", money(amounts[name])]
        rows.append([*cells, money(igst + cgst + sgst)])
    sums: list[Cell] = ["Total", money(deal.taxable)]
    for _, name in heads:
        sums += ["", money(getattr(deal, name))]
    rows.append([*sums, money(deal.tax)])
    return rows


def extend_frame(sheet: Sheet, columns: Sequence[Column], x: float, y: float, height: float) -> float:
    """Draw a table's frame on below its rows, for what stands under the goods in their columns."""
    sheet.box(x, y, sum(column.width for column in columns), height)
    left = x
    for column in columns[:-1]:
        left += column.width
        sheet.line(left, y, left, y + height, weight=0.1)
    return y + height
