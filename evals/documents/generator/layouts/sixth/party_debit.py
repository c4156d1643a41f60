"""A trade package's debit note: a frame, `M/s` and voucher data abreast, tax added under the amounts."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.parts import code, sign
from evals.documents.generator.layouts.sixth.setting import facts, run_on
from evals.documents.generator.manner import Manner, percent
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    if sheet.text(27, 9.5, str(seller.gstin), bold=True, name="seller_gstin"):
        sheet.text(12, 9.5, "GSTIN :")
    sheet.text(198, 9.5, "Supplier's Copy", align="R")
    head = Flow(sheet, 12, 15, 186)
    head.say("DEBIT NOTE", bold=True, size=11, centred=True)
    head.say(seller.name, "seller_name", bold=True, size=15, centred=True)
    head.say(run_on(seller), "seller_address", centred=True)
    head.say(f"Tel. : {seller.phone}", centred=True)
    y = head.y + 1
    sheet.line(10, y, 200, y)
    left, right = Flow(sheet, 12, y + 1.5, 88), Flow(sheet, 108, y + 1.5, 90)
    phrase(left, f"M/s {buyer.name}", "buyer_name", buyer.name, bold=True)
    left.say(run_on(buyer), "buyer_address")
    left.gap(0.4)
    left.pair("GSTIN / UIN", buyer.gstin, "buyer_gstin", indent=24)
    original = deal.original_day
    facts(
        right,
        (
            ("Debit Note No.", deal.number, "invoice_number"),
            ("Dated", manner.day(deal.day), "invoice_date"),
            ("Place of Supply", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply"),
            ("Orig. Inv. No.", deal.original_number, "original_invoice_number"),
            ("Orig. Inv. Date", manner.day(original) if original else "", "original_invoice_date"),
        ),
        indent=30,
    )
    end = max(left.y, right.y) + 1.5
    sheet.line(105, y, 105, end)
    columns = [
        Column("S.N.", 10, lambda i, _: f"{i + 1}.", align="C"),
        Column("Description of Goods", 66, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/SAC Code", 20, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty.", 20, lambda _, g: f"{g.quantity:.3f}", ("quantity",)),
        Column("Unit", 13, lambda _, g: g.unit.title(), ("unit",), "C"),
        Column("Rate Diff.", 22, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("GST %", 13, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Amount", 26, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=10, y=end, bottom=190, style=Style("columns", 8.5, pad=0.7), least=75
    )
    _sums(sheet, deal, manner, y)


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    top = y + 1.2
    sheet.text(173, top, "Total", align="R", bold=True)
    sheet.text(199.2, top, manner.money(deal.taxable), bold=True, align="R", name="taxable_value")
    for label, name in heads_of(deal):
        top += 4.4
        sheet.text(173, top, f"Add : {label}", align="R")
        sheet.text(199.2, top, manner.money(getattr(deal, name)), align="R", name=name)
    if deal.round_off:
        top += 4.4
        sheet.text(173, top, "Add/Less : Round Off", align="R")
        sheet.text(199.2, top, manner.money(deal.round_off), align="R", name="round_off")
    top += 5.4
    sheet.line(110, top, 200, top)
    sheet.text(173, top + 1, "Grand Total", bold=True, size=10, align="R")
    sheet.text(199.2, top + 1, manner.priced(deal.total), bold=True, size=10, align="R", name="total")
    left = Flow(sheet, 12, y + 2, 92, size=8.5)
    left.say("Narration : Being difference of rate in the goods supplied against your invoice above.")
    top = max(top + 7, left.y + 1)
    sheet.line(10, top, 200, top)
    sheet.text(12, top + 1.2, deal.words, bold=True, name="total_in_words")
    sheet.line(10, top + 6.5, 200, top + 6.5)
    sheet.text(12, top + 8, "E.& O.E.", size=8)
    sheet.text(12, top + 17, "Checked by", size=8)
    sign(sheet, deal, 198, top + 8)
    sheet.box(10, 8, 190, top + 27 - 8)


LAYOUT = Layout(
    "party_debit",
    ("debit_note",),
    draw,
    (Manner("05-04-2026", symbol="₹ "), Manner("05/04/2026", symbol="Rs. "), Manner("05-04-2026")),
    Terms(lines=(1, 6), words=("Rupees",)),
    size=9,
)
