"""An accounting package's invoice: parties stacked left, labels above values right, taxes under the goods."""

from __future__ import annotations

from evals.documents.generator.deal import ZERO, Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.identity import Party
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import above, block, extend_frame, heads_of, hsn_rows
from evals.documents.generator.layouts.parts import sign
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet
from evals.documents.generator.words import rupees_in_words


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    sheet.text(105, 7, "Tax Invoice", bold=True, size=11, align="C")
    sheet.text(200, 7.6, "(ORIGINAL FOR RECIPIENT)", size=7, align="R")
    y = _parties(sheet, deal, 13)
    _grid(sheet, deal, manner, 13, y)
    y = _goods(sheet, deal, manner, y)
    sheet.text(11, y + 1, "Amount Chargeable (in words)", size=7)
    sheet.text(199, y + 1, "E. & O.E", size=7, align="R")
    sheet.text(11, y + 4.6, deal.words, bold=True, size=8.5, name="total_in_words")
    sheet.box(10, y, 190, 9.5)
    rows = hsn_rows(sheet, deal, manner)
    widths = [62, 40, 20, 34, 34] if deal.inter_state else [50, 34, 18, 26, 18, 24, 20]
    y = block(sheet, rows, widths, 10, y + 9.5, last_bold=True)
    _foot(sheet, deal, manner, y)


def _parties(sheet: Sheet, deal: Deal, y: float) -> float:
    top = y
    side = Flow(sheet, 11, y + 1, 92)
    side.say(deal.seller.name, "seller_name", bold=True, size=9.5)
    _lines(side, deal.seller, "seller")
    side.pair("FSSAI No.", deal.seller.fssai, "seller_fssai")
    side.pair("UDYAM", deal.seller.udyam, "seller_udyam")
    _registered(side, deal.seller, "seller")
    side.say(f"E-Mail : {deal.seller.email}")
    parts = [("Buyer (Bill to)", deal.customer, "buyer")]
    if deal.ship_to is not None:
        parts.insert(0, ("Consignee (Ship to)", deal.ship_to, "delivery"))
    for title, party, role in parts:
        side.gap(0.3)
        sheet.line(10, side.y, 105, side.y, weight=0.1)
        side.gap(0.2)
        side.say(title, size=7)
        side.say(
            "" if "buyer_name" in sheet.omit else party.name,
            "buyer_name" if role == "buyer" else None,
            bold=True,
        )
        _lines(side, party, role)
        if role == "buyer":
            _registered(side, party, "buyer")
            side.pair("Place of Supply", deal.place_of_supply, "place_of_supply", indent=26)
    end = max(side.y + 1, top + 66)
    sheet.box(10, top, 95, end - top)
    return end


def _lines(side: Flow, party: Party, role: str) -> None:
    for row in (*party.street, f"{party.town} {party.pin}"):
        side.say(row, f"{role}_address")


def _registered(side: Flow, party: Party, role: str) -> None:
    side.pair("GSTIN/UIN", party.gstin, f"{role}_gstin", indent=26)
    side.pair("State Name", f"{party.region.name}, Code : {party.region.code}", indent=26)


def _grid(sheet: Sheet, deal: Deal, manner: Manner, y: float, end: float) -> None:
    """Two columns of cells whose labels stand above; many stay empty."""
    cells = (
        (("Invoice No.", deal.number, "invoice_number"), ("Dated", manner.day(deal.day), "invoice_date")),
        (("Delivery Note", "", ""), ("Mode/Terms of Payment", "Credit", "")),
        (("Reference No. & Date.", "", ""), ("Other References", "", "")),
        (("Buyer's Order No.", deal.order_number, "order_number"), ("Dated", "", "")),
        (("Dispatch Doc No.", "", ""), ("Due Date", deal.due and manner.day(deal.due), "due_date")),
        (("Dispatched through", "By Road", ""), ("Destination", deal.customer.town, "")),
    )
    for row, pair in enumerate(cells):
        for column, (label, text, name) in enumerate(pair):
            x = 105 + column * 47.5
            sheet.box(x, y + row * 9, 47.5, 9, weight=0.1)
            above(sheet, (x + 1, y + row * 9 + 0.7), label, text, name or None)
    sheet.box(105, y + 54, 95, end - y - 54, weight=0.1)
    sheet.text(106, y + 54.7, "Terms of Delivery", size=7)
    sheet.text(106, y + 58.5, "Ex-godown, freight to pay", size=8)


def _goods(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    money = manner.money
    columns = [
        Column("Sl No.", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("Description of Goods", 72, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/SAC", 20, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("GST Rate", 12, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Quantity", 20, lambda _, g: f"{quantity(g.quantity)} {g.unit}", ("quantity", "unit")),
        Column("Rate", 19, lambda _, g: money(g.rate), ("rate",)),
        Column("per", 9, lambda _, g: g.unit, align="C"),
        Column("Amount", 30, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet,
        columns,
        deal.lines,
        x=10,
        y=y,
        bottom=230,
        style=Style("columns", 8, bold_head=False, pad=0.5),
    )
    under = [("", money(deal.taxable), "taxable_value")]
    under += [(label, money(getattr(deal, name)), name) for label, name in heads_of(deal)]
    if deal.round_off:
        under.append(
            ("Less : Round Off" if deal.round_off < 0 else "Round Off", _less(deal, manner), "round_off")
        )
    height = max(4.4 * len(under) + 3, 58 - 4.8 * len(deal.lines))
    at = y + 1.5
    for label, text, name in under:
        sheet.text(89, at, label, bold=True, align="R")
        sheet.text(199.2, at, text, bold=bool(label), align="R", name=name)
        at += 4.4
        if not label:
            sheet.line(170, y + 0.8, 200, y + 0.8, weight=0.1)
    y = extend_frame(sheet, columns, 10, y, height)
    sheet.text(89, y + 0.9, "Total", align="R")
    many = sum((line.quantity for line in deal.lines), ZERO)
    if len({line.unit for line in deal.lines}) == 1 and "quantity" not in sheet.omit:
        sheet.text(141.2, y + 0.9, f"{quantity(many)} {deal.lines[0].unit}", bold=True, align="R")
    sheet.text(199.2, y + 0.7, manner.priced(deal.total), bold=True, size=9, align="R", name="total")
    return extend_frame(sheet, columns, 10, y, 5.2)


def _less(deal: Deal, manner: Manner) -> str:
    """Return the rounding as this package prints it: `(-)0.40`."""
    text = manner.money(abs(deal.round_off))
    return f"(-){text}" if deal.round_off < 0 else text


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    top, seller = y, deal.seller
    left = Flow(sheet, 11, y + 1, 92, size=7.5)
    left.say(f"Tax Amount (in words) : {rupees_in_words(deal.tax, currency='INR')}")
    left.pair("Tax payable on reverse charge", "No", "reverse_charge")
    if "seller_gstin" not in sheet.omit:
        left.pair("Company's PAN", seller.pan, indent=30)
    left.say("Declaration", size=7)
    left.say(
        "We declare that this invoice shows the actual price of the goods described and that "
        "all particulars are true and correct."
    )
    right = Flow(sheet, 106, y + 1, 92, size=7.5)
    right.say("Company's Bank Details")
    right.pair("Bank Name", "Sahyog Gramin Bank C/A", indent=30)
    right.pair("A/c No.", f"50{seller.phone}", indent=30)
    right.pair("Branch & IFS Code", f"{seller.town} & SGBX0{seller.pin}", indent=30)
    end = sign(sheet, deal, 199, right.y + 2)
    end = max(end, left.y) + 1
    sheet.box(10, top, 190, end - top)
    sheet.text(105, end + 1.5, "SUBJECT TO LOCAL JURISDICTION", size=7, align="C")
    sheet.text(105, end + 5, "This is a Computer Generated Invoice", size=7, align="C")


LAYOUT = Layout(
    "books_classic",
    ("b2b",),
    draw,
    (Manner("5-Apr-26", symbol="Rs. "), Manner("5-Apr-26"), Manner("05-Apr-26", symbol="Rs. ")),
    Terms(lines=(1, 7), hsn_digits=8, words=("INR", "Indian Rupees")),
    face="helvetica",
    size=8,
)
