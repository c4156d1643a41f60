"""A restaurant's bill on a half sheet: covers and steward in a strip, quantity first, tax on its base."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.layouts.seventh.marks import added, pieces, postal, strip
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_MENU = tuple(
    Good(name, "996331", ("5", "5"), "NOS", low, high, True)
    for name, low, high in (
        ("Tomato Basil Soup", 110, 190), ("Fish Amritsari", 320, 480), ("Malai Kofta", 240, 360),
        ("Kadhai Chicken (half)", 310, 420), ("Lachha Paratha", 45, 80), ("Veg Dum Biryani", 230, 340),
        ("Green Salad", 70, 130), ("Mineral Water 1 L", 30, 60), ("Fresh Lime Soda", 70, 120),
        ("Kulfi Falooda", 110, 180),
    )
)  # fmt: skip


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, money = deal.seller, manner.money
    sheet.fill(0, 0, 148, 3, (112, 32, 44))
    head = Flow(sheet, 10, 8, 94)
    head.say(seller.name, "seller_name", bold=True, size=14)
    head.width = 128
    head.say("Family restaurant & banquets", size=8.5)
    head.say(postal(seller), "seller_address", size=8.5)
    phrase(head, f"GSTIN {seller.gstin}", "seller_gstin", seller.gstin, size=8.5)
    phrase(head, f"Food licence {seller.fssai}", "seller_fssai", seller.fssai, size=8.5)
    sheet.text(138, 8.5, "GUEST CHECK", bold=True, size=10.5, align="R", ink=(112, 32, 44))
    y = strip(
        sheet,
        (
            (34, "Check No", deal.number, "invoice_number"),
            (30, "Business day", manner.day(deal.day), "invoice_date"),
            (16, "Table", "T-14", ""),
            (14, "Covers", "4", ""),
            (34, "Steward", seller.person.split()[0], ""),
        ),
        (10, head.y + 2.5),
    )
    columns = [
        Column("Qty", 12, lambda _, g: quantity(g.quantity), ("quantity",), "C"),
        Column("Dish", 72, lambda _, g: g.description, ("description",), "L"),
        Column("Each", 20, lambda _, g: money(g.rate), ("rate",)),
        Column("Charge", 24, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet,
        columns,
        deal.lines,
        x=10,
        y=y + 3,
        bottom=150,
        style=Style("rows", 9, pad=0.8, bold_head=False),
    )
    many = pieces(sheet, deal)
    sheet.text(11, y + 1.5, f"{many} portions" if many else "", size=8)
    sums = Flow(sheet, 66, y + 1.5, 71.2, size=9)
    added(sums, [("Food & beverage", money(deal.taxable), "taxable_value")])
    half = percent(deal.lines[0].gst_rate / 2)
    for label, name in (("CGST", "cgst"), ("SGST", "sgst")):
        added(sums, [(f"{label} {half} on {money(deal.taxable)}", money(getattr(deal, name)), name)])
    added(sums, [("Rounding", money(deal.round_off) if deal.round_off else "", "round_off")])
    sheet.line(66, sums.y + 0.5, 138, sums.y + 0.5, weight=0.5)
    sums.gap(0.5)
    sums.size = 12
    sums.between("To pay", manner.priced(deal.total), "total", bold=True)
    foot = Flow(sheet, 10, sums.y + 5, 128, size=8.5)
    phrase(foot, f"Settled by {deal.payment_mode}", "payment_mode", deal.payment_mode)
    foot.say("SAC 996331. No service charge is levied. Tips are for the staff: 5% 10% 15% ________")
    foot.say("Party orders above 20 covers get 12% less. Open 11.30 am to 11.00 pm.")


LAYOUT = Layout(
    "guest_check",
    ("receipt",),
    draw,
    (Manner("05 Apr 2026", symbol="₹ "), Manner("05/04/26", symbol="Rs "), Manner("5-Apr-26", symbol="₹")),
    Terms(lines=(2, 10), exclusive=True, rounding="total", shelf=_MENU),
    size=9,
    page=(148, 210),
)
