"""A consultant's fee note as a letter: long descriptions, hours and rate, labels below values."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_INK = (126, 30, 44)
_SHELF = tuple(
    Good(name, sac, ("18", "18"), "HRS", low, high)
    for name, sac, low, high in (
        (
            "Professional fees for monthly bookkeeping and reconciliation of bank statements",
            "998222",
            650,
            1400,
        ),
        ("Preparation and filing of GST returns with reconciliation of purchases", "998231", 800, 1900),
        ("Retail store layout consulting, site visits included", "998311", 1200, 2800),
        ("Annual maintenance of billing terminals and barcode printers", "998713", 500, 1100),
        ("Social media promotion for festive season", "998361", 700, 2200),
    )
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.fill(0, 0, 6, 297, _INK)
    sheet.text(18, 16, seller.name, bold=True, size=16, ink=_INK, name="seller_name")
    head = Flow(sheet, 18, 25, 110, size=8.5)
    desk.lines(head, desk.short(seller), "seller_address")
    head.say(f"{seller.phone}  |  {seller.email}")
    sheet.text(194, 17, "Tax Invoice", size=15, align="R", ink=_INK)
    y = max(head.y, 40) + 4
    x = 18.0
    for width, label, text, name in (
        (48, "Fee note no.", deal.number, "invoice_number"),
        (38, "Dated", manner.day(deal.day), "invoice_date"),
        (38, "Payable by", manner.day(deal.due) if deal.due else "", "due_date"),
        (52, "Our GSTIN", seller.gstin, "seller_gstin"),
    ):
        desk.over(sheet, (x, y), label, text, name)
        x += width
    to = Flow(sheet, 18, y + 14, 100)
    to.say("To,")
    to.say(buyer.name, "buyer_name", bold=True)
    desk.lines(to, desk.tall(buyer)[:-1], "buyer_address")
    side = Flow(sheet, 126, y + 14, 68)
    side.pair("Client GSTIN", buyer.gstin, "buyer_gstin")
    side.pair("Engagement ref.", deal.order_number, "order_number")
    side.pair("Place of supply", deal.place_of_supply, "place_of_supply")
    side.pair("Tax payable under reverse charge", "No", "reverse_charge")
    y = max(to.y, side.y) + 5
    note = Flow(sheet, 18, y, 176)
    note.say("Towards services rendered, as per the details given hereunder:")
    money = manner.money
    columns = [
        Column("Nature of service", 84, lambda _, g: g.description, ("description",), "L"),
        Column("SAC", 20, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Hours", 20, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Fee per hour", 24, lambda _, g: money(g.rate), ("rate",)),
        Column("Fees", 28, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=18, y=note.y + 2, bottom=220, style=Style("rows", 9, pad=1.5)
    )
    sums = Flow(sheet, 112, y + 3, 81.2)
    desk.sums(sums, [("Total fees", money(deal.taxable), "taxable_value")])
    desk.sums(sums, desk.tax_rows(sheet, deal, manner, "Add: {head} at {rate} per cent"))
    desk.sums(sums, desk.rounded(deal, manner, "Rounding"))
    sheet.line(112, sums.y, 194, sums.y, weight=0.5)
    sums.gap(0.3)
    desk.sums(sums, [("Amount payable", manner.priced(deal.total), "total")], bold=True)
    low = Flow(sheet, 18, sums.y + 4, 110)
    low.say(deal.words, "total_in_words")
    low.gap()
    low.say(
        "Kindly deduct tax at source, if applicable, on the fees alone and send us the certificate. "
        "Cheques in favour of the firm as named above.",
        size=8.2,
    )
    desk.sign(sheet, 194, sums.y + 6, "Yours faithfully,", f"{seller.person}, Partner")


LAYOUT = Layout(
    "retainer_note",
    ("b2b",),
    draw,
    (
        Manner("5th April 2026", symbol="Rs. "),
        Manner("05 Apr 2026", symbol="₹ "),
        Manner("April 5, 2026", symbol="₹"),
    ),
    Terms(lines=(1, 4), words=("Rupees",), shelf=_SHELF),
    face="serif",
    size=9.2,
)
