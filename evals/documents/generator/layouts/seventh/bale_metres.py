"""A cloth merchant's bill: the buyer beside the seller, thans listed under each quality, metres and GST."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.parts import code, state_row
from evals.documents.generator.layouts.seventh.marks import dashed, pieces, rounding
from evals.documents.generator.layouts.sixth.setting import beside, signed
from evals.documents.generator.manner import Manner, percent
from evals.documents.generator.sheet import Sheet

_SHELF = (
    Good("Poplin Dyed 44in", "52083290", ("5", "5"), "MTR", 48, 130, sizes=("Sky", "Olive", "White")),
    Good("Rayon Print 58in", "55161410", ("5", "5"), "MTR", 70, 165, sizes=("D-114", "D-207")),
    Good("Suiting TR 58in", "55151130", ("5", "5"), "MTR", 180, 420, sizes=("Navy", "Charcoal")),
    Good("Cotton Cambric 60s", "52081190", ("5", "5"), "MTR", 52, 98),
    Good("Georgette Plain", "54075490", ("5", "5"), "MTR", 66, 140, sizes=("Rani", "Peach")),
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(105, 9, "|| SHUBH LABH ||", size=8, align="C")
    sheet.text(105, 13, "TAX INVOICE", bold=True, size=12, align="C")
    to, own = Flow(sheet, 14, 24, 84), Flow(sheet, 112, 24, 84)
    to.say("Purchaser", size=7.5)
    to.say(buyer.name, "buyer_name", bold=True)
    to.say(dashed(buyer), "buyer_address")
    phrase(to, f"GST No. {buyer.gstin}", "buyer_gstin", buyer.gstin)
    own.say("Cloth sold by", size=7.5)
    own.say(seller.name, "seller_name", bold=True, size=12)
    own.say(dashed(seller), "seller_address")
    phrase(own, f"GST No. {seller.gstin}", "seller_gstin", seller.gstin)
    own.say(f"Shop {seller.phone}", size=8)
    y = max(to.y, own.y) + 2
    sheet.box(12, 22, 88, y - 22)
    sheet.box(110, 22, 88, y - 22)
    beside(sheet, (14, y + 3), "Bill No.", deal.number, "invoice_number", bold=True)
    beside(sheet, (78, y + 3), "Date", manner.day(deal.day), "invoice_date", bold=True)
    beside(sheet, (128, y + 3), "State of supply", f"{deal.place_of_supply}-{code(deal)}", "place_of_supply")
    sheet.text(14, y + 8, f"Agent: {seller.person.split()[-1]} Textile Agency")
    sheet.text(78, y + 8, "LR No. 40117")
    beside(sheet, (128, y + 8), "Due on", manner.day(deal.due) if deal.due else "", "due_date")
    y += 15
    sheet.fill(12, y, 186, 6, (225, 225, 225))
    for x, title, right in (
        (14, "Bale", False), (28, "Quality / thans", False), (118, "Metres", True),
        (148, "Rate per Mtr", True), (196, "Amount", True),
    ):  # fmt: skip
        sheet.text(x, y + 1.2, title, bold=True, align="R" if right else "L")
    y += 8
    for number, line in enumerate(deal.lines, start=1):
        y = _quality(sheet, line, manner, number, y)
    _sums(sheet, deal, manner, y)


def _quality(sheet: Sheet, line: Line, manner: Manner, number: int, y: float) -> float:
    shown = state_row(sheet, "description", "hsn", "quantity", "rate", "net_amount")
    sheet.text(14, y, f"{number}")
    sheet.text(28, y, line.description, bold=True)
    sheet.text(118, y, shown("quantity", f"{line.quantity:.2f}"), align="R")
    sheet.text(148, y, manner.money(line.rate), align="R")
    sheet.text(196, y, manner.money(line.taxable), align="R")
    code_of = shown("hsn", f"HSN {line.hsn}")
    sheet.text(28, y + 4.4, code_of, size=7.5)
    if "quantity" not in sheet.omit and line.quantity > 4:
        part = (line.quantity / 3).quantize(Decimal("0.25"))
        thans = f"than {part} + {part} + {line.quantity - 2 * part:.2f}"
        sheet.text(28 + (sheet.measure(f"{code_of}  ", size=7.5) if code_of else 0), y + 4.4, thans, size=7.5)
    return y + 10.5


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sheet.line(12, y, 198, y)
    many = pieces(sheet, deal)
    if many:
        sheet.text(118, y + 1.5, f"{Decimal(many):.2f}", bold=True, align="R")
    sheet.text(28, y + 1.5, "Total metres and value")
    sheet.text(196, y + 1.5, manner.money(deal.taxable), bold=True, align="R", name="taxable_value")
    y += 7
    share = len(heads_of(deal))
    for label, name in heads_of(deal):
        sheet.text(148, y, f"{label} @ {percent(deal.lines[0].gst_rate / share)}", align="R")
        sheet.text(196, y, manner.money(getattr(deal, name)), align="R", name=name)
        y += 5
    for label, text, name in rounding(deal, manner, "Vatav / rounding"):
        sheet.text(148, y, label, align="R")
        sheet.text(196, y, text, align="R", name=name)
        y += 5
    sheet.line(120, y, 198, y)
    sheet.text(148, y + 1.5, "Net payable", bold=True, size=11, align="R")
    sheet.text(196, y + 1.5, manner.priced(deal.total), bold=True, size=11, align="R", name="total")
    sheet.line(120, y + 7.5, 198, y + 7.5)
    foot = Flow(sheet, 14, y + 11, 180, size=8.5)
    foot.say(deal.words, "total_in_words", bold=True)
    foot.say("Reverse charge: Not applicable", "reverse_charge")
    foot.gap()
    foot.say(
        "1. Interest at 18% after 45 days.  2. Claims within 8 days, cloth uncut.  3. Dharmada optional."
    )
    signed(sheet, 198, foot.y + 4, "Munim / Partner", above=f"For {deal.seller.name}")


LAYOUT = Layout(
    "bale_metres",
    ("b2b",),
    draw,
    (Manner("05/04/2026", symbol="₹ "), Manner("05-Apr-26"), Manner("05.04.2026", symbol="Rs ")),
    Terms(lines=(1, 8), one_rate=True, rounding="total", hsn_digits=6, words=("Rupees", "Rs."), shelf=_SHELF),
    face="serif",
    size=9.5,
)
