"""A marketplace seller's invoice on a 4 x 6 inch label: small print, one article a block, bars on top."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.parts import code, state_row
from evals.documents.generator.layouts.seventh.marks import added, dashed
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.box(3, 3, 96, 146, weight=0.4)
    for place in range(46):
        sheet.fill(52 + place * 0.95, 5, 0.3 + 0.25 * (place * 7 % 3), 8, (0, 0, 0))
    sheet.text(5, 5, "Tax Invoice", bold=True, size=11)
    sheet.text(5, 10, deal.operator, size=6, name="ecommerce_operator")
    sheet.text(74, 13.4, deal.order_number, size=6.5, align="C", name="order_number")
    sheet.line(3, 17.5, 99, 17.5)
    left, right = Flow(sheet, 5, 18.5, 44), Flow(sheet, 53, 18.5, 44)
    left.say("Sold & shipped by", size=6)
    left.say(seller.name, "seller_name", bold=True)
    left.say(dashed(seller), "seller_address")
    phrase(left, f"GSTIN {seller.gstin}", "seller_gstin", seller.gstin)
    right.say("Customer", size=6)
    right.say(buyer.name, "buyer_name", bold=True)
    right.say(dashed(buyer), "buyer_address")
    right.pair("POS", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply")
    y = max(left.y, right.y) + 1
    sheet.line(51, 17.5, 51, y)
    sheet.line(3, y, 99, y)
    facts = Flow(sheet, 5, y + 0.8, 92)
    facts.pair("Inv. no.", deal.number, "invoice_number", bold=True)
    facts.pair("Inv. date", manner.day(deal.day), "invoice_date", bold=True)
    facts.say("AWB 14100 77 20931 8    Prepaid    Zone D    Wt 0.48 kg", size=6.5)
    y = facts.y + 0.5
    sheet.line(3, y, 99, y)
    y += 1
    for line in deal.lines:
        y = _article(sheet, deal, line, manner, y)
    sums = Flow(sheet, 40, y + 0.5, 57)
    added(sums, [("Taxable", manner.priced(deal.taxable), "taxable_value")])
    for label, name in heads_of(deal):
        added(sums, [(label, manner.priced(getattr(deal, name)), name)])
    sums.size = 9
    sums.between("Grand total", manner.priced(deal.total), "total", bold=True)
    foot = Flow(sheet, 5, max(sums.y + 1.5, 122), 92, size=6.2)
    foot.say(deal.words, "total_in_words", bold=True)
    phrase(foot, "Tax is not payable on reverse charge basis.", "reverse_charge", "not")
    foot.say("Return within 7 days through the app. If undelivered, return to the seller's address above.")
    if "signature" not in sheet.omit:
        sheet.scribble(72, 137, ((0, 2), (2, 0), (4, 3), (7, 1), (12, 2)))
        sheet.text(97, 142.5, "Authorised signatory", size=6.2, align="R", name="signature")
    sheet.text(5, 142.5, "E. & O. E.", size=6.2)


def _article(sheet: Sheet, deal: Deal, line: Line, manner: Manner, y: float) -> float:
    shown = state_row(sheet, "description", "hsn", "quantity", "gst_rate", "taxable_value", "amount")
    flow = Flow(sheet, 5, y, 70)
    flow.say(line.description, bold=True)
    sheet.text(97, y, manner.priced(line.amount), bold=True, align="R")
    tax = sum((getattr(line, name) for _, name in heads_of(deal)), start=line.cess)
    parts = (
        shown("quantity", f"Qty {quantity(line.quantity)}"),
        shown("hsn", f"HSN {line.hsn}"),
        f"Taxable {manner.money(line.taxable)}",
        f"GST {percent(line.gst_rate)} {manner.money(tax)}",
    )
    sheet.text(5, flow.y, "  ".join(part for part in parts if part), size=6.5)
    sheet.line(3, flow.y + 4, 99, flow.y + 4, dashed=True)
    return flow.y + 5


LAYOUT = Layout(
    "label_invoice",
    ("marketplace",),
    draw,
    (
        Manner("05-04-2026", symbol="Rs."),
        Manner("05 Apr 2026", symbol="₹"),
        Manner("2026-04-05", symbol="₹ "),
    ),
    Terms(lines=(1, 3), whole_rupees=False, hsn_digits=6, words=("Rupees", "INR")),
    size=7.2,
    page=(102, 152),
)
