"""A large market's invoice across the sheet: gross, discount, taxable value and taxes for each article."""

from __future__ import annotations

from datetime import timedelta

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.layouts.parts import qr_code
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(10, 8, "Tax Invoice", bold=True, size=14)
    desk.put(sheet, (60, 9), "Invoice Number #", deal.number, "invoice_number")
    sheet.image(qr_code(f"https://track.example/{deal.order_number}"), 268, 6, 18)
    head = Flow(sheet, 10, 16, 250)
    desk.held(sheet, head, f"Sold By: {seller.name} ,", [("seller_name", seller.name)], bold=True)
    place = desk.flat(seller)
    desk.held(sheet, head, f"Ship-from Address: {place}", [("seller_address", place)])
    desk.held(sheet, head, f"GSTIN - {seller.gstin}", [("seller_gstin", seller.gstin)], bold=True)
    desk.held(sheet, head, f"FSSAI - {seller.fssai}", [("seller_fssai", seller.fssai)])
    y = head.y + 2
    sheet.line(10, y, 287, y, weight=0.5)
    one, two, three = Flow(sheet, 10, y + 2, 72), Flow(sheet, 92, y + 2, 90), Flow(sheet, 192, y + 2, 94)
    one.pair("Order ID", deal.order_number, "order_number", bold=True)
    one.pair("Order Date", manner.day(deal.day - timedelta(days=1)))
    one.pair("Invoice Date", manner.day(deal.day), "invoice_date")
    one.pair("Place of Supply", deal.place_of_supply, "place_of_supply")
    one.pair("PAN", seller.pan if desk.own_gstin(sheet, deal) else "")
    two.say("Bill To", bold=True)
    two.say(buyer.name, "buyer_name", bold=True)
    desk.lines(two, desk.short(buyer), "buyer_address")
    two.say("Phone: xxxxxxxxxx")
    if not {"buyer_name", "buyer_address"} & sheet.omit:
        three.say("Ship To", bold=True)
        three.say(buyer.name, bold=True)
        desk.lines(three, desk.short(buyer), "delivery_address")
    three.say("*Keep this invoice and the manufacturer box for warranty purposes.", size=7)
    y = max(one.y, two.y, three.y) + 2
    sheet.text(10, y, f"Total items: {len(deal.lines)}", bold=True)
    y = draw_table(
        sheet,
        _columns(deal, manner),
        deal.lines,
        x=10,
        y=y + 5,
        bottom=160,
        style=Style("rows", 8, pad=1.2),
    )
    _foot(sheet, deal, manner, y)


def _columns(deal: Deal, manner: Manner) -> list[Column]:
    money = manner.money
    heads = [
        Column(
            f"{label}\n₹",
            20 if len(heads_of(deal)) == 2 else 40,
            lambda _, g, name=name: money(getattr(g, name)),
        )
        for label, name in heads_of(deal)
    ]
    return [
        Column("Product", 38, lambda i, g: f"SKU-{i + 1}{int(g.rate) % 97:02d}", align="L"),
        Column("Title", 74, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 20, lambda _, g: g.hsn, ("hsn",), "L"),
        Column(
            "GST", 13, lambda _, g: f"{quantity(g.gst_rate)}.0%" if g.gst_rate % 1 == 0 else "", ("gst_rate",)
        ),
        Column("Qty", 10, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Gross\nAmount ₹", 22, lambda _, g: money(g.amount + g.discount)),
        Column("Discounts\n/Coupons ₹", 22, lambda _, g: money(-g.discount), ("discount",)),
        Column("Taxable\nvalue ₹", 20, lambda _, g: money(g.taxable), ("taxable_value",)),
        *heads,
        Column("Total ₹", 18, lambda _, g: money(g.amount), ("amount",)),
    ]


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money = manner.money
    sheet.text(121, y + 1.5, "Total", bold=True)
    sheet.text(164.2, y + 1.5, desk.count(sheet, deal), bold=True, align="R")
    sheet.text(186.2, y + 1.5, money(deal.taxable + deal.tax + deal.discount), bold=True, align="R")
    sheet.text(208.2, y + 1.5, money(-deal.discount), bold=True, align="R")
    sheet.text(228.2, y + 1.5, money(deal.taxable), bold=True, align="R", name="taxable_value")
    if deal.inter_state:
        sheet.text(268.2, y + 1.5, money(deal.igst), bold=True, align="R", name="igst")
    else:
        sheet.text(248.2, y + 1.5, money(deal.cgst), bold=True, align="R", name="cgst")
        sheet.text(268.2, y + 1.5, money(deal.sgst), bold=True, align="R", name="sgst")
    sheet.text(286.2, y + 1.5, money(deal.taxable + deal.tax), bold=True, align="R")
    sheet.line(10, y + 7, 287, y + 7)
    if "total" not in sheet.omit:
        sheet.text(240, y + 9, "Grand Total", bold=True, size=11, align="R")
        sheet.text(286.2, y + 9, manner.priced(deal.total), bold=True, size=11, align="R", name="total")
    sheet.text(286.2, y + 16, deal.seller.name, size=8, align="R")
    desk.sign(sheet, 286, y + 19, "", "Authorized Signatory")
    low = Flow(sheet, 10, y + 12, 180, size=7.6)
    if "seller_name" not in sheet.omit:
        low.say(f"Seller Registered Address: as in the ship-from address. Sold through {deal.operator}.")
        desk.said(sheet, "ecommerce_operator", deal.operator)
    low.say("Returns Policy: at any time within 7 days of delivery from My Orders. E. & O.E.  page 1 of 1")


LAYOUT = Layout(
    "mkt_linewise",
    ("marketplace",),
    draw,
    (Manner("05-04-2026", symbol="₹ "), Manner("05/04/2026", symbol="₹ "), Manner("05 Apr 2026", symbol="₹")),
    Terms(lines=(1, 4), discounts=True, whole_rupees=False),
    size=8.6,
    page=(297, 210),
)
