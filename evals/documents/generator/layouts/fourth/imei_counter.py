"""A phone and appliance shop's invoice: serial numbers below each article, the tax worked out at the side."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import Cell, block, heads_of, phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = (
    Good("Tarang T5 Smartphone 6/128", "85171300", ("18", "18"), "NOS", 7200, 12800, sizes=("Black", "Blue")),
    Good("Power Bank 10000mAh", "85076000", ("18", "18"), "NOS", 620, 1400, sizes=("White", "Black")),
    Good("Neckband Earphones", "85183019", ("18", "18"), "NOS", 480, 1600, sizes=("NB-2", "NB-4")),
    Good("Tempered Glass Guard", "70072900", ("18", "18"), "NOS", 70, 220, sizes=("6.5 inch", "6.7 inch")),
    Good("Electric Kettle 1.5L", "85167910", ("18", "18"), "NOS", 560, 1300, sizes=("Steel", "Red")),
    Good("Smart Watch Round", "85176290", ("18", "18"), "NOS", 1100, 3400, sizes=("44mm", "46mm")),
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.fill(0, 0, 210, 26, (24, 58, 110))
    white = (255, 255, 255)
    sheet.text(12, 6, seller.name, bold=True, size=17, ink=white, name="seller_name")
    sheet.text(12, 15, "Mobiles | Accessories | Home appliances", size=8.5, ink=white)
    sheet.text(198, 8, "TAX INVOICE", bold=True, size=13, align="R", ink=white)
    left, right = Flow(sheet, 12, 30, 96), Flow(sheet, 130, 30, 68)
    address = f"{', '.join(seller.street)}, {seller.town}, {seller.region.name} {seller.pin}"
    phrase(left, f"Shop: {address}", "seller_address", address)
    phrase(left, f"GST Number {seller.gstin}", "seller_gstin", seller.gstin)
    left.say(f"Call {seller.phone}  WhatsApp {seller.phone}")
    phrase(right, f"Invoice # {deal.number}", "invoice_number", deal.number, bold=True)
    phrase(right, manner.day(deal.day), "invoice_date", manner.day(deal.day))
    supply = f"{deal.place_of_supply} ({code(deal)})"
    phrase(right, f"Supply: {supply}", "place_of_supply", supply)
    y = max(left.y, right.y) + 3
    to = Flow(sheet, 12, y, 186)
    to.say("CUSTOMER DETAILS", size=7.5, bold=True)
    to.say(buyer.name, "buyer_name")
    to.say(f"{', '.join(buyer.street)}, {buyer.town} {buyer.pin}", "buyer_address")
    to.say(f"Contact {buyer.phone}")
    columns = [
        Column("Product", 76, _product, ("description",), "L"),
        Column("HSN Code", 22, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty", 12, lambda _, g: quantity(g.quantity), ("quantity",), "C"),
        Column("Price (ex-tax)", 26, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("Disc.", 20, lambda _, g: manner.money(g.discount) if g.discount else "-", ("discount",)),
        Column("Net", 30, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet,
        columns,
        deal.lines,
        x=12,
        y=to.y + 3,
        bottom=190,
        style=Style("rows", 8.5, shade=(225, 232, 244), pad=1.2),
    )
    _foot(sheet, deal, manner, y + 3)


def _product(_: int, line: Line) -> str:
    seed = int(line.rate * 7919)
    return f"{line.description}\nSr/IMEI 86{seed * 104729 % 10**13:013d}"


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    heads = heads_of(deal)
    rates = ", ".join(percent(rate) for rate in sorted({line.gst_rate for line in deal.lines}))
    rows: list[list[Cell]] = [
        ["Tax", "On", "Amount"],
        *(
            [f"{label} ({rates} GST)", manner.money(deal.taxable), (manner.money(getattr(deal, name)), name)]
            for label, name in heads
        ),
    ]
    block(sheet, rows, [38, 28, 26], 12, y, size=8, height=5)
    sums = Flow(sheet, 128, y, 69, size=9)
    sums.between("Net after discount", manner.money(deal.taxable), "taxable_value")
    sums.between("Tax", manner.money(deal.tax))
    sums.between("Adj.", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sheet.line(128, sums.y + 0.5, 198, sums.y + 0.5, weight=0.5)
    sums.gap(0.5)
    sums.between("To Pay", manner.priced(deal.total), "total", bold=True)
    sums.between("Total savings", manner.money(deal.discount) if deal.discount else "", "discount")
    words = Flow(sheet, 12, max(y + 24, sums.y + 4), 186, size=8.5)
    phrase(words, f"({deal.words})", "total_in_words", deal.words)
    words.gap()
    words.say("Warranty is given by the maker's service centre; keep box and invoice. No refund in cash.")
    words.say("Tax on reverse charge: No", "reverse_charge")
    if "signature" not in sheet.omit:
        sheet.scribble(14, words.y + 8, ((0, 3), (2, 0), (5, 4), (9, 0), (14, 3), (19, 2)))
        sheet.text(12, words.y + 15, "Signature of the seller", size=8, name="signature")
    sheet.text(198, words.y + 15, "Customer's signature", size=8, align="R")


LAYOUT = Layout(
    "imei_counter",
    ("b2c",),
    draw,
    (
        Manner("05 Apr 2026", symbol="₹"),
        Manner("5th April 2026", symbol="₹ "),
        Manner("05/04/2026", symbol="Rs. "),
    ),
    Terms(lines=(1, 4), discounts=True, hsn_digits=8, shelf=_SHELF),
    size=9,
)
