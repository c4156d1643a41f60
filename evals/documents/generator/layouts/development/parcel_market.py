"""Another marketplace's invoice in the parcel: key-value strip, gross, discount, one row a tax."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(10, 9, "Tax Invoice", bold=True, size=12)
    if "invoice_number" not in sheet.omit:
        sheet.text(200, 9, f"Invoice Number # {deal.number}", align="R", bold=True)
        sheet.says("invoice_number", deal.number)
    top = Flow(sheet, 10, 17, 190, size=8.5)
    top.pair("Sold By", f"{seller.name},", None, bold=True)
    sheet.says("seller_name", seller.name)
    if "seller_address" not in sheet.omit:
        where = f"{', '.join(seller.street)}, {seller.town}, {seller.region.name}, {seller.pin}"
        top.say(f"Ship-from Address: {where}")
        sheet.says("seller_address", where)
    top.pair("GSTIN", seller.gstin, "seller_gstin", mark=" -")
    top.pair("FSSAI License", seller.fssai, "seller_fssai", mark=" -")
    sheet.line(10, top.y + 1, 200, top.y + 1)
    y = top.y + 3
    left = Flow(sheet, 10, y, 60, size=8.5)
    left.pair("Order ID", deal.order_number, "order_number", bold=True)
    left.pair("Order Date", manner.day(deal.day))
    left.pair("Invoice Date", manner.day(deal.day), "invoice_date")
    left.pair("PAN", seller.pan)
    middle = Flow(sheet, 74, y, 62, size=8.5)
    middle.say("Bill To", bold=True)
    middle.say(buyer.name, "buyer_name", bold=True)
    address = f"{', '.join(buyer.street)}, {buyer.town} {buyer.pin} {buyer.region.name}"
    middle.say(address, "buyer_address")
    middle.pair("Phone", "xxxxxxxxxx")
    right = Flow(sheet, 140, y, 60, size=8.5)
    right.say("Ship To", bold=True)
    right.say(buyer.name, bold=True)
    right.say(address, "delivery_address")
    right.pair("Place of Supply", f"{code(deal)}/{deal.place_of_supply}", "place_of_supply")
    y = max(left.y, middle.y, right.y) + 2
    sheet.text(10, y, f"Total items: {len(deal.lines)}", size=8.5)
    columns = [
        Column("Product", 52, lambda _, g: _product(sheet, g), ("description", "hsn"), "L"),
        Column("Qty", 12, lambda _, g: quantity(g.quantity), ("quantity",), "C"),
        Column("Gross Amount ₹", 26, lambda _, g: manner.money(g.rate * g.quantity)),
        Column("Discounts ₹", 22, lambda _, g: f"{'-' if g.discount else ''}{manner.money(g.discount)}"),
        Column("Taxable value ₹", 26, lambda _, g: manner.money(g.taxable), ("taxable_value",)),
        *_tax(deal, manner),
        Column("Total ₹", 24, lambda _, g: manner.money(g.amount), ("amount",)),
    ]  # fmt: skip
    y = draw_table(sheet, columns, deal.lines, x=10, y=y + 6, bottom=220, style=Style("rows", 8, pad=1.4))
    _below(sheet, deal, manner, y)


def _below(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sheet.text(74, y + 2, "Total", bold=True, align="R")
    spots = [(148, deal.taxable, "taxable_value")]
    if deal.inter_state:
        spots.append((176, deal.igst, "igst"))
    else:
        spots += [(162, deal.cgst, "cgst"), (176, deal.sgst, "sgst")]
    for x, amount, name in spots:
        sheet.text(x - 0.8, y + 2, manner.money(amount), bold=True, align="R", size=8, name=name)
    sheet.text(199.2, y + 2, manner.money(deal.total), bold=True, align="R", size=8)
    sheet.text(165, y + 11, "Grand Total", bold=True, size=11, align="R")
    sheet.text(199, y + 11, manner.priced(deal.total), bold=True, size=11, align="R", name="total")
    if "signature" not in sheet.omit:
        sheet.text(199, y + 19, deal.seller.name, align="R", size=8)
        sheet.text(199, y + 34, "Authorized Signatory", align="R", size=8, name="signature")
    foot = Flow(sheet, 10, y + 44, 190, size=7.5)
    foot.say("Returns policy: unused goods within 7 days. Regd. office of the platform below.")
    foot.say(f"Ordered through {deal.operator}", None)
    sheet.says("ecommerce_operator", deal.operator)


def _product(sheet: Sheet, line: Line) -> str:
    return line.description if "hsn" in sheet.omit else f"HSN/SAC: {line.hsn}\n{line.description}"


def _tax(deal: Deal, manner: Manner) -> list[Column]:
    if deal.inter_state:
        return [
            Column(
                "IGST ₹", 28, lambda _, g: f"{manner.money(g.igst)}\n@{percent(g.gst_rate)}", ("gst_rate",)
            )
        ]
    return [
        Column(
            "CGST ₹", 14, lambda _, g: f"{manner.money(g.cgst)}\n@{percent(g.gst_rate / 2)}", ("gst_rate",)
        ),
        Column(
            "SGST ₹", 14, lambda _, g: f"{manner.money(g.sgst)}\n@{percent(g.gst_rate / 2)}", ("gst_rate",)
        ),
    ]


LAYOUT = Layout(
    "parcel_market",
    ("marketplace",),
    draw,
    (Manner("05-04-2026", symbol="₹ ", grouped=False), Manner("05 Apr 2026", symbol="₹ ")),
    Terms(lines=(1, 3), discounts=True, whole_rupees=False),
    face="sans",
    size=8.5,
    several=True,
)
