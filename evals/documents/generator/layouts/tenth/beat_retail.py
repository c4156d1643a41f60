"""A consumer goods distributor's bill to a shop: cases and pieces, scheme discount, both taxes in the row."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import FOOD, OTHER
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(148, 6, "TAX INVOICE", bold=True, size=11, align="C")
    sheet.text(288, 6.5, "Original for Recipient", size=7.5, align="R")
    left, middle, right = Flow(sheet, 9, 13, 92), Flow(sheet, 107, 13, 92), Flow(sheet, 205, 13, 82)
    left.say("Distributor", size=7.2)
    left.say(seller.name, "seller_name", bold=True, size=10)
    left.say(desk.flat(seller), "seller_address")
    left.pair("GSTIN", seller.gstin, "seller_gstin", indent=18)
    left.pair("FSSAI", seller.fssai, "seller_fssai", indent=18)
    left.pair("Phone", seller.phone, indent=18)
    middle.say("Retailer", size=7.2)
    middle.say(buyer.name, "buyer_name", bold=True, size=10)
    middle.say(desk.flat(buyer), "buyer_address")
    middle.pair("GSTIN", buyer.gstin, "buyer_gstin", indent=18)
    middle.pair("Outlet ID", f"HUB{int(deal.total) % 90000 + 10000}", indent=18)
    desk.rows(
        right,
        (
            ("Invoice No", deal.number, "invoice_number"),
            ("Invoice Date", manner.day(deal.day), "invoice_date"),
            ("Due Date", manner.day(deal.due) if deal.due else "", "due_date"),
            ("Order No", deal.order_number, "order_number"),
            ("Salesman", "SM04 - RAMESH", ""),
            ("Beat", "TUESDAY - MAIN BAZAR", ""),
            ("Place of Supply", deal.place_of_supply, "place_of_supply"),
            ("Reverse Charge", "No", "reverse_charge"),
        ),
        indent=26,
    )
    y = max(left.y, middle.y, right.y) + 1
    sheet.box(7, 12, 283, y - 12)
    sheet.line(105, 12, 105, y)
    sheet.line(203, 12, 203, y)
    columns = _columns(sheet, deal, manner)
    style = Style("grid", 7.4, pad=0.7)
    y = draw_table(sheet, columns, deal.lines, x=7, y=y, bottom=160, style=style)
    _foot(sheet, deal, manner, y + 1.5)


def _columns(sheet: Sheet, deal: Deal, manner: Manner) -> list[Column]:
    money, heads, many = manner.money, heads_of(deal), "quantity" not in sheet.omit
    taxes: list[Column] = []
    for place, (head, name) in enumerate(heads):
        taxes += [
            Column(
                f"{head}\n%",
                11,
                lambda _, g: f"{g.gst_rate / len(heads):.2f}",
                () if place else ("gst_rate",),
            ),
            Column(f"{head}\nAmt", 16, lambda _, g, name=name: money(getattr(g, name))),
        ]
    fixed = 8 + 18 + 17 + 12 + 12 + 15 + 18 + 22 + 19 + 22 + 24
    return [
        Column("Sl", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("HSN Code", 18, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Product Description", 283 - fixed - sum(c.width for c in taxes), lambda _, g: g.description,
               ("description",), "L"),
        Column("MRP", 17, lambda _, g: money(g.mrp), ("mrp",)),
        Column("UOM", 12, lambda _, g: g.unit, ("unit",), "C"),
        Column("Qty", 15, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Free", 12, lambda _, g: "1" if many and g.quantity > 24 else "0"),
        Column("Rate", 18, lambda _, g: money(g.rate), ("rate",)),
        Column("Gross Amt", 22, lambda _, g: money(g.taxable + g.discount)),
        Column("Scheme\nDisc", 19, lambda _, g: money(g.discount), ("discount",)),
        Column("Taxable\nAmt", 22, lambda _, g: money(g.taxable), ("taxable_value",)),
        *taxes,
        Column("Net Amt", 24, lambda _, g: money(g.amount), ("amount",)),
    ]  # fmt: skip


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money = manner.money
    sums = Flow(sheet, 218, y, 71)
    desk.sums(
        sums,
        [
            ("Gross Amount", money(deal.taxable + deal.discount), ""),
            ("Scheme Discount (-)", money(deal.discount), "discount"),
            ("Taxable Amount", money(deal.taxable), "taxable_value"),
            *desk.head_rows(deal, manner, "{} (+)"),
            *desk.rounded(deal, manner, "Round Off"),
        ],
    )
    sums.size = 10.5
    desk.sums(sums, [("Net Payable", manner.priced(deal.total), "total")], bold=True)
    many = desk.count(sheet, deal)
    left = Flow(sheet, 9, y, 150)
    left.say(f"Total Lines : {len(deal.lines)}" + (f"     Total Qty : {many}" if many else ""), bold=True)
    left.pair("Amount in words", deal.words, "total_in_words", bold=True)
    left.gap()
    left.say(
        "Please check stock at the time of delivery. Damages and expiry as per company policy. Cheque "
        "bounce charges Rs. 350. Subject to local jurisdiction.",
        size=7.4,
    )
    sheet.text(9, left.y + 10, "Retailer's Signature & Stamp", size=7.6)
    desk.sign(sheet, 205, y + 1, f"For {deal.seller.name}", "Authorised Signatory")


LAYOUT = Layout(
    "beat_retail",
    ("b2b",),
    draw,
    (Manner("05/04/2026", grouped=False), Manner("05-Apr-2026"), Manner("05-04-2026")),
    Terms(lines=(3, 11), discounts=True, near=True, words=("Rupees", "INR"), shelf=(*FOOD, *OTHER[:4])),
    size=8,
    page=(297, 210),
)
