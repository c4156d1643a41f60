"""A transport agency's freight bill: consignment notes in rows, quintals, tax under reverse charge."""

from __future__ import annotations

from datetime import timedelta

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.seventh.marks import added, dashed, postal, rounding
from evals.documents.generator.layouts.sixth.setting import facts, signed
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_LOADS = tuple(
    Good(f"Freight, {goods}", "996511", ("0", "0"), "QTL", low, high, sizes=("full load", "part load"))
    for goods, low, high in (
        ("cotton yarn bales", 140, 320), ("floor tiles", 60, 150), ("machine parts", 180, 420),
        ("groundnut oil tins", 110, 240), ("hosiery cartons", 150, 360), ("steel furniture", 160, 380),
    )
)  # fmt: skip


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.fill(10, 10, 4, 27, (176, 40, 30))
    head = Flow(sheet, 18, 10, 120)
    head.say(seller.name, "seller_name", bold=True, size=17)
    head.say("Fleet owners & transport contractors  |  Daily parcel service", size=8.5)
    head.say(postal(seller), "seller_address")
    phrase(head, f"GSTIN/UIN {seller.gstin}", "seller_gstin", seller.gstin)
    sheet.text(200, 11, "FREIGHT BILL", bold=True, size=14, align="R")
    sheet.text(200, 18, "Tax Invoice u/s 31", size=8, align="R")
    sheet.text(200, 22, f"Booking: {seller.phone}", size=8, align="R")
    y = max(head.y, 38) + 3
    sheet.line(10, y, 200, y, weight=0.5)
    left, right = Flow(sheet, 10, y + 3, 100), Flow(sheet, 122, y + 3, 78)
    left.say("To (person liable to pay freight and tax)", size=7.5)
    left.say(buyer.name, "buyer_name", bold=True)
    left.say(dashed(buyer), "buyer_address")
    phrase(left, f"GSTIN {buyer.gstin}", "buyer_gstin", buyer.gstin)
    facts(
        right,
        (
            ("Freight bill", deal.number, "invoice_number"),
            ("Made on", manner.day(deal.day), "invoice_date"),
            ("Party's order", deal.order_number, "order_number"),
            ("Place of supply", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply"),
            ("Pay before", manner.day(deal.due) if deal.due else "", "due_date"),
        ),
        indent=28,
        mark="",
        bold=True,
    )

    def note(index: int, line: Line) -> str:
        return f"{4100 + int(line.rate) + index}\n{manner.day(deal.day - timedelta(days=3 + index))}"

    columns = [
        Column("C. Note No.\nand date", 26, note, align="L"),
        Column(
            "Vehicle",
            27,
            lambda i, g: f"{deal.seller.region.letters} {10 + i} GT {2200 + int(g.rate)}",
            align="L",
        ),
        Column("Particulars of goods carried", 54, lambda _, g: g.description, ("description",), "L"),
        Column("SAC", 17, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Chargeable\nweight (Qtl)", 22, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Per Qtl\nRs.", 19, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("Freight\nRs.", 25, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=10, y=max(left.y, right.y) + 4, bottom=200,
        style=Style("grid", 8.5, shade=(244, 228, 224), pad=1),
    )  # fmt: skip
    _foot(sheet, deal, manner, y)


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 116, y + 3, 83.2, size=9)
    added(sums, [("Total freight", manner.money(deal.taxable), "taxable_value")])
    added(sums, [("CGST / SGST / IGST charged by us", "NIL", "")])
    added(sums, rounding(deal, manner, "Rounded"))
    sheet.line(114, sums.y + 0.3, 200, sums.y + 0.3)
    sums.gap(0.4)
    sums.between("Amount of this bill", manner.priced(deal.total), "total", bold=True)
    left = Flow(sheet, 10, y + 3, 98, size=8.5)
    left.say(deal.words, "total_in_words", bold=True)
    left.gap()
    if "reverse_charge" not in sheet.omit:
        left.say("Whether tax is payable under reverse charge: YES", bold=True)
        left.say("GST at 5% is to be paid by the recipient of service directly (Notf. 13/2017).")
        sheet.says("reverse_charge", "YES")
    left.say(
        "We have not taken credit of input tax. Consignee's risk unless insured; our liability Rs. 50 a kg."
    )
    left.say("Bank: Nagarik Vikas Bank, C/A 910200345518, RTGS code NVBK0000910")
    signed(sheet, 200, max(sums.y, left.y) + 8, "Booking Manager", above=f"for {deal.seller.name}")


LAYOUT = Layout(
    "lorry_freight",
    ("b2b",),
    draw,
    (Manner("05.04.2026", symbol="Rs. "), Manner("05/04/2026", symbol="₹"), Manner("5-Apr-26", symbol="Rs ")),
    Terms(lines=(1, 6), hsn_digits=6, reverse_charge=True, words=("Rupees", "Rs."), shelf=_LOADS),
    size=9,
)
