"""A manufacturer's e-invoice across the page: the code at the left, IRN in a bar below the sums."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.identity import Party
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fifth.places import with_code
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.parts import code, print_qr, sign
from evals.documents.generator.manner import Manner, percent
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    print_qr(sheet, deal, 10, 8, 40)
    head = Flow(sheet, 56, 10, 232)
    head.say(deal.seller.name, "seller_name", bold=True, size=15)
    where = with_code(deal.seller)
    phrase(head, f"Regd. Office & Works: {where}", "seller_address", where)
    numbers = f"PAN {deal.seller.pan}    GSTIN {deal.seller.gstin}    Tel {deal.seller.phone}"
    phrase(head, numbers, "seller_gstin", deal.seller.gstin)
    head.gap(0.6)
    head.say("TAX INVOICE (e-Invoice under Rule 48(4))", bold=True, size=12)
    _numbers(sheet, deal, manner, 38)
    y = _parties(sheet, deal, 54)
    columns = _columns(deal, manner)
    y = draw_table(
        sheet,
        columns,
        deal.lines,
        x=10,
        y=y,
        bottom=150,
        style=Style("grid", 7.5, shade=(215, 228, 240), pad=0.7),
    )
    y = _sums(sheet, deal, manner, y + 1.5)
    sheet.box(10, y, 277, 9)
    for x, label, text, name in (
        (12, "IRN", deal.irn, "irn"),
        (150, "Acknowledgement No.", deal.ack_number, "ack_number"),
        (220, "Acknowledgement Dt.", deal.ack_day and manner.day(deal.ack_day), "ack_date"),
    ):
        sheet.text(x, y + 0.8, label, size=6.5)
        sheet.text(x, y + 4.2, text or "", size=7.5, name=name)
    foot = Flow(sheet, 10, y + 11, 170, size=7)
    foot.say("Whether tax is payable on reverse charge basis : No", "reverse_charge")
    foot.say("Material once dispatched travels at buyer's risk. Interest at 24% p.a. on overdue bills.")
    sign(sheet, deal, 286, y + 11, label="Authorised Signatory (digitally signed)")


def _numbers(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    x = 56.0
    for label, width, text, name in (
        ("Document No.", 46, deal.number, "invoice_number"),
        ("Document Date", 36, manner.day(deal.day).upper(), "invoice_date"),
        ("Cust. PO Ref.", 42, deal.order_number, "order_number"),
        ("Pmt. due on", 36, manner.day(deal.due).upper() if deal.due else "", "due_date"),
        ("Place of Supply", 71, f"{code(deal)} / {deal.place_of_supply}", "place_of_supply"),
    ):
        sheet.box(x, y, width, 10, weight=0.1)
        sheet.text(x + 1, y + 0.8, label, size=6.5)
        sheet.text(x + 1, y + 4.4, text, bold=True, size=9, name=name if text else None)
        x += width


def _parties(sheet: Sheet, deal: Deal, y: float) -> float:
    site = deal.ship_to or deal.customer
    parts: tuple[tuple[str, Party, str], ...] = (
        ("Details of Receiver (Billed to)", deal.customer, "buyer"),
        ("Details of Consignee (Shipped to)", site, "delivery"),
    )
    ends = [y]
    for place, (title, party, role) in enumerate(parts):
        flow = Flow(sheet, 12 + place * 138.5, y + 1, 133)
        flow.say(title, bold=True, size=7)
        named = role == "buyer" or "buyer_name" not in sheet.omit
        flow.say(party.name if named else "", "buyer_name" if role == "buyer" else None, bold=True)
        if role == "buyer" or (deal.ship_to and "buyer_address" not in sheet.omit):
            flow.say(with_code(party), f"{role}_address")
        elif not sheet.omit:
            flow.say("Same as billed to")
        if role == "buyer":
            flow.pair("GSTIN", party.gstin, "buyer_gstin")
        ends.append(flow.y)
    end = max(ends) + 1
    for place in range(2):
        sheet.box(10 + place * 138.5, y, 138.5, end - y)
    return end + 2


def _columns(deal: Deal, manner: Manner) -> list[Column]:
    money = manner.money
    taxes: list[Column] = []
    for place, (label, name) in enumerate(heads_of(deal)):
        share = len(heads_of(deal))
        states = ("gst_rate",) if place == 0 else ()
        taxes += [
            Column("Rate", 13, lambda _, g, share=share: percent(g.gst_rate / share), states, group=label),
            Column("Amt", 22, lambda _, g, name=name: money(getattr(g, name)), group=label),
        ]
    rest = 277 - sum(column.width for column in taxes) - 12 - 22 - 18 - 14 - 24 - 30 - 30
    return [
        Column("Item", 12, lambda i, _: f"{(i + 1) * 10:05d}", align="C"),
        Column("Material Description", rest, lambda _, g: g.description, ("description",), "L"),
        Column("HSN Code", 22, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty", 18, lambda _, g: f"{g.quantity:.3f}", ("quantity",)),
        Column("UoM", 14, lambda _, g: g.unit, ("unit",), "C"),
        Column("Basic Rate", 24, lambda _, g: money(g.rate), ("rate",)),
        Column("Assessable Value", 30, lambda _, g: money(g.taxable), ("taxable_value",)),
        *taxes,
        Column("Gross Value", 30, lambda _, g: money(g.amount), ("amount",)),
    ]


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    words = Flow(sheet, 10, y, 150)
    words.pair("Total Invoice Value (in words)", deal.words, "total_in_words", bold=True)
    sums = Flow(sheet, 197, y, 89)
    sums.between("Total Assessable Value", manner.money(deal.taxable), "taxable_value")
    for label, name in heads_of(deal):
        sums.between(f"Total {label}", manner.money(getattr(deal, name)), name)
    sums.between("Rounding Difference", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sums.between("Total Invoice Value (INR)", manner.money(deal.total), "total", bold=True)
    return max(words.y, sums.y) + 1.5


LAYOUT = Layout(
    "plant_registry",
    ("e_invoice",),
    draw,
    (Manner("05.04.2026"), Manner("05-Apr-2026"), Manner("05/Apr/2026", grouped=False)),
    Terms(lines=(1, 5), words=("INR", "Rupees")),
    face="helvetica",
    size=8,
    page=(297, 210),
)
