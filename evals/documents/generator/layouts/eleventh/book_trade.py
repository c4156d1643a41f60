"""A book distributor's invoice: ISBN, copies, list price, trade discount; books that bear no tax."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eleventh import bench
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = tuple(
    Good(name, hsn, rates, unit, low, high)
    for name, hsn, rates, unit, low, high in (
        ("Ganit Sopan Class 8 / R. Pendse", "49011010", ("0", "0"), "NOS", 120, 340),
        ("A Handbook of Retail Accounts / U. Wagle", "49011010", ("0", "0"), "NOS", 260, 690),
        ("Kavita ke Aangan Mein / Hema Oswal", "49019900", ("0", "0"), "NOS", 140, 320),
        ("My First Alphabet Picture Book", "49030010", ("0", "0"), "NOS", 60, 180),
        ("School Atlas of India", "49059100", ("12", "5"), "NOS", 150, 420),
        ("Desk Diary Executive", "48201020", ("18", "18"), "NOS", 140, 420),
        ("Geometry Box Metal", "90172010", ("12", "5"), "NOS", 60, 170),
        ("Gel Pen Assorted Pack of 10", "96081019", ("18", "18"), "PKT", 60, 160),
    )
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer, money = deal.seller, deal.customer, manner.money
    head = Flow(sheet, 15, 12, 110)
    head.say(seller.name, "seller_name", bold=True, size=16)
    head.say("Publishers' Representatives, Booksellers & Stationers")
    head.say(bench.flat(seller, state=True), "seller_address")
    head.say(f"Phone {seller.phone}, {seller.email}")
    head.pair("GSTIN", seller.gstin, "seller_gstin", mark="")
    data = Flow(sheet, 135, 12, 60)
    data.say("INVOICE", bold=True, size=16)
    for label, text, name in (
        ("Invoice #", deal.number, "invoice_number"),
        ("Invoice date", manner.day(deal.day), "invoice_date"),
        ("Your order", deal.order_number, "order_number"),
        ("Due by", manner.day(deal.due) if deal.due else "", "due_date"),
        ("Place of supply", deal.place_of_supply, "place_of_supply"),
        ("Reverse charge", "Not applicable", "reverse_charge"),
    ):
        data.pair(label, text, name, indent=26, mark="")
    y = max(head.y, data.y) + 4
    to = Flow(sheet, 15, y, 120)
    to.say("Sold to", bold=True)
    to.say(buyer.name, "buyer_name")
    bench.lines(to, bench.tall(buyer), "buyer_address")
    to.pair("GSTIN", buyer.gstin, "buyer_gstin", mark="")
    columns = [
        Column("Sl", 8, lambda i, _: f"{i + 1}", align="L"),
        Column("ISBN / Code", 29, lambda i, g: f"97881{int(g.rate * 6007) % 10**8:08d}", align="L"),
        Column("Title / Author", 52, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 18, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Copies", 13, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("List Price", 19, lambda _, g: money(g.rate), ("rate",)),
        Column("Disc %", 12, lambda _, g: percent(g.discount_pct)),
        Column("GST", 10, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Net Value", 23, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(sheet, columns, deal.lines, x=13, y=to.y + 5, bottom=215, style=Style("rows", 8.8, pad=1))
    sums = Flow(sheet, 118, y + 2, 78)
    bench.strip(sums, [("Gross value", money(deal.taxable + deal.discount), "")])
    bench.strip(sums, [("Trade discount", money(deal.discount) if deal.discount else "", "discount")])
    bench.strip(sums, [("Net value before tax", money(deal.taxable), "taxable_value")])
    bench.strip(sums, bench.tax_sums(sheet, deal, manner, "{head} {rate}%"))
    bench.strip(sums, bench.rounding(deal, manner, "Rounding"))
    bench.strip(sums, [("Amount due", manner.priced(deal.total), "total")], bold=True)
    low = Flow(sheet, 15, y + 2, 96)
    low.say(deal.words, "total_in_words")
    low.gap()
    low.say("Printed books are exempt from GST. Books are sold on firm sale; damaged copies are replaced "
            "within 30 days. Drafts in favour of the firm, payable at par.", size=8)  # fmt: skip
    bench.seal(sheet, deal, 140, max(sums.y, low.y) + 6, "Authorised signatory")


LAYOUT = Layout(
    "book_trade",
    ("b2b",),
    draw,
    (
        Manner("5th April 2026", symbol="₹ "),
        Manner("05 Apr 2026", symbol="Rs. "),
        Manner("April 5, 2026", symbol="₹"),
    ),
    Terms(lines=(2, 9), discounts=True, words=("Rupees",), shelf=_SHELF),
    face="serif",
    size=9.2,
)
