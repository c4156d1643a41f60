"""A marketplace seller's page: the courier's label above, to be cut off, and the tax invoice below it."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import qr_code
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    _label(sheet, deal)
    sheet.line(8, 104, 202, 104, dashed=True)
    _invoice(sheet, deal, manner)


def _label(sheet: Sheet, deal: Deal) -> None:
    """Where the parcel goes, and where it goes back to; it states nothing that the invoice omits."""
    seller, buyer = deal.seller, deal.customer
    sheet.box(10, 8, 190, 92)
    sheet.line(112, 8, 112, 100)
    to = Flow(sheet, 13, 11, 95)
    to.say("Customer Address", bold=True, size=10)
    if "buyer_name" not in sheet.omit:
        to.say(buyer.name)
    if "buyer_address" not in sheet.omit:
        for row in (*buyer.street, f"{buyer.town}, {buyer.region.name}, {buyer.pin}"):
            to.say(row)
    sheet.line(10, 52, 112, 52)
    back = Flow(sheet, 13, 55, 95, size=8)
    back.say("If undelivered, return to:", bold=True)
    back.say(seller.name)
    if "seller_address" not in sheet.omit:
        back.say(f"{', '.join(seller.street)}, {seller.town}, {seller.region.name}, {seller.pin}")
    way = Flow(sheet, 116, 11, 80)
    way.say("Prepaid : Do not collect cash", bold=True, size=11)
    way.say("Tejgaman Express", bold=True)
    way.say("Pickup", size=8)
    way.say(f"Destination code  {buyer.region.letters}/{buyer.pin[:3]}", size=8)
    tracking = f"TG{int(buyer.pin) * 7919 % 10**10:010d}"
    sheet.image(qr_code(tracking), 140, 40, 34)
    sheet.text(157, 77, tracking, bold=True, align="C")
    sheet.text(116, 88, "Product Details", bold=True, size=8)
    sheet.text(116, 93, f"Qty {sum(int(line.quantity) for line in deal.lines)}   Size NA   Color NA", size=8)


def _invoice(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    seller, buyer = deal.seller, deal.customer
    sheet.fill(10, 108, 190, 6.5, (226, 226, 226))
    sheet.text(105, 109.4, "TAX INVOICE", bold=True, align="C")
    sheet.text(198, 109.6, "Original For Recipient", size=7.5, align="R")
    left = Flow(sheet, 12, 117, 84, size=8)
    left.say("BILL TO / SHIP TO", bold=True)
    left.say(buyer.name, "buyer_name")
    left.say(f"{', '.join(buyer.street)}, {buyer.town}, {buyer.region.name}, {buyer.pin}", "buyer_address")
    left.pair("Place of Supply", deal.place_of_supply, "place_of_supply")
    right = Flow(sheet, 102, 117, 96, size=8)
    if "seller_name" not in sheet.omit:
        right.say(f"Sold by : {seller.name.upper()}", bold=True)
        sheet.says("seller_name", seller.name)
    right.say(
        f"{', '.join(seller.street)}, {seller.town}, {seller.region.name}, {seller.pin}", "seller_address"
    )
    right.pair("GSTIN", seller.gstin, "seller_gstin", mark=" -")
    right.pair("FSSAI", seller.fssai, "seller_fssai", mark=" -")
    y = max(left.y, right.y) + 2
    cells = (
        ("Purchase Order No.", deal.order_number, "order_number"),
        ("Invoice No.", deal.number, "invoice_number"),
        ("Order Date", manner.day(deal.day) if "invoice_date" not in sheet.omit else "", None),
        ("Invoice Date", manner.day(deal.day), "invoice_date"),
    )
    for x, (label, text, name) in zip((12, 66, 116, 160), cells, strict=True):
        if text and name not in sheet.omit:
            sheet.text(x, y, label, size=7.5, bold=True)
            sheet.text(x, y + 4, text, size=8, name=name)
    y = _goods(sheet, deal, manner, y + 10)
    foot = Flow(sheet, 12, y + 3, 120, size=7.5)
    foot.say("Tax is not payable on reverse charge basis.", "reverse_charge")
    foot.say("All values are in Rs. Prices hold the tax; the discount was given by the seller.")
    if deal.operator:
        foot.say(f"Ordered through {deal.operator}")
        sheet.says("ecommerce_operator", deal.operator)
    if "signature" not in sheet.omit:
        sheet.text(198, y + 4, f"For {seller.name}", size=7.5, align="R")
        sheet.scribble(170, y + 9, ((0, 3), (2, 0), (5, 4), (9, 0), (14, 3), (19, 2)))
        sheet.text(198, y + 17, "Authorized Signatory", size=7.5, align="R", name="signature")


def _goods(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    def paid(amount: str) -> str:
        return f"{manner.symbol}{amount}"

    def taxes(_: int, line: Line) -> str:
        if deal.inter_state:
            return f"IGST @{percent(line.gst_rate)}\n{manner.priced(line.igst)}"
        half = percent(line.gst_rate / 2)
        return f"CGST @{half}  {manner.priced(line.cgst)}\nSGST @{half}  {manner.priced(line.sgst)}"

    wide = 60 if deal.inter_state else 40
    columns = [
        Column("Description", wide, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 17, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Qty", 8, lambda _, g: quantity(g.quantity), ("quantity",), "L"),
        Column("Gross Amount", 21, lambda _, g: paid(manner.money(g.quantity * g.rate)), align="L"),
        Column("Discount", 18, lambda _, g: manner.priced(g.discount), ("discount",), "L"),
        Column("Taxable Value", 22, lambda _, g: manner.priced(g.taxable), ("taxable_value",), "L"),
        Column("Taxes", 22 if deal.inter_state else 42, taxes, ("gst_rate",), "L"),
        Column("Total", 22, lambda _, g: manner.priced(g.amount), ("amount",), "L"),
    ]
    width = sum(column.width for column in columns)
    x = 10.0
    y = draw_table(sheet, columns, deal.lines, x=x, y=y, bottom=240, style=Style("grid", 7, pad=0.9))
    sheet.box(x, y, width, 8)
    sheet.text(x + 0.8, y + 1, "Total", bold=True, size=7.5)
    left = x + wide + 64
    sheet.text(left + 0.8, y + 1, manner.priced(deal.taxable), size=7, name="taxable_value")
    sheet.text(x + wide + 46.8, y + 1, manner.priced(deal.discount), size=7, name="discount")
    left += 22
    heads = [("IGST", "igst")] if deal.inter_state else [("CGST", "cgst"), ("SGST", "sgst")]
    for place, (label, name) in enumerate(heads):
        sheet.text(left + 0.8, y + 1 + 3.3 * place, label, size=7)
        sheet.text(left + 9, y + 1 + 3.3 * place, manner.priced(getattr(deal, name)), size=7, name=name)
    sheet.text(x + width - 21.2, y + 1, manner.priced(deal.total), bold=True, size=7, name="total")
    return y + 8


LAYOUT = Layout(
    "parcel_label",
    ("marketplace",),
    draw,
    (Manner("05.04.2026", symbol="Rs.", grouped=False), Manner("05-04-2026", symbol="Rs.", grouped=False)),
    Terms(lines=(1, 3), discounts=True, whole_rupees=False),
    face="sans",
    size=9,
)
