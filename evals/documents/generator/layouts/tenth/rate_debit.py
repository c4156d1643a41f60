"""A supplier's debit note for a difference of rate, from a second accounting program."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    head = Flow(sheet, 12, 12, 186)
    head.say(seller.name.upper(), "seller_name", bold=True, size=14, centred=True)
    head.say(desk.flat(seller), "seller_address", centred=True)
    desk.held(sheet, head, f"GSTIN : {seller.gstin}", [("seller_gstin", seller.gstin)], centred=True)
    sheet.line(10, head.y + 1, 200, head.y + 1)
    y = head.y + 2
    sheet.text(105, y, "DEBIT NOTE", bold=True, size=12, align="C")
    y += 7
    left, right = Flow(sheet, 12, y + 1, 90), Flow(sheet, 109, y + 1, 90)
    left.say("To,")
    left.say(buyer.name, "buyer_name", bold=True)
    left.say(desk.flat(buyer), "buyer_address")
    left.pair("GSTIN / UIN", buyer.gstin, "buyer_gstin")
    before = manner.day(deal.original_day) if deal.original_day else ""
    desk.rows(
        right,
        (
            ("Debit Note No.", deal.number, "invoice_number"),
            ("Date", manner.day(deal.day), "invoice_date"),
            ("Against Invoice No.", deal.original_number, "original_invoice_number"),
            ("Invoice Date", before, "original_invoice_date"),
            ("Place of Supply", f"{code(deal)}-{deal.place_of_supply}", "place_of_supply"),
        ),
        indent=36,
    )
    end = max(left.y, right.y) + 1
    sheet.box(10, y, 97, end - y)
    sheet.box(107, y, 93, end - y)
    note = Flow(sheet, 12, end + 2, 186)
    note.say("We have debited your account towards difference in rate on the following goods :")
    money = manner.money
    columns = [
        Column("S.No", 11, lambda i, _: f"{i + 1}", align="C"),
        Column("Particulars", 67, lambda _, g: g.description, ("description",), "L"),
        Column("HSN Code", 22, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty", 24, lambda _, g: f"{quantity(g.quantity)} {g.unit.title()}", ("quantity", "unit")),
        Column("Rate Diff.", 24, lambda _, g: money(g.rate), ("rate",)),
        Column("GST", 14, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Amount", 28, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    style = Style("columns", 8.6, pad=1)
    y = draw_table(sheet, columns, deal.lines, x=10, y=note.y + 2, bottom=200, style=style, least=60)
    sums = Flow(sheet, 112, y + 1.5, 87)
    desk.sums(sums, [("Taxable Value", money(deal.taxable), "taxable_value")])
    desk.sums(sums, desk.head_rows(deal, manner, "Add : {}"))
    desk.sums(sums, desk.rounded(deal, manner, "Rounded Off"))
    desk.sums(sums, [("Net Amount Debited", manner.priced(deal.total), "total")], bold=True)
    low = Flow(sheet, 12, y + 1.5, 92)
    low.say("Amount in words :")
    low.say(deal.words, "total_in_words", bold=True)
    end = max(sums.y, low.y) + 1
    sheet.box(10, y, 190, end - y)
    last = Flow(sheet, 12, end + 2, 100, size=8)
    last.say("Kindly acknowledge and pass the corresponding entry in your books.")
    desk.sign(sheet, 198, end + 4, f"For {seller.name.upper()}", "Authorised Signatory")


LAYOUT = Layout(
    "rate_debit",
    ("debit_note",),
    draw,
    (Manner("05-04-2026", symbol="Rs. "), Manner("05/04/2026", symbol="₹ "), Manner("05-Apr-2026")),
    Terms(lines=(1, 4), words=("Rupees",)),
    size=9,
)
