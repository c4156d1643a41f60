"""A debit note as a letter: the first invoice and its day in a sentence, the goods and sums in a grid."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    head = Flow(sheet, 18, 12, 174)
    head.say(seller.name, "seller_name", bold=True, size=16, centred=True)
    head.say(desk.flat(seller), "seller_address", centred=True)
    desk.held(
        sheet,
        head,
        f"GSTIN : {seller.gstin} | Ph. : {seller.phone}",
        [("seller_gstin", seller.gstin)],
        centred=True,
    )
    sheet.line(18, head.y + 2, 192, head.y + 2, weight=0.6)
    y = head.y + 5
    sheet.text(105, y, "DEBIT NOTE", bold=True, size=12, align="C")
    desk.put(sheet, (18, y + 8), "Debit Note No. :", deal.number, "invoice_number")
    if "invoice_date" not in sheet.omit:
        sheet.text(192, y + 8, f"Date : {manner.day(deal.day)}", align="R")
        sheet.says("invoice_date", manner.day(deal.day))
    to = Flow(sheet, 18, y + 15, 110)
    to.say("To,")
    desk.held(sheet, to, f"M/s. {buyer.name}", [("buyer_name", buyer.name)], bold=True)
    desk.lines(to, desk.short(buyer), "buyer_address")
    to.pair("GSTIN", buyer.gstin, "buyer_gstin")
    to.pair("Place of supply", deal.place_of_supply, "place_of_supply")
    body = Flow(sheet, 18, to.y + 4, 174)
    body.say("Dear Sir / Madam,")
    body.gap(0.4)
    first, before = deal.original_number, manner.day(deal.original_day or deal.day)
    if "original_invoice_number" in sheet.omit:
        body.say("We have debited your account with the undernoted supplies which were short billed earlier:")
    else:
        body.say(
            f"With reference to our Tax Invoice No. {first} dated {before}, we have debited you with "
            "the undernoted supplies which were short billed therein:"
        )
        desk.said(sheet, "original_invoice_number", first)
        desk.said(sheet, "original_invoice_date", before)
    money = manner.money
    columns = [
        Column("S. No.", 13, lambda i, _: f"{i + 1}.", align="C"),
        Column("Particulars", 65, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 22, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty.", 24, lambda _, g: f"{quantity(g.quantity)} {g.unit}", ("quantity", "unit")),
        Column("Rate (Rs.)", 22, lambda _, g: money(g.rate), ("rate",)),
        Column("Amount (Rs.)", 28, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(sheet, columns, deal.lines, x=18, y=body.y + 3, bottom=215, style=Style("grid", 9, pad=1))
    found = [
        ("Total taxable value", money(deal.taxable), "taxable_value"),
        *desk.tax_rows(sheet, deal, manner, "{head} @ {rate}%"),
        *desk.rounded(deal, manner, "Rounded off"),
        ("Total debited", manner.priced(deal.total), "total"),
    ]
    for label, text, name in found:
        if name in sheet.omit:
            continue
        last = name == "total"
        sheet.box(18, y, 146, 5.6)
        sheet.box(164, y, 28, 5.6)
        sheet.text(162.6, y + 0.8, label, bold=last, align="R")
        sheet.text(191.2, y + 0.8, text, bold=last, align="R", name=name or None)
        y += 5.6
    low = Flow(sheet, 18, y + 3, 174)
    desk.held(sheet, low, f"({deal.words})", [("total_in_words", deal.words)], bold=True)
    low.gap()
    low.say("Kindly make necessary entries in your books of account and remit the amount at the earliest.")
    desk.sign(sheet, 192, low.y + 5, f"Yours truly, for {seller.name}", "Partner / Accountant")


LAYOUT = Layout(
    "dn_letter",
    ("debit_note",),
    draw,
    (Manner("05.04.2026", symbol="Rs. "), Manner("5th April 2026"), Manner("05-Apr-2026", symbol="Rs ")),
    Terms(lines=(1, 5), words=("Rupees",)),
    face="times",
    size=10,
)
