"""A bill of supply somebody made in a spreadsheet: landscape, cells with thin rules, sums below them."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eighth.stationery import full
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.seventh.marks import pieces
from evals.documents.generator.layouts.sixth.setting import signed
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_GREEN = (226, 239, 218)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer, money = deal.seller, deal.customer, manner.money
    sheet.fill(12, 10, 273, 9, _GREEN)
    sheet.text(148.5, 12, "BILL OF SUPPLY", bold=True, size=13, align="C")
    y = 19.0
    for row in (
        (("From", seller.name, "seller_name"), ("Bill #", deal.number, "invoice_number")),
        (("Address", full(seller), "seller_address"), ("Bill date", manner.day(deal.day), "invoice_date")),
        (
            ("GST no.", seller.gstin, "seller_gstin"),
            ("Supplied in", f"{deal.place_of_supply} {code(deal)}", "place_of_supply"),
        ),
        (("To", buyer.name, "buyer_name"), ("Customer GST no.", buyer.gstin, "buyer_gstin")),
        (("Address", full(buyer), "buyer_address"), ("Delivered by", "Hand cart, same day", "")),
    ):
        x = 12.0
        for (label, text, name), width in zip(row, ((28, 150), (32, 63)), strict=True):
            sheet.box(x, y, width[0], 6.5, weight=0.1)
            sheet.box(x + width[0], y, width[1], 6.5, weight=0.1)
            sheet.text(x + 1, y + 1.4, label)
            sheet.text(x + width[0] + 1, y + 1.4, text or "", bold=True, name=name or None)
            x += sum(width)
        y += 6.5
    columns = [
        Column("Sr No", 16, lambda i, _: f"{i + 1}"),
        Column("HSN", 24, lambda _, g: g.hsn, ("hsn",)),
        Column("Item", 108, lambda _, g: g.description, ("description",), "L"),
        Column("Rate", 35, lambda _, g: money(g.rate), ("rate",)),
        Column("Qty", 25, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("UOM", 20, lambda _, g: g.unit, ("unit",), "L"),
        Column("Total", 45, lambda _, g: money(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=12, y=y + 4, bottom=150, style=Style("grid", 9, shade=_GREEN, pad=1)
    )
    for label, text, name, bold in (
        ("Sum", money(deal.taxable), "taxable_value", False),
        ("Round", money(deal.round_off), "round_off", False),
        ("Grand total", manner.priced(deal.total), "total", True),
    ):
        if name in sheet.omit:
            continue
        sheet.box(195, y, 45, 6, weight=0.1)
        sheet.box(240, y, 45, 6, weight=0.1)
        sheet.text(196, y + 1.2, label, bold=bold)
        sheet.text(284, y + 1.2, text, bold=bold, align="R", name=name)
        y += 6
    many = pieces(sheet, deal)
    foot = Flow(sheet, 12, y - 17, 170)
    foot.say(f"Total qty {many}" if many else "")
    phrase(foot, f"Amount in words: {deal.words}", "total_in_words", deal.words)
    phrase(foot, deal.declaration, "declaration", deal.declaration, bold=True)
    foot.say(
        "Pay by UPI or cheque no later than 10 days. No GST is charged in this bill. Opening balance NIL."
    )
    signed(sheet, 285, y + 4, "Proprietor's sign", above=f"for {seller.name}")


LAYOUT = Layout(
    "sheet_supply",
    ("bill_of_supply",),
    draw,
    (
        Manner("05/04/2026", grouped=False),
        Manner("05-Apr-26", symbol="Rs. "),
        Manner("05-04-2026", symbol="Rs "),
    ),
    Terms(lines=(1, 8), hsn_digits=4),
    face="helvetica",
    size=9,
    page=(297, 210),
)
