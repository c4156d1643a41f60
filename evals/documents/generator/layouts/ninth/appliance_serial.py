"""An appliance showroom's bill: model and serial number below the article, taxes and sums at the right."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = (
    Good("Induction Cooktop 1800W", "85166000", ("18", "18"), "NOS", 1400, 3200, sizes=("Black", "Touch")),
    Good("Room Heater 2 Rod", "85162900", ("18", "18"), "NOS", 700, 1800),
    Good("Soundbar 2.1 Channel", "85182200", ("18", "18"), "NOS", 3900, 11000, sizes=("80W", "120W")),
    Good("Water Purifier RO+UV 7 L", "84212190", ("18", "18"), "NOS", 6200, 11800),
    Good("Steam Iron", "85164000", ("18", "18"), "NOS", 760, 2200, sizes=("1250W", "1600W")),
    Good("Voltage Stabiliser 4 kVA", "90328910", ("18", "18"), "NOS", 1900, 4200),
    Good("Air Cooler 55 L", "84796000", ("18", "18"), "NOS", 5200, 9800),
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.box(10, 10, 190, 26)
    head = Flow(sheet, 12, 11.5, 120)
    head.say(seller.name, "seller_name", bold=True, size=15)
    head.say(desk.flat(seller), "seller_address")
    head.say(f"Customer care {seller.phone}", size=8)
    desk.held(sheet, head, f"GSTIN/UIN: {seller.gstin}", [("seller_gstin", seller.gstin)], bold=True)
    sheet.text(198, 12, "RETAIL / TAX INVOICE", bold=True, size=11, align="R")
    sheet.text(198, 18, "Customer Copy", size=8, align="R")
    sheet.box(10, 36, 120, 30)
    sheet.box(130, 36, 70, 30)
    left, right = Flow(sheet, 12, 37.5, 116), Flow(sheet, 132, 37.5, 66)
    left.pair("Customer", buyer.name, "buyer_name", indent=22, bold=True)
    left.pair("Address", desk.flat(buyer), "buyer_address", indent=22)
    left.pair("Mobile", buyer.phone, indent=22)
    left.pair("Supply State", deal.place_of_supply, "place_of_supply", indent=22)
    right.pair("Bill #", deal.number, "invoice_number", indent=24)
    dated = manner.day(deal.day)
    right.pair("Bill Dt/Time", desk.when(sheet, "invoice_date", f"{dated}  17:42"), indent=24)
    desk.said(sheet, "invoice_date", dated)
    desk.rows(
        right,
        (("Sales Person", "0712", ""), ("Delivery", "Ex-showroom", ""), ("Finance", "None", "")),
        indent=24,
    )
    money = manner.money

    def article(i: int, g: Line) -> str:
        mark = f"{int(g.rate * 13) % 90000 + 10000}"
        return desk.with_details(
            g, f"Model: HX-{mark[:3]}  S/N: {mark}IN{i}Q7", "Warranty: 1 year on product"
        )

    columns = [
        Column("#", 7, lambda i, _: f"{i + 1}", align="C"),
        Column("Article Details", 60, article, ("description",), "L"),
        Column("HSN", 19, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("MRP", 20, lambda _, g: money(g.mrp), ("mrp",)),
        Column("Qty", 9, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Basic Price", 21, lambda _, g: money(g.rate), ("rate",)),
        Column("Tax %", 12, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Tax", 18, lambda _, g: money(g.cgst + g.sgst + g.igst)),
        Column("Amount", 24, lambda _, g: money(g.amount), ("amount",)),
    ]
    y = draw_table(sheet, columns, deal.lines, x=10, y=68, bottom=200, style=Style("grid", 8.2, pad=1))
    _foot(sheet, deal, manner, y)


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 124, y + 2, 75.2)
    desk.sums(sums, [("Basic Total", manner.money(deal.taxable), "taxable_value")])
    desk.sums(sums, desk.tax_rows(sheet, deal, manner, "{head} {rate}%"))
    desk.sums(sums, desk.rounded(deal, manner, "R/off"))
    sums.size = 11
    desk.sums(sums, [("Net Payable", manner.priced(deal.total), "total")], bold=True)
    left = Flow(sheet, 12, y + 2, 104, size=8.4)
    left.say("Net Payable in words:", bold=True)
    left.say(deal.words, "total_in_words")
    left.gap()
    left.say("Mode of receipt: Card swipe (approval 448120). Installation in 48 hours: call the brand.")
    left.gap()
    left.say("Goods once sold are not returnable. Warranty rests with the maker. Keep this bill for service.")
    desk.sign(sheet, 198, max(left.y, sums.y) + 5, f"For {deal.seller.name}", "Store Manager")


LAYOUT = Layout(
    "appliance_serial",
    ("b2c",),
    draw,
    (
        Manner("05-04-2026", symbol="Rs. "),
        Manner("05/04/2026", symbol="₹ "),
        Manner("05-Apr-2026", symbol="₹"),
    ),
    Terms(lines=(1, 4), shelf=_SHELF),
    size=8.6,
)
