"""An accounting program's credit note: the first invoice and its day in one cell, ledgers below the goods."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.identity import Party
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eighth.stationery import said
from evals.documents.generator.layouts.fourth.entries import block, extend_frame, heads_of, hsn_rows
from evals.documents.generator.layouts.seventh.marks import pieces, signs
from evals.documents.generator.layouts.sixth.setting import signed, street_rows
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    sheet.text(105, 9, "Credit Note", bold=True, size=12, align="C")
    y = max(_parties(sheet, deal), _cells(sheet, deal, manner))
    sheet.box(12, 16, 186, y - 16)
    sheet.line(104, 16, 104, y)
    money = manner.money
    columns = [
        Column("Sl\nNo.", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("Description of Goods", 60, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/SAC", 20, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("GST\nRate", 12, lambda _, g: f"{quantity(g.gst_rate)} %", ("gst_rate",)),
        Column("Quantity", 24, lambda _, g: f"{quantity(g.quantity)} {g.unit}", ("quantity", "unit")),
        Column("Rate", 22, lambda _, g: money(g.rate), ("rate",)),
        Column("per", 12, lambda _, g: g.unit, align="C"),
        Column("Amount", 28, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet,
        columns,
        deal.lines,
        x=12,
        y=y,
        bottom=165,
        style=Style("columns", 8.6, bold_head=False),
        least=40,
    )
    y = _ledgers(sheet, deal, manner, columns, y)
    _foot(sheet, deal, manner, y)


def _parties(sheet: Sheet, deal: Deal) -> float:
    flow = Flow(sheet, 14, 17, 88)

    def party(one: Party, role: str) -> None:
        flow.say(one.name, f"{role}_name", bold=True, size=10)
        for row in street_rows(one):
            flow.say(row, f"{role}_address")
        flow.pair("GSTIN/UIN", one.gstin, f"{role}_gstin", mark=" :")
        if {"buyer_address", "seller_address"} & sheet.omit == set():
            state = f"{one.region.name}, Code : {one.region.code}"
            flow.pair("State Name", state, f"{role}_state", mark=" :")

    party(deal.seller, "seller")
    sheet.line(12, flow.y + 0.5, 104, flow.y + 0.5)
    flow.gap(0.4)
    flow.say("Buyer (Bill to)", size=7.5)
    party(deal.customer, "buyer")
    return flow.y + 1


def _cells(sheet: Sheet, deal: Deal, manner: Manner) -> float:
    y = 16.0
    first = deal.original_number if "original_invoice_number" not in sheet.omit else ""
    if first and deal.original_day:
        first = f"{first} dt. {manner.day(deal.original_day)}"
        said(sheet, "original_invoice_number", deal.original_number)
        said(sheet, "original_invoice_date", manner.day(deal.original_day))
    for left, right in (
        (("Credit Note No.", deal.number, "invoice_number"), ("Dated", manner.day(deal.day), "invoice_date")),
        (("Original Invoice No. & Date", first, ""), ("Delivery Note", f"DN {deal.day:%j}", "")),
        (("Other References", f"GRN {deal.day:%d%m}7", ""), ("Destination", deal.seller.town, "")),
        (("Reason", "Goods returned, 07-Post sale", ""), ("", "", "")),
    ):
        for x, (label, text, name) in ((105.0, left), (152.0, right)):
            sheet.text(x, y + 0.6, label, size=7.5)
            sheet.text(x, y + 4.2, text, bold=True, name=name or None)
        y += 9.5
        sheet.line(104, y, 198, y, weight=0.1)
    sheet.line(151, 16, 151, y, weight=0.1)
    return y + 1


def _ledgers(sheet: Sheet, deal: Deal, manner: Manner, columns: list[Column], y: float) -> float:
    rows: list[tuple[str, str]] = []
    for part in rates_of(deal):
        for label, name in heads_of(deal):
            share = quantity(part.rate / len(heads_of(deal)))
            rows.append((f"{label} {share}%", manner.money(getattr(part, name))))
    end = extend_frame(sheet, columns, 12, y, len(rows) * 4.4 + (6 if deal.round_off else 2))
    y += 1
    for label, text in rows:
        sheet.text(79, y, label, bold=True, align="R")
        sheet.text(197, y, text, bold=True, align="R")
        y += 4.4
    if deal.round_off:
        sheet.text(79, y, "Round Off A/c", bold=True, align="R")
        sheet.text(197, y, signs(deal.round_off, manner), bold=True, align="R", name="round_off")
    y = end
    end = extend_frame(sheet, columns, 12, y, 6)
    sheet.text(79, y + 1, "Total", align="R")
    sheet.text(135.2, y + 1, pieces(sheet, deal), bold=True, align="R")
    sheet.text(197, y + 1, manner.priced(deal.total), bold=True, align="R", name="total")
    return end


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    flow = Flow(sheet, 14, y + 1, 160)
    sheet.text(197, y + 1, "E. & O.E", size=7.5, align="R")
    flow.say("Amount Chargeable (in words)", size=7.5)
    flow.say(deal.words, "total_in_words", bold=True)
    widths = (42, 32, 24, 30, 58) if deal.inter_state else (34, 28, 22, 26, 22, 26, 28)
    y = block(
        sheet, hsn_rows(sheet, deal, manner), widths, 12, flow.y + 1, size=7.5, height=4.3, last_bold=True
    )
    said(sheet, "taxable_value", manner.money(deal.taxable))
    for _, name in heads_of(deal):
        said(sheet, name, manner.money(getattr(deal, name)))
    low = Flow(sheet, 14, y + 2, 100, size=7.8)
    low.say(f"Company's PAN : {deal.seller.pan if 'seller_gstin' not in sheet.omit else ''}")
    low.say("Remarks: Being goods received back vide inward gate pass 2207, stock put to godown B.")
    signed(sheet, 198, y + 3, "Authorised Signatory", above=f"for {deal.seller.name}")
    sheet.text(105, 286, "This is a Computer Generated Document", size=7.5, align="C")


LAYOUT = Layout(
    "tally_credit",
    ("credit_note",),
    draw,
    (Manner("5-Apr-26", symbol="₹ "), Manner("5-Apr-26"), Manner("05-Apr-26", symbol="Rs. ")),
    Terms(lines=(1, 6), words=("INR", "Indian Rupees")),
    size=8.6,
)
