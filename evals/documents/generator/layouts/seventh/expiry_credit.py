"""A stockist's credit note for expired medicine on half a sheet: each row names the bill it was sold by."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import batch, heads_of, phrase
from evals.documents.generator.layouts.seventh.marks import dashed, postal
from evals.documents.generator.layouts.sixth.setting import beside, signed
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = (
    Good("Azithromycin 250 Tab", "30042064", ("12", "5"), "PCS", 62, 118),
    Good("Ibuprofen Gel 30g", "30049063", ("12", "5"), "PCS", 44, 92),
    Good("Vitamin C Chewable", "30045039", ("12", "5"), "PCS", 22, 60, sizes=("15s", "30s")),
    Good("Cough Linctus", "30049099", ("12", "5"), "BTL", 48, 110, sizes=("60ml", "100ml")),
    Good("Eye Drops Lubricant", "30049099", ("12", "5"), "PCS", 66, 140),
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.box(7, 6, 196, 136)
    sheet.text(10, 7.5, seller.name, bold=True, size=13, name="seller_name")
    sheet.text(10, 13.5, postal(seller), size=8, name="seller_address")
    sheet.text(10, 17.5, "DL 20B/21B-40918, 40919", size=8)
    beside(sheet, (60, 17.5), "GSTIN", seller.gstin, "seller_gstin", size=8, bold=True)
    sheet.text(200, 7.5, "CREDIT NOTE", bold=True, size=12, align="R")
    sheet.text(200, 13, "(Expiry / breakage settlement)", size=8, align="R")
    sheet.line(7, 22, 203, 22)
    left = Flow(sheet, 10, 23.5, 122)
    left.pair("Cr. to", buyer.name, "buyer_name", indent=14, mark="", bold=True)
    left.pair("", dashed(buyer), "buyer_address", indent=14, mark="")
    phrase(left, f"GSTIN   {buyer.gstin}", "buyer_gstin", buyer.gstin)
    beside(sheet, (140, 23.5), "C.N. No.", deal.number, "invoice_number", bold=True)
    beside(sheet, (140, 28), "C.N. Date", manner.day(deal.day), "invoice_date", bold=True)
    beside(sheet, (140, 32.5), "Supply at", deal.place_of_supply, "place_of_supply")
    if "original_invoice_number" not in sheet.omit:
        sheet.says("original_invoice_number", deal.original_number)
    if deal.original_day and "original_invoice_date" not in sheet.omit:
        sheet.says("original_invoice_date", manner.day(deal.original_day))
    y = draw_table(
        sheet, _columns(deal, manner), deal.lines, x=7, y=max(left.y, 37) + 1, bottom=104,
        style=Style("columns", 7.8, pad=0.6), least=52,
    )  # fmt: skip
    _foot(sheet, deal, manner, y)


def _columns(deal: Deal, manner: Manner) -> list[Column]:
    first = manner.day(deal.original_day) if deal.original_day else ""
    share = len(heads_of(deal))
    title = "GST%" if share == 1 else "C+S%"
    return [
        Column("Sr", 7, lambda i, _: f"{i + 1}", align="C"),
        Column("Ag. Bill", 26, lambda _, g: deal.original_number, ("original_invoice_number",), "L"),
        Column("Bill Dt.", 21, lambda _, g: first, ("original_invoice_date",), "L"),
        Column("Medicine", 44, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 17, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Batch", 16, lambda _, g: batch(g), align="C"),
        Column("Expired", 15, lambda _, g: f"{deal.day:%m/%y}", align="C"),
        Column("Qty", 10, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Rate", 15, lambda _, g: manner.money(g.rate), ("rate",)),
        Column(title, 9, lambda _, g: quantity(g.gst_rate), ("gst_rate",), "C"),
        Column("Value", 16, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sheet.line(7, y, 203, y)
    sums = Flow(sheet, 146, y + 1, 56.2, size=8.5)
    sums.between("Value", manner.money(deal.taxable), "taxable_value")
    for label, name in heads_of(deal):
        sums.between(label, manner.money(getattr(deal, name)), name)
    sums.between("Round", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sums.size = 10.5
    sums.between("CREDIT Rs.", manner.money(deal.total), "total", bold=True)
    left = Flow(sheet, 10, y + 1, 130, size=8)
    left.say(deal.words, "total_in_words", bold=True)
    left.say("Settled at 100% of billed rate. Strips cut are taken at 70%. Balance limit Rs. 25,000.")
    left.say("Reduce your input tax credit by the tax shown in this note.")
    signed(sheet, 200, max(sums.y, left.y, 122) + 0.5, "For the stockist", above="")


LAYOUT = Layout(
    "expiry_credit",
    ("credit_note",),
    draw,
    (Manner("05/04/2026", grouped=False), Manner("05-04-2026"), Manner("05-Apr-26")),
    Terms(lines=(1, 6), words=("Rupees", "Rs."), shelf=_SHELF),
    face="helvetica",
    size=8.5,
    page=(210, 148),
)
