"""A shopkeeper's billing app: a violet band, `discount (5%)` within a cell, a balance, a UPI code."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fifth.places import with_code
from evals.documents.generator.layouts.fourth.entries import heads_of
from evals.documents.generator.layouts.parts import code, qr_code
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_VIOLET = (84, 58, 140)
_WHITE = (255, 255, 255)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    head = Flow(sheet, 12, 10, 130)
    head.say(seller.name, "seller_name", bold=True, size=15)
    head.say(with_code(seller), "seller_address")
    head.say(f"Phone no.: {seller.phone}  Email: {seller.email}")
    head.pair("GSTIN", seller.gstin, "seller_gstin")
    head.pair("FSSAI No", seller.fssai, "seller_fssai")
    y = head.y + 2
    sheet.fill(12, y, 186, 8, _VIOLET)
    sheet.text(105, y + 1.6, "Tax Invoice", bold=True, size=12, align="C", ink=_WHITE)
    left, right = Flow(sheet, 12, y + 10, 100), Flow(sheet, 122, y + 10, 76)
    left.say("Bill To", bold=True)
    left.say(buyer.name, "buyer_name", bold=True)
    left.say(with_code(buyer), "buyer_address")
    left.say(f"Contact No.: {buyer.phone}" if buyer.phone else "")
    left.pair("GSTIN", buyer.gstin, "buyer_gstin")
    for text, name in (
        (f"Invoice No.: {deal.number}", "invoice_number"),
        (f"Date: {manner.day(deal.day)}", "invoice_date"),
        (f"Place of supply: {code(deal)}-{deal.place_of_supply}", "place_of_supply"),
    ):
        if name not in sheet.omit:
            sheet.text(198, right.y, text, align="R")
            sheet.says(name, text.partition(": ")[2])
        right.gap(1)
    y = draw_table(
        sheet, _columns(manner), deal.lines, x=12, y=max(left.y, right.y) + 3, bottom=205,
        style=Style("rows", 8.5, shade=_VIOLET, pad=1.1),
    )  # fmt: skip
    _total_row(sheet, deal, manner, y)
    _foot(sheet, deal, manner, y + 8)


def _columns(manner: Manner) -> list[Column]:
    def priced(amount: Decimal) -> str:
        return manner.priced(amount)

    return [
        Column("#", 8, lambda i, _: f"{i + 1}", align="L"),
        Column("Item name", 46, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/ SAC", 18, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Quantity", 15, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Unit", 12, lambda _, g: g.unit.title(), ("unit",)),
        Column("Price/ unit", 22, lambda _, g: priced(g.rate), ("rate",)),
        Column(
            "Discount", 20, lambda _, g: f"{priced(g.discount)}\n({percent(g.discount_pct)})", ("discount",)
        ),
        Column(
            "GST",
            20,
            lambda _, g: f"{priced(g.cgst + g.sgst + g.igst)}\n({percent(g.gst_rate)})",
            ("gst_rate",),
        ),
        Column("Amount", 24, lambda _, g: priced(g.amount), ("amount",)),
    ]


def _total_row(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sheet.text(21, y + 1.2, "Total", bold=True)
    if "quantity" not in sheet.omit:
        many = sum((line.quantity for line in deal.lines), Decimal(0))
        sheet.text(98.2, y + 1.2, quantity(many), bold=True, align="R")
    taxes = sum((line.cgst + line.sgst + line.igst for line in deal.lines), Decimal(0))
    amount = sum((line.amount for line in deal.lines), Decimal(0))
    for right, text in ((172.2, manner.priced(taxes)), (196.2, manner.priced(amount))):
        sheet.text(right, y + 1.2, text, size=8.5, bold=True, align="R")
    sheet.text(152.2, y + 1.2, manner.priced(deal.discount), size=8.5, bold=True, align="R", name="discount")
    sheet.line(12, y + 6, 197, y + 6)


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 122, y, 74.2)
    rates, heads = rates_of(deal), heads_of(deal)
    sums.between("Taxable amount", manner.priced(deal.taxable), "taxable_value")
    for label, name in heads:
        for row in rates:
            one = len(rates) == 1
            text = manner.priced(getattr(deal if one else row, name))
            sums.between(f"{label}@{percent(row.rate / len(heads))}", text, name if one else None)
    sums.between("Round off", manner.priced(deal.round_off) if deal.round_off else "", "round_off")
    sheet.fill(120, sums.y, 77, 5.2, _VIOLET)
    sheet.text(122, sums.y + 0.6, "Total", bold=True, ink=_WHITE)
    sheet.text(196.2, sums.y + 0.6, manner.priced(deal.total), bold=True, align="R", ink=_WHITE, name="total")
    sums.gap(1.5)
    sums.between("Received", manner.priced(Decimal("0.00")))
    sums.between("Balance", manner.priced(deal.total))
    if deal.discount:
        sums.between("You Saved", manner.priced(deal.discount))
    left = Flow(sheet, 12, y, 98)
    left.say("Invoice Amount In Words", bold=True)
    left.say(deal.words, "total_in_words")
    left.gap()
    left.say("Terms And Conditions", bold=True)
    left.say("Thanks for doing business with us!")
    end = max(left.y, sums.y) + 4
    sheet.text(12, end, "Pay To:", bold=True)
    sheet.image(qr_code(f"upi://pay?pa={deal.seller.phone}@upi.example&am={deal.total}"), 12, end + 5, 24)
    if "signature" not in sheet.omit:
        sheet.text(196, end, f"For : {deal.seller.name}", align="R")
        sheet.scribble(168, end + 8, ((0, 3), (3, 0), (5, 4), (9, 1), (15, 3)))
        sheet.text(196, end + 16, "Authorized Signatory", bold=True, align="R", name="signature")


LAYOUT = Layout(
    "violet_app",
    ("b2b", "b2c"),
    draw,
    (
        Manner("05-04-2026", symbol="₹ "),
        Manner("05/04/2026", symbol="₹ "),
        Manner("05-04-2026", symbol="Rs "),
    ),
    Terms(lines=(1, 6), discounts=True, hsn_digits=4, words=("", "Rupees")),
    face="sans",
    size=9,
    page=(210, 297),
)
