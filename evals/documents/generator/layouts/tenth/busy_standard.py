"""A second accounting program's invoice: GSTIN on top, the party's details beside those of the invoice."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import Cell, block, extend_frame, heads_of
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    desk.put(sheet, (10, 8), "GSTIN :", seller.gstin, "seller_gstin")
    sheet.text(200, 8, "Original Copy", align="R")
    sheet.text(105, 9, "TAX INVOICE", bold=True, size=10.5, align="C")
    sheet.line(92, 14, 118, 14)
    head = Flow(sheet, 12, 15, 186)
    head.say(seller.name.upper(), "seller_name", bold=True, size=15, centred=True)
    head.say(desk.loud(seller), "seller_address", centred=True)
    head.say(f"Tel. : {seller.phone}  email : {seller.email}", centred=True)
    y = head.y + 2
    left, right = Flow(sheet, 12, y + 1, 90), Flow(sheet, 107, y + 1, 91)
    left.say("Party Details :")
    left.say(buyer.name, "buyer_name", bold=True)
    desk.lines(left, [", ".join(buyer.street), buyer.town_line], "buyer_address")
    left.gap(0.6)
    left.pair("GSTIN / UIN", buyer.gstin, "buyer_gstin", indent=24)
    desk.rows(
        right,
        (
            ("Invoice No.", deal.number, "invoice_number"),
            ("Dated", manner.day(deal.day), "invoice_date"),
            ("Place of Supply", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply"),
            ("Reverse Charge", "N", "reverse_charge"),
            ("GR/RR No.", "", ""),
            ("Transport", "Self", ""),
            ("Station", buyer.town, ""),
        ),
        indent=28,
    )
    end = max(left.y, right.y) + 1
    sheet.box(10, y, 95, end - y)
    sheet.box(105, y, 95, end - y)
    _goods(sheet, deal, manner, end)


def _goods(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money, heads = manner.money, heads_of(deal)
    taxes: list[Column] = []
    for place, (head, name) in enumerate(heads):
        taxes += [
            Column(
                f"{head}\nRate",
                14,
                lambda _, g: f"{g.gst_rate / len(heads):.2f} %",
                ("gst_rate",) if place == 0 else (),
            ),
            Column(f"{head}\nAmount", 18, lambda _, g, name=name: money(getattr(g, name))),
        ]
    wide = 190 - 9 - 18 - 15 - 12 - 19 - 26 - sum(column.width for column in taxes)
    columns = [
        Column("S.N.", 9, lambda i, _: f"{i + 1}.", align="C"),
        Column("Description of Goods", wide, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/SAC\nCode", 18, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty.", 15, lambda _, g: f"{g.quantity:.2f}", ("quantity",)),
        Column("Unit", 12, lambda _, g: g.unit.title(), ("unit",), "L"),
        Column("Price", 19, lambda _, g: money(g.rate), ("rate",)),
        *taxes,
        Column(f"Amount({manner.symbol.strip() or 'Rs.'})", 26, lambda _, g: money(g.amount), ("amount",)),
    ]
    style = Style("columns", 8, pad=0.7)
    y = draw_table(sheet, columns, deal.lines, x=10, y=y, bottom=205, style=style, least=75)
    if deal.round_off:
        middle = extend_frame(sheet, columns, 10, y, 6)
        word = "Add" if deal.round_off > 0 else "Less"
        sign = "+" if deal.round_off > 0 else "-"
        sheet.text(60, y + 1, f"{word} : Rounded Off ({sign})", align="R")
        sheet.text(199, y + 1, money(abs(deal.round_off)), align="R", name="round_off")
        y = middle
    sheet.box(10, y, 190, 6)
    many = "" if "quantity" in sheet.omit else f"{sum((g.quantity for g in deal.lines), Decimal(0)):.2f}"
    sheet.text(10 + 9 + wide, y + 1, "Grand Total", bold=True, align="R")
    sheet.text(10 + 9 + wide + 33, y + 1, many, bold=True, align="R")
    sheet.text(199, y + 1, manner.priced(deal.total), bold=True, align="R", name="total")
    _foot(sheet, deal, manner, y + 7)


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money, heads, rates = manner.money, heads_of(deal), rates_of(deal)
    found: list[list[Cell]] = [
        ["Tax Rate", "Taxable Amt.", *(f"{head} Amt." for head, _ in heads), "Total Tax"]
    ]
    for part in rates:
        amounts: list[Cell] = [money(getattr(part, name)) for _, name in heads]
        found.append([f"{part.rate}%", money(part.taxable), *amounts, money(part.tax)])
    sums: list[Cell] = [(money(getattr(deal, name)), name) for _, name in heads]
    found.append(["Total", (money(deal.taxable), "taxable_value"), *sums, money(deal.tax)])
    widths = [22, 30, *([27] * len(heads)), 27]
    y = block(sheet, found, widths, 11, y, size=7.8, height=4.4, ruled=False, last_bold=True) + 1
    low = Flow(sheet, 12, y, 186)
    low.say(deal.words, "total_in_words", bold=True)
    y = low.y + 2
    sheet.line(10, y, 200, y)
    terms = Flow(sheet, 12, y + 1, 88, size=7.8)
    terms.say("Terms & Conditions", bold=True)
    terms.say("E.& O.E.")
    terms.say("1. Goods once sold will not be taken back.")
    terms.say("2. Interest @ 18% p.a. will be charged if the payment is not made within the stipulated time.")
    terms.say(f"3. Subject to '{deal.seller.town}' Jurisdiction only.")
    sheet.text(107, y + 1, "Receiver's Signature :")
    sheet.line(105, y + 8, 200, y + 8)
    end = (
        max(desk.sign(sheet, 198, y + 9, f"For {deal.seller.name.upper()}", "Authorised Signatory"), terms.y)
        + 1
    )
    sheet.line(105, y, 105, end)
    sheet.box(10, y, 190, end - y)


LAYOUT = Layout(
    "busy_standard",
    ("b2b", "b2b", "b2c"),
    draw,
    (Manner("05-04-2026", symbol="₹ "), Manner("05-04-2026", symbol="Rs. "), Manner("05/04/2026")),
    Terms(lines=(1, 7), words=("Rupees",)),
    size=8.4,
)
