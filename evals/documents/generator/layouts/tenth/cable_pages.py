"""An electrical distributor's invoice over several pages: the head again, totals carried over."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import block, heads_of, hsn_rows
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = tuple(
    Good(name, hsn, ("18", "18"), unit, low, high, sizes=sizes)
    for name, hsn, unit, low, high, sizes in (
        (
            "FRLS House Wire 90m Coil",
            "85444999",
            "ROL",
            900,
            3600,
            ("1.0 sqmm Red", "1.5 sqmm Blue", "2.5 sqmm"),
        ),
        ("MCB C Curve", "85362030", "NOS", 110, 640, ("SP 16A", "SP 32A", "DP 63A")),
        ("RCCB 30mA", "85362030", "NOS", 900, 2600, ("DP 40A", "FP 63A")),
        ("Modular Switch 6A", "85365020", "NOS", 22, 68, ("1 Way White", "2 Way White")),
        ("Modular Plate", "85389000", "NOS", 36, 190, ("2M", "4M", "8M")),
        ("PVC Conduit Pipe Medium", "39172390", "MTR", 18, 64, ("20mm", "25mm")),
        ("GI Angle 40x40x5", "72162100", "KGS", 58, 84, ("6 m length", "")),
        ("MS Flat 25x5", "72141090", "KGS", 52, 78, ()),
        ("LED Batten", "94051190", "NOS", 150, 420, ("20W", "40W")),
        ("Insulation Tape", "39191000", "NOS", 6, 18, ("Black", "Red")),
    )
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    first = sheet.pages
    money = manner.money
    y = _head(sheet, deal, manner, 1)

    def turn() -> float:
        sheet.text(200, 287, "continued ...", size=7.5, align="R")
        sheet.new_page()
        return _head(sheet, deal, manner, sheet.pages - first + 1)

    columns = [
        Column("Sl.", 9, lambda i, _: f"{i + 1}", align="C"),
        Column("Description of Goods", 74, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 19, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty", 16, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("UOM", 12, lambda _, g: g.unit, ("unit",), "C"),
        Column("Rate", 20, lambda _, g: money(g.rate), ("rate",)),
        Column("Disc%", 13, lambda _, g: f"{g.discount_pct:.2f}"),
        Column("Amount", 27, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    style = Style("columns", 8, pad=0.7)
    y = draw_table(sheet, columns, deal.lines, x=10, y=y, bottom=270, style=style, turn=turn)
    if y > 185:
        y = turn()
    _foot(sheet, deal, manner, y)


def _head(sheet: Sheet, deal: Deal, manner: Manner, page: int) -> float:
    seller, buyer = deal.seller, deal.customer
    sheet.text(105, 7, "TAX INVOICE", bold=True, size=11, align="C")
    sheet.text(200, 7.5, f"Page {page}", size=7.6, align="R")
    head = Flow(sheet, 12, 13, 186)
    head.say(seller.name.upper(), "seller_name", bold=True, size=13, centred=True)
    head.say(desk.loud(seller) if page == 1 else "", "seller_address", centred=True)
    if page == 1:
        desk.held(
            sheet, head, f"GSTIN : {seller.gstin}   Ph : {seller.phone}", [("seller_gstin", seller.gstin)],
            centred=True,
        )  # fmt: skip
    y = head.y + 1
    if page > 1:
        number = desk.when(sheet, "invoice_number", f"Invoice No. : {deal.number}")
        sheet.text(12, y, number, bold=True)
        sheet.text(
            198, y, desk.when(sheet, "invoice_date", f"Date : {manner.day(deal.day)}"), bold=True, align="R"
        )
        return y + 6
    left, right = Flow(sheet, 12, y + 1, 104), Flow(sheet, 120, y + 1, 79)
    left.say("Bill To :", bold=True)
    left.say(buyer.name, "buyer_name", bold=True)
    left.say(desk.flat(buyer), "buyer_address")
    left.pair("GSTIN", buyer.gstin, "buyer_gstin", mark=" :")
    left.pair("Place of Supply", deal.place_of_supply, "place_of_supply", mark=" :")
    desk.rows(
        right,
        (
            ("Invoice No.", deal.number, "invoice_number"),
            ("Invoice Date", manner.day(deal.day), "invoice_date"),
            ("P.O. No.", deal.order_number, "order_number"),
            ("Due Date", manner.day(deal.due) if deal.due else "", "due_date"),
            ("E-Way Bill No.", f"{int(deal.total * 977) % 10**12:012d}", ""),
            ("Vehicle No.", f"{seller.region.letters}12 GA 4471", ""),
            ("Reverse Charge", "No", "reverse_charge"),
        ),
        indent=26,
    )
    end = max(left.y, right.y) + 1
    sheet.box(10, y, 190, end - y)
    sheet.line(118, y, 118, end)
    return end


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money = manner.money
    sums = Flow(sheet, 124, y + 1.5, 75)
    desk.sums(sums, [("Gross Amount", money(deal.taxable + deal.discount), "")])
    desk.sums(sums, [("Less: Discount", money(deal.discount), "discount")])
    desk.sums(sums, [("Taxable Value", money(deal.taxable), "taxable_value")])
    desk.sums(sums, desk.tax_rows(sheet, deal, manner, "Add: {head} @ {rate}%"))
    desk.sums(sums, desk.rounded(deal, manner, "Round Off"))
    sums.size = 10.5
    desk.sums(sums, [("Invoice Total", manner.priced(deal.total), "total")], bold=True)
    left = Flow(sheet, 12, y + 1.5, 106)
    left.say("Rupees (in words)", size=7.6)
    left.say(deal.words, "total_in_words", bold=True)
    left.gap()
    left.say("Bank : Narmada Commercial Bank, A/c 7711 0034 2281, IFSC NRMC0000771", size=7.8)
    end = max(sums.y, left.y) + 1
    sheet.box(10, y, 190, end - y)
    sheet.line(120, y, 120, end)
    widths = (50, 36, 26, 36, 42) if len(heads_of(deal)) == 1 else (42, 28, 20, 26, 20, 26, 28)
    end = block(sheet, hsn_rows(sheet, deal, manner), widths, 10, end, size=7.4, height=4.1, last_bold=True)
    low = Flow(sheet, 12, end + 1.5, 110, size=7.4)
    low.say("1. Our responsibility ceases once the goods leave us. 2. Interest @ 21% p.a. after due date.")
    low.say("3. Cut lengths of wire will not be taken back. 4. E. & O. E.")
    desk.sign(sheet, 198, end + 2, f"For {deal.seller.name.upper()}", "Authorised Signatory")


LAYOUT = Layout(
    "cable_pages",
    ("b2b",),
    draw,
    (Manner("05/04/2026"), Manner("05-Apr-2026", symbol="Rs. "), Manner("05-04-2026", symbol="₹ ")),
    Terms(lines=(44, 84), discounts=True, words=("Rupees", "INR"), shelf=_SHELF),
    size=8.4,
)
