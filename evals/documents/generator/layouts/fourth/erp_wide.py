"""An ERP's export across the page: labels without colons, item codes, every head of tax in its columns."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.identity import Party
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    page = 1

    def turn() -> float:
        nonlocal page
        _page_foot(sheet, deal, page)
        page += 1
        sheet.new_page()
        sheet.text(8, 8, "TAX INVOICE (continued)", bold=True, size=10)
        if "invoice_number" not in sheet.omit:
            sheet.text(289, 8, f"Document {deal.number}", align="R")
        return 16

    y = _parties(sheet, deal, _head(sheet, deal, manner))
    y = draw_table(
        sheet,
        _columns(deal, manner),
        deal.lines,
        x=8,
        y=y,
        bottom=178,
        style=Style("rows", 7, shade=(222, 228, 236), pad=1),
        turn=turn,
    )
    if y > 150:
        y = turn()
    _sums(sheet, deal, manner, y + 2)
    _page_foot(sheet, deal, page)


def _head(sheet: Sheet, deal: Deal, manner: Manner) -> float:
    seller = deal.seller
    sheet.text(8, 8, seller.name, bold=True, size=12, name="seller_name")
    sheet.text(289, 7, "TAX INVOICE", bold=True, size=14, align="R")
    left = Flow(sheet, 8, 14, 150, size=7.5)
    left.say(
        f"{', '.join(seller.street)}, {seller.town}, {seller.region.name} {seller.pin}", "seller_address"
    )
    phrase(left, f"GSTIN {seller.gstin}    State {seller.region.code}", "seller_gstin", seller.gstin)
    phrase(left, f"FSSAI Licence {seller.fssai}", "seller_fssai", seller.fssai)
    phrase(left, f"MSME (Udyam) {seller.udyam}", "seller_udyam", seller.udyam)
    rows = (
        ("Billing Document", deal.number, "invoice_number"),
        ("Billing Date", manner.day(deal.day), "invoice_date"),
        ("Net Due Date", deal.due and manner.day(deal.due), "due_date"),
        ("Customer PO", deal.order_number, "order_number"),
        ("Plant / Storage Loc.", f"{seller.pin[:4]} / FG01", None),
        ("Delivery No.", f"80{seller.phone[:8]}", None),
    )
    right = Flow(sheet, 205, 15, 84, size=7.5)
    for label, text, name in rows:
        right.pair(label, text, name, indent=38, mark="")
    y = max(left.y, right.y) + 1
    sheet.line(8, y, 289, y, weight=0.5)
    return y + 1.5


def _parties(sheet: Sheet, deal: Deal, y: float) -> float:
    ends: list[float] = []
    boxes = [(8, "Sold-to party", "buyer", deal.customer), (104, "Ship-to party", "delivery", deal.ship_to)]
    for x, title, role, party in boxes:
        side = Flow(sheet, x, y, 90, size=7.5)
        if party is not None:
            side.say(title, bold=True)
            _party(side, role, party)
        ends.append(side.y)
    side = Flow(sheet, 205, y, 84, size=7.5)
    side.pair(
        "Place of Supply", f"{code(deal)}  {deal.place_of_supply}", "place_of_supply", indent=38, mark=""
    )
    side.pair("Tax on reverse charge", "No", "reverse_charge", indent=38, mark="")
    side.pair("Currency", "INR", "currency", indent=38, mark="")
    side.pair("Incoterms", "FOR destination", indent=38, mark="")
    return max(*ends, side.y) + 2


def _party(side: Flow, role: str, party: Party) -> None:
    if role == "buyer":
        side.say(f"Customer code {party.pin}{party.phone[-3:]}")
        side.say(party.name, "buyer_name", bold=True)
    for row in (*party.street, f"{party.town} {party.pin}"):
        side.say(row, f"{role}_address")
    if role == "buyer":
        phrase(side, f"GSTIN {party.gstin}", "buyer_gstin", party.gstin)


def _columns(deal: Deal, manner: Manner) -> list[Column]:
    money = manner.money

    def material(_: int, line: Line) -> str:
        return f"{int(line.rate * 7919) % 10**7:07d}"

    taxes: list[Column] = []
    for label, name in (("CGST", "cgst"), ("SGST", "sgst"), ("IGST", "igst")):
        charged = (label, name) in heads_of(deal)
        part = 1 if name == "igst" else 2
        taxes += [
            Column(
                "%",
                10,
                lambda _, g, on=charged, of=part: f"{g.gst_rate / of:.2f}" if on else "0.00",
                ("gst_rate",) if charged else (),
                group=label,
            ),
            Column("Amt", 19, lambda _, g, name=name: money(getattr(g, name)), group=label),
        ]
    return [
        Column("Item", 9, lambda i, _: f"{(i + 1) * 10}", align="L"),
        Column("Material", 17, material, align="L"),
        Column("Description", 50, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 17, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Qty", 15, lambda _, g: f"{g.quantity:.3f}", ("quantity",)),
        Column("UoM", 10, lambda _, g: g.unit, ("unit",), "L"),
        Column("Unit Price", 19, lambda _, g: money(g.rate), ("rate",)),
        Column("Discount", 15, lambda _, g: money(g.discount), ("discount",)),
        Column("Taxable Value", 21, lambda _, g: money(g.taxable), ("taxable_value",)),
        *taxes,
        Column("Line Total", 21, lambda _, g: money(g.amount), ("amount",)),
    ]


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    left = Flow(sheet, 8, y, 160, size=7.5)
    left.say("Amount in words", bold=True)
    left.say(deal.words, "total_in_words")
    left.gap()
    left.say(
        "Remit to: Nidhi Cooperative Bank, current account "
        f"77{deal.seller.phone}, IFSC NCBX0{deal.seller.pin}"
    )
    left.say("Certified that the particulars given above are true and correct.")
    right = Flow(sheet, 205, y, 84, size=8)
    right.between("Total discount", manner.money(deal.discount), "discount")
    right.between("Total taxable value", manner.money(deal.taxable), "taxable_value")
    for label, name in (("CGST", "cgst"), ("SGST / UTGST", "sgst"), ("IGST", "igst")):
        right.between(f"Total {label}", manner.money(getattr(deal, name)), name)
    right.between("Rounding", manner.money(deal.round_off), "round_off")
    sheet.line(205, right.y + 0.3, 289, right.y + 0.3)
    right.gap(0.3)
    right.between("Invoice value INR", manner.money(deal.total), "total", bold=True)
    if "signature" not in sheet.omit:
        sheet.text(289, right.y + 3, f"for {deal.seller.name}", size=7.5, align="R")
        sheet.scribble(262, right.y + 7, ((0, 3), (2, 0), (5, 4), (9, 0), (14, 3), (19, 2)))
        sheet.text(289, right.y + 13, "Authorised signatory", size=7.5, align="R", name="signature")


def _page_foot(sheet: Sheet, deal: Deal, page: int) -> None:
    sheet.line(8, 199, 289, 199, weight=0.1)
    sheet.text(8, 200, f"Registered office {deal.seller.town}. System generated document.", size=6.5)
    sheet.text(289, 200, f"Page {page}", size=6.5, align="R")


LAYOUT = Layout(
    "erp_wide",
    ("b2b",),
    draw,
    (Manner("05.04.2026"), Manner("2026/04/05", grouped=False), Manner("05.04.2026", grouped=False)),
    Terms(lines=(3, 18), discounts=True, whole_rupees=False, words=("INR", "Rupees")),
    face="helvetica",
    size=8,
    page=(297, 210),
)
