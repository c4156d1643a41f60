"""An e-invoice across the sheet: code at the left, its number on two lines, heads of tax grouped."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.identity import Party
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.layouts.parts import code, print_qr
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    print_qr(sheet, deal, 8, 7, 44)
    sheet.text(289, 8, "TAX INVOICE (e-INVOICE)", bold=True, size=13, align="R")
    head = Flow(sheet, 56, 8, 140)
    head.say(deal.seller.name, "seller_name", bold=True, size=14)
    head.say(desk.flat(deal.seller), "seller_address")
    pan = f"GSTIN {deal.seller.gstin}   PAN {deal.seller.pan}   CIN U51909XX2014PTC"
    desk.held(sheet, head, pan, [("seller_gstin", deal.seller.gstin)])
    seller = deal.seller
    desk.held(sheet, head, f"FSSAI {seller.fssai}", [("seller_fssai", seller.fssai)])
    head.gap(0.5)
    head.pair("IRN", deal.irn[:40], mark=" -", bold=True)
    head.say(deal.irn[40:], bold=True)
    desk.said(sheet, "irn", f"{deal.irn[:40]} {deal.irn[40:]}")
    head.pair("Ack No.", deal.ack_number, "ack_number", mark=" -")
    head.pair("Ack Date", manner.day(deal.ack_day) if deal.ack_day else "", "ack_date", mark=" -")
    facts = Flow(sheet, 204, 17, 84)
    desk.rows(
        facts,
        (
            ("Doc. No.", deal.number, "invoice_number"),
            ("Doc. Date", manner.day(deal.day), "invoice_date"),
            ("Cust. PO Ref.", deal.order_number, "order_number"),
            ("Payment Due", manner.day(deal.due) if deal.due else "", "due_date"),
            ("Supply Place", f"{code(deal)}-{deal.place_of_supply}", "place_of_supply"),
            ("Tax on Rev. Charge", "No", "reverse_charge"),
            ("Category", "B2B / Regular", ""),
        ),
        indent=32,
        mark="",
    )
    y = max(head.y, facts.y, 52) + 1
    sheet.line(8, y, 289, y, weight=0.5)
    y = _parties(sheet, deal, y + 2)
    style = Style("grid", 7.8, shade=(226, 232, 226), pad=0.9)
    y = draw_table(sheet, _columns(deal, manner), deal.lines, x=8, y=y + 1, bottom=158, style=style)
    _foot(sheet, deal, manner, y)


def _parties(sheet: Sheet, deal: Deal, y: float) -> float:
    hidden = {"buyer_name", "buyer_address"} & sheet.omit
    site: Party | None = None if hidden else deal.ship_to
    buyer, ship = Flow(sheet, 10, y, 130), Flow(sheet, 150, y, 130)
    buyer.say("Sold To", size=7.5)
    buyer.say(deal.customer.name, "buyer_name", bold=True)
    desk.lines(buyer, desk.short(deal.customer), "buyer_address")
    desk.held(sheet, buyer, f"GSTIN {deal.customer.gstin}", [("buyer_gstin", deal.customer.gstin)])
    if site:
        ship.say("Delivered At", size=7.5)
        ship.say(site.name, bold=True)
        desk.lines(ship, desk.short(site), "delivery_address")
    return max(buyer.y, ship.y)


def _columns(deal: Deal, manner: Manner) -> list[Column]:
    money = manner.money

    def half(rate: bool) -> str:
        return "" if rate else "0.00"

    return [
        Column("Sr", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("HSN", 18, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Goods / Service", 66, lambda _, g: g.description, ("description",), "L"),
        Column("Qty", 14, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("UoM", 12, lambda _, g: g.unit, ("unit",), "C"),
        Column("Unit Rate", 22, lambda _, g: money(g.rate), ("rate",)),
        Column("Assessable Value", 26, lambda _, g: money(g.taxable), ("taxable_value",)),
        Column(
            "%",
            10,
            lambda _, g: half(True) if deal.inter_state else quantity(g.gst_rate / 2),
            () if deal.inter_state else ("gst_rate",),
            group="CGST",
        ),
        Column("Amt", 18, lambda _, g: money(g.cgst), group="CGST"),
        Column(
            "%", 10, lambda _, g: half(True) if deal.inter_state else quantity(g.gst_rate / 2), group="SGST"
        ),
        Column("Amt", 18, lambda _, g: money(g.sgst), group="SGST"),
        Column(
            "%",
            10,
            lambda _, g: quantity(g.gst_rate) if deal.inter_state else half(True),
            ("gst_rate",) if deal.inter_state else (),
            group="IGST",
        ),
        Column("Amt", 20, lambda _, g: money(g.igst), group="IGST"),
        Column("Line Total", 29, lambda _, g: money(g.amount), ("amount",)),
    ]


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money = manner.money
    sheet.box(8, y, 281, 5.6)
    sheet.text(99, y + 1, "Column totals", size=8, bold=True, align="R")
    sheet.text(173.2, y + 1, money(deal.taxable), size=8, bold=True, align="R", name="taxable_value")
    for x, value, name in (
        (201.2, deal.cgst, "cgst"),
        (229.2, deal.sgst, "sgst"),
        (259.2, deal.igst, "igst"),
    ):
        sheet.text(x, y + 1, money(value), size=8, bold=True, align="R", name=name)
    sheet.text(288.2, y + 1, money(desk.before_rounding(deal)), size=8, bold=True, align="R")
    y += 7
    right = Flow(sheet, 216, y, 72)
    desk.sums(right, desk.rounded(deal, manner, "Rounding difference"))
    right.size = 11
    desk.sums(right, [("Payable", manner.priced(deal.total), "total")], bold=True)
    left = Flow(sheet, 10, y, 190)
    desk.held(sheet, left, f"Payable in words - {deal.words}", [("total_in_words", deal.words)], bold=True)
    left.say("Remit by NEFT to Vindhya Commercial Bank, a/c 4471 0000 8812, IFSC VNDH0000447.", size=7.8)
    left.say(
        "Electronically registered document, no signature needed. Subject to our standard terms of sale.",
        size=7.8,
    )


LAYOUT = Layout(
    "irn_landscape",
    ("e_invoice",),
    draw,
    (Manner("05-04-2026", symbol="INR "), Manner("05.04.2026", symbol="₹ "), Manner("05-Apr-2026")),
    Terms(lines=(1, 7), words=("Rupees", "INR")),
    size=8.6,
    page=(297, 210),
)
