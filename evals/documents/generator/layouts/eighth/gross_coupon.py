"""A marketplace seller's invoice: gross amount less coupons with the tax inside, rates below the title."""

from __future__ import annotations

from datetime import timedelta

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eighth.stationery import full, gross, said
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.parts import qr_code
from evals.documents.generator.layouts.seventh.marks import pieces
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(10, 10, "Tax Invoice", bold=True, size=13)
    sheet.image(qr_code(f"{deal.operator} {deal.order_number}"), 178, 6, 20)
    head = Flow(sheet, 10, 18, 102)
    phrase(head, f"Sold By: {seller.name},", "seller_name", seller.name, bold=True)
    phrase(head, f"Ship-from Address: {full(seller)}", "seller_address", full(seller))
    phrase(head, f"GSTIN - {seller.gstin}", "seller_gstin", seller.gstin)
    if "invoice_number" not in sheet.omit:
        sheet.text(116, 18, f"Invoice Number # {deal.number}", bold=True, size=8)
        sheet.says("invoice_number", deal.number)
    y = max(head.y, 29) + 2
    sheet.line(10, y, 200, y, dashed=True)
    left = Flow(sheet, 10, y + 2, 56)
    left.pair("Order ID", deal.order_number, "order_number", bold=True)
    left.pair("Order Date", f"{manner.day(deal.day - timedelta(days=1))}, 09:12 PM")
    left.pair("Invoice Date", f"{manner.day(deal.day)}, 07:40 AM" if "invoice_date" not in sheet.omit else "")
    said(sheet, "invoice_date", manner.day(deal.day))
    left.pair("PAN", seller.pan if "seller_gstin" not in sheet.omit else "")
    left.pair("Place of Supply", deal.place_of_supply, "place_of_supply")
    middle, right = Flow(sheet, 70, y + 2, 62), Flow(sheet, 136, y + 2, 63)
    middle.say("Bill To", bold=True)
    middle.say(buyer.name, "buyer_name", bold=True)
    middle.say(full(buyer), "buyer_address")
    middle.say(f"Phone: xxxxxx{buyer.phone[-4:]}")
    right.say("Ship To", bold=True)
    if not {"buyer_name", "buyer_address"} & sheet.omit:
        right.say(buyer.name, bold=True)
        right.say(full(buyer), "delivery_address")
    y = max(left.y, middle.y, right.y) + 2
    many = pieces(sheet, deal)
    sheet.text(10, y, f"Total items: {many}" if many else "", size=8)
    y = draw_table(
        sheet,
        _columns(sheet, deal, manner),
        deal.lines,
        x=10,
        y=y + 5,
        bottom=200,
        style=Style("rows", 8, pad=1.2),
    )
    _sums(sheet, deal, manner, y)


def _columns(sheet: Sheet, deal: Deal, manner: Manner) -> list[Column]:
    money, heads = manner.money, heads_of(deal)

    def title(_: int, line: Line) -> str:
        rows = [line.description]
        if "hsn" not in sheet.omit:
            rows.append(f"HSN/SAC: {line.hsn}")
        share = line.gst_rate / len(heads)
        rows.append("  ".join(f"{label}: {share:.3f} %" for label, _ in heads))
        return "\n".join(rows)

    taxes = [
        Column(f"{label}\n{manner.symbol.strip()}", 20, lambda _, g, name=name: money(getattr(g, name)))
        for label, name in heads
    ]
    sign = manner.symbol.strip()
    return [
        Column("Title", 62 if len(heads) == 2 else 82, title, ("description", "hsn", "gst_rate"), "L"),
        Column("Qty", 10, lambda _, g: quantity(g.quantity), ("quantity",), "C"),
        Column(f"Gross\nAmount {sign}", 20, lambda _, g: money(gross(g))),
        Column(f"Discounts\n/Coupons {sign}", 20, lambda _, g: money(-g.discount), ("discount",)),
        Column(f"Taxable\nValue {sign}", 20, lambda _, g: money(g.taxable), ("taxable_value",)),
        *taxes,
        Column(f"Total {sign}", 18, lambda _, g: money(g.amount), ("amount",)),
    ]


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money, heads = manner.money, heads_of(deal)
    sheet.text(30, y + 2, "Total", bold=True)
    x = 81.2 if len(heads) == 2 else 101.2
    sheet.text(x - 4, y + 2, pieces(sheet, deal), bold=True, align="C")
    x += 20
    sheet.text(x, y + 2, money(deal.total + deal.discount), bold=True, align="R")
    sheet.text(x + 20, y + 2, money(-deal.discount), bold=True, align="R", name="discount")
    sheet.text(x + 40, y + 2, money(deal.taxable), bold=True, align="R", name="taxable_value")
    x += 40
    for _, name in heads:
        x += 20
        sheet.text(x, y + 2, money(getattr(deal, name)), bold=True, align="R", name=name)
    sheet.text(199.2, y + 2, money(deal.total), bold=True, align="R")
    sheet.line(10, y + 8, 200, y + 8)
    sheet.text(160, y + 11, "Grand Total", bold=True, size=12, align="R")
    sheet.text(199, y + 11, manner.priced(deal.total), bold=True, size=12, align="R", name="total")
    sheet.text(199, y + 18, deal.seller.name, size=8, align="R")
    if "signature" not in sheet.omit:
        sheet.scribble(168, y + 24, ((0, 3), (3, 0), (6, 4), (10, 1), (16, 3), (24, 1)))
        sheet.text(199, y + 30, "Authorized Signatory", size=8, align="R", name="signature")
    foot = Flow(sheet, 10, 252, 190, size=7)
    sheet.line(10, 250, 200, 250, dashed=True)
    foot.say(
        "Returns Policy: at this store returns are free within 10 days of delivery, counted from the next "
        "day. The goods sold are intended for end user consumption and not for re-sale."
    )
    foot.say(
        f"Contact {deal.operator}: 1800 200 9898 || www.shop.example/helpcentre    E. & O.E.    page 1 of 1"
    )
    said(sheet, "ecommerce_operator", deal.operator)


LAYOUT = Layout(
    "gross_coupon",
    ("marketplace",),
    draw,
    (
        Manner("05-04-2026", symbol="₹ "),
        Manner("05-04-2026", symbol="₹"),
        Manner("05 Apr 2026", symbol="Rs. "),
    ),
    Terms(lines=(1, 4), discounts=True, whole_rupees=False, hsn_digits=8),
    size=8.2,
)
