"""A quick-delivery market's invoice: seller and customer stacked, narrow columns, HSN below the code."""

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
    sheet.text(10, 8, "Tax Invoice", bold=True, size=13)
    sheet.text(200, 9, f"Ordered on {deal.operator}", size=8, align="R")
    sheet.says("ecommerce_operator", deal.operator)
    left = Flow(sheet, 10, 18, 110, size=8)
    left.say("Sold By / Seller", bold=True)
    left.say(seller.name, "seller_name")
    left.say(
        f"{', '.join(seller.street)}, {seller.town}, {seller.region.name}, {seller.pin}", "seller_address"
    )
    left.pair("GSTIN", seller.gstin, "seller_gstin", mark=" :")
    left.pair("FSSAI License Number", seller.fssai, "seller_fssai", mark=" :")
    left.gap()
    left.say("Invoice To", bold=True)
    left.say(buyer.name, "buyer_name")
    left.say(f"{', '.join(buyer.street)}, {buyer.town} {buyer.pin}", "buyer_address")
    right = Flow(sheet, 130, 18, 70, size=8)
    for label, text, name in (
        ("Invoice Number", deal.number, "invoice_number"),
        ("Invoice Date", manner.day(deal.day), "invoice_date"),
        ("Order Id", deal.order_number, "order_number"),
        ("Place of Supply", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply"),
    ):
        right.pair(label, text, name, indent=28)
    columns = _columns(sheet, deal, manner)
    y = draw_table(
        sheet, columns, deal.lines, x=8, y=max(left.y, right.y) + 4, bottom=220,
        style=Style("grid", 6.8, shade=(240, 240, 240), pad=1),
    )  # fmt: skip
    sheet.box(8, y, 194, 6)
    sheet.text(10, y + 1.2, "Total", bold=True, size=7.5)
    spots = [(118.2, deal.taxable, "taxable_value")]
    if deal.inter_state:
        spots.append((178.2, deal.igst, "igst"))
    else:
        spots += [(147.2, deal.cgst, "cgst"), (178.2, deal.sgst, "sgst")]
    for x, amount, name in spots:
        sheet.text(x, y + 1.2, manner.money(amount), size=6.8, bold=True, align="R", name=name)
    sheet.text(201.2, y + 1.2, manner.money(deal.total), size=6.8, bold=True, align="R", name="total")
    foot = Flow(sheet, 10, y + 9, 186, size=8)
    foot.pair("Amount in Words", deal.words, "total_in_words")
    foot.pair("Whether the tax is payable on reverse charge", "No", "reverse_charge", mark=" :")
    if "signature" not in sheet.omit:
        sheet.text(200, foot.y + 6, seller.name, size=8, align="R")
        sheet.scribble(172, foot.y + 11, ((0, 3), (2, 0), (4, 4), (8, 1), (13, 3)))
        sheet.text(200, foot.y + 19, "Authorised Signature", size=8, align="R", name="signature")


def _columns(sheet: Sheet, deal: Deal, manner: Manner) -> list[Column]:
    money = manner.money

    def number(index: int, line: Line) -> str:
        article = f"89{int(line.rate * 7919) % 10**8:08d}"
        return article if "hsn" in sheet.omit else f"{article}\nHSN {line.hsn}"

    if deal.inter_state:
        taxes = [
            Column("IGST (%)", 30, lambda _, g: f"{g.gst_rate:.2f}", ("gst_rate",)),
            Column("IGST (INR)", 30, lambda _, g: money(g.igst)),
        ]
    else:
        taxes = [
            Column("CGST (%)", 13, lambda _, g: f"{g.gst_rate / 2:.2f}", ("gst_rate",)),
            Column("CGST (INR)", 16, lambda _, g: money(g.cgst)),
            Column("SGST (%)", 14, lambda _, g: f"{g.gst_rate / 2:.2f}"),
            Column("SGST (INR)", 17, lambda _, g: money(g.sgst)),
        ]
    return [
        Column("SR No", 7, lambda i, _: f"{i + 1}", align="C"),
        Column("UPC", 21, number, ("hsn",), "L"),
        Column("Item Description", 38, lambda _, g: g.description, ("description",), "L"),
        Column("MRP", 16, lambda _, g: money(g.mrp), ("mrp",)),
        Column("Qty.", 9, lambda _, g: quantity(g.quantity), ("quantity",), "C"),
        Column("Taxable Value", 20, lambda _, g: money(g.taxable), ("taxable_value",)),
        *taxes,
        Column("Total", 23, lambda _, g: money(g.amount), ("amount",)),
    ]


LAYOUT = Layout(
    "quick_market",
    ("marketplace",),
    draw,
    (Manner("05-Apr-2026", grouped=False), Manner("05-04-2026", grouped=False)),
    Terms(lines=(1, 5), whole_rupees=False),
    face="helvetica",
    size=8,
)
