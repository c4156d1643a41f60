"""A kirana shop's 72 mm slip in Hindi: four columns, how much tax the prices hold told at the end."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import FOOD
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.layouts.seventh.marks import dashed, pieces
from evals.documents.generator.layouts.sixth.setting import beside
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, money = deal.seller, manner.money
    roll = Flow(sheet, 4, 5, 64)
    roll.say("॥ शुभ लाभ ॥", size=8, centred=True)
    roll.say(seller.name, "seller_name", bold=True, size=12, centred=True)
    roll.say(dashed(seller), "seller_address", centred=True)
    roll.say(f"फोन {seller.phone}", centred=True)
    phrase(roll, f"जीएसटीआईएन {seller.gstin}", "seller_gstin", seller.gstin, centred=True)
    phrase(roll, f"खाद्य लाइसेंस {seller.fssai}", "seller_fssai", seller.fssai, centred=True)
    _rule(roll)
    roll.say("बिक्री रसीद", bold=True, size=10, centred=True)
    beside(sheet, (4, roll.y), "रसीद क्र.", deal.number, "invoice_number", bold=True)
    roll.gap(1.1)
    beside(sheet, (4, roll.y), "तारीख", manner.day(deal.day), "invoice_date", bold=True)
    sheet.text(68, roll.y, "समय 18:45", align="R")
    roll.gap(1.1)
    _rule(roll)
    for x, title, right in ((4, "सामान", False), (40, "नग", True), (53, "भाव", True), (68, "रकम", True)):
        sheet.text(x, roll.y, title, bold=True, align="R" if right else "L")
    roll.gap(1.2)
    _rule(roll)
    for line in deal.lines:
        shown = state_row(sheet, "description", "quantity", "rate", "amount")
        y = roll.y
        roll.width = 27
        roll.say(line.description)
        roll.width = 64
        sheet.text(40, y, shown("quantity", quantity(line.quantity)), align="R")
        sheet.text(53, y, money(line.rate), align="R")
        sheet.text(68, y, money(line.amount), align="R")
        roll.gap(0.2)
    _rule(roll)
    many = pieces(sheet, deal)
    roll.between("कुल नग", many)
    roll.between("जोड़", money(deal.total - deal.round_off))
    roll.between("पैसे का फर्क", money(deal.round_off) if deal.round_off else "", "round_off")
    roll.size = 12
    roll.between("देय रकम", manner.priced(deal.total), "total", bold=True)
    roll.size = sheet.size
    phrase(roll, f"भुगतान : {deal.payment_mode}", "payment_mode", deal.payment_mode)
    _rule(roll)
    half = percent(deal.lines[0].gst_rate / 2)
    roll.say("ऊपर की रकम में शामिल :")
    roll.between("बिना कर कीमत", money(deal.taxable), "taxable_value")
    roll.between(f"सीजीएसटी {half}", money(deal.cgst), "cgst")
    roll.between(f"एसजीएसटी {half}", money(deal.sgst), "sgst")
    _rule(roll)
    roll.say("सामान 2 दिन में रसीद के साथ बदला जाएगा", centred=True)
    roll.say("फिर पधारें", centred=True)


def _rule(roll: Flow) -> None:
    roll.gap(0.25)
    roll.sheet.line(roll.x, roll.y, roll.x + roll.width, roll.y, dashed=True)
    roll.gap(0.3)


LAYOUT = Layout(
    "galla_roll",
    ("receipt",),
    draw,
    (
        Manner("05/04/2026", symbol="₹ "),
        Manner("05/04/26", grouped=False),
        Manner("05.04.2026", symbol="रु. "),
    ),
    Terms(lines=(1, 8), one_rate=True, shelf=FOOD),
    size=8,
    page=(72, 190),
)
