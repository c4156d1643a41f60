"""A debit note in an accounts voucher's form: what was debited as a sentence, figures and words below."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eighth.stationery import full, run, said, stamp
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.seventh.marks import added, rounding, tax_lines
from evals.documents.generator.layouts.sixth.setting import signed
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer, money = deal.seller, deal.customer, manner.money
    head = Flow(sheet, 14, 11, 182)
    head.say(seller.name, "seller_name", bold=True, size=16, centred=True)
    head.say(full(seller), "seller_address", centred=True)
    phrase(head, f"GSTIN : {seller.gstin}", "seller_gstin", seller.gstin, centred=True)
    head.gap(0.4)
    head.say("DEBIT NOTE", bold=True, size=12, centred=True)
    y = head.y + 1
    run(sheet, (16, y + 1.5), [("Voucher No.", deal.number, "invoice_number")])
    run(sheet, (146, y + 1.5), [("Voucher Date", manner.day(deal.day), "invoice_date")])
    sheet.box(14, y, 182, 7)
    to = Flow(sheet, 16, y + 9, 176)
    to.say("Party debited:", size=8)
    to.say(buyer.name, "buyer_name", bold=True)
    to.say(full(buyer), "buyer_address")
    phrase(to, f"GSTIN : {buyer.gstin}", "buyer_gstin", buyer.gstin)
    to.pair("Place of supply", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply")
    to.gap()
    day = manner.day(deal.original_day) if deal.original_day else ""
    if "original_invoice_number" not in sheet.omit:
        to.say(
            f"We have debited your account towards difference in rate in respect of our Invoice No. "
            f"{deal.original_number} Dated {day}, as agreed on telephone, as per details given below:"
        )
        said(sheet, "original_invoice_number", deal.original_number)
        said(sheet, "original_invoice_date", day)
    else:
        to.say("We have debited your account towards difference in rate as per details given below:")
    columns = [
        Column("S.N.", 10, lambda i, _: f"{i + 1}.", align="C"),
        Column("Particulars", 72, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 20, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty.", 16, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Diff. Rate", 22, lambda _, g: money(g.rate), ("rate",)),
        Column("Tax %", 14, lambda _, g: f"{g.gst_rate:.2f}", ("gst_rate",)),
        Column("Amount", 28, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=14, y=to.y + 3, bottom=190, style=Style("grid", 8.8, pad=0.9)
    )
    sums = Flow(sheet, 122, y + 2, 73.2)
    added(
        sums, [("Taxable Amount", money(deal.taxable), "taxable_value"), *tax_lines(deal, manner, "Add : {}")]
    )
    added(sums, rounding(deal, manner, "Rounded off"))
    sheet.line(122, sums.y, 196, sums.y)
    sums.gap(0.3)
    sums.between("Amount debited", manner.priced(deal.total), "total", bold=True)
    left = Flow(sheet, 16, y + 2, 100)
    left.say(deal.words, "total_in_words", bold=True)
    left.gap()
    left.say(
        "Kindly pass the corresponding entry in your books of account and confirm the same within 7 days."
    )
    end = max(left.y, sums.y) + 6
    stamp(sheet, 120, end + 10, ("ACCOUNTS", "DEPT.", "POSTED"))
    sheet.text(16, end + 12, "Prepared by          Checked by", size=8)
    signed(sheet, 196, end, "Authorised Signatory", above=f"for {seller.name}")


LAYOUT = Layout(
    "busy_debit",
    ("debit_note",),
    draw,
    (Manner("05-04-2026", symbol="Rs. "), Manner("05/04/2026", symbol="₹ "), Manner("05-Apr-2026")),
    Terms(lines=(1, 5), words=("Rupees", "Rs.")),
    face="serif",
    size=9,
)
