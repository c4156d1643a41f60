"""A trade package's invoice: its numbers stacked at the left, parties beside, forwarding taxed."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.seventh.marks import dashed, pieces, postal
from evals.documents.generator.layouts.sixth.setting import signed
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.box(8, 8, 194, 281, weight=0.3)
    numbers = Flow(sheet, 10, 11, 44, size=8.5)
    for label, text, name in (
        ("INVOICE NO", deal.number, "invoice_number"),
        ("DATED", manner.day(deal.day), "invoice_date"),
        ("ORDER", deal.order_number, "order_number"),
        ("DUE DATE", manner.day(deal.due) if deal.due else "", "due_date"),
        ("PLACE OF SUPPLY", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply"),
        ("REVERSE CHARGE", "N", "reverse_charge"),
        ("G.R./R.R. NO", "5502 / 2 pkgs", ""),
    ):
        if text and name not in sheet.omit:
            numbers.say(label, size=6.8)
            numbers.say(text, name or None, bold=True)
            numbers.gap(0.25)
    head = Flow(sheet, 60, 10, 140)
    head.say("TAX INVOICE", bold=True, size=10)
    head.say(seller.name, "seller_name", bold=True, size=15)
    head.say(postal(seller), "seller_address")
    phrase(head, f"GSTIN : {seller.gstin}", "seller_gstin", seller.gstin)
    head.gap()
    sheet.line(58, head.y, 202, head.y)
    head.gap(0.4)
    head.say("Party details", size=7)
    head.say(buyer.name, "buyer_name", bold=True)
    head.say(dashed(buyer), "buyer_address")
    phrase(head, f"GSTIN / UIN : {buyer.gstin}", "buyer_gstin", buyer.gstin)
    site = deal.ship_to
    if site is not None and not {"buyer_name", "buyer_address"} & sheet.omit:
        head.gap(0.3)
        head.say("Goods sent to", size=7)
        head.say(dashed(site), "delivery_address")
    y = max(numbers.y, head.y) + 1
    sheet.line(58, 8, 58, y)
    columns = _columns(deal, manner)
    y = draw_table(
        sheet, columns, deal.lines, x=8, y=y, bottom=200, style=Style("columns", 8, pad=0.8), least=84
    )
    _foot(sheet, deal, manner, y)


def _columns(deal: Deal, manner: Manner) -> list[Column]:
    share = len(heads_of(deal))
    columns = [
        Column("S.N.", 9, lambda i, _: f"{i + 1}.", align="C"),
        Column("Description of Goods", 51, lambda _, g: g.description, ("description",), "L"),
        Column("HSN Code", 18, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty.", 13, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Unit", 11, lambda _, g: g.unit.title(), ("unit",), "C"),
        Column("Price", 19, lambda _, g: manner.money(g.rate), ("rate",)),
    ]
    for label, _ in heads_of(deal):

        def rate(_: int, line: Line) -> str:
            return f"{line.gst_rate / share:.2f} %"

        columns.append(Column(f"{label}\nRate", 44 / share, rate, ("gst_rate",)))
    return [*columns, Column("Amount", 29, lambda _, g: manner.money(g.taxable), ("net_amount",))]


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money = manner.money
    sheet.text(10, y + 1.2, "Total goods", size=8)
    sheet.text(98.2, y + 1.2, pieces(sheet, deal), bold=True, align="R")
    sheet.text(201.2, y + 1.2, money(deal.taxable - deal.shipping), bold=True, align="R")
    sheet.line(8, y + 6, 202, y + 6)
    sums = Flow(sheet, 122, y + 7.5, 79.2)
    sums.between("Add : Packing & forwarding", money(deal.shipping), "shipping")
    sums.between("Assessable value", money(deal.taxable), "taxable_value")
    rate = deal.lines[0].gst_rate / len(heads_of(deal))
    for label, name in heads_of(deal):
        sums.between(f"Add : {label} @ {rate:.2f} %", money(getattr(deal, name)), name)
    if deal.round_off:
        label = "Less" if deal.round_off < 0 else "Add"
        sums.between(
            f"{label} : Rounded Off ({'-' if deal.round_off < 0 else '+'})",
            money(abs(deal.round_off)),
            "round_off",
        )
    sums.size = 11
    sums.gap(0.3)
    sums.between("Grand Total", manner.priced(deal.total), "total", bold=True)
    left = Flow(sheet, 10, y + 7.5, 106)
    left.say(deal.words, "total_in_words", bold=True)
    left.gap()
    left.say("Bank Details : Pragati Gramin Bank, A/c 7700 1182 0045, IFSC PRGB0007700", size=8)
    end = max(sums.y, left.y) + 2
    sheet.line(8, end, 202, end)
    terms = Flow(sheet, 10, end + 1.5, 96, size=7.5)
    terms.say("Terms & Conditions   E.& O.E.", bold=True)
    terms.say("1. Goods once sold will not be taken back.")
    terms.say("2. Interest @ 18% p.a. will be charged if not paid in the stipulated time.")
    terms.say("3. Minimum order for free delivery Rs. 15,000. Price list 2026 holds till 31-12-2027.")
    signed(sheet, 200, end + 3, "Authorised Signatory", above=f"for {deal.seller.name}")


LAYOUT = Layout(
    "side_numbers",
    ("b2b",),
    draw,
    (Manner("05-04-2026", symbol="Rs. "), Manner("05/04/2026", symbol="₹ "), Manner("05-Apr-2026")),
    Terms(lines=(1, 7), freight=True, rounding="total", words=("Rupees", "Rs.")),
    size=8.5,
)
