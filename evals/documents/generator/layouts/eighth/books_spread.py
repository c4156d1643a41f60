"""A cloud program's sheet of cells: balance due at the top, each head of tax its rate and amount in a row."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eighth.stationery import head_columns
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.sixth.setting import facts, signed, with_country
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    left = Flow(sheet, 12, 12, 110)
    left.say(seller.name, "seller_name", bold=True, size=13)
    for row in with_country(seller):
        left.say(row, "seller_address")
    phrase(left, f"GSTIN {seller.gstin}", "seller_gstin", seller.gstin)
    left.say(seller.email)
    sheet.text(198, 12, "TAX INVOICE", size=20, align="R")
    sheet.text(198, 22, "Balance Due", size=8, align="R")
    sheet.text(198, 26, manner.priced(deal.total), size=12, bold=True, align="R")
    y = max(left.y, 36) + 2
    one, two = Flow(sheet, 14, y + 1.5, 90), Flow(sheet, 108, y + 1.5, 88)
    term = (deal.due - deal.day).days if deal.due else 0
    facts(
        one,
        (
            ("Invoice#", deal.number, "invoice_number"),
            ("Invoice Date", manner.day(deal.day), "invoice_date"),
            ("Terms", f"Net {term}" if term else "", ""),
            ("Due Date", manner.day(deal.due) if deal.due else "", "due_date"),
        ),
        indent=28,
        bold=True,
    )
    facts(
        two,
        (
            ("Place Of Supply", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply"),
            ("P.O.#", deal.order_number, "order_number"),
            ("Sales person", seller.person, ""),
        ),
        indent=32,
        bold=True,
    )
    end = max(one.y, two.y) + 1
    sheet.box(12, y, 186, end - y)
    sheet.line(106, y, 106, end)
    y = _parties(sheet, deal, end)
    tax = 34.0 if deal.inter_state else 52.0
    columns = [
        Column("#", 7, lambda i, _: f"{i + 1}", align="C"),
        Column("Item & Description", 93 - tax + 5, lambda _, g: g.description, ("description",), "L"),
        Column("HSN\n/SAC", 18, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Qty", 20, lambda _, g: f"{g.quantity:.2f}\n{g.unit.lower()}", ("quantity", "unit")),
        Column("Rate", 20, lambda _, g: manner.money(g.rate), ("rate",)),
        *head_columns(deal, manner, rate=tax / len(heads_of(deal)) - (16 if not deal.inter_state else 22),
                      amount=16 if not deal.inter_state else 22),
        Column("Amount", 23, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]  # fmt: skip
    y = draw_table(
        sheet, columns, deal.lines, x=12, y=y, bottom=190, style=Style("grid", 8, shade=(242, 243, 244))
    )
    _below(sheet, deal, manner, y)


def _parties(sheet: Sheet, deal: Deal, y: float) -> float:
    buyer, site = deal.customer, deal.ship_to
    sheet.fill(12, y, 186, 5.5, (242, 243, 244))
    sheet.text(14, y + 0.9, "Bill To", bold=True)
    sheet.text(108, y + 0.9, "Ship To", bold=True)
    left, right = Flow(sheet, 14, y + 6.5, 90), Flow(sheet, 108, y + 6.5, 88)
    left.say(buyer.name, "buyer_name", bold=True)
    for row in with_country(buyer):
        left.say(row, "buyer_address")
    phrase(left, f"GSTIN {buyer.gstin}", "buyer_gstin", buyer.gstin)
    if not {"buyer_name", "buyer_address"} & sheet.omit:
        for row in with_country(site or buyer):
            right.say(row, "delivery_address")
    end = max(left.y, right.y) + 1
    sheet.box(12, y, 186, end - y)
    sheet.line(106, y, 106, end)
    return end


def _below(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money, heads = manner.money, heads_of(deal)
    sums = Flow(sheet, 124, y + 2, 73)
    sums.between("Sub Total", money(deal.taxable), "taxable_value")
    for part in rates_of(deal):
        for label, name in heads:
            rate = quantity(part.rate / len(heads))
            sums.between(f"{label}{rate} ({rate}%)", money(getattr(part, name)))
    if len(rates_of(deal)) == 1:
        for _, name in heads:
            sheet.says(name, money(getattr(deal, name)))
    elif deal.tax:
        for _, name in heads:
            sheet.says(name, "")
    sums.between("Rounding", money(deal.round_off) if deal.round_off else "", "round_off")
    sums.between("Total", manner.priced(deal.total), "total", bold=True)
    sums.between("Balance Due", manner.priced(deal.total), bold=True)
    left = Flow(sheet, 14, y + 2, 104)
    left.say("Total In Words", size=8)
    left.say(deal.words, "total_in_words", bold=True)
    left.gap()
    left.say("Notes", size=8)
    left.say("Thanks for your business. Support line 1800 200 4411, Mon to Sat 10 to 7.", size=8)
    left.say("Reverse Charge: No", "reverse_charge", size=8)
    left.say(
        "Terms & Conditions: 2% per month on what is overdue. Disputes within 10 days of receipt.", size=8
    )
    end = max(left.y, sums.y) + 2
    sheet.box(12, y, 186, end - y)
    sheet.line(122, y, 122, end)
    signed(sheet, 196, end + 3, "Authorized Signature")


LAYOUT = Layout(
    "books_spread",
    ("b2b",),
    draw,
    (
        Manner("05/04/2026", symbol="₹"),
        Manner("05 Apr 2026", symbol="Rs."),
        Manner("05 Apr 2026", symbol="₹"),
    ),
    Terms(lines=(1, 7), words=("Indian Rupees",), hsn_digits=6),
    face="sans",
    size=8.8,
)
