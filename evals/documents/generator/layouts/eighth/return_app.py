"""A phone app's sale return: the law's name beside its own, the first invoice below the day."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eighth.stationery import full
from evals.documents.generator.layouts.fourth.entries import heads_of
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.seventh.marks import added, rounding, tax_lines
from evals.documents.generator.layouts.sixth.setting import facts, signed
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_TEAL = (18, 120, 120)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.fill(0, 0, 210, 26, _TEAL)
    white = (255, 255, 255)
    sheet.text(12, 6, seller.name, bold=True, size=16, ink=white, name="seller_name")
    sheet.text(12, 13.5, full(seller), size=8.5, ink=white, name="seller_address")
    if "seller_gstin" not in sheet.omit:
        sheet.text(12, 18.5, f"GSTIN {seller.gstin}", size=8.5, ink=white)
        sheet.says("seller_gstin", str(seller.gstin))
    sheet.text(105, 31, "Sale Return / Credit Note", bold=True, size=14, align="C", ink=_TEAL)
    left, right = Flow(sheet, 12, 41, 92), Flow(sheet, 116, 41, 82)
    left.say("Return From", bold=True)
    left.say(buyer.name, "buyer_name", bold=True)
    left.say(full(buyer), "buyer_address")
    left.pair("Ph", buyer.phone)
    left.pair("GSTIN", buyer.gstin, "buyer_gstin")
    first = manner.day(deal.original_day) if deal.original_day else ""
    facts(
        right,
        (
            ("Return No.", deal.number, "invoice_number"),
            ("Date", manner.day(deal.day), "invoice_date"),
            ("Invoice No.", deal.original_number, "original_invoice_number"),
            (
                "Invoice Date",
                first if "original_invoice_number" not in sheet.omit else "",
                "original_invoice_date",
            ),
            ("Place of Supply", f"{code(deal)}-{deal.place_of_supply}", "place_of_supply"),
        ),
        indent=32,
    )
    money = manner.money
    columns = [
        Column("#", 8, lambda i, _: f"{i + 1}"),
        Column("Returned item", 64, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 20, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty", 22, lambda _, g: f"{quantity(g.quantity)} {g.unit.lower()}", ("quantity", "unit")),
        Column("Price", 24, lambda _, g: money(g.rate), ("rate",)),
        Column("Tax", 18, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Total", 30, lambda _, g: money(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=12, y=max(left.y, right.y) + 4, bottom=200,
        style=Style("rows", 9, shade=(218, 238, 238), pad=1.3),
    )  # fmt: skip
    sums = Flow(sheet, 122, y + 3, 75)
    added(sums, [("Taxable", money(deal.taxable), "taxable_value"), *tax_lines(deal, manner, "Total {}")])
    added(sums, rounding(deal, manner))
    sums.gap(0.3)
    sums.size = 12
    sums.between("Refundable", manner.priced(deal.total), "total", bold=True)
    sums.size = 9
    sums.between("Paid back so far", money(0 * deal.total))
    left = Flow(sheet, 12, y + 3, 100, size=8.5)
    left.say(deal.words, "total_in_words", bold=True)
    left.gap()
    left.say("The refund is set off against your next purchase or paid to your bank within 7 working days.")
    left.say(f"Taxes reversed: {' and '.join(label for label, _ in heads_of(deal))}.")
    signed(sheet, 197, max(left.y, sums.y) + 8, "Authorized Signatory", above=f"For {seller.name}")


LAYOUT = Layout(
    "return_app",
    ("credit_note",),
    draw,
    (Manner("05/04/2026", symbol="₹ "), Manner("05-04-2026", symbol="₹"), Manner("05 Apr 2026", symbol="₹ ")),
    Terms(lines=(1, 5)),
    size=9,
)
