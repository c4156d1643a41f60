"""An accounting package's e-invoice: IRN at the top left, the code at the right, a discount in percent."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.identity import Party
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import above, batch, block, heads_of, hsn_rows
from evals.documents.generator.layouts.parts import print_qr, sign
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    sheet.text(105, 8, "Tax Invoice", bold=True, size=11, align="C")
    sheet.text(182, 8, "e-Invoice", bold=True, size=9, align="C")
    print_qr(sheet, deal, 160, 12, 42)
    for y, label, text, name in (
        (20, "IRN", f"{deal.irn[:34]}-", None),
        (24, "", deal.irn[34:], None),
        (28.5, "Ack No.", deal.ack_number, "ack_number"),
        (33, "Ack Date", deal.ack_day and manner.day(deal.ack_day), "ack_date"),
    ):
        sheet.text(10, y, label)
        sheet.text(26, y, f": {text}" if label and name is None else text or "", name=name)
    sheet.says("irn", deal.irn)
    y = _parties(sheet, deal, manner, 58)
    y = _goods(sheet, deal, manner, y)
    sheet.text(11, y + 1, "Amount Chargeable (in words)", size=7)
    sheet.text(11, y + 4.6, deal.words, bold=True, name="total_in_words")
    rows = hsn_rows(sheet, deal, manner)
    heads = heads_of(deal)
    rows[-1] = ["Total", (manner.money(deal.taxable), "taxable_value")]
    for _, name in heads:
        rows[-1] += ["", (manner.money(getattr(deal, name)), name)]
    rows[-1].append(manner.money(deal.tax))
    widths = [62, 40, 20, 34, 34] if deal.inter_state else [44, 30, 20, 26, 20, 24, 26]
    y = block(sheet, rows, widths, 10, y + 10, last_bold=True)
    foot = Flow(sheet, 11, y + 2, 90, size=7.5)
    foot.say(
        "Declaration : Goods once sold are taken back within 7 days only. Interest @ 18% after due date."
    )
    sign(sheet, deal, 199, y + 2)
    sheet.text(105, y + 21, "This is a Computer Generated Document", size=7, align="C")


def _parties(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    left = Flow(sheet, 11, y + 1, 92)
    left.say(deal.seller.name, "seller_name", bold=True, size=9.5)
    _party(left, deal.seller, "seller")
    left.pair("FSSAI No.", deal.seller.fssai, "seller_fssai")
    left.gap(0.4)
    sheet.line(10, left.y, 105, left.y, weight=0.1)
    left.say("Buyer (Bill to)", size=7)
    left.say(deal.customer.name, "buyer_name", bold=True)
    _party(left, deal.customer, "buyer")
    left.pair("Place of Supply", deal.place_of_supply, "place_of_supply", indent=24)
    end = max(left.y + 1, y + 54)
    cells = (
        ("Invoice No.", deal.number, "invoice_number"),
        ("Dated", manner.day(deal.day), "invoice_date"),
        ("e-Way Bill No.", f"3{deal.ack_number[2:13]}", ""),
        ("Mode/Terms of Payment", f"{(deal.due - deal.day).days} Days" if deal.due else "", ""),
        ("Buyer's Order No.", deal.order_number, "order_number"),
        ("Due on", deal.due and manner.day(deal.due), "due_date"),
        ("Dispatched through", "Tempo", ""),
        ("Reverse Charge", "No", "reverse_charge"),
    )
    for place, (label, text, name) in enumerate(cells):
        row, column = divmod(place, 2)
        x, top = 105 + column * 47.5, y + row * 10
        if name not in sheet.omit:
            above(sheet, (x + 1, top + 0.8), label, text, name or None)
        sheet.box(x, top, 47.5, 10, weight=0.1)
    sheet.box(10, y, 95, end - y)
    sheet.box(105, y, 95, end - y)
    return end


def _party(flow: Flow, party: Party, role: str) -> None:
    for row in (*party.street, f"{party.town}-{party.pin}"):
        flow.say(row, f"{role}_address")
    flow.pair("GSTIN/UIN", party.gstin, f"{role}_gstin", indent=24)
    flow.pair("State Name", f"{party.region.name}, Code : {party.region.code}", indent=24)


def _goods(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    money = manner.money
    columns = [
        Column("Sl", 7, lambda i, _: f"{i + 1}", align="C"),
        Column(
            "Description of Goods",
            70,
            lambda _, g: f"{g.description}\nBatch : {batch(g)}",
            ("description",),
            "L",
        ),
        Column("HSN/SAC", 19, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Quantity", 21, lambda _, g: f"{quantity(g.quantity)} {g.unit}", ("quantity", "unit")),
        Column("Rate", 20, lambda _, g: money(g.rate), ("rate",)),
        Column("per", 9, lambda _, g: g.unit, align="C"),
        Column("Disc. %", 13, lambda _, g: f"{quantity(g.discount_pct)} %" if g.discount_pct else ""),
        Column("Amount", 31, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(sheet, columns, deal.lines, x=10, y=y, bottom=215, style=Style("columns", 8, pad=0.5))
    top = y
    y += 1
    for label, amount in _ledgers(deal):
        sheet.text(100, y, label, bold=True, align="R")
        sheet.text(199.2, y, money(amount), bold=True, align="R")
        y += 4.2
    if deal.round_off:
        sheet.text(100, y, "ROUND OFF", bold=True, align="R")
        sheet.text(199.2, y, money(deal.round_off), bold=True, align="R", name="round_off")
        y += 4.2
    sheet.line(10, y, 200, y)
    sheet.text(100, y + 0.8, "Total", align="R")
    sheet.text(199.2, y + 0.6, manner.priced(deal.total), bold=True, size=9.5, align="R", name="total")
    sheet.box(10, top, 190, y + 5.4 - top)
    return y + 5.4


def _ledgers(deal: Deal) -> list[tuple[str, Decimal]]:
    """Return the tax ledgers, one for each head and rate."""
    sums: dict[str, Decimal] = {}
    for _, rate, _, cgst, sgst, igst in deal.by_rate():
        for label, name in heads_of(deal):
            amount = {"cgst": cgst, "sgst": sgst, "igst": igst}[name]
            ledger = f"Output {label} {percent(rate / len(heads_of(deal)))}"
            sums[ledger] = sums.get(ledger, Decimal(0)) + amount
    return list(sums.items())


LAYOUT = Layout(
    "prime_signed",
    ("e_invoice",),
    draw,
    (Manner("5-Apr-26", symbol="Rs. "), Manner("05-Apr-26")),
    Terms(lines=(1, 6), discounts=True, words=("INR", "Indian Rupees")),
    face="helvetica",
    size=8,
)
