"""A composition dealer's bill of supply on an 80 mm roll: the trade customer named, nothing of tax."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.layouts.sixth.setting import beside, run_on
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_SWEETS = tuple(
    Good(name, hsn, ("5", "5"), unit, low, high, True)
    for name, hsn, unit, low, high in (
        ("Kaju Katli", "17049090", "KGS", 780, 1100),
        ("Besan Laddu", "17049090", "KGS", 320, 460),
        ("Soan Papdi Box 500g", "17049090", "BOX", 110, 190),
        ("Rasgulla Tin 1kg", "21069099", "PCS", 190, 260),
        ("Milk Cake", "17049090", "KGS", 380, 520),
        ("Khasta Kachori", "21069099", "PCS", 14, 30),
        ("Bhujia Sev", "21069099", "KGS", 210, 320),
    )
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    roll = Flow(sheet, 4, 5, 72)
    roll.say(seller.name.upper(), "seller_name", bold=True, size=12, centred=True)
    roll.say(run_on(seller), "seller_address", centred=True)
    phrase(roll, f"GSTIN {seller.gstin}", "seller_gstin", seller.gstin, centred=True)
    roll.gap(0.4)
    roll.say("BILL OF SUPPLY", bold=True, size=10, centred=True)
    phrase(roll, deal.declaration, "declaration", deal.declaration, size=6.5, centred=True)
    _rule(roll)
    beside(sheet, (4, roll.y), "BOS No", deal.number, "invoice_number", bold=True)
    roll.gap(1)
    beside(sheet, (4, roll.y), "Date  ", manner.day(deal.day), "invoice_date")
    sheet.text(76, roll.y, "Time 18:52", align="R")
    roll.gap(1)
    phrase(roll, f"Cust   {buyer.name}", "buyer_name", buyer.name)
    phrase(roll, f"       {run_on(buyer)}", "buyer_address", run_on(buyer))
    phrase(roll, f"       GSTIN {buyer.gstin}", "buyer_gstin", buyer.gstin)
    phrase(roll, f"Supply in {deal.place_of_supply}", "place_of_supply", deal.place_of_supply)
    _rule(roll)
    for x, text in ((46, "Qty"), (58, "Rate"), (76, "Amt")):
        sheet.text(x, roll.y, text, bold=True, align="R")
    sheet.text(4, roll.y, "Item / HSN", bold=True)
    roll.gap(1)
    _rule(roll)
    for line in deal.lines:
        shown = state_row(sheet, "description", "hsn", "quantity", "unit", "rate", "amount")
        roll.say(line.description)
        sheet.text(4, roll.y, shown("hsn", line.hsn))
        sheet.text(46, roll.y, shown("quantity", f"{quantity(line.quantity)} {line.unit.lower()}"), align="R")
        sheet.text(58, roll.y, manner.money(line.rate), align="R")
        sheet.text(76, roll.y, manner.money(line.amount), align="R")
        roll.gap(1.15)
    _rule(roll)
    roll.between("Total of items", manner.money(deal.total - deal.round_off))
    roll.between("Rounded", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    roll.size = 11
    roll.between("Payable", manner.priced(deal.total), "total", bold=True)
    roll.size = sheet.size
    roll.say(deal.words, "total_in_words", size=7)
    _rule(roll)
    if "signature" not in sheet.omit:
        roll.gap(1.8)
        roll.say("Cashier's signature", "signature")
        sheet.scribble(40, roll.y - 7, ((0, 3), (4, 0), (7, 4), (12, 1), (19, 3)))
    roll.say("Fresh sweets: eat within two days", centred=True)


def _rule(roll: Flow) -> None:
    roll.gap(0.25)
    roll.sheet.line(roll.x, roll.y, roll.x + roll.width, roll.y, dashed=True)
    roll.gap(0.3)


LAYOUT = Layout(
    "sweet_roll",
    ("bill_of_supply",),
    draw,
    (
        Manner("05/04/2026", grouped=False),
        Manner("05-Apr-26", grouped=False, symbol="Rs."),
        Manner("05-04-2026", symbol="Rs "),
    ),
    Terms(lines=(1, 7), hsn_digits=4, shelf=_SWEETS),
    face="dejavu",
    size=7.4,
    page=(80, 200),
)
