"""Two copies of a small invoice side by side on one sheet, to be cut: the customer's and the shop's."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it: the second copy says nothing that the first has not said."""
    _copy(sheet, deal, manner, 8, "ORIGINAL - BUYER'S COPY")
    said, cells = dict(sheet.said), list(sheet.cells)
    sheet.line(148.5, 4, 148.5, 206, dashed=True)
    _copy(sheet, deal, manner, 156.5, "DUPLICATE - SELLER'S COPY")
    sheet.said, sheet.cells = said, cells


def _copy(sheet: Sheet, deal: Deal, manner: Manner, x: float, which: str) -> None:
    seller, buyer = deal.seller, deal.customer
    head = Flow(sheet, x, 8, 132)
    head.say(which, size=6.5, centred=True)
    head.say(seller.name, "seller_name", bold=True, size=13, centred=True)
    head.say(f"{', '.join(seller.street)}, {seller.town_line}", "seller_address", size=8, centred=True)
    if "seller_gstin" not in sheet.omit:
        head.say(f"GSTIN : {seller.gstin}   Mob. {seller.phone}", size=8, centred=True)
        sheet.says("seller_gstin", str(seller.gstin))
    head.say("Tax Invoice", bold=True, centred=True)
    y = head.y + 1
    sheet.box(x, y, 132, 24)
    left = Flow(sheet, x + 2, y + 1.5, 76)
    left.pair("Name", buyer.name, "buyer_name", mark=":-", bold=True)
    left.pair("Address", f"{', '.join(buyer.street)}, {buyer.town} {buyer.pin}", "buyer_address", mark=":-")
    left.pair("GST No.", buyer.gstin, "buyer_gstin", mark=":-")
    right = Flow(sheet, x + 82, y + 1.5, 49)
    right.pair("Inv No.", deal.number, "invoice_number", mark=":-")
    right.pair("Date", manner.day(deal.day), "invoice_date", mark=":-")
    right.pair("State", deal.place_of_supply, "place_of_supply", mark=" of supply:-")
    right.pair("Reverse Charge", "No", "reverse_charge", mark=":-")
    columns = [
        Column("Sr", 7, lambda i, _: f"{i + 1}", align="C"),
        Column("Description", 49, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 14, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty", 18, lambda _, g: f"{quantity(g.quantity)} {g.unit.title()}", ("quantity", "unit"), "C"),
        Column("Rate", 20, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("Amount", 24, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(sheet, columns, deal.lines, x=x, y=y + 25, bottom=140, style=Style("columns", 8), least=62)
    rate = deal.lines[0].gst_rate
    sums = Flow(sheet, x + 74, y + 2, 57)
    sums.between("Total before tax", manner.money(deal.taxable), "taxable_value")
    if deal.inter_state:
        sums.between(f"IGST {percent(rate)}", manner.money(deal.igst), "igst")
    else:
        sums.between(f"CGST {percent(rate / 2)}", manner.money(deal.cgst), "cgst")
        sums.between(f"SGST {percent(rate / 2)}", manner.money(deal.sgst), "sgst")
    sums.between("R/O", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sums.between("G. Total", manner.priced(deal.total), "total", bold=True)
    words = Flow(sheet, x, y + 2, 68, size=8)
    words.say(deal.words, "total_in_words")
    words.gap()
    words.say(f"Subject to {seller.town} jurisdiction only. E.&O.E.")
    if "signature" not in sheet.omit:
        end = max(sums.y, words.y) + 3
        sheet.scribble(x + 104, end, ((0, 3), (3, 0), (5, 4), (9, 1), (15, 3)))
        sheet.text(x + 131, end + 7, f"For {seller.name}", size=7.5, align="R")
        sheet.text(x + 131, end + 11, "Authorised Sign", size=7.5, align="R", name="signature")


LAYOUT = Layout(
    "two_up",
    ("b2b", "b2c"),
    draw,
    (Manner("05/04/2026", grouped=False), Manner("05-04-2026", symbol="₹"), Manner("05/04/26", symbol="Rs.")),
    Terms(lines=(1, 4), one_rate=True, rounding="total", hsn_digits=4, words=("Rupees",)),
    face="sans",
    size=8.5,
    page=(297, 210),
)
