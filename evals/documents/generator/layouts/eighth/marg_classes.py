"""A medicine stockist's half sheet: pack, batch and expiry, halves of tax in columns, totals by class."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eighth.stationery import full
from evals.documents.generator.layouts.fourth.entries import Cell, batch, block, expiry, heads_of, phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.sixth.setting import signed
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = (
    Good("PARALINE 650 TAB", "30049069", ("12", "5"), "PCS", 12, 30, sizes=("15'S",)),
    Good("CEFOBIN 200 TAB", "30042099", ("12", "5"), "PCS", 64, 140),
    Good("LEVOSTREP SYP", "30049099", ("12", "5"), "PCS", 48, 110, sizes=("60ML", "100ML")),
    Good("ORALYTE SACHET ORANGE", "30049094", ("12", "5"), "PCS", 9, 22),
    Good("CALBONA D3 CAP", "21069099", ("18", "5"), "PCS", 80, 190),
    Good("DERMAFRESH SOAP 75G", "34011190", ("18", "5"), "PCS", 40, 88),
    Good("GLUCOVEN STRIPS 25", "38221900", ("12", "5"), "PCS", 320, 520),
    Good("BANDEX CREPE 6CM", "30059040", ("12", "5"), "PCS", 60, 140),
)
_MAKERS = ("ALKN", "CIPR", "ZYDL", "MNKD")


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.box(5, 5, 200, 138)
    left = Flow(sheet, 7, 6, 72, size=7.6)
    left.say(seller.name.upper(), "seller_name", bold=True, size=11)
    left.say(full(seller), "seller_address")
    left.say(f"Phone : {seller.phone}")
    left.say("D.L.No. : 20B-114402, 21B-114403")
    phrase(left, f"GSTIN : {seller.gstin}", "seller_gstin", seller.gstin, bold=True)
    middle = Flow(sheet, 83, 6, 68, size=7.6)
    phrase(middle, f"M/s {buyer.name}", "buyer_name", buyer.name, bold=True)
    middle.say(full(buyer), "buyer_address")
    middle.say(f"Ph.No. : {buyer.phone}")
    phrase(middle, f"GSTIN : {buyer.gstin}", "buyer_gstin", buyer.gstin)
    right = Flow(sheet, 154, 6, 50, size=7.6)
    right.say("GST INVOICE", bold=True, size=11)
    right.pair("Invoice No.", deal.number, "invoice_number", bold=True)
    right.pair("Date", manner.day(deal.day), "invoice_date", bold=True)
    right.pair("Due Date", manner.day(deal.due) if deal.due else "", "due_date")
    right.pair("Supply To", f"{code(deal)}-{deal.place_of_supply}", "place_of_supply")
    right.pair("Rev. Charge", "NO", "reverse_charge")
    y = max(left.y, middle.y, right.y, 30) + 1
    sheet.line(81, 5, 81, y)
    sheet.line(152, 5, 152, y)
    y = draw_table(
        sheet, _columns(deal, manner), deal.lines, x=5, y=y, bottom=108, style=Style("columns", 7.2, pad=0.4),
        least=62,
    )  # fmt: skip
    _foot(sheet, deal, manner, y)


def _columns(deal: Deal, manner: Manner) -> list[Column]:
    money, share = manner.money, len(heads_of(deal))
    taxes = [
        Column(f"{label}%", 11, lambda _, g: f"{g.gst_rate / share:.2f}", ("gst_rate",) if place == 0 else ())
        for place, (label, _) in enumerate(reversed(heads_of(deal)))
    ]
    return [
        Column("Sn.", 6, lambda i, _: f"{i + 1}.", align="C"),
        Column("Qty.", 10, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Free", 8, lambda i, g: ""),
        Column("Mfr", 11, lambda i, _: _MAKERS[i % 4], align="C"),
        Column("Pack", 11, lambda i, _: ("10'S", "1*15", "1'S")[i % 3], align="C"),
        Column("Product Name", 34 if share == 2 else 45, lambda _, g: g.description, ("description",), "L"),
        Column("Batch", 16, lambda _, g: batch(g), align="L"),
        Column("Exp.", 11, lambda _, g: f"{expiry(g, deal.day):%m/%y}", align="C"),
        Column("HSN", 16, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("M.R.P.", 14, lambda _, g: money(g.mrp), ("mrp",)),
        Column("Rate", 13, lambda _, g: money(g.rate), ("rate",)),
        Column("Dis.%", 9, lambda _, g: f"{g.discount_pct:.2f}"),
        *taxes,
        Column("Amount", 19, lambda _, g: money(g.taxable), ("net_amount",)),
    ]


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money, heads = manner.money, heads_of(deal)
    rows: list[list[Cell]] = [["CLASS", "TOTAL", "DISC.", *(label for label, _ in heads), "TOTAL GST"]]
    for part in rates_of(deal):
        chosen = [line for line in deal.lines if line.gst_rate == part.rate]
        off = sum((line.discount for line in chosen), 0 * part.rate)
        taxes = [money(getattr(part, name)) for _, name in heads]
        rows.append([f"GST {part.rate:.2f}", money(part.taxable + off), money(off), *taxes, money(part.tax)])
    sums: list[Cell] = [money(getattr(deal, name)) for _, name in heads]
    rows.append(["TOTAL", money(deal.taxable + deal.discount), money(deal.discount), *sums, money(deal.tax)])
    end = block(sheet, rows, [20, 22, 16, *([18] * len(heads)), 20], 7, y + 1, size=7, height=3.9)
    words = Flow(sheet, 7, end + 1, 136, size=7.4)
    words.say(deal.words, "total_in_words", bold=True)
    words.say(
        "Terms : Goods once sold will not be taken back. Bill not paid by due date will attract 24% interest."
    )
    words.say(
        f"Subject to {deal.seller.town} jurisdiction. Cold chain items are delivered at 2-8 deg C only."
    )
    sums_at = Flow(sheet, 148, y + 1, 55.6, size=8)
    sums_at.between("SUB TOTAL", money(deal.taxable + deal.discount))
    sums_at.between("LESS DISCOUNT", money(deal.discount) if deal.discount else "", "discount")
    sums_at.between("TAXABLE", money(deal.taxable), "taxable_value")
    for label, name in reversed(heads):
        sums_at.between(f"{label} PAYABLE", money(getattr(deal, name)), name)
    sums_at.between("ROUNDED", money(deal.round_off) if deal.round_off else "", "round_off")
    sums_at.size = 10
    sums_at.between("GRAND TOTAL", manner.priced(deal.total), "total", bold=True)
    signed(sheet, 203, max(sums_at.y, 127) + 0.3, "Authorised Signatory", above=f"For {deal.seller.name}")


LAYOUT = Layout(
    "marg_classes",
    ("b2b",),
    draw,
    (
        Manner("05-04-2026", grouped=False),
        Manner("05/04/2026", grouped=False),
        Manner("05-Apr-26", grouped=False),
    ),
    Terms(lines=(2, 9), discounts=True, words=("Rs.", "Rupees"), shelf=_SHELF),
    face="helvetica",
    size=8,
    page=(210, 148),
)
