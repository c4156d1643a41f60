"""A credit note across the page: the dealer first, the firm in the footer, sums under their columns."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.seventh.marks import postal
from evals.documents.generator.layouts.sixth.setting import facts, run_on, signed
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_BAR = (60, 70, 130)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.fill(12, 10, 273, 9, _BAR)
    white = (255, 255, 255)
    sheet.text(15, 11.8, "Credit note: goods taken back", bold=True, size=12, ink=white)
    sheet.text(282, 12, deal.number, bold=True, size=11, align="R", ink=white, name="invoice_number")
    left, right = Flow(sheet, 15, 23, 130), Flow(sheet, 170, 23, 112)
    left.say("Dealer", size=7.5)
    left.say(buyer.name, "buyer_name", bold=True, size=10.5)
    left.say(run_on(buyer), "buyer_address")
    phrase(left, f"GSTIN {buyer.gstin}", "buyer_gstin", buyer.gstin)
    first = deal.original_day
    facts(
        right,
        (
            ("Credit given on", manner.day(deal.day), "invoice_date"),
            ("Tax invoice reversed", deal.original_number, "original_invoice_number"),
            ("dated", manner.day(first) if first else "", "original_invoice_date"),
            ("State where supplied", f"{deal.place_of_supply}, {code(deal)}", "place_of_supply"),
        ),
        indent=38,
        mark="",
        bold=True,
    )
    columns = _columns(deal, manner)
    y = draw_table(
        sheet, columns, deal.lines, x=12, y=max(left.y, right.y) + 3, bottom=140,
        style=Style("grid", 8.5, shade=(228, 230, 242), pad=1),
    )  # fmt: skip
    y = _totals(sheet, deal, manner, columns, y)
    low = Flow(sheet, 15, y + 3, 160)
    low.say(deal.words, "total_in_words", bold=True)
    low.say(
        "Why: slow-moving stock returned within the season's 90 days. Ref. claim 2206/B, sanction 31.",
        size=8.5,
    )
    sums = Flow(sheet, 205, y + 3, 79.2)
    sums.between("Round off", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sums.size = 11.5
    sums.between("Credit to your account", manner.priced(deal.total), "total", bold=True)
    signed(sheet, 285, max(sums.y, low.y) + 3, "Commercial Manager", above="")
    sheet.line(12, 190, 285, 190, weight=0.4)
    foot = Flow(sheet, 15, 192, 267)
    foot.say(seller.name, "seller_name", bold=True, size=11)
    foot.say(f"{postal(seller)}", "seller_address", size=8.5)
    phrase(foot, f"GSTIN {seller.gstin}", "seller_gstin", seller.gstin, size=8.5)


def _columns(deal: Deal, manner: Manner) -> list[Column]:
    money = manner.money
    share = len(heads_of(deal))
    columns = [
        Column("Article returned", 76, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 22, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty", 22, lambda _, g: f"{quantity(g.quantity)} {g.unit}", ("quantity", "unit")),
        Column("Rate", 24, lambda _, g: money(g.rate), ("rate",)),
        Column("Taxable", 29, lambda _, g: money(g.taxable), ("taxable_value",)),
    ]
    for label, name in heads_of(deal):

        def amount(_: int, line: Line, name: str = name) -> str:
            return money(getattr(line, name))

        def rate(_: int, line: Line) -> str:
            return percent(line.gst_rate / share)

        columns.append(Column("%", 24 / share, rate, ("gst_rate",), group=label))
        columns.append(Column("Amt", 44 / share, amount, group=label))
    return [*columns, Column("Gross", 32, lambda _, g: money(g.amount), ("amount",))]


def _totals(sheet: Sheet, deal: Deal, manner: Manner, columns: list[Column], y: float) -> float:
    """The last row: sums under the columns they add up."""
    money = manner.money
    texts = [("", "")] * 4 + [(money(deal.taxable), "taxable_value")]
    for _, name in heads_of(deal):
        texts += [("", ""), (money(getattr(deal, name)), name)]
    texts.append((money(deal.total - deal.round_off), ""))
    sheet.box(12, y, 273, 6.5)
    sheet.text(14, y + 1.5, "Sum", bold=True, size=8.5)
    x = 12.0
    for column, (text, name) in zip(columns, texts, strict=True):
        x += column.width
        sheet.text(x - 0.8, y + 1.5, text, bold=True, size=8.5, align="R", name=name or None)
    return y + 6.5


LAYOUT = Layout(
    "scheme_wide",
    ("credit_note",),
    draw,
    (
        Manner("05-Apr-2026", symbol="₹ "),
        Manner("5th April 2026", symbol="₹"),
        Manner("05/04/2026", symbol="Rs. "),
    ),
    Terms(lines=(1, 6), words=("Rupees", "Indian Rupees")),
    size=9,
    page=(297, 210),
)
