"""A supply to a special economic zone on payment of integrated tax: the law's words on top."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(105, 8, "TAX INVOICE", bold=True, size=12, align="C")
    note = Flow(sheet, 12, 14, 186, size=8)
    note.say(
        "SUPPLY MEANT FOR EXPORT/SUPPLY TO SEZ UNIT OR SEZ DEVELOPER FOR AUTHORISED OPERATIONS ON PAYMENT OF "
        "INTEGRATED TAX",
        bold=True,
        centred=True,
    )
    top = note.y + 1.5
    left, right = Flow(sheet, 12, top + 1, 91), Flow(sheet, 107, top + 1, 91)
    left.say("Exporter / Supplier", size=7.4)
    left.say(seller.name, "seller_name", bold=True, size=10)
    desk.lines(left, desk.tall(seller), "seller_address")
    left.pair("GSTIN", seller.gstin, "seller_gstin", indent=22)
    left.pair("IEC", f"03{int(deal.total) % 10**8:08d}", indent=22)
    desk.rows(
        right,
        (
            ("Invoice No.", deal.number, "invoice_number"),
            ("Invoice Date", manner.day(deal.day), "invoice_date"),
            ("Buyer's Order No.", deal.order_number, "order_number"),
            ("Due Date", manner.day(deal.due) if deal.due else "", "due_date"),
            ("Country of Origin", "India", ""),
            ("Reverse Charge", "No", "reverse_charge"),
            ("Place of Supply", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply"),
        ),
        indent=32,
    )
    y = max(left.y, right.y) + 1
    sheet.box(10, top, 190, y - top)
    sheet.line(105, top, 105, y)
    to, ship = Flow(sheet, 12, y + 1, 91), Flow(sheet, 107, y + 1, 91)
    to.say("Buyer (SEZ Unit)", size=7.4)
    to.say(buyer.name, "buyer_name", bold=True, size=10)
    desk.lines(to, desk.tall(buyer), "buyer_address")
    to.pair("GSTIN", buyer.gstin, "buyer_gstin", indent=22)
    if not {"buyer_name", "buyer_address"} & sheet.omit:
        ship.say("Consignee", size=7.4)
        ship.say(buyer.name, bold=True, size=10)
        desk.lines(ship, desk.tall(deal.ship_to or buyer), "delivery_address")
    end = max(to.y, ship.y) + 1
    sheet.box(10, y, 190, end - y)
    sheet.line(105, y, 105, end)
    money = manner.money
    columns = [
        Column("Sr.\nNo.", 10, lambda i, _: f"{i + 1}", align="C"),
        Column("Description of Goods", 58, lambda _, g: g.description, ("description",), "L"),
        Column("HSN Code", 20, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty", 22, lambda _, g: f"{quantity(g.quantity)} {g.unit}", ("quantity", "unit")),
        Column("Rate (INR)", 20, lambda _, g: money(g.rate), ("rate",)),
        Column("Taxable Value\n(INR)", 25, lambda _, g: money(g.taxable), ("taxable_value",)),
        Column("IGST\n%", 11, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("IGST Amt\n(INR)", 24, lambda _, g: money(g.igst)),
    ]
    y = draw_table(sheet, columns, deal.lines, x=10, y=end, bottom=205, style=Style("grid", 8.2, pad=0.9))
    _foot(sheet, deal, manner, y)


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money = manner.money
    sums = Flow(sheet, 122, y + 1.5, 77)
    desk.sums(sums, [("Total Taxable Value", money(deal.taxable), "taxable_value")])
    desk.sums(sums, desk.head_rows(deal, manner, "Total {}"))
    desk.sums(sums, desk.rounded(deal, manner, "Round Off"))
    desk.sums(sums, [("Total Invoice Value", manner.priced(deal.total), "total")], bold=True)
    left = Flow(sheet, 12, y + 1.5, 104)
    left.say("Amount in words :")
    left.say(deal.words, "total_in_words", bold=True)
    end = max(sums.y, left.y) + 1
    sheet.box(10, y, 190, end - y)
    sheet.line(120, y, 120, end)
    low = Flow(sheet, 12, end + 1.5, 110, size=8)
    low.say("Declaration", bold=True)
    low.say(
        "We declare that this invoice shows the actual price of the goods and that all particulars are true."
    )
    desk.sign(sheet, 198, end + 2, f"For {deal.seller.name}", "Authorised Signatory")


LAYOUT = Layout(
    "zone_paid",
    ("b2b",),
    draw,
    (Manner("05-Apr-2026", symbol="INR "), Manner("05/04/2026", symbol="₹ "), Manner("05.04.2026")),
    Terms(lines=(1, 5), apart=True, words=("INR", "Indian Rupees")),
    size=8.8,
)
