"""A showroom's invoice to a customer at home: prices with GST, its parts beside them, warranty lines."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.sixth.setting import facts, run_on, signed
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_WARM = (196, 88, 24)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.fill(0, 0, 6, 297, _WARM)
    sheet.fill(14, 10, 16, 16, _WARM)
    sheet.text(22, 12, seller.name[0], bold=True, size=26, align="C", ink=(255, 255, 255))
    head = Flow(sheet, 34, 10, 104)
    head.say(seller.name, "seller_name", bold=True, size=14)
    head.say(run_on(seller), "seller_address", size=8)
    head.say(f"Showroom: {seller.phone}  |  Open all days 10.30 am to 9 pm", size=8)
    phrase(head, f"GST No. {seller.gstin}", "seller_gstin", seller.gstin, bold=True)
    sheet.text(198, 11, "TAX INVOICE", bold=True, size=13, align="R", ink=_WARM)
    sheet.text(198, 17.5, "Customer Copy", size=8, align="R")
    y = max(head.y, 28) + 2
    sheet.line(14, y, 198, y, weight=0.6)
    left, right = Flow(sheet, 14, y + 2, 104), Flow(sheet, 130, y + 2, 68)
    left.say("Customer", bold=True, size=8)
    left.say(buyer.name, "buyer_name", bold=True, size=10.5)
    left.say(run_on(buyer), "buyer_address")
    left.pair("Mobile", f"{buyer.phone[:2]}******{buyer.phone[-2:]}")
    facts(
        right,
        (
            ("Bill No", deal.number, "invoice_number"),
            ("Bill Date", manner.day(deal.day), "invoice_date"),
            ("Supply State", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply"),
            ("RCM", "No", "reverse_charge"),
            ("Counter", "2 / Ground Floor", ""),
        ),
        indent=24,
        bold=True,
    )
    columns = _columns(manner)
    y = draw_table(
        sheet, columns, deal.lines, x=14, y=max(left.y, right.y) + 3, bottom=205,
        style=Style("grid", 8, shade=(252, 236, 224), pad=1),
    )  # fmt: skip
    _sums(sheet, deal, manner, y)


def _columns(manner: Manner) -> list[Column]:
    money = manner.money
    return [
        Column("#", 7, lambda i, _: f"{i + 1}", align="C"),
        Column("Item", 56, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 19, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("MRP", 21, lambda _, g: money(g.mrp), ("mrp",)),
        Column("Qty", 11, lambda _, g: quantity(g.quantity), ("quantity",), "C"),
        Column("Our Price\n(incl. GST)", 21, lambda _, g: money(g.rate), ("rate",)),
        Column("GST", 11, lambda _, g: percent(g.gst_rate), ("gst_rate",), "C"),
        Column("GST Amt", 17, lambda _, g: money(g.cgst + g.sgst + g.igst)),
        Column("Net Amt", 21, lambda _, g: money(g.amount), ("amount",)),
    ]


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 128, y + 3, 69.2)
    sums.between("Value before GST", manner.money(deal.taxable), "taxable_value")
    for label, name in heads_of(deal):
        sums.between(f"{label} included", manner.money(getattr(deal, name)), name)
    sums.between("Round off (+/-)", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sums.gap(0.3)
    sheet.line(128, sums.y, 198, sums.y, weight=0.4)
    sums.gap(0.3)
    sums.size = 12
    sums.between("You pay", manner.priced(deal.total), "total", bold=True)
    left = Flow(sheet, 14, y + 3, 104)
    left.say(deal.words, "total_in_words", bold=True)
    saved = sum((line.mrp * line.quantity - line.amount for line in deal.lines), Decimal(0))
    if saved > 0:
        left.say(f"You have saved {manner.priced(saved)} on MRP with us today.")
    left.gap()
    left.say("Warranty", bold=True)
    left.say(
        "Warranty is given by the maker and not by the shop. Keep this bill: no claim is heard without it. "
        "No cash refund; exchange within 7 days with the packing and all its parts.",
        size=7.5,
    )
    signed(sheet, 198, max(left.y, sums.y) + 6, "Authorised Signatory", above=f"for {deal.seller.name}")


LAYOUT = Layout(
    "showroom_paid",
    ("b2c",),
    draw,
    (
        Manner("05-Apr-2026", symbol="₹"),
        Manner("05/04/2026", symbol="Rs. "),
        Manner("05 Apr 2026", symbol="₹ "),
    ),
    Terms(lines=(1, 5), inclusive=True, hsn_digits=6),
    size=9,
)
