"""A cloud program's ruled template: boxes for head and parties, each tax with its rate and amount."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_PALE = (242, 243, 244)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    head = Flow(sheet, 14, 14, 110)
    head.say(seller.name, "seller_name", bold=True, size=12)
    desk.lines(head, desk.tall(seller), "seller_address")
    desk.held(sheet, head, f"GSTIN {seller.gstin}", [("seller_gstin", seller.gstin)])
    desk.held(sheet, head, f"FSSAI {seller.fssai}", [("seller_fssai", seller.fssai)])
    sheet.text(196, 30, "TAX INVOICE", size=18, align="R")
    y = max(head.y, 42) + 1
    sheet.box(12, 12, 186, y - 12)
    left, right = Flow(sheet, 14, y + 1, 88), Flow(sheet, 107, y + 1, 88)
    term = f"Net {(deal.due - deal.day).days}" if deal.due else "Due on Receipt"
    for label, text, name in (
        ("#", deal.number, "invoice_number"),
        ("Invoice Date", manner.day(deal.day), "invoice_date"),
        ("Terms", term, ""),
        ("Due Date", manner.day(deal.due) if deal.due else "", "due_date"),
        ("P.O.#", deal.order_number, "order_number"),
    ):
        left.pair(label, text, name or None, indent=34, bold=True)
    right.pair(
        "Place Of Supply", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply", indent=34, bold=True
    )
    right.pair("Reverse Charge", "No", "reverse_charge", indent=34, bold=True)
    end = max(left.y, right.y) + 1
    sheet.box(12, y, 93, end - y)
    sheet.box(105, y, 93, end - y)
    sheet.fill(12.1, end + 0.1, 185.8, 5, _PALE)
    sheet.text(14, end + 0.6, "Bill To", bold=True)
    sheet.text(107, end + 0.6, "Ship To", bold=True)
    bill, ship = Flow(sheet, 14, end + 6, 88), Flow(sheet, 107, end + 6, 88)
    bill.say(buyer.name, "buyer_name", bold=True)
    desk.lines(bill, desk.tall(buyer), "buyer_address")
    desk.held(sheet, bill, f"GSTIN {buyer.gstin}", [("buyer_gstin", buyer.gstin)])
    if not {"buyer_name", "buyer_address"} & sheet.omit:
        desk.lines(ship, desk.tall(deal.ship_to or buyer), "delivery_address")
    y = max(bill.y, ship.y) + 1
    sheet.box(12, end, 186, y - end)
    sheet.line(105, end, 105, y)
    _goods(sheet, deal, manner, y)


def _goods(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money, heads = manner.money, heads_of(deal)
    taxes: list[Column] = []
    for place, (head, name) in enumerate(heads):
        taxes += [
            Column(
                "%",
                11,
                lambda _, g: f"{quantity(g.gst_rate / len(heads))}%",
                ("gst_rate",) if not place else (),
                group=head,
            ),
            Column("Amt", 18, lambda _, g, name=name: money(getattr(g, name)), group=head),
        ]
    wide = 186 - 8 - 20 - 20 - 20 - 24 - sum(column.width for column in taxes)
    columns = [
        Column("#", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("Item & Description", wide, lambda _, g: g.description, ("description",), "L"),
        Column("HSN\n/SAC", 20, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Qty", 20, lambda _, g: f"{g.quantity:.2f}\n{g.unit.lower()}", ("quantity", "unit")),
        Column("Rate", 20, lambda _, g: money(g.rate), ("rate",)),
        *taxes,
        Column("Amount", 24, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    style = Style("grid", 8.2, shade=_PALE, pad=1)
    y = draw_table(sheet, columns, deal.lines, x=12, y=y, bottom=205, style=style)
    right = Flow(sheet, 127, y + 2, 69)
    rows = [
        [("Sub Total", money(deal.taxable), "taxable_value")],
        *([row] for row in desk.tax_rows(sheet, deal, manner, "{head}{rate} ({rate}%)")),
        *([row] for row in desk.rounded(deal, manner, "Rounding")),
    ]
    for row in rows:
        desk.sums(right, row)
        right.gap(0.25)
    desk.sums(right, [("Total", manner.priced(deal.total), "total")], bold=True)
    right.gap(0.25)
    desk.sums(right, [("Balance Due", manner.priced(deal.total), "")], bold=True)
    left = Flow(sheet, 14, y + 2, 106)
    left.say("Total In Words")
    left.say(deal.words, "total_in_words", bold=True)
    left.gap()
    left.say("Notes")
    left.say("Thanks for your business.", size=8)
    left.gap()
    left.say("Terms & Conditions", size=8)
    left.say("Payment by NEFT to the account on file. Claims within 3 days of receipt.", size=8)
    middle = right.y + 1
    sheet.line(125, middle, 198, middle)
    end = max(desk.sign(sheet, 190, middle + 3, "", "Authorized Signature"), left.y, middle + 20) + 1
    sheet.box(12, y, 186, end - y)
    sheet.line(125, y, 125, end)


LAYOUT = Layout(
    "books_sheet",
    ("b2b", "b2b", "b2c"),
    draw,
    (Manner("05/04/2026", symbol="₹"), Manner("05 Apr 2026", symbol="₹"), Manner("05/04/2026", symbol="Rs.")),
    Terms(lines=(1, 5), words=("Indian Rupee",)),
    size=8.8,
)
