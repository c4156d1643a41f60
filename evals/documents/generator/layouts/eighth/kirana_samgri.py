"""A composition dealer's bill of supply in Hindi: Hindi labels alone, names and figures in Latin."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import FOOD
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eighth.stationery import full, run
from evals.documents.generator.layouts.fourth.entries import phrase, slash
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_RED = (150, 20, 24)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(12, 8, "।। शुभ लाभ ।।", size=8, ink=_RED)
    sheet.text(136, 8, f"मो. {seller.phone}", size=8, align="R")
    head = Flow(sheet, 10, 13, 128)
    head.say(seller.name, "seller_name", bold=True, size=17, centred=True)
    head.say("किराना, अनाज, मसाले एवं पूजन सामग्री", centred=True, size=9)
    head.say(full(seller), "seller_address", centred=True, size=8.5)
    phrase(head, f"जीएसटी नं. {seller.gstin}", "seller_gstin", seller.gstin, centred=True)
    phrase(head, f"FSSAI {seller.fssai}", "seller_fssai", seller.fssai, centred=True, size=8)
    phrase(head, deal.declaration, "declaration", deal.declaration, centred=True, size=7.5)
    y = head.y + 1
    sheet.line(10, y, 138, y, weight=0.5)
    sheet.text(74, y + 1, "सप्लाई बिल / BILL OF SUPPLY", bold=True, size=10.5, align="C")
    run(sheet, (12, y + 8), [("क्रमांक", deal.number, "invoice_number")])
    run(sheet, (96, y + 8), [("दिनांक", manner.day(deal.day), "invoice_date")])
    to = Flow(sheet, 12, y + 14, 124)
    phrase(to, f"श्रीमान {buyer.name}", "buyer_name", buyer.name, bold=True)
    phrase(to, f"पता {full(buyer)}", "buyer_address", full(buyer))
    phrase(to, f"ग्राहक जीएसटी नं. {buyer.gstin}", "buyer_gstin", buyer.gstin)
    columns = [
        Column("क्र.", 10, lambda i, _: f"{i + 1}", align="C"),
        Column("नग", 20, lambda _, g: f"{quantity(g.quantity)} {g.unit.lower()}", ("quantity", "unit"), "C"),
        Column("सामान का नाम", 40, lambda _, g: g.description, ("description",), "L"),
        Column("एचएसएन", 16, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("भाव", 18, lambda _, g: slash(g.rate), ("rate",)),
        Column("रुपये", 24, lambda _, g: slash(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=10, y=to.y + 2, bottom=158, style=Style("columns", 9, pad=1), least=70
    )
    sums = Flow(sheet, 84, y + 2, 53)
    sums.between("कुल", slash(deal.taxable), "taxable_value")
    sums.between("पूर्णांक", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sums.size = 11
    sums.between("कुल रुपये", f"{manner.symbol}{slash(deal.total)}", "total", bold=True)
    left = Flow(sheet, 12, y + 2, 68, size=8)
    left.say(f"अक्षरी: {deal.words}" if "total_in_words" not in sheet.omit else "")
    if "total_in_words" not in sheet.omit:
        sheet.says("total_in_words", deal.words)
    left.say("भूल चूक लेनी देनी। उधार 15 दिन में चुकाएँ, बाद में 2% मासिक ब्याज।")
    if "signature" not in sheet.omit:
        end = max(left.y, sums.y) + 4
        sheet.scribble(108, end, ((0, 3), (3, 0), (5, 4), (9, 1), (15, 3)))
        sheet.text(137, end + 7, "हस्ताक्षर विक्रेता", align="R", name="signature")


LAYOUT = Layout(
    "kirana_samgri",
    ("bill_of_supply",),
    draw,
    (
        Manner("05/04/2026", symbol="₹ "),
        Manner("05-04-2026", symbol="₹"),
        Manner("05.04.2026", symbol="Rs. "),
    ),
    Terms(lines=(1, 7), hsn_digits=4, shelf=FOOD),
    face="sans",
    size=9,
    page=(148, 210),
)
