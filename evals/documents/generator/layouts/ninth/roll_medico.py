"""A chemist's narrow roll: batch and expiry under each medicine, the price ceiling beside the amount."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import batch, expiry
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = tuple(
    Good(name, "3004", ("12", "5"), "PCS", low, high)
    for name, low, high in (
        ("PARALEX 650MG TAB 15S", 24, 36),
        ("CETRIWELL 10MG TAB 10S", 16, 30),
        ("AZIRONE 500 TAB 5S", 80, 130),
        ("VITACOR B COMPLEX CAP", 30, 60),
        ("ECOPRAZ 20 CAP 15S", 50, 90),
        ("DERMASOFT CREAM 20GM", 70, 150),
        ("KOFTARIN SYRUP 60ML", 62, 110),
        ("CALCIWIN D3 TAB 15S", 84, 140),
    )
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, money = deal.seller, manner.money
    roll = Flow(sheet, 3, 4, 74)
    roll.say(seller.name, "seller_name", bold=True, size=11, centred=True)
    roll.say(f"{', '.join(seller.street)},", "seller_address", centred=True)
    roll.say(f"{seller.town} {seller.pin}", "seller_address", centred=True)
    roll.say(f"Tel {seller.phone}  DL: 20/21-66410", centred=True)
    desk.held(sheet, roll, f"GSTIN {seller.gstin}", [("seller_gstin", seller.gstin)], centred=True)
    roll.say("RETAIL INVOICE", bold=True, centred=True)
    roll.pair("Inv", deal.number, "invoice_number", indent=14)
    if "invoice_date" not in sheet.omit:
        roll.pair("Date", f"{manner.day(deal.day)}  11:05 AM", indent=14)
        sheet.says("invoice_date", manner.day(deal.day))
    roll.pair("Patient", "Walk-in", indent=14)
    roll.pair("Doctor", "Self", indent=14)

    def medicine(_: int, g: Line) -> str:
        return f"{g.description}\nB:{batch(g)} E:{expiry(g, deal.day):%m/%y}"

    columns = [
        Column("Medicine", 34, medicine, ("description",), "L"),
        Column("Qty", 8, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("MRP", 14, lambda _, g: money(g.mrp), ("mrp",)),
        Column("Amt", 18, lambda _, g: money(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet,
        columns,
        deal.lines,
        x=3,
        y=roll.y + 1,
        bottom=190,
        style=Style("dashes", 7, pad=0.5, bold_head=False),
    )
    sums = Flow(sheet, 3, y + 1, 73.2)
    desk.sums(sums, desk.rounded(deal, manner, "Rnd"))
    sums.size = 10.5
    desk.sums(sums, [("NET AMT", manner.priced(deal.total), "total")], bold=True)
    low = Flow(sheet, 3, sums.y + 1, 74)
    rate = quantity(deal.lines[0].gst_rate)
    tax = f"GST incl. @{rate}%: Taxable {money(deal.taxable)} CGST {money(deal.cgst)} SGST {money(deal.sgst)}"
    low.say(tax)
    for name, value in (("taxable_value", deal.taxable), ("cgst", deal.cgst), ("sgst", deal.sgst)):
        desk.said(sheet, name, money(value))
    desk.held(sheet, low, f"Tender: {deal.payment_mode}", [("payment_mode", deal.payment_mode)])
    low.say("HSN of all items 3004" if "hsn" not in sheet.omit else "")
    low.say("No return of cut strips & fridge items.", centred=True)


LAYOUT = Layout(
    "roll_medico",
    ("receipt",),
    draw,
    (Manner("05-04-2026"), Manner("05/04/2026", symbol="Rs "), Manner("05-Apr-26", symbol="Rs. ")),
    Terms(lines=(1, 7), hsn_digits=4, shelf=_SHELF),
    face="helvetica",
    size=7.6,
    page=(80, 210),
)
