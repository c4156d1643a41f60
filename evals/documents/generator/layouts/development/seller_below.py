"""A service firm's paper: the letterhead at the foot, the invoice's data in a strip of cells."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import sign, title_of
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    buyer = deal.customer
    sheet.text(18, 14, title_of(deal).title(), size=16, bold=True)
    to = Flow(sheet, 18, 26, 90)
    to.say("To,")
    if "buyer_name" not in sheet.omit:
        to.say(f"M/s {buyer.name}", bold=True)
        sheet.says("buyer_name", buyer.name)
    to.address(buyer, "buyer", state=True)
    to.pair("GST IN", buyer.gstin, "buyer_gstin")
    y = to.y + 4
    cells = [
        ("Tax Invoice Number", deal.number, "invoice_number"),
        ("Invoice Dt.", manner.day(deal.day), "invoice_date"),
        ("P.O. Ref", deal.order_number, "order_number"),
        ("Supply Place", deal.place_of_supply, "place_of_supply"),
        ("Reverse Charge (Y/N)", "N", "reverse_charge"),
    ]
    cells = [cell for cell in cells if cell[1] and cell[2] not in sheet.omit]
    width = 174 / len(cells)
    for index, (label, text, name) in enumerate(cells):
        x = 18 + index * width
        sheet.fill(x, y, width, 6, (232, 236, 240))
        sheet.box(x, y, width, 13)
        sheet.text(x + 2, y + 1, label, size=7.5)
        sheet.text(x + 2, y + 7.5, text, bold=True, size=8.5, name=name)
    columns = [
        Column("#", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("Particulars", 66, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 20, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Nos.", 16, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Unit Price", 24, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("Tax Rate", 16, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Value", 24, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=18, y=y + 18, bottom=205, style=Style("columns", 8.5), least=60
    )
    sums = Flow(sheet, 118, y + 2, 73)
    if deal.shipping:
        goods = deal.taxable - deal.shipping
        sums.between("Sub Total", manner.money(goods))
        sums.between("Freight & Packing", manner.money(deal.shipping), "shipping")
    sums.between("Taxable Value", manner.money(deal.taxable), "taxable_value")
    if deal.inter_state:
        rate = percent(deal.lines[0].gst_rate)
        sums.between(f"IGST @ {rate}", manner.money(deal.igst), "igst")
    else:
        rate = percent(deal.lines[0].gst_rate / 2)
        sums.between(f"CGST @ {rate}", manner.money(deal.cgst), "cgst")
        sums.between(f"SGST @ {rate}", manner.money(deal.sgst), "sgst")
    sums.between("Round off (+/-)", manner.money(deal.round_off), "round_off")
    sums.between("Grand Total", manner.priced(deal.total), "total", bold=True)
    words = Flow(sheet, 18, y + 2, 92)
    words.say("Amount Chargeable (in words)")
    words.say(deal.words, "total_in_words", bold=True)
    words.pair("Terms: payment by", deal.due and manner.day(deal.due), "due_date")
    sign(sheet, deal, 191, sums.y + 4)
    _foot(sheet, deal)


def _foot(sheet: Sheet, deal: Deal) -> None:
    seller = deal.seller
    sheet.line(18, 270, 192, 270, weight=0.5)
    foot = Flow(sheet, 18, 272, 174, size=8)
    foot.say(seller.name, "seller_name", bold=True, size=11, centred=True)
    foot.say(f"{', '.join(seller.street)}, {seller.town_line}", "seller_address", centred=True)
    if "seller_gstin" not in sheet.omit:
        foot.say(f"GST IN {seller.gstin} | {seller.email} | {seller.phone}", centred=True)
        sheet.says("seller_gstin", str(seller.gstin))
    if seller.fssai and "seller_fssai" not in sheet.omit:
        foot.say(f"FSSAI Lic. {seller.fssai}", centred=True)
        sheet.says("seller_fssai", seller.fssai)


LAYOUT = Layout(
    "seller_below",
    ("b2b",),
    draw,
    (Manner("05.04.2026", symbol="INR "), Manner("05 Apr 2026", symbol="INR ", grouped=False)),
    Terms(lines=(1, 5), rounding="total", freight=True, hsn_digits=6, words=("INR", "Rupees")),
    face="dejavu",
    size=8.5,
)
