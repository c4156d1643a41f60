"""A trading package's invoice: transport details beside the number, `Add : CGST @ 9.00 %` under the goods."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import ZERO, Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.identity import Party
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import Cell, block, heads_of
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    sheet.box(8, 8, 194, 278, weight=0.4)
    if "seller_gstin" not in sheet.omit:
        sheet.text(10, 9.5, f"GSTIN : {seller.gstin}", bold=True)
        sheet.says("seller_gstin", str(seller.gstin))
    sheet.text(200, 9.5, "Original Copy", align="R")
    head = Flow(sheet, 30, 13, 150)
    head.say("TAX INVOICE", bold=True, centred=True)
    head.say(seller.name.upper(), "seller_name", bold=True, size=14, centred=True)
    head.say(", ".join(seller.street).upper(), "seller_address", centred=True)
    head.say(
        f"{seller.town.upper()}-{seller.pin} ({seller.region.name.upper()})", "seller_address", centred=True
    )
    head.say(f"Tel. : {seller.phone}   email : {seller.email}", centred=True)
    y = _transport(sheet, deal, manner, head.y + 1)
    y = _parties(sheet, deal, y)
    y = _goods(sheet, deal, manner, y)
    y = _sums(sheet, deal, manner, y)
    _foot(sheet, deal, y)


def _transport(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    seller = deal.seller
    left, right = Flow(sheet, 10, y + 1, 90), Flow(sheet, 107, y + 1, 92)
    left.pair("Invoice No.", deal.number, "invoice_number", indent=27, bold=True)
    left.pair("Dated", manner.day(deal.day), "invoice_date", indent=27)
    left.pair("Place of Supply", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply", indent=27)
    left.pair("Reverse Charge", "N", "reverse_charge", indent=27)
    left.pair("Order No.", deal.order_number, "order_number", indent=27)
    right.pair("Transport", "Shakti Road Carriers", indent=27)
    lorry = f"{seller.region.letters}-{int(seller.pin) % 80 + 1:02d}-T-{seller.phone[-4:]}"
    right.pair("Vehicle No.", lorry, indent=27)
    right.pair("Station", deal.customer.town.upper(), indent=27)
    right.pair("E-Way Bill No.", f"3{seller.phone}{seller.pin[-1]}", indent=27)
    right.pair("Due Date", deal.due and manner.day(deal.due), "due_date", indent=27)
    end = max(left.y, right.y) + 1
    sheet.line(8, y, 202, y)
    sheet.line(105, y, 105, end)
    sheet.line(8, end, 202, end)
    return end


def _parties(sheet: Sheet, deal: Deal, y: float) -> float:
    left, right = Flow(sheet, 10, y + 1, 90), Flow(sheet, 107, y + 1, 90)
    left.say("Billed to :", bold=True)
    _party(left, deal.customer)
    right.say("Shipped to :", bold=True)
    _there(right, deal)
    end = max(left.y, right.y) + 1
    sheet.line(105, y, 105, end)
    sheet.line(8, end, 202, end)
    return end


def _party(side: Flow, party: Party) -> None:
    """Who is billed."""
    side.say(party.name, "buyer_name")
    for row in (", ".join(party.street), f"{party.town}-{party.pin}"):
        side.say(row, "buyer_address")
    side.pair("Party PAN", party.pan)
    side.pair("GSTIN / UIN", party.gstin, "buyer_gstin", indent=24)


def _there(side: Flow, deal: Deal) -> None:
    """Where the goods go: to a site, or the party's own address once more."""
    omit, buyer = side.sheet.omit, deal.customer
    if "buyer_name" not in omit:
        side.say(buyer.name)
    site = deal.ship_to
    if site is not None or "buyer_address" not in omit:
        party = site or buyer
        for row in (", ".join(party.street), f"{party.town}-{party.pin}"):
            side.say(row, "delivery_address" if site else None)
    if "buyer_gstin" not in omit:
        side.pair("GSTIN / UIN", buyer.gstin, indent=24)


def _goods(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    columns = [
        Column("S.N.", 9, lambda i, _: f"{i + 1}."),
        Column("Description of Goods", 76, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/SAC Code", 24, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Qty.", 18, lambda _, g: f"{g.quantity:.2f}", ("quantity",)),
        Column("Unit", 13, lambda _, g: g.unit.title() + ".", ("unit",), "L"),
        Column("Price", 22, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("Amount (Rs.)", 32, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    return draw_table(
        sheet, columns, deal.lines, x=8, y=y, bottom=210, style=Style("columns", 8.5, pad=0.6), least=74
    )


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    """Each rate of each head has its own row; the head's sum stands in the table of rates below."""
    rates = sorted({line.gst_rate for line in deal.lines})
    heads = heads_of(deal)
    at = y + 1
    for label, name in heads:
        for rate in rates:
            part = _part(deal, name, rate) if len(rates) > 1 else getattr(deal, name)
            sheet.text(112, at, f"Add  : {label}", align="L")
            sheet.text(140, at, f"@ {rate / len(heads):.2f} %")
            sheet.text(201, at, manner.money(part), align="R", name=name if len(rates) == 1 else None)
            at += 4.2
    if deal.round_off:
        less = deal.round_off < 0
        sheet.text(112, at, f"{'Less' if less else 'Add'} : Rounded Off ({'-' if less else '+'})")
        sheet.text(201, at, manner.money(abs(deal.round_off)), align="R", name="round_off")
        at += 4.2
    sheet.line(8, at, 202, at)
    many = sum((line.quantity for line in deal.lines), ZERO)
    sheet.text(84, at + 1, "Grand Total", bold=True, align="R")
    if "quantity" not in sheet.omit:
        sheet.text(134, at + 1, f"{many:.2f}", bold=True, align="R")
    sheet.text(201, at + 0.8, manner.priced(deal.total), bold=True, size=10, align="R", name="total")
    sheet.line(8, at + 6, 202, at + 6)
    titles = [f"{label} Amt." for label, _ in heads]
    rows: list[list[Cell]] = [["Tax Rate", "Taxable Amt.", *titles, "Total Tax"]]
    for rate in rates:
        taxable = _part(deal, "taxable", rate)
        taxes = [_part(deal, name, rate) for _, name in heads]
        rows.append([f"{quantity(rate)}%", *map(manner.money, (taxable, *taxes, sum(taxes, ZERO)))])
    rows.append(
        [
            "Total",
            (manner.money(deal.taxable), "taxable_value"),
            *((manner.money(getattr(deal, name)), name) for _, name in heads),
            manner.money(deal.tax),
        ]
    )
    return block(
        sheet,
        rows,
        [24, 34, *(30 for _ in heads), 30],
        10,
        at + 7,
        size=7.5,
        ruled=False,
        height=4,
        last_bold=True,
    )


def _part(deal: Deal, name: str, rate: Decimal) -> Decimal:
    return sum((getattr(line, name) for line in deal.lines if line.gst_rate == rate), ZERO)


def _foot(sheet: Sheet, deal: Deal, y: float) -> None:
    sheet.line(8, y + 1, 202, y + 1)
    words = Flow(sheet, 10, y + 2, 190)
    words.say(deal.words, "total_in_words", bold=True)
    sheet.line(8, words.y + 1, 202, words.y + 1)
    left = Flow(sheet, 10, words.y + 2, 96, size=7.5)
    left.say("Terms & Conditions", bold=True)
    left.say("E.& O.E.")
    left.say("1. Goods once sold will not be taken back.")
    left.say("2. Interest @ 18% p.a. will be charged if the payment is not made within the stipulated time.")
    left.say(f"3. Subject to '{deal.seller.town}' Jurisdiction only.")
    left.pair("FSSAI Lic.", deal.seller.fssai, "seller_fssai")
    left.pair("Udyam Regn.", deal.seller.udyam, "seller_udyam")
    sheet.text(112, words.y + 2, "Receiver's Signature :", size=8)
    if "signature" not in sheet.omit:
        sheet.text(200, words.y + 10, f"for {deal.seller.name.upper()}", size=8, bold=True, align="R")
        sheet.scribble(170, words.y + 15, ((0, 3), (2, 0), (4, 4), (8, 1), (13, 3), (18, 1)))
        sheet.text(200, words.y + 21, "Authorised Signatory", size=8, align="R", name="signature")


LAYOUT = Layout(
    "station_copy",
    ("b2b",),
    draw,
    (Manner("05-04-2026"), Manner("05/04/2026"), Manner("05.04.2026", symbol="₹ ")),
    Terms(lines=(1, 6), hsn_digits=6),
    face="serif",
    size=8.5,
)
