"""A hardware dealer's bill and challan in one: a strip of six facts, packs, list price less discount."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.seventh.marks import added, postal, rounding, strip, tax_lines
from evals.documents.generator.layouts.sixth.setting import signed
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = (
    Good("MS Butt Hinges", "83021010", ("18", "18"), "PCS", 18, 95, sizes=("3 in", "4 in", "5 in")),
    Good("Tower Bolt SS", "83024190", ("18", "18"), "PCS", 40, 210, sizes=("6 in", "10 in")),
    Good("Drywall Screws Black", "73181500", ("18", "18"), "BOX", 120, 340, sizes=("6x25", "8x50")),
    Good("Mortise Lock Set", "83014090", ("18", "18"), "NOS", 420, 1600, sizes=("65mm", "80mm")),
    Good("Wire Nails", "73170013", ("18", "18"), "KGS", 72, 110, sizes=("1.5 in", "2.5 in")),
    Good("GI Binding Wire 20G", "72172010", ("18", "18"), "KGS", 68, 96),
    Good("PVC Ball Valve", "84818030", ("18", "18"), "NOS", 55, 380, sizes=("1/2 in", "1 in")),
    Good("Teflon Tape 12mm", "39199090", ("18", "18"), "ROL", 9, 28),
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    sheet.box(10, 8, 190, 8)
    phrase(Flow(sheet, 12, 10, 60), f"GSTIN {seller.gstin}", "seller_gstin", seller.gstin, bold=True)
    sheet.text(105, 10, "TAX INVOICE CUM DELIVERY CHALLAN", bold=True, align="C")
    sheet.text(198, 10, "DUPLICATE FOR TRANSPORTER", size=7, align="R")
    head = Flow(sheet, 14, 18, 182)
    head.say(seller.name, "seller_name", bold=True, size=18, centred=True)
    head.say("Builders' hardware, fittings, fasteners and sanitary goods", size=8.5, centred=True)
    head.say(postal(seller), "seller_address", centred=True)
    head.say(f"Off. {seller.phone}   e-mail {seller.email}", size=8, centred=True)
    y = strip(
        sheet,
        (
            (36, "Bill & Challan No.", deal.number, "invoice_number"),
            (28, "Bill Date", manner.day(deal.day), "invoice_date"),
            (34, "Your Order", deal.order_number or "Verbal", "order_number" if deal.order_number else ""),
            (28, "Payment by", manner.day(deal.due) if deal.due else "", "due_date"),
            (40, "Supply to State", f"{code(deal)} {deal.place_of_supply}", "place_of_supply"),
            (24, "Tax on RCM", "No", "reverse_charge"),
        ),
        (10, head.y + 2),
    )
    y = _parties(sheet, deal, y)
    columns = [
        Column("Sr", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("Particulars", 54, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 18, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Packing", 18, _packing, align="C"),
        Column("Qty", 12, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Unit", 11, lambda _, g: g.unit, ("unit",), "C"),
        Column("List", 18, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("Less", 12, lambda _, g: percent(g.discount_pct) if g.discount_pct else "Net"),
        Column("GST", 12, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Amount", 27, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=10, y=y, bottom=215, style=Style("columns", 8.5, pad=0.9), least=92
    )
    _foot(sheet, deal, manner, y)


def _packing(_: int, line: Line) -> str:
    return {"PCS": "1 x 12", "BOX": "1 x 1000", "KGS": "25 kg bag"}.get(line.unit, "loose")


def _parties(sheet: Sheet, deal: Deal, y: float) -> float:
    buyer, site = deal.customer, deal.ship_to
    left, right = Flow(sheet, 12, y + 1.5, 92), Flow(sheet, 107, y + 1.5, 91)
    left.say("Details of Receiver (Billed to)", size=7.5)
    left.say(buyer.name, "buyer_name", bold=True)
    left.say(postal(buyer), "buyer_address")
    phrase(left, f"GSTIN {buyer.gstin}", "buyer_gstin", buyer.gstin)
    right.say("Details of Consignee (Shipped to)", size=7.5)
    if site is None or {"buyer_name", "buyer_address"} & sheet.omit:
        right.say("Same as receiver")
    else:
        right.say(site.name, bold=True)
        right.say(postal(site), "delivery_address")
    end = max(left.y, right.y, y + 20) + 1
    sheet.box(10, y, 190, end - y)
    sheet.line(105, y, 105, end)
    return end


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 128, y + 2, 71, size=9)
    added(sums, [("Goods value", manner.money(deal.taxable), "taxable_value")])
    added(sums, tax_lines(deal, manner, "Add {}"))
    added(sums, rounding(deal, manner, "Paise adjusted"))
    sheet.line(126, sums.y, 200, sums.y)
    sums.gap(0.3)
    sums.between("BILL AMOUNT", manner.priced(deal.total), "total", bold=True)
    left = Flow(sheet, 12, y + 2, 110, size=8)
    left.say(deal.words, "total_in_words", bold=True)
    left.gap()
    left.say("Goods once sold are not taken back. Breakage in transit is at the buyer's risk.")
    left.say("Overdue bills bear 21% a year. Cheque return charge Rs. 500.00 each.")
    left.say("Bank: Grameen Sahakari Bank, A/c 004410023187, IFSC GSBK0000441")
    end = max(sums.y, left.y) + 2
    sheet.box(10, y, 190, end - y)
    sheet.line(126, y, 126, end)
    sheet.text(12, end + 14, "Receiver's signature and stamp", size=8)
    signed(sheet, 200, end + 3, "Partner / Manager", above=f"For {deal.seller.name}")


LAYOUT = Layout(
    "challan_bill",
    ("b2b",),
    draw,
    (Manner("05-04-2026", symbol="Rs. "), Manner("05/Apr/2026", symbol="₹"), Manner("05.04.2026")),
    Terms(lines=(2, 9), discounts=True, words=("Rupees", "Rs."), shelf=_SHELF),
    size=9,
)
