"""A jeweller's bill: purity, marks and two weights of each ornament, the day's rates beside the buyer."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eighth.stationery import full, run, watermark
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.sixth.setting import signed
from evals.documents.generator.manner import Manner, percent
from evals.documents.generator.sheet import Sheet

_SHELF = (
    Good("Gold Ring 22K", "711319", ("3", "3"), "GMS", 9100, 10400),
    Good("Gold Ear Studs 22K", "711319", ("3", "3"), "GMS", 9300, 10800),
    Good("Silver Anklet Pair", "711311", ("3", "3"), "GMS", 105, 150),
    Good("Silver Diya", "711411", ("3", "3"), "GMS", 98, 140),
    Good("Gold Pendant 18K", "711319", ("3", "3"), "GMS", 7600, 8900),
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer, money = deal.seller, deal.customer, manner.money
    watermark(sheet, 105, 120, "BIS 916", size=70)
    sheet.box(8, 8, 194, 281, weight=0.7)
    sheet.box(9.5, 9.5, 191, 278, weight=0.2)
    head = Flow(sheet, 12, 13, 186)
    head.say(seller.name, "seller_name", bold=True, size=22, centred=True)
    head.say("Gold - Silver - Diamond - Hallmarked ornaments since 1987", centred=True, size=9)
    head.say(full(seller), "seller_address", centred=True)
    phrase(head, f"GSTIN: {seller.gstin}", "seller_gstin", seller.gstin, bold=True, centred=True)
    head.say(f"Tel {seller.phone}  |  BIS Regn. HM/C-7710045512", size=8.5, centred=True)
    y = head.y + 2
    sheet.line(9.5, y, 200.5, y)
    sheet.text(105, y + 1.2, "TAX INVOICE", bold=True, size=11, align="C")
    y += 8
    left = Flow(sheet, 13, y, 108)
    left.pair("Customer", buyer.name, "buyer_name", indent=22, bold=True)
    left.pair("Address", full(buyer), "buyer_address", indent=22)
    left.pair("Mobile", buyer.phone, indent=22)
    run(sheet, (128, y), [("Bill No.", deal.number, "invoice_number")])
    run(sheet, (128, y + 5), [("Bill Date", manner.day(deal.day), "invoice_date")])
    run(
        sheet,
        (128, y + 10),
        [("State of supply", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply")],
    )
    sheet.text(128, y + 15, "Board rate: 22K 9,480/gm, Silver 112/gm", size=8)
    y = max(left.y, y + 20) + 2
    weights = "quantity" not in sheet.omit
    columns = [
        Column("No", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("Ornament", 46, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 16, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("HUID", 18, lambda i, g: _huid(g), align="C"),
        Column("Gr. Wt.\n(gm)", 20, lambda _, g: f"{g.quantity + Decimal('0.035'):.3f}" if weights else ""),
        Column("Net Wt.\n(gm)", 20, lambda _, g: f"{g.quantity:.3f}", ("quantity",)),
        Column("Rate/gm\nincl. making", 26, lambda _, g: money(g.rate), ("rate",)),
        Column("Value", 33, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=11.5, y=y, bottom=200, style=Style("columns", 9, pad=1.2), least=70
    )
    _sums(sheet, deal, manner, y)


def _huid(line: Line) -> str:
    seed = int(line.rate * 37)
    return "".join("ABCDEFGHJKLMNPQRSTUVWXYZ23456789"[seed // 32**n % 32] for n in range(4)) + "7K"


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money, heads = manner.money, heads_of(deal)
    sums = Flow(sheet, 122, y + 3, 75.5)
    sums.between("Gross value of ornaments", money(deal.taxable), "taxable_value")
    for label, name in heads:
        sums.between(
            f"{label} {percent(deal.lines[0].gst_rate / len(heads))}", money(getattr(deal, name)), name
        )
    sums.between("Rounded", money(deal.round_off) if deal.round_off else "", "round_off")
    sheet.line(122, sums.y, 197, sums.y)
    sums.gap(0.4)
    sums.size = 11.5
    sums.between("Bill Amount", manner.priced(deal.total), "total", bold=True)
    sums.size = 9.5
    sums.between("Old gold / advance adjusted", "Nil")
    left = Flow(sheet, 13, y + 3, 100, size=8.5)
    left.say(deal.words, "total_in_words", bold=True)
    left.gap()
    left.say(
        "Purity may be checked at any BIS centre; hallmarking charges of 45 + 18% GST per piece are ours."
    )
    left.say("Buy-back at 100% of the day's rate less making; exchange within 15 days. Weights are in grams.")
    end = max(left.y, sums.y) + 8
    sheet.text(13, end + 10, "Customer's signature")
    signed(sheet, 197, end, "Authorised Signatory", above=f"For {deal.seller.name}")


LAYOUT = Layout(
    "jewel_grams",
    ("b2c",),
    draw,
    (
        Manner("05/04/2026", symbol="₹ "),
        Manner("05-Apr-2026", symbol="Rs. "),
        Manner("05.04.2026", symbol="₹"),
    ),
    Terms(lines=(1, 3), one_rate=True, rounding="total", hsn_digits=6, words=("Rupees",), shelf=_SHELF),
    face="serif",
    size=9.5,
)
