"""A chemist's cash memo: patient and doctor, batch and expiry, a price ceiling, the tax told in a line."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eighth.stationery import full, run, said, stamp
from evals.documents.generator.layouts.fourth.entries import batch, expiry, phrase
from evals.documents.generator.layouts.sixth.setting import signed
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = (
    Good("Dolovin 650 Tab", "3004", ("12", "5"), "PCS", 22, 40),
    Good("Amoxitra 500 Cap", "3004", ("12", "5"), "PCS", 70, 130),
    Good("Tusrelief Syrup 100ml", "3004", ("12", "5"), "PCS", 80, 140),
    Good("Pantrazo 40 Tab", "3004", ("12", "5"), "PCS", 90, 170),
    Good("Cotton Roll 50g", "3005", ("12", "5"), "PCS", 28, 60),
    Good("Digital Thermometer", "9025", ("18", "5"), "PCS", 120, 290),
    Good("Antiseptic Liquid 100ml", "3808", ("18", "5"), "PCS", 48, 90),
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, money = deal.seller, manner.money
    head = Flow(sheet, 8, 7, 132)
    head.say(seller.name, "seller_name", bold=True, size=15, centred=True)
    head.say("Chemists & Druggists - 24 hrs - Home delivery", size=8, centred=True)
    head.say(full(seller), "seller_address", size=8, centred=True)
    head.say(f"Ph. {seller.phone}   D.L. No. 20-88123 / 21-88124", size=8, centred=True)
    sheet.line(8, head.y + 1, 140, head.y + 1)
    y = head.y + 2.5
    sheet.text(74, y, "CASH MEMO", bold=True, size=10, align="C")
    if "seller_gstin" not in sheet.omit:
        sheet.text(8, y, f"GSTIN {seller.gstin}", size=8)
        sheet.says("seller_gstin", str(seller.gstin))
    run(sheet, (8, y + 6), [("C.M. No.", deal.number, "invoice_number")])
    run(sheet, (102, y + 6), [("Dt.", manner.day(deal.day), "invoice_date")])
    sheet.text(
        8, y + 11, "Patient: Self          Age: 46          Dr.: OPD, Civil Hospital (Rx dtd. 2 days back)"
    )
    columns = [
        Column("Qty", 10, lambda _, g: quantity(g.quantity), ("quantity",), "C"),
        Column("Particulars", 38, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 12, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Batch No.", 18, lambda _, g: batch(g), align="C"),
        Column("Exp.", 13, lambda _, g: f"{expiry(g, deal.day):%b-%y}", align="C"),
        Column("M.R.P.", 14, lambda _, g: money(g.mrp), ("mrp",)),
        Column("Rate", 13, lambda _, g: money(g.rate), ("rate",)),
        Column("Amount", 16, lambda _, g: money(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=7, y=y + 17, bottom=150, style=Style("columns", 8, pad=0.7), least=56
    )
    sums = Flow(sheet, 96, y + 1.5, 44)
    sums.between("Round off", money(deal.round_off) if deal.round_off else "", "round_off")
    sums.size = 11
    sums.between("Net Amt.", manner.priced(deal.total), "total", bold=True)
    left = Flow(sheet, 8, y + 1.5, 84, size=8)
    tax = f"Incl. CGST {money(deal.cgst)} + SGST {money(deal.sgst)} on {money(deal.taxable)}"
    left.say(tax)
    for name in ("cgst", "sgst", "taxable_value"):
        said(sheet, name, money({"cgst": deal.cgst, "sgst": deal.sgst, "taxable_value": deal.taxable}[name]))
    phrase(left, f"Recd. by {deal.payment_mode.title()}", "payment_mode", deal.payment_mode)
    left.say("Medicines once sold are not taken back without memo. Insulin and vaccines never.")
    left.say("Get well soon. Next refill after 28 days: 5% off.")
    stamp(sheet, 88, max(left.y, sums.y) + 14, ("DISPENSED", "AS PER RX"), radius=9)
    signed(sheet, 140, max(left.y, sums.y) + 4, "Regd. Pharmacist", above=f"For {seller.name}")


LAYOUT = Layout(
    "chemist_memo",
    ("cash_memo",),
    draw,
    (Manner("05/04/2026", symbol="₹ "), Manner("05/04/26", symbol="Rs. "), Manner("5-Apr-26", symbol="₹")),
    Terms(lines=(1, 7), hsn_digits=4, shelf=_SHELF),
    face="serif",
    size=8.8,
    page=(148, 210),
)
