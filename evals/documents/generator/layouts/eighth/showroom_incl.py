"""A showroom's invoice with prices that hold the tax: serial numbers, the tax taken out at the end."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eighth.stationery import full, run, stamp, watermark
from evals.documents.generator.layouts.fourth.entries import Cell, block, heads_of, phrase, slash
from evals.documents.generator.layouts.sixth.setting import signed
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = (
    Good("Mixer Grinder 750W", "85094010", ("18", "18"), "NOS", 2200, 4800),
    Good("Ceiling Fan BLDC", "84145120", ("18", "18"), "NOS", 2400, 4200, sizes=("White", "Brown")),
    Good("Induction Cooktop", "85166000", ("18", "18"), "NOS", 1600, 3900),
    Good("Bluetooth Speaker", "85182200", ("18", "18"), "NOS", 900, 4500, sizes=("Black", "Red")),
    Good("Steam Iron 1600W", "85164000", ("18", "18"), "NOS", 950, 2800),
    Good("Extension Board 4+1", "85366990", ("18", "18"), "NOS", 240, 620),
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer, money = deal.seller, deal.customer, manner.money
    watermark(sheet, 105, 140, "PAID", size=90)
    sheet.text(14, 11, seller.name.upper(), bold=True, size=17, name="seller_name")
    own = Flow(sheet, 14, 19, 120, size=8.5)
    own.say(full(seller), "seller_address")
    phrase(own, f"GSTIN: {seller.gstin}", "seller_gstin", seller.gstin)
    own.say(f"Sales {seller.phone} | Service 1800 300 7711")
    sheet.text(196, 11, "RETAIL INVOICE", bold=True, size=12, align="R")
    sheet.text(196, 17, "(Tax Invoice - goods sold to consumer)", size=8, align="R")
    y = max(own.y, 33) + 2
    sheet.line(14, y, 196, y, weight=0.5)
    run(
        sheet,
        (14, y + 2),
        [
            ("Inv#", deal.number, "invoice_number"),
            ("Dt.", manner.day(deal.day), "invoice_date"),
            ("Counter", "C2", ""),
            ("Job/Del. Slip", f"D{int(deal.lines[0].rate)}", ""),
        ],
        gap=12,
    )
    to = Flow(sheet, 14, y + 9, 182)
    phrase(to, f"Sold to: {buyer.name}, Ph. {buyer.phone}", "buyer_name", buyer.name)
    phrase(to, f"Address: {full(buyer)}", "buyer_address", full(buyer))
    phrase(to, f"State of supply: {deal.place_of_supply}", "place_of_supply", deal.place_of_supply)

    def article(index: int, line: Line) -> str:
        serial = f"S/N {int(line.rate) * 7717 % 90000000 + 10000000}{'ABCDEF'[index % 6]}"
        return f"{line.description}\n{serial}, warranty 12 months"

    columns = [
        Column("No.", 10, lambda i, _: f"{i + 1}", align="C"),
        Column("Article", 88, article, ("description",), "L"),
        Column("HSN", 24, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty", 14, lambda _, g: quantity(g.quantity), ("quantity",), "C"),
        Column("Price\n(incl. GST)", 22, lambda _, g: money(g.rate), ("rate",)),
        Column("Total\n(incl. GST)", 24, lambda _, g: money(g.amount), ("amount",)),
    ]
    y = draw_table(sheet, columns, deal.lines, x=14, y=to.y + 3, bottom=190, style=Style("rows", 9, pad=1))
    sheet.text(150, y + 2, "Bill amount incl. of all taxes", bold=True, align="R")
    sheet.text(
        195.2, y + 2, f"{manner.symbol}{slash(deal.total)}", bold=True, size=12, align="R", name="total"
    )
    words = Flow(sheet, 14, y + 9, 182)
    words.say(deal.words, "total_in_words")
    _taxes(sheet, deal, manner, words.y + 2)


def _taxes(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money, heads = manner.money, heads_of(deal)
    rows: list[list[Cell]] = [["Tax included", "Net of tax", *(label for label, _ in heads)]]
    for part in rates_of(deal):
        rows.append(
            [percent(part.rate), money(part.taxable), *(money(getattr(part, name)) for _, name in heads)]
        )
    sums: list[Cell] = [(money(getattr(deal, name)), name) for _, name in heads]
    rows.append(["All", (money(deal.taxable), "taxable_value"), *sums])
    end = block(sheet, rows, [28, 30, *([26] * len(heads))], 14, y, size=8, height=4.8, last_bold=True)
    foot = Flow(sheet, 14, end + 4, 92, size=8)
    foot.say("EMI of 6 x 12 months offered by finance partners is a matter between you and them.")
    foot.say("Replacement within 7 days for what arrives dead; keep the box. E&OE. Open 10:30 - 21:00.")
    stamp(sheet, 124, end + 16, ("DELIVERED", "& TESTED"))
    signed(sheet, 196, end + 4, "Store Manager", above=f"For {deal.seller.name}")


LAYOUT = Layout(
    "showroom_incl",
    ("b2c",),
    draw,
    (
        Manner("05/04/2026", symbol="₹ "),
        Manner("05-Apr-26", symbol="Rs. "),
        Manner("05 Apr 2026", symbol="₹"),
    ),
    Terms(lines=(1, 4), inclusive=True, words=("Rupees",), whole_rupees=False, shelf=_SHELF),
    size=9,
)
