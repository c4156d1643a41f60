"""A cloud program's credit note: credits that remain, the first invoice as a reference, taxes in rows."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(14, 14, "CREDIT NOTE", size=20)
    desk.put(sheet, (14, 24), "Credit Note#", deal.number, "invoice_number")
    sheet.text(14, 30, "Credits Remaining", size=8)
    sheet.text(14, 34, manner.priced(deal.total), size=11, bold=True)
    own = Flow(sheet, 112, 14, 84)
    own.say(seller.name, "seller_name", bold=True, size=11)
    desk.lines(own, desk.tall(seller), "seller_address")
    desk.held(sheet, own, f"GSTIN {seller.gstin}", [("seller_gstin", seller.gstin)])
    y = max(own.y, 42) + 5
    to, side = Flow(sheet, 14, y, 84), Flow(sheet, 112, y, 84)
    to.say("Credited To")
    to.say(buyer.name, "buyer_name", bold=True)
    desk.lines(to, desk.tall(buyer), "buyer_address")
    desk.held(sheet, to, f"GSTIN {buyer.gstin}", [("buyer_gstin", buyer.gstin)])
    for label, text, name in (
        ("Credit Date :", manner.day(deal.day), "invoice_date"),
        ("Invoice# :", deal.original_number, "original_invoice_number"),
        (
            "Invoice Date :",
            manner.day(deal.original_day) if deal.original_day else "",
            "original_invoice_date",
        ),
        ("Place of Supply :", deal.place_of_supply, "place_of_supply"),
        ("Reason :", "Sales Return", ""),
    ):
        if name == "original_invoice_date" and "original_invoice_number" in sheet.omit:
            continue
        side.pair(label, text, name or None, indent=34, mark="")
    money = manner.money
    columns = [
        Column("#", 9, lambda i, _: f"{i + 1}", align="C"),
        Column("Item & Description", 66, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/SAC", 22, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Qty", 18, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Rate", 22, lambda _, g: money(g.rate), ("rate",)),
        Column("Tax %", 17, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Amount", 28, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet,
        columns,
        deal.lines,
        x=14,
        y=max(to.y, side.y) + 5,
        bottom=205,
        style=Style("rows", 8.8, shade=(228, 231, 238), pad=1.6),
    )
    sums = Flow(sheet, 118, y + 4, 77.2)
    desk.sums(sums, [("Sub Total", money(deal.taxable), "taxable_value")])
    desk.sums(sums, desk.tax_rows(sheet, deal, manner, "{head}{rate} ({rate}%)"))
    desk.sums(sums, desk.rounded(deal, manner, "Adjustment"))
    desk.sums(sums, [("Total", manner.priced(deal.total), "total")], bold=True)
    desk.sums(sums, [("Credits Remaining", manner.priced(deal.total), "")], bold=True)
    low = Flow(sheet, 14, y + 4, 92, size=8.4)
    low.say("Total In Words")
    low.say(deal.words, "total_in_words", bold=True)
    low.gap()
    low.say("Notes")
    low.say("Material received in good condition at our godown on the day before this note.")
    desk.sign(sheet, 196, sums.y + 10, "", "Authorized Signature")


LAYOUT = Layout(
    "cn_app",
    ("credit_note",),
    draw,
    (
        Manner("05/04/2026", symbol="₹"),
        Manner("05 Apr 2026", symbol="Rs."),
        Manner("2026-04-05", symbol="₹ "),
    ),
    Terms(lines=(1, 5), words=("Indian Rupee", "Rupees")),
    size=9,
)
