"""A phone program's page: articles with tax and its rate in one cell, the taxes in a small table below."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import Cell, block, heads_of
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_VIOLET = (132, 97, 201)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    head = Flow(sheet, 12, 10, 150)
    head.say(seller.name, "seller_name", bold=True, size=14)
    head.say(desk.flat(seller), "seller_address")
    head.say(f"Phone no.: {seller.phone}   Email: {seller.email}")
    state = (
        f", State: {seller.region.code}-{seller.region.name}" if "seller_address" not in sheet.omit else ""
    )
    desk.held(sheet, head, f"GSTIN: {seller.gstin}{state}", [("seller_gstin", seller.gstin)])
    desk.held(sheet, head, f"FSSAI: {seller.fssai}", [("seller_fssai", seller.fssai)])
    y = head.y + 2
    sheet.line(12, y, 198, y, weight=0.4)
    sheet.text(105, y + 1.5, "Tax Invoice", bold=True, size=14, align="C", ink=_VIOLET)
    y += 10
    left, right = Flow(sheet, 12, y, 92), Flow(sheet, 128, y, 70)
    left.say("Bill To", bold=True)
    left.say(buyer.name, "buyer_name", bold=True)
    left.say(desk.flat(buyer), "buyer_address")
    left.say(f"Contact No.: {buyer.phone}")
    desk.held(sheet, left, f"GSTIN: {buyer.gstin}", [("buyer_gstin", buyer.gstin)])
    left.say(f"State: {buyer.region.code}-{buyer.region.name}" if "buyer_address" not in sheet.omit else "")
    sheet.text(198, y, "Invoice Details", bold=True, align="R")
    right.gap(1)
    place = f"{code(deal)}-{deal.place_of_supply}"
    for label, text, name in (
        ("Invoice No.", deal.number, "invoice_number"),
        ("Date", manner.day(deal.day), "invoice_date"),
        ("Due Date", manner.day(deal.due) if deal.due else "", "due_date"),
        ("Place of supply", place, "place_of_supply"),
        ("Reverse Charge", "No", "reverse_charge"),
    ):
        if text and name not in sheet.omit:
            sheet.text(198, right.y, f"{label}: {text}", align="R")
            desk.said(sheet, name, text)
            right.gap(1)
    _goods(sheet, deal, manner, max(left.y, right.y) + 3)


def _goods(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    priced, money = manner.priced, manner.money

    def off(_: int, g: Line) -> str:
        return f"{priced(g.discount)}\n({percent(g.discount_pct)})"

    def tax(_: int, g: Line) -> str:
        return f"{priced(g.cgst + g.sgst + g.igst)}\n({percent(g.gst_rate)})"

    columns = [
        Column("#", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("Item name", 48, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/ SAC", 20, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Quantity", 16, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Unit", 12, lambda _, g: g.unit.title(), ("unit",), "C"),
        Column("Price/ Unit", 22, lambda _, g: priced(g.rate), ("rate",)),
        Column("Discount", 18, off, ("discount",)),
        Column("GST", 18, tax, ("gst_rate",)),
        Column("Amount", 24, lambda _, g: priced(g.amount), ("amount",)),
    ]
    style = Style("rows", 8.2, shade=_VIOLET, pad=1)
    y = draw_table(sheet, columns, deal.lines, x=12, y=y, bottom=190, style=style)
    sheet.text(28, y + 1.2, "Total", bold=True)
    sheet.text(103.2, y + 1.2, desk.count(sheet, deal), bold=True, align="R")
    sheet.text(155.2, y + 1.2, priced(deal.discount), bold=True, align="R")
    sheet.text(173.2, y + 1.2, priced(deal.tax), bold=True, align="R")
    sheet.text(197.2, y + 1.2, priced(desk.before_rounding(deal)), bold=True, align="R")
    y += 6.5
    sheet.line(12, y, 198, y)
    heads, rates = heads_of(deal), rates_of(deal)
    found: list[list[Cell]] = [["Tax type", "Taxable amount", "Rate", "Tax amount"]]
    for part in rates:
        for head, name in heads:
            alone = len(rates) == 1
            value, share = priced(getattr(part, name)), percent(part.rate / len(heads))
            base: Cell = (priced(part.taxable), "taxable_value") if alone else priced(part.taxable)
            found.append([head, base, share, (value, name) if alone else value])
            if not alone:
                sheet.says(name, "")
    end = block(sheet, found, [24, 30, 16, 26], 12, y + 3, size=8, height=4.6)
    right = Flow(sheet, 128, y + 3, 69)
    desk.sums(right, [("Sub Total", priced(desk.before_rounding(deal)), "")])
    if deal.round_off:
        sign = "- " if deal.round_off < 0 else ""
        desk.sums(right, [("Round off", f"{sign}{manner.symbol}{money(abs(deal.round_off))}", "round_off")])
    sheet.fill(126, right.y, 72, 5.4, _VIOLET)
    if "total" not in sheet.omit:
        sheet.text(128, right.y + 0.6, "Total", bold=True, ink=(255, 255, 255))
        sheet.text(
            197, right.y + 0.6, priced(deal.total), bold=True, align="R", ink=(255, 255, 255), name="total"
        )
    right.gap(1.6)
    desk.sums(right, [("Received", priced(0 * deal.total), ""), ("Balance", priced(deal.total), "")])
    low = Flow(sheet, 12, end + 3, 100)
    low.say("Invoice Amount In Words", bold=True)
    low.say(deal.words, "total_in_words")
    low.gap()
    low.say("Terms and conditions", bold=True)
    low.say("Thanks for doing business with us!")
    desk.sign(sheet, 198, max(right.y, low.y) + 4, f"For : {deal.seller.name}", "Authorized Signatory")


LAYOUT = Layout(
    "vyapari_page",
    ("b2b", "b2c"),
    draw,
    (
        Manner("05-04-2026", symbol="₹ "),
        Manner("05/04/2026", symbol="₹ "),
        Manner("05-04-2026", symbol="Rs "),
    ),
    Terms(lines=(1, 5), discounts=True, words=("Rupees",)),
    size=8.8,
)
