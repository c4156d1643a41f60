"""A building materials dealer's bill with carriage: a printed frame, labels inside it, sums with `/-`."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase, slash
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = (
    Good("TMT Bar Fe 550", "72142090", ("18", "18"), "KGS", 52, 68, sizes=("8mm", "12mm", "16mm")),
    Good("GI Pipe Medium", "73063090", ("18", "18"), "MTR", 180, 640, sizes=("1 inch", "2 inch")),
    Good("Vitrified Tiles Box", "69072100", ("18", "18"), "BOX", 320, 890, sizes=("600x600", "600x1200")),
    Good("White Cement Putty", "32141000", ("18", "18"), "BAG", 560, 920, sizes=("40kg", "20kg")),
    Good("Binding Wire", "72171010", ("18", "18"), "KGS", 58, 84, sizes=("20 SWG", "18 SWG")),
    Good("Flush Door 32mm", "44182900", ("18", "18"), "NOS", 1700, 3600, sizes=("7x3", "7x2.5")),
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    sheet.text(12, 8, "INVOICE", bold=True, size=22)
    right = Flow(sheet, 110, 8, 88)
    right.say(seller.name, "seller_name", bold=True, size=12)
    for row in (*seller.street, f"{seller.town}, {seller.region.name} {seller.pin}"):
        right.say(row, "seller_address")
    phrase(right, f"GSTIN/UIN {seller.gstin}", "seller_gstin", seller.gstin)
    phrase(right, f"Udyam no. {seller.udyam}", "seller_udyam", seller.udyam)
    left = Flow(sheet, 12, 20, 90)
    left.pair("Bill no.", deal.number, "invoice_number", indent=30, mark="")
    left.pair("Bill date", manner.day(deal.day), "invoice_date", indent=30, mark="")
    left.pair("Last date to pay", deal.due and manner.day(deal.due), "due_date", indent=30, mark="")
    left.pair("Order", deal.order_number, "order_number", indent=30, mark="")
    y = _parties(sheet, deal, max(left.y, right.y) + 3)
    columns = [
        Column("Material", 66, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 20, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Nos./Wt.", 26, lambda _, g: f"{quantity(g.quantity)} {g.unit}", ("quantity", "unit")),
        Column("Rate", 22, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("GST", 16, lambda _, g: percent(g.gst_rate), ("gst_rate",), "C"),
        Column("Amount", 36, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(sheet, columns, deal.lines, x=12, y=y, bottom=200, style=Style("grid", 9, pad=1.2))
    _sums(sheet, deal, manner, y + 2)


def _parties(sheet: Sheet, deal: Deal, y: float) -> float:
    buyer = deal.customer
    left, right = Flow(sheet, 12, y, 90), Flow(sheet, 110, y, 88)
    left.say("Bill to", bold=True, size=8)
    left.say(buyer.name, "buyer_name")
    left.say(f"{', '.join(buyer.street)}, {buyer.town} {buyer.pin}", "buyer_address")
    phrase(left, f"GSTIN/UIN {buyer.gstin}", "buyer_gstin", buyer.gstin)
    if deal.ship_to is not None:
        right.say("Unload at site", bold=True, size=8)
        right.say(
            f"{', '.join(deal.ship_to.street)}, {deal.ship_to.town} {deal.ship_to.pin}", "delivery_address"
        )
    supply = f"{deal.place_of_supply}, code {code(deal)}"
    phrase(right, f"State of supply {supply}", "place_of_supply", supply)
    right.say(f"Lorry {deal.seller.region.letters} {int(buyer.pin) % 60 + 1:02d} GA {buyer.phone[-4:]}")
    return max(left.y, right.y) + 3


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 120, y, 77)
    sums.between("Cost of material", manner.money(deal.taxable - deal.shipping))
    sums.between("Loading & carriage", manner.money(deal.shipping), "shipping")
    sums.between("Value for tax", manner.money(deal.taxable), "taxable_value")
    rate = percent(deal.lines[0].gst_rate / len(heads_of(deal)))
    for label, name in heads_of(deal):
        sums.between(f"{label} @{rate}", manner.money(getattr(deal, name)), name)
    sums.between("Rounding", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sheet.box(118, sums.y + 0.5, 81, 8, weight=0.5)
    sheet.text(120, sums.y + 2.4, "Total to be paid", bold=True)
    sheet.text(197, sums.y + 2, f"Rs. {slash(deal.total)}", bold=True, size=11, align="R", name="total")
    left = Flow(sheet, 12, y, 98, size=8.5)
    phrase(left, f"In words: {deal.words}", "total_in_words", deal.words)
    left.gap()
    left.say("Whether tax is payable on reverse charge basis: No", "reverse_charge")
    left.say("Material is counted and weighed before unloading. No claim after unloading.")
    left.say(f"Pay by RTGS: Nagrik Bank, a/c 34{deal.seller.phone}, IFSC NGRK0{deal.seller.pin}.")
    if "signature" not in sheet.omit:
        at = max(left.y, sums.y + 10) + 5
        sheet.text(198, at, f"{deal.seller.name}", size=8.5, align="R")
        sheet.scribble(172, at + 5, ((0, 3), (2, 0), (5, 4), (9, 0), (14, 3), (19, 2)))
        sheet.text(198, at + 12, "Signed for the seller", size=8.5, align="R", name="signature")


LAYOUT = Layout(
    "lorry_load",
    ("b2b",),
    draw,
    (Manner("5th April 2026"), Manner("05-Apr-2026"), Manner("05/04/2026")),
    Terms(lines=(1, 5), freight=True, rounding="total", hsn_digits=4, shelf=_SHELF),
    face="dejavu",
    size=9,
)
