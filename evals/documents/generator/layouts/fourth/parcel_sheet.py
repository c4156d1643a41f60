"""A marketplace parcel's paper: the courier's label above a line to cut at, the seller's invoice below."""

from __future__ import annotations

from evals.documents.generator.deal import ZERO, Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    _label(sheet, deal)
    sheet.line(6, 106, 204, 106, dashed=True)
    sheet.text(105, 102.5, "fold here", size=6.5, align="C")
    y = _head(sheet, deal, manner, 110)
    y = _goods(sheet, deal, manner, y)
    _foot(sheet, deal, manner, y)


def _label(sheet: Sheet, deal: Deal) -> None:
    """What the courier reads; its barcode is bars of chance."""
    buyer = deal.customer
    sheet.box(30, 8, 150, 92, weight=0.5)
    sheet.text(33, 10, "PREPAID", bold=True, size=16)
    sheet.text(33, 17, "DO NOT COLLECT CASH", size=8)
    sheet.text(177, 11, "VAYU LOGISTICS  SURFACE", bold=True, size=9, align="R")
    sheet.line(30, 22, 180, 22)
    x = 40.0
    for digit in f"{buyer.phone}{deal.seller.phone}{buyer.pin}":
        width = 0.35 + int(digit) * 0.14
        sheet.fill(x, 24, width, 15, (0, 0, 0))
        x += width + 0.9 + (int(digit) % 3) * 0.7
        sheet.fill(x, 24, 0.4, 15, (0, 0, 0))
        x += 1.3
    sheet.text(105, 40, f"AWB {buyer.phone}{buyer.pin[:4]}", bold=True, size=10, align="C")
    sheet.line(30, 46, 180, 46)
    sheet.text(33, 48, "Deliver To", size=7)
    if "buyer_name" not in sheet.omit:
        sheet.text(33, 52, buyer.name.upper(), bold=True, size=11)
    if "buyer_address" not in sheet.omit:
        sheet.text(33, 58, ", ".join(buyer.street).upper())
        sheet.text(33, 63, f"{buyer.town.upper()}, {buyer.region.name.upper()}")
    sheet.text(33, 69, f"PIN {buyer.pin}", bold=True, size=14)
    sheet.box(140, 49, 36, 24)
    sheet.text(158, 52, f"{buyer.region.letters}/{buyer.pin[-3:]}", bold=True, size=16, align="C")
    sheet.text(158, 61, "Wt 0.4 kg  |  1 of 1", size=8, align="C")
    sheet.line(30, 78, 180, 78)
    sheet.text(33, 80, "If undelivered, return to the seller named on the invoice below", size=7)
    if "order_number" not in sheet.omit:
        sheet.text(33, 85, f"Order: {deal.order_number}", size=9)
    sheet.text(33, 91, f"Packed items: {len(deal.lines)}", size=8)


def _head(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    seller, buyer = deal.seller, deal.customer
    sheet.text(105, y, "Tax Invoice", bold=True, size=12, align="C")
    left = Flow(sheet, 10, y + 7, 92, size=7.5)
    phrase(left, f"Sold By: {seller.name},", "seller_name", seller.name, bold=True)
    address = f"{', '.join(seller.street)}, {seller.town}, {seller.region.name}, India, {seller.pin}"
    phrase(left, f"Ship-from Address: {address}", "seller_address", address)
    phrase(left, f"GSTIN - {seller.gstin}", "seller_gstin", seller.gstin)
    phrase(left, f"FSSAI License - {seller.fssai}", "seller_fssai", seller.fssai)
    right = Flow(sheet, 112, y + 7, 88, size=7.5)
    phrase(right, f"Invoice Number # {deal.number}", "invoice_number", deal.number, bold=True)
    phrase(right, f"Order ID: {deal.order_number}", "order_number", deal.order_number)
    phrase(right, f"Invoice Date: {manner.day(deal.day)}", "invoice_date", manner.day(deal.day))
    phrase(
        right, f"Nature of supply: Goods. Marketplace: {deal.operator}", "ecommerce_operator", deal.operator
    )
    y = max(left.y, right.y) + 2
    sheet.line(10, y, 200, y, weight=0.1)
    to = Flow(sheet, 10, y + 1.5, 92, size=7.5)
    to.say("Bill To / Ship To", bold=True)
    to.say(buyer.name, "buyer_name", bold=True)
    to.say(f"{', '.join(buyer.street)}, {buyer.town} {buyer.pin}, {buyer.region.name}", "buyer_address")
    there = Flow(sheet, 112, y + 1.5, 88, size=7.5)
    place = f"{code(deal)}/{deal.place_of_supply}"
    phrase(there, f"Place of supply: {place}", "place_of_supply", place)
    phrase(there, "Whether tax is payable under reverse charge - No", "reverse_charge", "No")
    return max(to.y, there.y) + 2


def _goods(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    money = manner.money

    def title(_: int, line: Line) -> str:
        rates = "  ".join(
            f"{label}: {percent(line.gst_rate / len(heads_of(deal)))}" for label, _ in heads_of(deal)
        )
        hsn = "" if "hsn" in sheet.omit else f"HSN: {line.hsn}  "
        return f"{line.description}\n{hsn}{rates}"

    taxes = [
        Column(f"{label} Rs.", 22, lambda _, g, name=name: money(getattr(g, name)))
        for label, name in heads_of(deal)
    ]
    columns = [
        Column(
            "Product Title", 84 if deal.inter_state else 62, title, ("description", "hsn", "gst_rate"), "L"
        ),
        Column("Qty", 12, lambda _, g: quantity(g.quantity), ("quantity",), "C"),
        Column("Gross Amount Rs.", 24, lambda _, g: money(g.amount)),
        Column("Taxable Value Rs.", 24, lambda _, g: money(g.taxable), ("taxable_value",)),
        *taxes,
        Column("Total Rs.", 24, lambda _, g: money(g.amount), ("amount",)),
    ]
    y = draw_table(sheet, columns, deal.lines, x=10, y=y, bottom=262, style=Style("rows", 7.5, pad=1))
    at = 10.0
    many = quantity(sum((line.quantity for line in deal.lines), ZERO))
    sums = [
        "",
        many if "quantity" not in sheet.omit else "",
        money(deal.total),
        (money(deal.taxable), "taxable_value"),
        *((money(getattr(deal, name)), name) for _, name in heads_of(deal)),
        (money(deal.total), "total"),
    ]
    sheet.text(11, y + 1, "Total", bold=True)
    for column, cell in zip(columns, sums, strict=True):
        at += column.width
        text, name = (cell, None) if isinstance(cell, str) else cell
        if column.title == "Gross Amount Rs." and "total" in sheet.omit:
            continue
        centred = column.align == "C"
        sheet.text(
            at - (6 if centred else 0.8),
            y + 1,
            text,
            size=7.5,
            bold=True,
            name=name,
            align="C" if centred else "R",
        )
    sheet.line(10, y + 6, 200, y + 6)
    return y + 6


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sheet.text(199.2, y + 2, f"Grand Total  {manner.priced(deal.total)}", bold=True, size=11, align="R")
    left = Flow(sheet, 10, y + 2, 110, size=6.5)
    left.say("Returns: within 7 days of delivery. The goods sold are intended for end user consumption.")
    left.say("E. & O.E.  Computer generated.")
    if "signature" not in sheet.omit:
        sheet.text(200, y + 9, deal.seller.name, size=7, align="R")
        sheet.scribble(174, y + 12, ((0, 3), (2, 0), (4, 4), (8, 1), (13, 3)))
        sheet.text(200, y + 18, "Authorized Signatory", size=7, align="R", name="signature")


LAYOUT = Layout(
    "parcel_sheet",
    ("marketplace",),
    draw,
    (
        Manner("05-04-2026", grouped=False, symbol="₹ "),
        Manner("05 Apr 2026", grouped=False, symbol="Rs."),
        Manner("05/04/2026", symbol="₹"),
    ),
    Terms(lines=(1, 3), whole_rupees=False),
    size=8,
    several=True,
)
