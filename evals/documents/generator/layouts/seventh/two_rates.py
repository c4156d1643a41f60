"""An accounting package's invoice: numbers left, the firm right, prices with and without tax abreast."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import block, hsn_rows, phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.seventh.marks import pieces, signs, strip
from evals.documents.generator.layouts.sixth.setting import signed, street_rows
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(12, 8, "Tax Invoice", bold=True, size=11)
    sheet.text(198, 8.5, "(ORIGINAL FOR RECIPIENT)", size=7.5, align="R")
    y = strip(
        sheet,
        (
            (44, "Invoice No.", deal.number, "invoice_number"),
            (40, "Dated", manner.day(deal.day), "invoice_date"),
        ),
        (12, 14),
    )
    y = strip(
        sheet,
        (
            (44, "Delivery Note", f"DN-{deal.day:%j}", ""),
            (40, "Terms of Payment", f"by {manner.day(deal.due)}" if deal.due else "", ""),
        ),
        (12, y),
    )
    if deal.due and "due_date" not in sheet.omit:
        sheet.says("due_date", manner.day(deal.due))
    y = strip(
        sheet,
        (
            (44, "Buyer's Order No.", deal.order_number, "order_number"),
            (40, "Place of Supply", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply"),
        ),
        (12, y),
    )
    right = Flow(sheet, 99, 15, 97)
    right.say(seller.name, "seller_name", bold=True, size=11)
    for row in street_rows(seller):
        right.say(row, "seller_address")
    phrase(right, f"GSTIN/UIN: {seller.gstin}", "seller_gstin", seller.gstin)
    phrase(right, f"Udyam: {seller.udyam}", "seller_udyam", seller.udyam)
    right.say(f"E-Mail : {seller.email}")
    y = max(y, right.y + 1)
    sheet.box(12, 14, 186, y - 14)
    low = Flow(sheet, 14, y + 1, 182)
    low.say("Buyer (Bill to)", size=7.5)
    low.say(buyer.name, "buyer_name", bold=True)
    low.say(" ".join(street_rows(buyer)), "buyer_address")
    phrase(low, f"GSTIN/UIN: {buyer.gstin}", "buyer_gstin", buyer.gstin)
    end = low.y + 1
    sheet.box(12, y, 186, end - y)
    columns = [
        Column("Sl", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("Description of Goods", 58, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/SAC", 20, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Quantity", 22, lambda _, g: f"{quantity(g.quantity)} {g.unit}", ("quantity", "unit")),
        Column("Rate\n(Incl. of Tax)", 23, lambda _, g: manner.money(g.rate * (100 + g.gst_rate) / 100)),
        Column("Rate", 20, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("per", 9, lambda _, g: g.unit, align="C"),
        Column("Amount", 26, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet,
        columns,
        deal.lines,
        x=12,
        y=end,
        bottom=165,
        style=Style("columns", 8.5, bold_head=False),
        least=50,
    )
    y = _ledgers(sheet, deal, manner, y)
    _foot(sheet, deal, manner, y)


def _ledgers(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    top = y
    y += 1
    for part in rates_of(deal):
        shares = (("IGST", part.igst),) if deal.inter_state else (("CGST", part.cgst), ("SGST", part.sgst))
        for label, amount in shares:
            shown = percent(part.rate / len(shares))
            sheet.text(77, y, f"Output {label} @ {shown}", bold=True, align="R")
            sheet.text(197, y, manner.money(amount), bold=True, align="R")
            y += 4.3
    if deal.round_off:
        sheet.text(77, y, "Rounded Off", bold=True, align="R")
        sheet.text(197, y, signs(deal.round_off, manner), bold=True, align="R", name="round_off")
        y += 4.3
    sheet.line(12, y + 0.5, 198, y + 0.5)
    sheet.text(77, y + 1.5, "Total", align="R")
    sheet.text(119.2, y + 1.5, pieces(sheet, deal), bold=True, align="R")
    sheet.text(197, y + 1.3, manner.priced(deal.total), bold=True, size=10, align="R", name="total")
    sheet.box(12, top, 186, y + 7 - top)
    return y + 7


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    words = Flow(sheet, 14, y + 1, 182)
    words.say("Amount Chargeable (in words)", size=7.5)
    words.say(deal.words, "total_in_words", bold=True)
    rows = hsn_rows(sheet, deal, manner)
    widths = (42, 32, 24, 30, 58) if deal.inter_state else (34, 28, 22, 26, 22, 26, 28)
    y = block(sheet, rows, widths, 12, words.y + 1.5, size=7.5, height=4.3, last_bold=True)
    sheet.says("taxable_value", manner.money(deal.taxable))
    for name in ("igst",) if deal.inter_state else ("cgst", "sgst"):
        sheet.says(name, manner.money(getattr(deal, name)))
    foot = Flow(sheet, 14, y + 2, 100, size=7.8)
    foot.say("Reverse charge applicable: No", "reverse_charge")
    foot.say("Declaration: We declare that this invoice shows the actual price of the goods described.")
    foot.say("Bank: Janata Commercial Bank CC A/c 31180200004471, Branch & IFS Code Main Road, JCBK0003118")
    signed(sheet, 198, y + 3, "Authorised Signatory", above=f"for {deal.seller.name}")
    sheet.text(105, 285, "This is a Computer Generated Invoice", size=7.5, align="C")


LAYOUT = Layout(
    "two_rates",
    ("b2b",),
    draw,
    (Manner("5-Apr-26", symbol="₹ "), Manner("05-Apr-26", symbol="Rs. "), Manner("5-Apr-26")),
    Terms(lines=(1, 6), words=("INR", "Indian Rupees")),
    face="sans",
    size=8.5,
)
