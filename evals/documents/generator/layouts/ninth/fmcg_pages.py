"""A distributor's bill of upright pages: free goods, a trade discount, page totals and what is brought on."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import FOOD, OTHER
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import Cell, block, heads_of
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    y = _head(sheet, deal, manner)

    def turn() -> float:
        sheet.new_page()
        return _head(sheet, deal, manner)

    def carry(at: float, running: Decimal, foot: bool) -> float:
        label = "PAGE TOTAL C/F" if foot else "B/F FROM PREVIOUS PAGE"
        sheet.text(17, at + 0.7, label, size=7.2, bold=True)
        sheet.text(207.2, at + 0.7, manner.money(running), size=7.2, bold=True, align="R")
        return at + 4.6

    y = draw_table(
        sheet,
        _columns(sheet, deal, manner),
        deal.lines,
        x=8,
        y=y,
        bottom=262,
        style=Style("columns", 7.2, pad=0.55),
        turn=turn,
        carry=carry,
    )
    if y > 205:
        y = turn()
    _foot(sheet, deal, manner, y)


def _columns(sheet: Sheet, deal: Deal, manner: Manner) -> list[Column]:
    money, many = manner.money, "quantity" not in sheet.omit

    def free(_: int, g: Line) -> str:
        return f"{int(g.quantity) // 12}" if many and g.quantity >= 24 else ""

    return [
        Column("Sn", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("Item Name", 50, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 16, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("MRP", 14, lambda _, g: money(g.mrp), ("mrp",)),
        Column("Qty", 12, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("UOM", 10, lambda _, g: g.unit, ("unit",), "C"),
        Column("Free", 9, free),
        Column("Rate", 15, lambda _, g: money(g.rate), ("rate",)),
        Column("TD%", 9, lambda _, g: quantity(g.discount_pct)),
        Column("TD Amt", 14, lambda _, g: money(g.discount), ("discount",)),
        Column("GST%", 10, lambda _, g: quantity(g.gst_rate), ("gst_rate",)),
        Column("GST Amt", 14, lambda _, g: money(g.cgst + g.sgst + g.igst)),
        Column("Net Value", 19, lambda _, g: money(g.amount), ("amount",)),
    ]


def _head(sheet: Sheet, deal: Deal, manner: Manner) -> float:
    seller, buyer = deal.seller, deal.customer
    sheet.text(202, 6, f"Page No. {sheet.pages}", size=7.2, align="R")
    sheet.text(105, 5.5, "TAX INVOICE", bold=True, size=10, align="C")
    if sheet.pages > 1:
        number = desk.when(sheet, "invoice_number", f"Bill No. {deal.number}")
        day = desk.when(sheet, "invoice_date", f"Date {manner.day(deal.day)}")
        sheet.text(8, 11, f"{seller.name}   {number}   {day}", size=7.6, bold=True)
        return 16.0
    left, middle, right = Flow(sheet, 9, 11, 70), Flow(sheet, 81, 11, 66), Flow(sheet, 151, 11, 50)
    left.say(seller.name, "seller_name", bold=True, size=10)
    left.say(desk.loud(seller), "seller_address", size=7.2)
    left.pair("GSTIN", seller.gstin, "seller_gstin")
    left.pair("FSSAI Lic No", seller.fssai, "seller_fssai")
    left.pair("Ph", seller.phone)
    middle.say("Retailer Details", size=6.8)
    middle.say(buyer.name, "buyer_name", bold=True)
    middle.say(desk.loud(buyer), "buyer_address", size=7.2)
    middle.pair("GSTIN", buyer.gstin, "buyer_gstin")
    desk.rows(
        right,
        (
            ("Bill No.", deal.number, "invoice_number"),
            ("Bill Date", manner.day(deal.day), "invoice_date"),
            ("Due Date", manner.day(deal.due) if deal.due else "", "due_date"),
            ("Order Ref", deal.order_number, "order_number"),
            ("DSE / Route", "07 / Thursday B", ""),
            ("POS", deal.place_of_supply, "place_of_supply"),
            ("Rev. Charge", "N", "reverse_charge"),
        ),
        indent=19,
    )
    y = max(left.y, middle.y, right.y) + 1
    sheet.box(8, 10, 200, y - 10)
    sheet.line(80, 10, 80, y)
    sheet.line(150, 10, 150, y)
    return y


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money, heads = manner.money, heads_of(deal)
    found: list[list[Cell]] = [["Tax Slab", "Taxable", *(f"{head} Amt" for head, _ in heads)]]
    for part in rates_of(deal):
        found.append(
            [
                f"GST @ {quantity(part.rate)}",
                money(part.taxable),
                *(money(getattr(part, name)) for _, name in heads),
            ]
        )
    end = block(sheet, found, [22, 26, *([22] * len(heads))], 9, y + 2, size=7.2, height=4)
    sums = Flow(sheet, 128, y + 2, 78, size=8)
    many = desk.count(sheet, deal)
    desk.sums(
        sums,
        [
            ("Gross Amount", money(deal.taxable + deal.discount), ""),
            ("Less : Trade Discount", money(deal.discount), "discount"),
            ("Taxable Amount", money(deal.taxable), "taxable_value"),
            *desk.head_rows(deal, manner, "Add : {}"),
            *desk.rounded(deal, manner, "Rounded Off"),
        ],
    )
    sums.size = 10
    desk.sums(sums, [("Bill Amount", manner.priced(deal.total), "total")], bold=True)
    left = Flow(sheet, 9, end + 2, 112, size=7.6)
    left.say(f"Total Items {len(deal.lines)}" + (f"   Total Qty {many}" if many else ""), bold=True)
    left.say(deal.words, "total_in_words", bold=True)
    left.say(
        "Cheque to be drawn in favour of the distributor only. Leakage and damage to be told to the "
        "salesman at delivery. Free goods carry no value."
    )
    desk.sign(sheet, 206, max(sums.y, left.y) + 4, f"For {deal.seller.name}", "Authorised Signatory")


LAYOUT = Layout(
    "fmcg_pages",
    ("b2b",),
    draw,
    (Manner("05/04/2026"), Manner("05-04-2026", grouped=False), Manner("05-Apr-26", symbol="Rs. ")),
    Terms(lines=(42, 80), discounts=True, words=("Rs.", "Rupees"), shelf=(*FOOD, *OTHER[:4])),
    size=7.8,
)
