"""A wholesaler's invoice over several pages: a page total carried over, the taxes on the last page alone."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import code, sign
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    page = 1

    def turn() -> float:
        nonlocal page
        page += 1
        sheet.text(105, 285, f"...continued on page {page}", size=8, align="C")
        sheet.new_page()
        return _short_head(sheet, deal, manner, page)

    def carry(y: float, _: Decimal, at_foot: bool) -> float:
        so_far = sum((line.taxable for line in deal.lines[: len(sheet.cells)]), Decimal("0.00"))
        label = "Total carried over" if at_foot else "Total brought forward"
        sheet.text(22, y + 0.7, label, size=8)
        sheet.text(199.2, y + 0.7, manner.money(so_far), bold=True, size=8, align="R")
        return y + 5

    columns = [
        Column("S.No.", 11, lambda i, _: f"{i + 1}", align="C"),
        Column("Particulars of goods", 72, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 20, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("GST", 12, lambda _, g: percent(g.gst_rate), ("gst_rate",), "C"),
        Column("Qty.", 24, lambda _, g: f"{quantity(g.quantity)} {g.unit.lower()}", ("quantity", "unit")),
        Column("Rate", 22, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("Amount", 29, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet,
        columns,
        deal.lines,
        x=10,
        y=_head(sheet, deal, manner),
        bottom=265,
        style=Style("columns", 8.5),
        turn=turn,
        carry=carry,
    )
    if y > 205:
        y = turn()
    _sums(sheet, deal, manner, y + 2)


def _head(sheet: Sheet, deal: Deal, manner: Manner) -> float:
    seller, buyer = deal.seller, deal.customer
    head = Flow(sheet, 10, 8, 190)
    head.say("TAX INVOICE", bold=True, centred=True)
    head.say(seller.name, "seller_name", bold=True, size=16, centred=True)
    where = f"{', '.join(seller.street)}, {seller.town}, {seller.region.name} - {seller.pin}"
    head.say(where, "seller_address", centred=True)
    row = f"Phone {seller.phone}"
    if "seller_gstin" not in sheet.omit:
        row = f"GSTIN {seller.gstin}    {row}"
        sheet.says("seller_gstin", str(seller.gstin))
    if seller.fssai and "seller_fssai" not in sheet.omit:
        row += f"    FSSAI {seller.fssai}"
        sheet.says("seller_fssai", seller.fssai)
    head.say(row, centred=True)
    y = head.y + 1
    left, right = Flow(sheet, 12, y + 1.5, 104), Flow(sheet, 128, y + 1.5, 70)
    left.say("Details of Receiver (Billed to)", bold=True)
    left.pair("Name", buyer.name, "buyer_name", indent=16)
    left.pair("Address", f"{', '.join(buyer.street)}, {buyer.town} {buyer.pin}", "buyer_address", indent=16)
    left.pair("GSTIN", buyer.gstin, "buyer_gstin", indent=16)
    left.pair("State", f"{buyer.region.name}, Code {buyer.region.code}", "buyer_state", indent=16)
    for label, text, name in (
        ("Invoice Serial No.", deal.number, "invoice_number"),
        ("Invoice Date", manner.day(deal.day), "invoice_date"),
        ("Order Ref.", deal.order_number, "order_number"),
        ("Payment by", deal.due and manner.day(deal.due), "due_date"),
        ("Place of Supply", f"{deal.place_of_supply}, Code {code(deal)}", "place_of_supply"),
        ("Reverse Charge", "No", "reverse_charge"),
    ):
        right.pair(label, text, name, indent=30)
    low = max(left.y, right.y) + 1
    sheet.box(10, y, 190, low - y)
    sheet.line(126, y, 126, low)
    return low + 1


def _short_head(sheet: Sheet, deal: Deal, manner: Manner, page: int) -> float:
    """What the later pages repeat of the first, unless the document omits it."""
    sheet.text(10, 8, deal.seller.name, bold=True)
    if "invoice_number" not in sheet.omit:
        sheet.text(110, 8, f"Invoice Serial No. {deal.number}", align="C", size=8.5)
    if "invoice_date" not in sheet.omit:
        sheet.text(160, 8, f"Date {manner.day(deal.day)}", align="C", size=8.5)
    sheet.text(200, 8, f"Page {page}", align="R", size=8.5)
    sheet.line(10, 13, 200, 13)
    return 15


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 128, y, 71)
    sums.between("Total before tax", manner.money(deal.taxable), "taxable_value")
    heads = [("IGST", "igst")] if deal.inter_state else [("CGST", "cgst"), ("SGST", "sgst")]
    for label, name in heads:
        sums.between(f"Add {label}", manner.money(getattr(deal, name)), name)
    sums.between("Rounding off", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sums.between("Total after tax", manner.priced(deal.total), "total", bold=True)
    left = Flow(sheet, 12, y, 106, size=8)
    for row in rates_of(deal):
        left.say(
            f"Goods at {percent(row.rate)}: taxable {manner.money(row.taxable)}, GST {manner.money(row.tax)}"
        )
    left.gap()
    left.say("Total invoice value in words", size=7.5)
    left.say(deal.words, "total_in_words", bold=True)
    sign(sheet, deal, 199, max(sums.y, left.y) + 5)


LAYOUT = Layout(
    "carried_over",
    ("b2b",),
    draw,
    (
        Manner("05-04-2026", symbol="₹ "),
        Manner("05/04/2026", symbol="Rs."),
        Manner("05.04.2026", grouped=False),
    ),
    Terms(lines=(36, 60), hsn_digits=4),
    face="sans",
    size=9,
)
