"""Trade accounting software: GSTIN above the title, parties beside a list, taxes added below the goods."""

from __future__ import annotations

from evals.documents.generator.deal import ZERO, Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    sheet.box(9, 8, 192, 280)
    if "seller_gstin" not in sheet.omit:
        sheet.text(11, 9.5, f"GSTIN : {seller.gstin}", bold=True, size=8.5)
        sheet.says("seller_gstin", str(seller.gstin))
    sheet.text(199, 9.5, "Original Copy", size=8, align="R")
    head = Flow(sheet, 11, 13, 188)
    head.say("TAX INVOICE", bold=True, centred=True)
    head.say(seller.name.upper(), "seller_name", bold=True, size=15, centred=True)
    where = f"{', '.join(seller.street)}, {seller.town}, {seller.region.name} {seller.pin}"
    head.say(where, "seller_address", centred=True)
    head.say(f"Tel. : {seller.phone}   email : {seller.email}", centred=True, size=8)
    if seller.fssai and "seller_fssai" not in sheet.omit:
        head.say(f"FSSAI No. : {seller.fssai}", centred=True, size=8)
        sheet.says("seller_fssai", seller.fssai)
    top = head.y + 1
    low = _parties(sheet, deal, manner, top)
    sheet.line(9, top, 201, top)
    sheet.line(9, low, 201, low)
    sheet.line(108, top, 108, low)
    columns = [
        Column("S.N.", 10, lambda i, _: f"{i + 1}.", align="C"),
        Column("Description of Goods", 71, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/SAC Code", 24, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty.", 18, lambda _, g: f"{g.quantity:.2f}", ("quantity",)),
        Column("Unit", 15, lambda _, g: g.unit.title(), ("unit",), "C"),
        Column("Price", 24, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("Amount", 30, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=9, y=low, bottom=200, style=Style("columns", 8.5, pad=0.5), least=72
    )
    _sums(sheet, deal, manner, y)


def _parties(sheet: Sheet, deal: Deal, manner: Manner, top: float) -> float:
    buyer = deal.customer
    left = Flow(sheet, 11, top + 1, 95, size=8.5)
    left.say("Party Details :", bold=True)
    left.say(buyer.name, "buyer_name", bold=True)
    left.say(", ".join(buyer.street), "buyer_address")
    left.say(f"{buyer.town}, {buyer.region.name} {buyer.pin}", "buyer_address")
    left.gap()
    left.pair("Party Mobile No", buyer.phone, mark=" :")
    left.pair("GSTIN / UIN", buyer.gstin, "buyer_gstin", mark=" :")
    right = Flow(sheet, 110, top + 1, 89, size=8.5)
    right.pair("Invoice No.", deal.number, "invoice_number", indent=30, bold=True)
    right.pair("Dated", manner.day(deal.day), "invoice_date", indent=30, bold=True)
    right.pair("Place of Supply", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply", indent=30)
    right.pair("Reverse Charge", "N", "reverse_charge", indent=30)
    right.pair("GR/RR No.", f"{int(buyer.pin) % 9000 + 310}", indent=30)
    right.pair("Transport", "Shakti Roadlines", indent=30)
    right.pair("Vehicle No.", f"{deal.seller.region.letters}14GH{seller_digits(deal)}", indent=30)
    right.pair("Station", buyer.town, indent=30)
    return max(left.y, right.y) + 1


def seller_digits(deal: Deal) -> str:
    """Return four digits that stay the same for a seller."""
    return deal.seller.phone[-4:]


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    one = len(rates_of(deal)) == 1
    rate = deal.lines[0].gst_rate
    adds = Flow(sheet, 96, y + 1, 104, size=8.5)
    adds.between("", manner.money(deal.taxable), "taxable_value")
    parts = (
        [("IGST", "igst", rate)]
        if deal.inter_state
        else [
            ("CGST", "cgst", rate / 2),
            ("SGST", "sgst", rate / 2),
        ]
    )
    for label, name, part in parts:
        shown = f"Add : {label}    @ {part:.2f} %" if one else f"Add : {label}"
        adds.between(shown, manner.money(getattr(deal, name)), name)
    if deal.round_off:
        way = "Less" if deal.round_off < 0 else "Add"
        adds.between(
            f"{way} : Rounded Off ({'-' if deal.round_off < 0 else '+'})",
            manner.money(abs(deal.round_off)),
            "round_off",
        )
    sheet.line(9, adds.y + 1, 201, adds.y + 1)
    sheet.text(62, adds.y + 2.2, "Grand Total", bold=True)
    if "quantity" not in sheet.omit and len({line.unit for line in deal.lines}) == 1:
        pieces = sum((line.quantity for line in deal.lines), ZERO)
        sheet.text(132, adds.y + 2.2, f"{quantity(pieces)} {deal.lines[0].unit.title()}", align="R", size=8.5)
    sheet.text(200, adds.y + 2.2, manner.priced(deal.total), bold=True, align="R", name="total")
    y = adds.y + 8
    sheet.line(9, y, 201, y)
    y = _by_rate(sheet, deal, manner, y + 1)
    foot = Flow(sheet, 11, y + 1, 186, size=8.5)
    foot.say(deal.words, "total_in_words", bold=True)
    foot.gap(0.4)
    foot.pair("Bank Details", f"Lokvikas Bank, A/C No. {deal.seller.phone}88, IFSC LVBK0{deal.seller.pin}")
    sheet.line(9, foot.y + 1, 201, foot.y + 1)
    terms = Flow(sheet, 11, foot.y + 2, 92, size=7.5)
    terms.say("Terms & Conditions", bold=True)
    terms.say("E.& O.E.")
    terms.say("1. Goods once sold will not be taken back.")
    terms.say("2. Interest @ 18% p.a. will be charged if the payment is not made within the stipulated time.")
    terms.say(f"3. Subject to '{deal.seller.town}' Jurisdiction only.")
    sheet.text(110, foot.y + 2, "Receiver's Signature  :", size=8)
    if "signature" not in sheet.omit:
        sheet.text(199, foot.y + 9, f"for {deal.seller.name.upper()}", bold=True, size=8, align="R")
        sheet.scribble(168, foot.y + 14, ((0, 3), (3, 0), (6, 5), (10, 1), (15, 4), (22, 0)))
        sheet.text(199, foot.y + 21, "Authorised Signatory", size=8, align="R", name="signature")


def _by_rate(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    heads = [
        "Tax Rate",
        "Taxable Amt.",
        *(["IGST Amt."] if deal.inter_state else ["CGST Amt.", "SGST Amt."]),
        "Total Tax",
    ]
    stops = [30 + 32 * place for place in range(len(heads))]
    for stop, head in zip(stops, heads, strict=True):
        sheet.text(stop, y, head, size=7.5, bold=True, align="R")
    y += 4
    for row in rates_of(deal):
        taxes = [row.igst] if deal.inter_state else [row.cgst, row.sgst]
        texts = [f"{quantity(row.rate)}%", *map(manner.money, (row.taxable, *taxes, row.tax))]
        for stop, text in zip(stops, texts, strict=True):
            sheet.text(stop, y, text, size=8, align="R")
        y += 3.8
    return y


LAYOUT = Layout(
    "party_details",
    ("b2b",),
    draw,
    (Manner("05-04-2026", symbol="₹ "), Manner("05/04/2026", symbol="₹"), Manner("05-04-2026", grouped=True)),
    Terms(lines=(1, 8), hsn_digits=8),
    face="sans",
    size=9,
)
