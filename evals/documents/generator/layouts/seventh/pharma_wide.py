"""A medicine wholesaler's wide bill: quantity before the name, batch, PTR and MRP, tax by class."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import batch, block, expiry, phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.seventh.marks import added, postal, rounding, tax_lines
from evals.documents.generator.layouts.sixth.setting import signed
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = (
    Good("CETIRIZINE 10MG TAB", "30049099", ("12", "5"), "PCS", 12, 38, sizes=("10'S",)),
    Good("AMOXICILLIN 500 CAP", "30041030", ("12", "5"), "PCS", 55, 120, sizes=("10'S", "15'S")),
    Good("PANTOPRAZOLE 40 TAB", "30049039", ("12", "5"), "PCS", 48, 130, sizes=("15'S",)),
    Good("ORS POWDER ORANGE", "30049093", ("12", "5"), "PKT", 14, 24, sizes=("21GM",)),
    Good("CALCIUM D3 SYRUP", "21069099", ("18", "5"), "BTL", 70, 160, sizes=("200ML",)),
    Good("POVIDONE OINTMENT", "30049087", ("12", "5"), "PCS", 38, 96, sizes=("20GM",)),
    Good("SURGICAL GLOVES STERILE", "40151200", ("12", "5"), "PRS", 24, 60, sizes=("7.0", "7.5")),
    Good("BABY SOAP MILD", "34011110", ("18", "5"), "PCS", 30, 70, sizes=("75GM",)),
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.box(8, 8, 281, 34)
    sheet.line(110, 8, 110, 42)
    sheet.line(180, 8, 180, 42)
    left, right = Flow(sheet, 10, 9.5, 98), Flow(sheet, 182, 9.5, 105)
    left.say(seller.name.upper(), "seller_name", bold=True, size=12)
    left.say(postal(seller), "seller_address", size=8)
    left.say("D.L.No. 20B-118204, 21B-118205", size=8)
    phrase(left, f"GSTIN: {seller.gstin}", "seller_gstin", seller.gstin, bold=True)
    middle = Flow(sheet, 112, 9.5, 66)
    middle.say("GST INVOICE - CREDIT", bold=True, size=11, centred=True)
    middle.gap(0.4)
    middle.pair("Inv", deal.number, "invoice_number", indent=22, bold=True)
    middle.pair("Dt", manner.day(deal.day), "invoice_date", indent=22, bold=True)
    middle.pair("Due", manner.day(deal.due) if deal.due else "", "due_date", indent=22)
    middle.pair("POS", f"{code(deal)}-{deal.place_of_supply}", "place_of_supply", indent=22)
    right.say(f"Party: {buyer.name}" if "buyer_name" not in sheet.omit else "", bold=True)
    if "buyer_name" not in sheet.omit:
        sheet.says("buyer_name", buyer.name)
    right.say(postal(buyer), "buyer_address", size=8)
    right.say("D.L.No. 20-77120, 21-77121", size=8)
    phrase(right, f"GSTIN: {buyer.gstin}", "buyer_gstin", buyer.gstin)
    y = draw_table(
        sheet, _columns(deal, manner), deal.lines, x=8, y=42, bottom=150,
        style=Style("columns", 7.8, pad=0.6), least=96,
    )  # fmt: skip
    _foot(sheet, deal, manner, y)


def _columns(deal: Deal, manner: Manner) -> list[Column]:
    def bonus(_: int, line: Line) -> str:
        free = int(line.quantity) // 20
        return f"+{free}" if free else ""

    def good_until(_: int, line: Line) -> str:
        return f"{expiry(line, deal.day):%m/%y}"

    return [
        Column("S.", 7, lambda i, _: f"{i + 1}"),
        Column("QTY", 13, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("FREE", 11, bonus),
        Column("PRODUCT NAME & PACK", 66, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 20, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("BATCH", 22, lambda _, g: batch(g), align="C"),
        Column("EXP", 14, good_until, align="C"),
        Column("M.R.P.", 20, lambda _, g: manner.money(g.mrp), ("mrp",)),
        Column("PTR", 20, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("DIS%", 13, lambda _, g: f"{g.discount_pct:.2f}"),
        Column("DIS.AMT", 19, lambda _, g: manner.money(g.discount), ("discount",)),
        Column("GST%", 14, lambda _, g: quantity(g.gst_rate), ("gst_rate",)),
        Column("TAXABLE AMT", 42, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money = manner.money
    rows = [["CLASS", "TAXABLE", "SGST", "CGST", "IGST", "GST AMT"]]
    for part in rates_of(deal):
        amounts = (part.taxable, part.sgst, part.cgst, part.igst, part.tax)
        rows.append([f"GST {quantity(part.rate)}%", *(money(amount) for amount in amounts)])
    end = block(sheet, rows, (22, 28, 22, 22, 22, 24), 8, y + 2, size=7.5, height=4.6)
    notes = Flow(sheet, 8, end + 2, 140, size=7.5)
    notes.say(deal.words, "total_in_words", bold=True)
    notes.say(
        "Expiry and breakage as per company norms. No claim after 90 days of expiry. Cold items sold final."
    )
    phrase(notes, "Reverse Charge (Y/N) : N", "reverse_charge", "N")
    sums = Flow(sheet, 176, y + 2, 60, size=8.5)
    added(sums, [("GROSS", money(deal.taxable + deal.discount), "")])
    added(sums, [("LESS DISCOUNT", money(deal.discount) if deal.discount else "", "discount")])
    added(sums, [("TAXABLE", money(deal.taxable), "taxable_value"), *tax_lines(deal, manner)])
    added(sums, rounding(deal, manner, "R/OFF"))
    sheet.box(238, y + 2, 51, 14)
    sheet.text(263.5, y + 3, "NET AMOUNT", size=8, align="C")
    sheet.text(263.5, y + 7.5, manner.priced(deal.total), bold=True, size=13, align="C", name="total")
    signed(
        sheet,
        289,
        max(sums.y, notes.y) + 3,
        "Pharmacist / Auth. Sign.",
        above=f"For {deal.seller.name.upper()}",
    )


LAYOUT = Layout(
    "pharma_wide",
    ("b2b",),
    draw,
    (
        Manner("05/04/26", grouped=False),
        Manner("05-04-2026", grouped=False),
        Manner("05-Apr-26", symbol="Rs."),
    ),
    Terms(lines=(2, 13), discounts=True, words=("Rs.", "Rupees"), shelf=_SHELF),
    face="helvetica",
    size=8.5,
    page=(297, 210),
)
