"""A company's invoice of many lines on wide pages: tax names in the row, sums on the last page."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eleventh import bench
from evals.documents.generator.layouts.parts import code, sign
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = tuple(
    Good(name, hsn, ("18", "18"), unit, low, high, sizes=sizes)
    for name, hsn, unit, low, high, sizes in (
        ("Deep Groove Ball Bearing", "84821011", "NOS", 90, 780, ("6203 ZZ", "6205 2RS", "6308")),
        ("V-Belt Classical", "40103190", "NOS", 120, 690, ("B-52", "B-64", "C-90")),
        ("Hex Bolt HT 8.8", "73181500", "NOS", 4, 42, ("M10x40", "M12x60", "M16x80")),
        ("Gate Valve Forged", "84818030", "NOS", 640, 2900, ("15 NB", "25 NB")),
        ("Pressure Gauge 0-10 bar", "90262000", "NOS", 310, 990, ()),
        ("Cutting Disc 4 inch", "68042290", "NOS", 18, 64, ("Metal", "Inox")),
        ("Hydraulic Oil ISO 68", "27101990", "LTR", 118, 210, ("20 L pail", "")),
        ("Nitrile Rubber O-Ring", "40169320", "NOS", 3, 60, ("25 mm", "40 mm")),
        ("Cable Gland Brass", "74198030", "NOS", 42, 260, ("PG 16", "PG 21")),
    )
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    money, first, heads = manner.money, sheet.pages, bench.heads(deal)
    y = _head(sheet, deal, manner)

    def turn() -> float:
        sheet.new_page()
        page = sheet.pages - first + 1
        sheet.text(10, 8, bench.unless(sheet, "seller_name", deal.seller.name), bold=True)
        middle = bench.unless(sheet, "invoice_number", f"Invoice Number {deal.number}")
        sheet.text(148, 8, middle, align="C")
        sheet.text(287, 8, f"Page {page}", align="R")
        return 14

    def regime(_: int, g: Line) -> str:
        return " + ".join(f"{head} {quantity(g.gst_rate / len(heads))}%" for head, _ in heads)

    columns = [
        Column("Line", 11, lambda i, _: f"{i + 1}", align="C"),
        Column("Item Code", 26, lambda i, g: f"ITM{int(g.rate * 17) % 90000 + 10000}", align="L"),
        Column("Description", 78, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/SAC", 21, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("UOM", 13, lambda _, g: g.unit, ("unit",), "C"),
        Column("Quantity", 18, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Unit Selling\nPrice", 23, lambda _, g: money(g.rate), ("rate",)),
        Column("Extended\nAmount", 27, lambda _, g: money(g.taxable), ("net_amount",)),
        Column("Tax", 38, regime, ("gst_rate",), "L"),
        Column("Tax Amount", 22, lambda _, g: money(g.cgst + g.sgst + g.igst)),
    ]
    style = Style("grid", 8, shade=(226, 230, 238), pad=0.7)
    y = draw_table(sheet, columns, deal.lines, x=10, y=y, bottom=190, style=style, turn=turn)
    if y > 135:
        sheet.text(287, 196, "Continued on next page", size=7.5, align="R")
        y = turn()
    _foot(sheet, deal, manner, y)


def _head(sheet: Sheet, deal: Deal, manner: Manner) -> float:
    seller, buyer = deal.seller, deal.customer
    sheet.text(287, 9, "Tax Invoice", bold=True, size=18, align="R", ink=(40, 60, 120))
    left = Flow(sheet, 10, 9, 130)
    left.say(seller.name, "seller_name", bold=True, size=12)
    left.say(bench.flat(seller, state=True), "seller_address")
    left.say(f"Tel {seller.phone}  E-mail {seller.email}")
    bench.held(left, f"GST Registration Number {seller.gstin}", "seller_gstin", seller.gstin)
    y = max(left.y, 30.0) + 2
    sheet.line(10, y, 287, y, weight=0.6)
    y += 2
    bill, ship, data = Flow(sheet, 10, y, 84), Flow(sheet, 100, y, 84), Flow(sheet, 192, y, 95)
    bill.say("BILL TO", bold=True, size=8)
    bill.say(buyer.name, "buyer_name", bold=True)
    bench.lines(bill, bench.tall(buyer), "buyer_address")
    bill.pair("GSTIN", buyer.gstin, "buyer_gstin", mark="")
    if not {"buyer_name", "buyer_address"} & sheet.omit:
        ship.say("SHIP TO", bold=True, size=8)
        ship.say(buyer.name, bold=True)
        bench.lines(ship, bench.tall(deal.ship_to or buyer), "delivery_address")
    bench.rows(
        data,
        (
            ("Invoice Number", deal.number, "invoice_number"),
            ("Invoice Date", manner.day(deal.day), "invoice_date"),
            ("Purchase Order", deal.order_number, "order_number"),
            ("Payment Due Date", manner.day(deal.due) if deal.due else "", "due_date"),
            ("Place of Supply", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply"),
            ("Reverse Charge Applicable", "No", "reverse_charge"),
        ),
        indent=46,
        mark="",
        bold=True,
    )
    return max(bill.y, ship.y, data.y) + 3


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 196, y + 2, 90)
    bench.strip(sums, [("Subtotal (taxable)", manner.money(deal.taxable), "taxable_value")])
    bench.strip(sums, bench.tax_sums(sheet, deal, manner, "{head} {rate}%"))
    bench.strip(sums, bench.rounding(deal, manner, "Rounding"))
    bench.strip(sums, [("Invoice Total", manner.priced(deal.total), "total")], bold=True)
    low = Flow(sheet, 10, y + 2, 170)
    low.pair("Amount in Words", deal.words, "total_in_words")
    low.gap()
    low.say("Remit to: Aravalli Mercantile Bank, Current A/c 55010 20033 118, IFSC ARVM0000551")
    low.say("Goods once accepted will not be taken back. Interest @ 18% p.a. on delayed payments.")
    sign(sheet, deal, 287, max(sums.y, low.y) + 4)


LAYOUT = Layout(
    "oracle_lines",
    ("b2b",),
    draw,
    (
        Manner("05-Apr-2026", symbol="INR "),
        Manner("05-Apr-26", symbol="₹"),
        Manner("05/04/2026", symbol="₹ "),
    ),
    Terms(lines=(14, 46), words=("Indian Rupees", "INR"), shelf=_SHELF),
    size=8.6,
    page=(297, 210),
)
