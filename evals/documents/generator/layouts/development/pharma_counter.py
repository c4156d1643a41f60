"""A medicine and goods distributor's software: batch, expiry and MRP in a dense table, landscape half."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    left = Flow(sheet, 6, 5, 92, size=7.5)
    left.say(seller.name.upper(), "seller_name", bold=True, size=11)
    left.say(f"{', '.join(seller.street)}, {seller.town}-{seller.pin}", "seller_address")
    left.pair("Phone", seller.phone)
    left.pair("GSTIN", seller.gstin, "seller_gstin", mark=" :")
    left.pair("FSSAI", seller.fssai, "seller_fssai", mark=" :")
    middle = Flow(sheet, 100, 5, 50, size=7.5)
    middle.say("GST INVOICE", bold=True, size=10)
    middle.pair("Invoice No.", deal.number, "invoice_number", indent=20)
    middle.pair("Date", manner.day(deal.day), "invoice_date", indent=20)
    middle.pair("Due Date", deal.due and manner.day(deal.due), "due_date", indent=20)
    middle.pair("Order No.", deal.order_number, "order_number", indent=20)
    right = Flow(sheet, 152, 5, 54, size=7.5)
    right.pair("M/s", buyer.name, "buyer_name", mark="", bold=True)
    right.say(f"{', '.join(buyer.street)}, {buyer.town}-{buyer.pin}", "buyer_address")
    right.pair("GST", buyer.gstin, "buyer_gstin")
    right.pair("POS", f"{code(deal)}-{deal.place_of_supply}", "place_of_supply")
    right.pair("RCM", "N", "reverse_charge")
    y = max(left.y, middle.y, right.y) + 1
    sheet.box(4, 4, 202, y - 4)
    money = manner.money
    columns = [
        Column("Sn.", 7, lambda i, _: f"{i + 1}", align="C"),
        Column("HSN", 15, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("PRODUCT NAME", 51, lambda _, g: g.description.upper(), ("description",), "L"),
        Column("BATCH", 16, _batch, align="C"),
        Column("EXP", 11, lambda i, _: f"{(i * 5) % 12 + 1:02d}/28", align="C"),
        Column("M.R.P.", 17, lambda _, g: money(g.mrp), ("mrp",)),
        Column("QTY", 12, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("RATE", 17, lambda _, g: money(g.rate), ("rate",)),
        Column("DIS%", 10, lambda _, g: f"{g.discount_pct:.1f}"),
        *_tax(deal),
        Column("AMOUNT", 22, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet,
        columns,
        deal.lines,
        x=4,
        y=y,
        bottom=100,
        style=Style("columns", 7, bold_head=True, pad=0.3),
        least=62,
    )
    _foot(sheet, deal, manner, y)


def _batch(index: int, line: Line) -> str:
    return f"B{int(line.rate) % 97:02d}{index + 11}K"


def _tax(deal: Deal) -> list[Column]:
    if deal.inter_state:
        return [Column("IGST", 24, lambda _, g: f"{g.gst_rate:.2f}", ("gst_rate",))]
    return [
        Column("SGST", 12, lambda _, g: f"{g.gst_rate / 2:.2f}", ("gst_rate",)),
        Column("CGST", 12, lambda _, g: f"{g.gst_rate / 2:.2f}", ("gst_rate",)),
    ]


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 150, y + 1, 55, size=8)
    sums.between("GROSS", manner.money(deal.taxable + deal.discount))
    sums.between("LESS DISC.", manner.money(deal.discount), "discount")
    if deal.inter_state:
        sums.between("IGST PAYBLE", manner.money(deal.igst), "igst")
    else:
        sums.between("SGST PAYBLE", manner.money(deal.sgst), "sgst")
        sums.between("CGST PAYBLE", manner.money(deal.cgst), "cgst")
    sums.between("ROUND OFF", manner.money(deal.round_off), "round_off")
    sums.size = 10
    sums.between("GRAND TOTAL", manner.priced(deal.total), "total", bold=True)
    left = Flow(sheet, 6, y + 1, 90, size=7.5)
    left.pair("TAXABLE AMT", manner.money(deal.taxable), "taxable_value")
    left.say(deal.words, "total_in_words", bold=True)
    left.say("Goods once sold will not be taken back. Subject to local jurisdiction.")
    if "signature" not in sheet.omit:
        sheet.text(146, y + 2, f"For {deal.seller.name.upper()}", align="R", size=7)
        sheet.text(146, y + 18, "Authorised Signatory", align="R", size=7, name="signature")
    sheet.box(4, y, 202, max(sums.y, left.y, y + 22) - y)


LAYOUT = Layout(
    "pharma_counter",
    ("b2b",),
    draw,
    (Manner("05-04-2026", grouped=False), Manner("05/04/2026", grouped=False), Manner("05-Apr-2026")),
    Terms(lines=(2, 9), discounts=True, hsn_digits=8, words=("Rs.", "Rupees")),
    face="helvetica",
    size=7.5,
    page=(210, 148),
)
