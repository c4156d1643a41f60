"""An accounting package's invoice in its simple format: the firm centred, the party below, few lines."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import block, heads_of, hsn_rows
from evals.documents.generator.layouts.parts import sign
from evals.documents.generator.layouts.sixth.setting import facts, street_rows
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    head = Flow(sheet, 12, 8, 186)
    head.say(seller.name, "seller_name", bold=True, size=13, centred=True)
    for row in street_rows(seller):
        head.say(row, "seller_address", centred=True)
    for label, text, name in (
        ("GSTIN/UIN", seller.gstin, "seller_gstin"),
        ("State Name", f"{seller.region.name}, Code : {seller.region.code}", "seller_state"),
        ("UDYAM", seller.udyam, "seller_udyam"),
        ("E-Mail", seller.email, ""),
    ):
        if text and name not in sheet.omit:
            head.say(f"{label} : {text}", centred=True)
            if name:
                sheet.says(name, text)
    head.gap(0.6)
    head.say("TAX INVOICE", bold=True, size=12, centred=True)
    y = _party(sheet, deal, manner, head.y + 1)
    y = _goods(sheet, deal, manner, y)
    sheet.text(12, y + 1.5, "Amount Chargeable (in words)", size=7.5)
    sheet.text(198, y + 1.5, "E. & O.E", size=7.5, align="R")
    sheet.text(12, y + 5, deal.words, bold=True, name="total_in_words")
    rows = hsn_rows(sheet, deal, manner)
    heads = heads_of(deal)
    rows[-1] = ["Total", (manner.money(deal.taxable), "taxable_value")]
    for _, name in heads:
        rows[-1] += ["", (manner.money(getattr(deal, name)), name)]
    rows[-1].append(manner.money(deal.tax))
    widths = [60, 40, 22, 32, 32] if deal.inter_state else [34, 30, 20, 26, 20, 26, 30]
    y = block(sheet, rows, widths, 12, y + 11, size=7.5, last_bold=True) + 2
    foot = Flow(sheet, 12, y, 100, size=8)
    foot.pair("Company's PAN", seller.pan if "seller_gstin" not in sheet.omit else "", bold=True)
    foot.say("Tax payable on Reverse Charge : No", "reverse_charge")
    foot.gap()
    foot.say("Declaration", size=7.5)
    foot.say(
        "We declare that this invoice shows the actual price of the goods described and that all "
        "particulars are true and correct.",
        size=7.5,
    )
    sign(sheet, deal, 198, y + 4)
    sheet.text(105, max(foot.y, y + 23), "This is a Computer Generated Invoice", size=7.5, align="C")


def _party(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    buyer = deal.customer
    left, right = Flow(sheet, 12, y, 104), Flow(sheet, 124, y, 74)
    left.pair("Party", buyer.name, "buyer_name", indent=22, bold=True)
    column = left.x + 22 + sheet.measure(":  ")
    for row in street_rows(buyer):
        if "buyer_address" not in sheet.omit:
            sheet.text(column, left.y, row, name="buyer_address")
            left.gap(1)
    state = f"{buyer.region.name}, Code : {buyer.region.code}"
    facts(
        left,
        (
            ("GSTIN/UIN", buyer.gstin, "buyer_gstin"),
            ("State Name", state, "buyer_state"),
            ("Place of Supply", deal.place_of_supply, "place_of_supply"),
        ),
        indent=22,
    )
    facts(
        right,
        (
            ("Invoice No.", deal.number, "invoice_number"),
            ("Dated", manner.day(deal.day), "invoice_date"),
            ("Buyer's Order No.", deal.order_number, "order_number"),
            ("Dispatched through", "Road", ""),
            ("Due Date", manner.day(deal.due) if deal.due else "", "due_date"),
        ),
        indent=32,
        bold=True,
    )
    return max(left.y, right.y) + 2


def _goods(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    money = manner.money
    columns = [
        Column("Sl\nNo.", 8, lambda i, _: f"{i + 1}", align="L"),
        Column("Description of Goods", 66, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/SAC", 20, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("GST\nRate", 12, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Quantity", 24, lambda _, g: f"{quantity(g.quantity)} {g.unit}", ("quantity", "unit")),
        Column("Rate", 21, lambda _, g: money(g.rate), ("rate",)),
        Column("per", 10, lambda _, g: g.unit, align="L"),
        Column("Amount", 25, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(sheet, columns, deal.lines, x=12, y=y, bottom=190, style=Style("rows", 8.5, pad=0.7))
    y += 1.5
    for label, name in heads_of(deal):
        sheet.text(84, y, label, bold=True, align="R")
        sheet.text(197.2, y, money(getattr(deal, name)), bold=True, align="R")
        y += 4.4
    if deal.round_off:
        sheet.text(62, y, "Less :" if deal.round_off < 0 else "Add :", size=7.5)
        sheet.text(84, y, "Round Off", bold=True, align="R")
        shown = f"({'-' if deal.round_off < 0 else '+'}){money(abs(deal.round_off))}"
        sheet.text(197.2, y, shown, bold=True, align="R", name="round_off")
        y += 4.4
    sheet.line(12, y + 0.5, 198, y + 0.5)
    sheet.text(84, y + 1.4, "Total", align="R")
    sheet.text(197.2, y + 1.2, manner.priced(deal.total), bold=True, size=10.5, align="R", name="total")
    sheet.line(12, y + 6.5, 198, y + 6.5)
    return y + 6.5


LAYOUT = Layout(
    "simple_voucher",
    ("b2b",),
    draw,
    (Manner("5-Apr-26", symbol="₹ "), Manner("05-Apr-26", symbol="₹ "), Manner("5-Apr-26", symbol="Rs. ")),
    Terms(lines=(1, 7), words=("INR", "Indian Rupees")),
    size=8.5,
)
