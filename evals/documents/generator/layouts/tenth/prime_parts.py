"""What the commonest accounting program prints on invoice and note alike: parties, references, the foot."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from evals.documents.generator.deal import Deal
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.identity import Party
from evals.documents.generator.layouts.fourth.entries import block, extend_frame, heads_of, hsn_rows
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet
from evals.documents.generator.words import rupees_in_words

LEFT, MIDDLE, RIGHT = 10.0, 105.0, 200.0
Pair = tuple[str, str | None, str]
"""A label, its value and the field that this states."""


def stack(sheet: Sheet, deal: Deal, y: float) -> float:
    """Print seller, consignee and buyer below each other at the left; return where they end."""
    flow = Flow(sheet, LEFT + 1, y + 1, MIDDLE - LEFT - 2)
    party(sheet, flow, deal.seller, "seller", "")
    buyer = deal.customer
    if not {"buyer_name", "buyer_address"} & sheet.omit:
        _rule(sheet, flow)
        there = deal.ship_to or buyer
        flow.say("Consignee (Ship to)", size=7.5)
        flow.say(there.name, bold=True)
        desk.lines(flow, [", ".join(there.street), there.town_line], "delivery_address")
        flow.pair("GSTIN/UIN", buyer.gstin, indent=26)
        flow.pair("State Name", f"{there.region.name}, Code : {there.region.code}", indent=26)
    _rule(sheet, flow)
    party(sheet, flow, buyer, "buyer", "Buyer (Bill to)")
    flow.pair("Place of Supply", deal.place_of_supply, "place_of_supply", indent=26)
    return flow.y


def _rule(sheet: Sheet, flow: Flow) -> None:
    sheet.line(LEFT, flow.y + 0.6, MIDDLE, flow.y + 0.6)
    flow.gap(0.4)


def party(sheet: Sheet, flow: Flow, one: Party, role: str, label: str) -> None:
    """Print a party as the program does: name, address, GSTIN, State with its code."""
    flow.say(label, size=7.5)
    flow.say(one.name, f"{role}_name", bold=True, size=9.4)
    desk.lines(flow, [", ".join(one.street), one.town_line], f"{role}_address")
    flow.pair("GSTIN/UIN", one.gstin, f"{role}_gstin", indent=26)
    if f"{role}_address" not in sheet.omit:
        state = f"{one.region.name}, Code : {one.region.code}"
        flow.pair("State Name", state, f"{role}_state", indent=26)
    if role == "seller":
        flow.pair("FSSAI Lic No.", one.fssai, "seller_fssai", indent=26)
        flow.pair("Contact", one.phone, indent=26)
        flow.pair("E-Mail", one.email, indent=26)


def references(sheet: Sheet, rows: Sequence[tuple[Pair, Pair]], y: float) -> float:
    """Print the grid of references at the right, a label above each value; return where it ends."""
    half = (MIDDLE + RIGHT) / 2
    top = y
    for pairs in rows:
        for x, (label, value, name) in zip((MIDDLE, half), pairs, strict=True):
            sheet.text(x + 1, y + 0.5, label, size=7.2)
            sheet.text(
                x + 1, y + 3.7, value or "", size=8.6, bold=True, name=name if value and name else None
            )
        y += 8
        sheet.line(MIDDLE, y, RIGHT, y, weight=0.1)
    sheet.line(half, top, half, y, weight=0.1)
    return y


def goods(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> tuple[float, list[Column]]:
    """Print the goods; return where they end and their columns."""
    money = manner.money
    columns = [
        Column("Sl\nNo.", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("Description of Goods", 62, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/SAC", 19, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("GST\nRate", 12, lambda _, g: f"{quantity(g.gst_rate)} %", ("gst_rate",)),
        Column("Quantity", 23, lambda _, g: f"{quantity(g.quantity)} {g.unit.title()}", ("quantity", "unit")),
        Column("Rate", 20, lambda _, g: money(g.rate), ("rate",)),
        Column("per", 10, lambda _, g: g.unit.title(), align="C"),
        Column("Disc. %", 11, lambda _, g: f"{quantity(g.discount_pct)} %" if g.discount_pct else ""),
        Column("Amount", 25, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    style = Style("columns", 8.4, bold_head=False)
    return draw_table(sheet, columns, deal.lines, x=LEFT, y=y, bottom=190, style=style, least=40), columns


def foot(sheet: Sheet, deal: Deal, manner: Manner, columns: Sequence[Column], y: float) -> None:
    """Print taxes under the goods, the total, words, the summary by HSN, bank, declaration and signature."""
    money = manner.money
    taxes = desk.head_rows(deal, manner)
    middle = extend_frame(sheet, columns, LEFT, y, 5.5 + 4 * (len(taxes) + bool(deal.round_off)))
    sheet.text(RIGHT - 1, y + 0.6, money(deal.taxable), align="R", name="taxable_value")
    y += 5
    for label, text, name in taxes:
        sheet.text(79, y, label, bold=True, align="R")
        sheet.text(RIGHT - 1, y, text, bold=True, align="R", name=name)
        y += 4
    if deal.round_off:
        less = deal.round_off < 0
        sheet.text(20, y, "Less :" if less else "")
        sheet.text(79, y, "Round Off", bold=True, align="R")
        shown = f"(-){money(-deal.round_off)}" if less else money(deal.round_off)
        sheet.text(RIGHT - 1, y, shown, bold=True, align="R", name="round_off")
    end = extend_frame(sheet, columns, LEFT, middle, 6)
    sheet.text(79, middle + 1, "Total", align="R")
    units = {line.unit for line in deal.lines}
    if len(units) == 1 and "quantity" not in sheet.omit:
        many = quantity(sum((line.quantity for line in deal.lines), Decimal(0)))
        sheet.text(133, middle + 1, f"{many} {units.pop().title()}", bold=True, align="R")
    sheet.text(RIGHT - 1, middle + 1, manner.priced(deal.total), bold=True, align="R", name="total")
    sheet.text(RIGHT - 1, end + 1, "E. & O.E", size=7.5, align="R")
    flow = Flow(sheet, LEFT + 1, end + 1, 165)
    flow.say("Amount Chargeable (in words)", size=7.5)
    flow.say(deal.words, "total_in_words", bold=True)
    widths = (50, 36, 26, 36, 42) if len(heads_of(deal)) == 1 else (42, 28, 20, 26, 20, 26, 28)
    y = block(
        sheet, hsn_rows(sheet, deal, manner), widths, LEFT, flow.y + 1, size=7.6, height=4.3, last_bold=True
    )
    low = Flow(sheet, LEFT + 1, y + 1, 186)
    currency = "Indian Rupees" if deal.words.startswith("Indian") else deal.words.split()[0]
    tax = rupees_in_words(deal.tax, currency=currency)
    low.pair("Tax Amount (in words) ", tax, bold=True)
    _last(sheet, deal, low.y + 1)
    sheet.box(LEFT, end, RIGHT - LEFT, low.y + 32 - end)
    sheet.text(105, low.y + 33.5, "This is a Computer Generated Invoice", size=7.5, align="C")


def _last(sheet: Sheet, deal: Deal, y: float) -> None:
    left, right = Flow(sheet, LEFT + 1, y, 90, size=7.8), Flow(sheet, MIDDLE + 3, y, 90, size=7.8)
    left.pair("Company's PAN", deal.seller.pan if desk.own_gstin(sheet, deal) else "", indent=28)
    left.say("Declaration")
    left.say(
        "We declare that this invoice shows the actual price of the goods described and that all particulars "
        "are true and correct."
    )
    right.say("Company's Bank Details")
    right.pair("Bank Name", "Sahyadri Vyapar Bank CC A/c", indent=28, bold=True)
    right.pair("A/c No.", "50200088144210", indent=28, bold=True)
    right.pair("Branch & IFS Code", "Main Market & SHYV0000714", indent=28, bold=True)
    sheet.line(MIDDLE, right.y + 0.6, RIGHT, right.y + 0.6)
    sheet.line(MIDDLE, right.y + 0.6, MIDDLE, y + 31)
    desk.sign(sheet, RIGHT - 2, right.y + 1.5, f"for {deal.seller.name}", "Authorised Signatory")
