"""A service firm's invoice: facts in a side column, SAC under each job, bank lines at the foot."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fifth.places import one_line
from evals.documents.generator.layouts.fourth.entries import heads_of
from evals.documents.generator.layouts.parts import code, sign, with_hsn
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.line(64, 12, 64, 150, weight=0.4)
    side = Flow(sheet, 12, 14, 48, size=8.5)
    for label, text, name in (
        ("Tax invoice no", deal.number, "invoice_number"),
        ("Raised on", manner.day(deal.day), "invoice_date"),
        ("GSTIN of supplier", deal.seller.gstin, "seller_gstin"),
        ("MSME Udyam", deal.seller.udyam, "seller_udyam"),
        ("GSTIN of recipient", buyer.gstin, "buyer_gstin"),
        ("Place of supply", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply"),
        ("Reverse charge", "No", "reverse_charge"),
        ("Job attended by", seller.person, ""),
    ):
        if text and name not in sheet.omit:
            side.say(label.upper(), size=6.5)
            side.say(text, name or None, bold=True)
            side.gap(0.6)
    main = Flow(sheet, 70, 14, 128)
    main.say(seller.name, "seller_name", bold=True, size=15)
    main.say(one_line(seller), "seller_address")
    main.gap()
    main.say("Customer", size=7.5)
    main.say(buyer.name, "buyer_name", bold=True)
    main.say(one_line(buyer), "buyer_address")
    columns = [
        Column("Job done", 56, lambda _, g: with_hsn(sheet, g, "SAC "), ("description", "hsn"), "L"),
        Column("Units", 18, lambda _, g: f"{quantity(g.quantity)} {g.unit.lower()}", ("quantity", "unit")),
        Column("Charge", 24, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("Value", 30, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=70, y=main.y + 5, bottom=190, style=Style("rows", 8.5, pad=1.2)
    )
    sums = Flow(sheet, 124, y + 3, 73.2)
    sums.between("Value of service", manner.money(deal.taxable), "taxable_value")
    heads = heads_of(deal)
    for label, name in heads:
        part = percent(deal.lines[0].gst_rate / len(heads))
        sums.between(f"Plus {label} {part}", manner.money(getattr(deal, name)), name)
    sums.between("Rounding", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sums.gap(0.4)
    sums.size = 12
    sums.between("Pay", manner.priced(deal.total), "total", bold=True)
    rest = Flow(sheet, 70, sums.y + 4, 128, size=8.5)
    rest.say(deal.words, "total_in_words")
    rest.say(f"UPI {seller.phone}@upi.example  A/c 39{seller.phone}  IFSC SGBX0{seller.pin}")
    sign(sheet, deal, 198, rest.y + 6, label="For the firm")


LAYOUT = Layout(
    "job_card",
    ("b2b", "b2c"),
    draw,
    (
        Manner("05 Apr 2026", symbol="₹"),
        Manner("April 5, 2026", symbol="₹ "),
        Manner("05-04-2026", symbol="Rs."),
    ),
    Terms(
        lines=(1, 4), services=True, one_rate=True, rounding="total", hsn_digits=6, words=("Rupees", "INR")
    ),
    face="sans",
    size=9.5,
)
