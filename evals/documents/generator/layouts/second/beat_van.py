"""A distributor's landscape invoice for its beats: pairs of rate and amount for each tax in a row."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
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
    sheet.box(6, 6, 285, 198)
    boxes = [Flow(sheet, x, 8, 90, size=8) for x in (8, 104, 202)]
    boxes[0].say(seller.name, "seller_name", bold=True, size=11)
    boxes[0].say(f"{', '.join(seller.street)}, {seller.town}-{seller.pin}", "seller_address")
    boxes[0].pair("GSTIN", seller.gstin, "seller_gstin")
    boxes[0].pair("FSSAI", seller.fssai, "seller_fssai")
    boxes[0].pair("MSME Udyam", seller.udyam, "seller_udyam")
    boxes[0].say(f"Customer care {seller.phone}")
    boxes[1].say("RETAILER", bold=True, size=7)
    boxes[1].say(buyer.name, "buyer_name", bold=True)
    boxes[1].say(f"{', '.join(buyer.street)}, {buyer.town}-{buyer.pin}", "buyer_address")
    boxes[1].pair("Retailer GSTIN", buyer.gstin, "buyer_gstin")
    boxes[1].pair("Ph", buyer.phone)
    boxes[1].pair("State", f"{buyer.region.name} / {buyer.region.code}", "buyer_state")
    boxes[2].say("TAX INVOICE", bold=True, size=11)
    boxes[2].pair("Invoice", deal.number, "invoice_number", indent=24)
    boxes[2].pair("Invoice Dt.", manner.day(deal.day), "invoice_date", indent=24)
    boxes[2].pair("Supply", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply", indent=24)
    boxes[2].pair("Beat", f"{buyer.town} East / D-{int(buyer.pin) % 7}", indent=24)
    boxes[2].pair("Salesman", f"SM{int(buyer.pin) % 40:02d}", indent=24)
    boxes[2].pair("Rev. Chg.", "N", "reverse_charge", indent=24)
    y = max(box.y for box in boxes) + 1
    for x in (102, 200):
        sheet.line(x, 6, x, y)
    money = manner.money
    columns = [
        Column("SNo", 9, lambda i, _: f"{i + 1}", align="C"),
        Column("Product", 62, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 19, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("MRP", 19, lambda _, g: money(g.mrp), ("mrp",)),
        Column("Qty", 20, lambda _, g: f"{quantity(g.quantity)}{g.unit.title()}", ("quantity", "unit"), "C"),
        Column("Rate", 20, lambda _, g: money(g.rate), ("rate",)),
        Column("Disc", 19, lambda _, g: money(g.discount), ("discount",)),
        Column("Taxable", 24, lambda _, g: money(g.taxable), ("taxable_value",)),
        *_tax(deal, manner),
        Column("Net Amt", 25, lambda _, g: money(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=6, y=y, bottom=160, style=Style("columns", 7.5, pad=0.5), least=78
    )
    _foot(sheet, deal, manner, y)


def _tax(deal: Deal, manner: Manner) -> list[Column]:
    """Rate and amount of a tax stand in one cell."""
    money = manner.money
    if deal.inter_state:
        return [Column("IGST % Amt", 68, lambda _, g: f"{g.gst_rate:.2f}  {money(g.igst)}", ("gst_rate",))]
    return [
        Column("CGST % Amt", 34, lambda _, g: f"{g.gst_rate / 2:.2f}  {money(g.cgst)}", ("gst_rate",)),
        Column("SGST % Amt", 34, lambda _, g: f"{g.gst_rate / 2:.2f}  {money(g.sgst)}", ("gst_rate",)),
    ]


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    heads = [("IGST", "igst")] if deal.inter_state else [("CGST", "cgst"), ("SGST", "sgst")]
    cells = [
        ("Lines", f"{len(deal.lines)}", None),
        ("Discount", manner.money(deal.discount), "discount"),
        ("Taxable", manner.money(deal.taxable), "taxable_value"),
        *((label, manner.money(getattr(deal, name)), name) for label, name in heads),
        ("R/Off", manner.money(deal.round_off), "round_off"),
        ("Bill Value", manner.priced(deal.total), "total"),
    ]
    width = 285 / len(cells)
    for place, (label, text, name) in enumerate(cells):
        x = 6 + place * width
        sheet.box(x, y, width, 11, weight=0.1)
        sheet.text(x + width / 2, y + 0.8, label, size=7.5, align="C")
        sheet.text(x + width / 2, y + 5.2, text, size=9, bold=name == "total", align="C", name=name)
    left = Flow(sheet, 8, y + 13, 180, size=8)
    if "total_in_words" not in sheet.omit:
        left.say(f"Rs. in words: {deal.words}")
        sheet.says("total_in_words", deal.words)
    left.say(
        "Breakage, leakage and expiry claims as per company policy. Pay to the salesman against receipt."
    )
    left.say("We warrant that the food named in this invoice is of the nature and quality it purports to be.")
    if "signature" not in sheet.omit:
        sheet.text(289, y + 13, f"For {deal.seller.name}", size=8, align="R")
        sheet.text(200, y + 27, "Retailer's Stamp", size=8, align="C")
        sheet.scribble(266, y + 18, ((0, 3), (2, 0), (5, 4), (9, 0), (14, 3), (19, 2)))
        sheet.text(289, y + 27, "Authorised Signatory", size=8, align="R", name="signature")


LAYOUT = Layout(
    "beat_van",
    ("b2b",),
    draw,
    (Manner("05/04/2026", grouped=False), Manner("05-04-2026", symbol="Rs "), Manner("05/04/26")),
    Terms(lines=(2, 10), discounts=True, hsn_digits=8, words=("Rupees",)),
    face="helvetica",
    size=8,
    page=(297, 210),
)
