"""A chemist's counter slip of 80 mm: licences, doctor, batch and expiry below each medicine, a discount."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import batch, expiry, phrase
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.layouts.sixth.setting import beside
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = tuple(
    Good(name, hsn, rates, unit, low, high)
    for name, hsn, rates, unit, low, high in (
        ("Paracetamol 650 Tab 15s", "30049063", ("12", "5"), "PCS", 28, 36),
        ("Cetirizine 10mg Tab 10s", "30049099", ("12", "5"), "PCS", 18, 42),
        ("Pantoprazole 40 Tab 15s", "30049039", ("12", "5"), "PCS", 90, 165),
        ("ORS Orange Sachet 21g", "30049099", ("12", "5"), "PKT", 20, 24),
        ("Cough Syrup Sugar Free 100ml", "30049099", ("12", "5"), "BTL", 96, 148),
        ("Povidone Iodine Oint 20g", "30049099", ("12", "5"), "PCS", 58, 96),
        ("Crepe Bandage 10cm", "30059040", ("12", "5"), "NOS", 130, 260),
        ("Calcium + Vit D3 Tab 15s", "21069099", ("18", "5"), "PCS", 110, 190),
    )
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    roll = Flow(sheet, 3.5, 4, 73)
    roll.say(seller.name.upper(), "seller_name", bold=True, size=11, centred=True)
    roll.say("Chemists & Druggists", centred=True)
    roll.say(f"{', '.join(seller.street)},", "seller_address", centred=True)
    roll.say(f"{seller.town} {seller.pin}", "seller_address", centred=True)
    roll.say(f"DL No 20B/{seller.pin[1:]} 21B/{seller.pin[2:]}7  Ph {seller.phone}", size=6.8, centred=True)
    phrase(roll, f"GST: {seller.gstin}", "seller_gstin", seller.gstin, centred=True)
    _rule(roll)
    y = roll.y
    beside(sheet, (3.5, y), "Bill:", deal.number, "invoice_number")
    if "invoice_date" not in sheet.omit:
        sheet.text(76.5, y, f"{manner.day(deal.day)} 11:04", align="R")
        sheet.says("invoice_date", manner.day(deal.day))
    sheet.text(3.5, y + roll.lead, "Patient: SELF")
    sheet.text(76.5, y + roll.lead, "Dr. SELF", align="R")
    roll.gap(2.1)
    _rule(roll)
    for line in deal.lines:
        shown = state_row(sheet, "description", "hsn", "quantity", "rate", "amount")
        roll.say(line.description.upper(), bold=True)
        ends = expiry(line, deal.day)
        tariff = shown("hsn", f"  HSN {line.hsn}")
        roll.say(f"B:{batch(line)}  E:{ends:%m/%y}{tariff}", size=7)
        many = shown("quantity", f"{quantity(line.quantity)} x ")
        less = f"  less {quantity(line.discount_pct)}%" if line.discount_pct else ""
        sheet.text(8, roll.y, f"{many}{manner.money(line.rate)}{less}")
        sheet.text(76.5, roll.y, manner.money(line.amount), align="R")
        roll.gap(1.25)
    _rule(roll)
    _sums(roll, deal, manner)


def _sums(roll: Flow, deal: Deal, manner: Manner) -> None:
    money, sheet = manner.money, roll.sheet
    net = deal.total - deal.round_off
    if deal.discount:
        roll.between("Gross", money(net + deal.discount))
        roll.between("Discount", f"-{money(deal.discount)}")
    if deal.round_off:
        roll.between("Rounding", money(deal.round_off), "round_off")
    roll.size = 11
    roll.between("NET", manner.priced(deal.total), "total", bold=True)
    roll.size = sheet.size
    roll.between("Mode", deal.payment_mode, "payment_mode")
    _rule(roll)
    roll.say("GST included in the above:", size=7)
    roll.between("Taxable", money(deal.taxable), "taxable_value")
    roll.between("CGST", money(deal.cgst), "cgst")
    roll.between("SGST", money(deal.sgst), "sgst")
    _rule(roll)
    roll.say("Cut strips, fridge goods and syrups are not taken back.", size=7, centred=True)
    roll.say("Get well soon", centred=True)


def _rule(roll: Flow) -> None:
    roll.gap(0.25)
    roll.sheet.line(roll.x, roll.y, roll.x + roll.width, roll.y, dashed=True)
    roll.gap(0.3)


LAYOUT = Layout(
    "rx_counter",
    ("receipt",),
    draw,
    (
        Manner("05-04-2026", grouped=False),
        Manner("05/04/26", grouped=False, symbol="Rs."),
        Manner("05-Apr-26", symbol="Rs "),
    ),
    Terms(lines=(1, 6), discounts=True, hsn_digits=4, shelf=_SHELF),
    face="mono",
    size=7.6,
    page=(80, 200),
)
