"""An agency's bill typed in a word processor: a letterhead, a plain table, the whole tax in one line."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eighth.stationery import full, said
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.seventh.marks import added, rounding
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = tuple(
    Good(name, "998361", ("18", "18"), "NOS", low, high)
    for name, low, high in (
        ("Social media creatives, set of 12", 4000, 9000), ("Catalogue photography, per day", 6000, 12500),
        ("Hoarding artwork 20 x 10 ft", 2500, 7000), ("Product video 30 seconds", 8000, 12900),
        ("Copy writing, per page", 600, 1800),
    )
)  # fmt: skip


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer, money = deal.seller, deal.customer, manner.money
    sheet.text(185, 14, seller.name, bold=True, size=18, align="R", name="seller_name")
    sheet.text(185, 22, "brand - design - film", size=9, align="R")
    sheet.line(25, 28, 185, 28, weight=0.6)
    body = Flow(sheet, 25, 33, 160)
    day = manner.day(deal.day)
    body.say(f"Date: {day}" if "invoice_date" not in sheet.omit else "")
    said(sheet, "invoice_date", day)
    phrase(body, f"Invoice No: {deal.number}", "invoice_number", deal.number)
    phrase(body, f"Your PO: {deal.order_number}", "order_number", deal.order_number)
    body.gap(0.8)
    body.say("To,")
    phrase(body, f"M/s. {buyer.name}", "buyer_name", buyer.name, bold=True)
    body.say(full(buyer), "buyer_address")
    phrase(body, f"GSTIN: {buyer.gstin}", "buyer_gstin", buyer.gstin)
    body.gap(0.8)
    body.say("Sub: Tax invoice for services in the last quarter", bold=True)
    body.gap(0.8)
    columns = [
        Column("Sr. No.", 14, lambda i, _: f"{i + 1}", align="C"),
        Column("Description of work", 68, lambda _, g: g.description, ("description",), "L"),
        Column("SAC", 18, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Nos.", 12, lambda _, g: quantity(g.quantity), ("quantity",), "C"),
        Column("Rate (Rs.)", 22, lambda _, g: money(g.rate), ("rate",)),
        Column("Amount (Rs.)", 26, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(sheet, columns, deal.lines, x=25, y=body.y, bottom=190, style=Style("grid", 9.5, pad=1.2))
    rate = deal.lines[0].gst_rate
    name = "igst" if deal.inter_state else ""
    word = "IGST" if deal.inter_state else "GST"
    note = "" if deal.inter_state else f" ({percent(rate / 2)} + {percent(rate / 2)})"
    sums = Flow(sheet, 105, y + 1.5, 79.2)
    added(sums, [("Total", money(deal.taxable), "taxable_value")])
    added(sums, [(f"{word} {percent(rate)}{note}", money(deal.tax), name)])
    added(sums, rounding(deal, manner, "Round off"))
    sums.between("Amount payable", manner.priced(deal.total), "total", bold=True)
    low = Flow(sheet, 25, sums.y + 3, 160)
    phrase(low, f"({deal.words})", "total_in_words", deal.words)
    low.gap()
    if deal.due and "due_date" not in sheet.omit:
        low.say(
            f"Kindly arrange the payment on or before {manner.day(deal.due)} to our account 0091 0210 "
            "5543, Narmada Cooperative Bank, IFSC NRMD0000091."
        )
        sheet.says("due_date", manner.day(deal.due))
    if "place_of_supply" not in sheet.omit:
        low.say(f"Place of supply is {deal.place_of_supply} (code {code(deal)}).")
        sheet.says("place_of_supply", deal.place_of_supply)
    phrase(low, "No tax is payable on reverse charge.", "reverse_charge", "No")
    phrase(low, f"Our GSTIN is {seller.gstin}.", "seller_gstin", seller.gstin)
    low.gap(0.8)
    low.say("Thanking you,")
    if "signature" not in sheet.omit:
        sheet.scribble(27, low.y + 7, ((0, 2), (3, 4), (5, 0), (7, 4), (10, 1), (12, 3), (18, 2), (24, 0)))
        sheet.text(25, low.y + 1, f"For {seller.name}", bold=True)
        sheet.text(25, low.y + 13, "Partner", name="signature")
    sheet.line(25, 280, 185, 280, weight=0.2)
    sheet.text(105, 282, full(seller), size=8, align="C", name="seller_address")
    sheet.text(105, 286, f"{seller.phone} - {seller.email}", size=8, align="C")


LAYOUT = Layout(
    "word_letterhead",
    ("b2b",),
    draw,
    (
        Manner("5th April 2026", symbol="Rs. "),
        Manner("April 5, 2026", symbol="Rs. "),
        Manner("05.04.2026", symbol="Rs. "),
    ),
    Terms(lines=(1, 4), one_rate=True, rounding="total", hsn_digits=6, words=("Rupees",), shelf=_SHELF),
    face="times",
    size=11,
)
