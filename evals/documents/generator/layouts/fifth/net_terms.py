"""A cloud book-keeping service's template: tinted bars for the addresses, a balance due at the end."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.identity import Party
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.parts import code, with_hsn
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, percent
from evals.documents.generator.sheet import Sheet

_TINT = (242, 243, 244)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    sheet.box(12, 12, 186, 270, weight=0.15)
    seller = deal.seller
    head = Flow(sheet, 16, 16, 100)
    head.say(seller.name, "seller_name", bold=True, size=11)
    _address(head, seller, "seller")
    phrase(head, f"GSTIN {seller.gstin}", "seller_gstin", seller.gstin)
    head.say(seller.phone)
    head.say(seller.email)
    sheet.text(194, 32, "TAX INVOICE", size=20, align="R")
    y = max(head.y, 44) + 2
    sheet.line(12, y, 198, y, weight=0.15)
    left, right = Flow(sheet, 16, y + 1.5, 88), Flow(sheet, 109, y + 1.5, 86)
    due = deal.due
    left.pair("#", deal.number, "invoice_number", indent=34, bold=True)
    left.pair("Invoice Date", manner.day(deal.day), "invoice_date", indent=34, bold=True)
    left.pair("Terms", f"Net {(due - deal.day).days}" if due else None, indent=34, bold=True)
    left.pair("Due Date", due and manner.day(due), "due_date", indent=34, bold=True)
    left.pair("P.O.#", deal.order_number, "order_number", indent=34, bold=True)
    place = f"{deal.place_of_supply} ({code(deal)})"
    right.pair("Place Of Supply", place, "place_of_supply", indent=34, bold=True)
    right.pair("Reverse Charge", "No", "reverse_charge", indent=34, bold=True)
    y = _to(sheet, deal, max(left.y, right.y) + 1.5)
    money = manner.money
    columns = [
        Column("#", 9, lambda i, _: f"{i + 1}", align="C"),
        Column(
            "Item & Description", 71, lambda _, g: with_hsn(sheet, g, "HSN: "), ("description", "hsn"), "L"
        ),
        Column("Qty", 22, lambda _, g: f"{g.quantity:.2f}\n{g.unit.lower()}", ("quantity", "unit")),
        Column("Rate", 24, lambda _, g: money(g.rate), ("rate",)),
        Column("Discount", 24, lambda _, g: percent(g.discount_pct, places=2)),
        Column("Amount", 36, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=12, y=y, bottom=214,
        style=Style("grid", 8.5, shade=_TINT, bold_head=False, pad=1.2),
    )  # fmt: skip
    _sums(sheet, deal, manner, y)


def _address(flow: Flow, party: Party, role: str) -> None:
    for row in (*party.street, f"{party.town} {party.region.name} {party.pin}", "India"):
        flow.say(row, f"{role}_address")


def _to(sheet: Sheet, deal: Deal, y: float) -> float:
    sheet.fill(12, y, 186, 6, _TINT)
    parties = [("Bill To", deal.customer, "buyer", 16.0)]
    if deal.ship_to is not None:
        parties.append(("Ship To", deal.ship_to, "delivery", 109.0))
    end = y
    for label, party, role, x in parties:
        sheet.text(x, y + 1.2, label, bold=True)
        flow = Flow(sheet, x, y + 7.5, 86)
        if role == "buyer":
            flow.say(party.name, "buyer_name", bold=True)
        _address(flow, party, role)
        if role == "buyer":
            phrase(flow, f"GSTIN {party.gstin}", "buyer_gstin", party.gstin)
        end = max(end, flow.y)
    sheet.line(105, y, 105, end + 1, weight=0.15)
    return end + 1


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    left = Flow(sheet, 16, y + 3, 86)
    left.say("Total In Words", size=8)
    left.say(deal.words, "total_in_words", bold=True)
    left.gap()
    left.say("Notes", size=8)
    left.say("Thanks for your business.", size=8)
    sums = Flow(sheet, 122, y + 3, 73)
    sums.between("Sub Total", manner.money(deal.taxable), "taxable_value")
    rates, heads = rates_of(deal), heads_of(deal)
    for row in rates:
        for label, name in heads:
            part = row.rate / len(heads)
            amount = getattr(deal if len(rates) == 1 else row, name)
            sums.between(
                f"{label}{part.normalize():f} ({percent(part)})",
                manner.money(amount),
                name if len(rates) == 1 else None,
            )
    sums.between("Rounding", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sums.between("Total", manner.priced(deal.total), "total", bold=True)
    sums.between("Balance Due", manner.priced(deal.total), bold=True)
    if "signature" not in sheet.omit:
        end = max(sums.y, left.y) + 8
        sheet.scribble(150, end, ((0, 3), (3, 0), (5, 4), (9, 1), (15, 3), (21, 0)))
        sheet.text(160, end + 7, "Authorized Signature", align="C", name="signature")


LAYOUT = Layout(
    "net_terms",
    ("b2b",),
    draw,
    (
        Manner("05/04/2026", symbol="₹"),
        Manner("05 Apr 2026", symbol="₹"),
        Manner("05.04.2026", symbol="Rs."),
    ),
    Terms(lines=(1, 6), discounts=True, hsn_digits=6, words=("Indian Rupee", "Rupees")),
    face="sans",
    size=9,
)
