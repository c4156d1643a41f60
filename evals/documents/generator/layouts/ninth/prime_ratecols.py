"""An accounting program's invoice: two prices of a unit, batches below articles, taxes among goods."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import PAISA, Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.identity import Party
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import Cell, block, extend_frame, heads_of, hsn_rows
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    sheet.text(105, 8, "TAX INVOICE", bold=True, size=11, align="C")
    sheet.text(198, 8.5, "(ORIGINAL FOR RECIPIENT)", size=7.5, align="R")
    left = Flow(sheet, 13, 14.5, 90)
    _party(sheet, left, deal.seller, "seller", "")
    if deal.ship_to and not {"buyer_name", "buyer_address"} & sheet.omit:
        sheet.line(12, left.y + 0.6, 105, left.y + 0.6)
        left.gap(0.4)
        left.say("Consignee (Ship to)", size=7.5)
        left.say(deal.ship_to.name, bold=True)
        desk.lines(left, [desk.flat(deal.ship_to)], "delivery_address")
    sheet.line(12, left.y + 0.6, 105, left.y + 0.6)
    left.gap(0.4)
    _party(sheet, left, deal.customer, "buyer", "Buyer (Bill to)")
    y = max(left.y, _references(sheet, deal, manner)) + 1
    sheet.box(12, 13.5, 186, y - 13.5)
    sheet.line(105, 13.5, 105, y)
    y, columns = _goods(sheet, deal, manner, y)
    _foot(sheet, deal, manner, columns, y)


def _party(sheet: Sheet, flow: Flow, party: Party, role: str, label: str) -> None:
    flow.say(label, size=7.5)
    flow.say(party.name, f"{role}_name", bold=True, size=9.5)
    desk.lines(flow, [", ".join(party.street), party.town_line], f"{role}_address")
    flow.pair("GSTIN/UIN", party.gstin, f"{role}_gstin", indent=20)
    if f"{role}_address" not in sheet.omit:
        state = f"{party.region.name}, Code : {party.region.code}"
        flow.pair("State Name", state, f"{role}_state", indent=20)
    if role == "seller":
        flow.pair("E-Mail", party.email, indent=20)
        flow.pair("FSSAI No", party.fssai, "seller_fssai", indent=20)
        flow.pair("UDYAM", party.udyam, "seller_udyam", indent=20)


def _references(sheet: Sheet, deal: Deal, manner: Manner) -> float:
    y = 13.5
    due = f"{(deal.due - deal.day).days} Days" if deal.due else ""
    cells = (
        ("Invoice No.", deal.number, "invoice_number", "Dated", manner.day(deal.day), "invoice_date"),
        ("Delivery Note", "", "", "Mode/Terms of Payment", due, ""),
        ("Reference No. & Date.", "", "", "Other References", "Tel. order", ""),
        ("Buyer's Order No.", deal.order_number, "order_number", "Dated", "", ""),
        ("Dispatch Doc No.", f"{deal.day:%j}/7", "", "Delivery Note Date", "", ""),
        ("Dispatched through", "Tempo", "", "Destination", deal.customer.town, ""),
        (
            "Place of Supply",
            deal.place_of_supply,
            "place_of_supply",
            "Reverse Charge",
            "No",
            "reverse_charge",
        ),
    )
    for one, text, name, two, other, field in cells:
        for x, label, value, stated in ((106.0, one, text, name), (152.5, two, other, field)):
            sheet.text(x, y + 0.5, label, size=7)
            sheet.text(x, y + 3.7, value, size=8.6, bold=True, name=stated or None)
        y += 8.2
        sheet.line(105, y, 198, y, weight=0.1)
    sheet.line(151.5, 13.5, 151.5, y, weight=0.1)
    return y


def _goods(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> tuple[float, list[Column]]:
    money = manner.money

    def gross(_: int, g: Line) -> str:
        return money((g.rate * (100 + g.gst_rate) / 100).quantize(PAISA))

    columns = [
        Column("Sl\nNo.", 7, lambda i, _: f"{i + 1}", align="C"),
        Column(
            "Description of Goods",
            57,
            lambda i, g: desk.with_details(g, f"Batch : {i + 3}B/{int(g.rate) % 90 + 10}"),
            ("description",),
            "L",
        ),
        Column("HSN/SAC", 18, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Quantity", 21, lambda _, g: f"{quantity(g.quantity)} {g.unit.title()}", ("quantity", "unit")),
        Column("Rate\n(Incl. of Tax)", 20, gross),
        Column("Rate", 18, lambda _, g: money(g.rate), ("rate",)),
        Column("per", 9, lambda _, g: g.unit.title(), align="C"),
        Column("Disc. %", 12, lambda _, g: percent(g.discount_pct) if g.discount_pct else ""),
        Column("Amount", 24, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    style = Style("columns", 8.2, bold_head=False)
    return draw_table(sheet, columns, deal.lines, x=12, y=y, bottom=200, style=style, least=48), columns


def _foot(sheet: Sheet, deal: Deal, manner: Manner, columns: list[Column], y: float) -> None:
    money, taxes = manner.money, desk.tax_rows(sheet, deal, manner, "Output {head} @ {rate}%")
    height = 5 + 4 * (len(taxes) + bool(deal.round_off))
    middle = extend_frame(sheet, columns, 12, y, height)
    sheet.text(197, y + 0.6, money(deal.taxable), align="R", name="taxable_value")
    y += 4.6
    for label, text, name in [*taxes, *desk.rounded(deal, manner, "ROUND OFF")]:
        sheet.text(75, y, label, bold=True, align="R")
        sheet.text(197, y, text, bold=True, align="R", name=name or None)
        y += 4
    end = extend_frame(sheet, columns, 12, middle, 6)
    sheet.text(75, middle + 1, "Total", align="R")
    sheet.text(114.2, middle + 1, desk.count(sheet, deal), bold=True, align="R")
    sheet.text(197, middle + 1, manner.priced(deal.total), bold=True, align="R", name="total")
    flow = Flow(sheet, 13, end + 1, 150)
    sheet.text(197, end + 1, "E. & O.E", size=7.5, align="R")
    flow.say("Amount Chargeable (in words)", size=7.5)
    flow.say(deal.words, "total_in_words", bold=True)
    found: list[list[Cell]] = hsn_rows(sheet, deal, manner)
    widths = (50, 34, 24, 34, 44) if len(heads_of(deal)) == 1 else (40, 28, 20, 26, 20, 26, 26)
    y = block(sheet, found, widths, 12, flow.y + 1, size=7.3, height=4.2, last_bold=True)
    low = Flow(sheet, 13, y + 1.5, 96, size=7.8)
    low.pair("Company's PAN", deal.seller.pan if desk.own_gstin(sheet, deal) else "")
    low.say("Declaration", bold=True)
    low.say(
        "We declare that this invoice shows the actual price of the goods described and that all "
        "particulars are true and correct."
    )
    desk.sign(sheet, 197, y + 2, f"for {deal.seller.name}", "Authorised Signatory")


LAYOUT = Layout(
    "prime_ratecols",
    ("b2b",),
    draw,
    (Manner("5-Apr-26", symbol="₹ "), Manner("05-Apr-26", symbol="₹ "), Manner("5-Apr-26")),
    Terms(lines=(1, 6), discounts=True, words=("INR", "Indian Rupees")),
    size=8.4,
)
