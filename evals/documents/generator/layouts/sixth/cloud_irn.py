"""A cloud service's e-invoice: a tinted panel of IRN with the code in it, tax under the amount, airy sums."""

from __future__ import annotations

from evals.documents.generator.deal import ZERO, Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.parts import code, print_qr
from evals.documents.generator.layouts.sixth.setting import facts, signed, with_country
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_GREY = (242, 243, 246)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    sheet.text(195, 12, "TAX INVOICE", size=20, align="R")
    head = Flow(sheet, 15, 12, 96)
    head.say(seller.name, "seller_name", bold=True, size=12)
    for row in with_country(seller):
        head.say(row, "seller_address")
    phrase(head, f"GSTIN {seller.gstin}", "seller_gstin", seller.gstin)
    phrase(head, f"FSSAI {seller.fssai}", "seller_fssai", seller.fssai)
    y = max(head.y, 34) + 4
    sheet.fill(15, y, 180, 44, _GREY)
    panel = Flow(sheet, 19, y + 4, 120)
    panel.say("e-Invoice", bold=True, size=10)
    panel.gap(0.5)
    panel.say("IRN", size=7.5)
    for part in (deal.irn[:40], deal.irn[40:]):
        panel.say(part, size=8.5)
    sheet.says("irn", deal.irn)
    panel.gap(0.5)
    facts(
        panel,
        (
            ("Ack No", deal.ack_number, "ack_number"),
            ("Ack Date", manner.day(deal.ack_day) if deal.ack_day else "", "ack_date"),
        ),
        indent=20,
    )
    print_qr(sheet, deal, 151, y + 1, 42)
    y = _numbers(sheet, deal, manner, y + 48)
    y = _parties(sheet, deal, y + 3)
    y = draw_table(
        sheet, _columns(deal, manner), deal.lines, x=15, y=y + 4, bottom=210,
        style=Style("rows", 8, shade=(51, 58, 70), pad=1.3, bold_head=False),
    )  # fmt: skip
    _sums(sheet, deal, manner, y + 3)


def _numbers(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    left, right = Flow(sheet, 15, y, 90), Flow(sheet, 110, y, 85)
    facts(
        left,
        (
            ("Invoice#", deal.number, "invoice_number"),
            ("Invoice Date", manner.day(deal.day), "invoice_date"),
            ("Terms", f"Net {(deal.due - deal.day).days}" if deal.due else "", ""),
            ("Due Date", manner.day(deal.due) if deal.due else "", "due_date"),
        ),
        indent=30,
    )
    facts(
        right,
        (
            ("P.O.#", deal.order_number, "order_number"),
            ("Place Of Supply", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply"),
            ("Reverse Charge", "No", "reverse_charge"),
        ),
        indent=30,
    )
    return max(left.y, right.y)


def _parties(sheet: Sheet, deal: Deal, y: float) -> float:
    buyer, site = deal.customer, deal.ship_to
    left, right = Flow(sheet, 15, y, 86), Flow(sheet, 110, y, 85)
    left.say("Bill To", bold=True)
    left.say(buyer.name, "buyer_name", bold=True)
    for row in with_country(buyer):
        left.say(row, "buyer_address")
    phrase(left, f"GSTIN {buyer.gstin}", "buyer_gstin", buyer.gstin)
    if site is not None and not {"buyer_name", "buyer_address"} & sheet.omit:
        right.say("Ship To", bold=True)
        right.say(site.name)
        for row in with_country(site):
            right.say(row, "delivery_address")
    return max(left.y, right.y)


def _columns(deal: Deal, manner: Manner) -> list[Column]:
    money = manner.money

    def taxes(_: int, line: Line) -> str:
        share = len(heads_of(deal))
        rate = percent(line.gst_rate / share)
        return "\n".join(f"{money(getattr(line, name))} ({rate})" for _, name in heads_of(deal))

    titles = "\n".join(label for label, _ in heads_of(deal))
    return [
        Column("#", 8, lambda i, _: f"{i + 1}", align="L"),
        Column("Item & Description", 62, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/SAC", 20, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Qty", 20, lambda _, g: f"{g.quantity:.2f}\n{g.unit.lower()}", ("quantity", "unit")),
        Column("Rate", 22, lambda _, g: money(g.rate), ("rate",)),
        Column(titles, 24, taxes, ("gst_rate",)),
        Column("Amount", 24, lambda _, g: money(g.taxable), ("net_amount",)),
    ]


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 118, y, 76.2, size=9)
    rows = [("Sub Total", manner.money(deal.taxable), "taxable_value")]
    rows += [(label, manner.money(getattr(deal, name)), name) for label, name in heads_of(deal)]
    if deal.round_off:
        rows.append(("Rounding", manner.money(deal.round_off), "round_off"))
    for label, text, name in rows:
        sums.between(label, text, name)
        sums.gap(0.3)
    sums.between("Total", manner.priced(deal.total), "total", bold=True)
    sums.gap(0.4)
    sheet.fill(116, sums.y - 0.8, 79, 6, _GREY)
    sums.between("Balance Due", manner.priced(deal.total), bold=True)
    left = Flow(sheet, 15, y, 94)
    left.say("Total In Words", size=7.5)
    left.say(deal.words, "total_in_words", bold=True)
    left.gap()
    many = sum((line.quantity for line in deal.lines), ZERO)
    if "quantity" not in sheet.omit:
        left.say(f"Items in Total {quantity(many)}")
    left.gap()
    left.say("Notes", size=7.5)
    left.say("Thanks for your business. Please quote the invoice number with your payment.", size=8)
    signed(sheet, 195, max(sums.y, left.y) + 8, "Authorized Signature")


LAYOUT = Layout(
    "cloud_irn",
    ("e_invoice",),
    draw,
    (
        Manner("05 Apr 2026", symbol="₹"),
        Manner("05/04/2026", symbol="Rs."),
        Manner("05-Apr-2026", symbol="₹"),
    ),
    Terms(lines=(1, 5), words=("Indian Rupees", "Indian Rupees", "Rupees")),
    size=8.5,
)
