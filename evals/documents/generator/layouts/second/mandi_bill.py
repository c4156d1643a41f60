"""A wholesale market's bill: jurisdiction and an invocation on top, telephones, a table without lines."""

from __future__ import annotations

from dataclasses import replace

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import code, with_hsn
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    y = _letterhead(sheet, deal)
    buyer = deal.customer
    left = Flow(sheet, 12, y + 2, 104)
    left.pair("Party", buyer.name.upper(), "buyer_name", mark=" :", bold=True)
    left.pair("Add.", f"{', '.join(buyer.street)}", "buyer_address", mark=" :")
    left.pair("Stn.", f"{buyer.town} {buyer.pin}", "buyer_address", mark=" :")
    left.pair("Party's GSTIN", buyer.gstin, "buyer_gstin", mark=" :")
    right = Flow(sheet, 134, y + 2, 64)
    right.pair("Bill No.", deal.number, "invoice_number", indent=22, bold=True)
    right.pair("Dt.", manner.day(deal.day), "invoice_date", indent=22)
    right.pair("P.O.S.", f"{code(deal)} {deal.place_of_supply}", "place_of_supply", indent=22)
    right.pair("Lorry No.", f"{deal.seller.region.letters} 04 T {deal.seller.pin[-4:]}", indent=22)
    right.pair("Rev. Charge", "No", "reverse_charge", indent=22)
    y = max(left.y, right.y) + 2
    sheet.line(12, y, 198, y, weight=0.5)
    columns = [
        Column("S.No", 12, lambda i, _: f"{i + 1})", align="L"),
        Column("Commodity", 88, lambda _, g: with_hsn(sheet, g, "HSN "), ("description", "hsn"), "L"),
        Column("Quantity", 32, lambda _, g: f"{quantity(g.quantity)} {g.unit.lower()}", ("quantity", "unit")),
        Column("Rate Rs.", 24, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("Value Rs.", 30, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=12, y=y + 1, bottom=190, style=Style("none", 9.5, pad=1), least=70
    )
    sheet.line(12, y, 198, y, weight=0.5)
    _sums(sheet, deal, manner, y + 2)


def _letterhead(sheet: Sheet, deal: Deal) -> float:
    seller = deal.seller
    sheet.text(105, 6, f"SUBJECT TO {seller.town.upper()} JURISDICTION", size=7, align="C")
    sheet.text(105, 10, "|| Shri Ganeshaya Namah ||", size=8, align="C")
    if "seller_gstin" not in sheet.omit:
        sheet.text(12, 10, f"GSTIN/UIN {seller.gstin}", size=8.5, bold=True)
        sheet.says("seller_gstin", str(seller.gstin))
    for place, (kind, number) in enumerate((("(O)", f"26{seller.phone[:5]}"), ("(M)", seller.phone))):
        sheet.text(198, 8 + place * 4, f"{kind} {number}", size=8.5, align="R")
    head = Flow(sheet, 12, 17, 186)
    head.say(seller.name.upper(), "seller_name", bold=True, size=20, centred=True)
    head.say("Wholesale Merchants & Commission Agents", size=9, centred=True)
    where = f"{', '.join(seller.street)}, {seller.town.upper()}-{seller.pin} ({seller.region.letters})"
    head.say(where, "seller_address", centred=True)
    if seller.fssai and "seller_fssai" not in sheet.omit:
        head.say(f"Food Lic. No. {seller.fssai}", centred=True)
        sheet.says("seller_fssai", seller.fssai)
    head.say("GST INVOICE", bold=True, size=10, centred=True)
    sheet.line(12, head.y, 198, head.y, weight=0.5)
    return head.y


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    rate = deal.lines[0].gst_rate
    sums = Flow(sheet, 120, y, 77)
    sums.between("Goods Value", manner.money(deal.taxable), "taxable_value")
    if deal.inter_state:
        sums.between(f"Add : I.G.S.T. @ {percent(rate)}", manner.money(deal.igst), "igst")
    else:
        sums.between(f"Add : C.G.S.T. @ {percent(rate / 2)}", manner.money(deal.cgst), "cgst")
        sums.between(f"Add : S.G.S.T. @ {percent(rate / 2)}", manner.money(deal.sgst), "sgst")
    if deal.round_off:
        label = "Less : Rounding" if deal.round_off < 0 else "Add : Rounding"
        sums.between(label, manner.money(abs(deal.round_off)), "round_off")
    sums.gap(0.4)
    whole = replace(manner, places=0).money(deal.total)
    sums.between("BILL AMOUNT", f"{manner.symbol}{whole}/-", "total", bold=True)
    left = Flow(sheet, 12, y, 100, size=8.5)
    left.say(f"In words : {deal.words}" if "total_in_words" not in sheet.omit else "")
    if "total_in_words" not in sheet.omit:
        sheet.says("total_in_words", deal.words)
    left.gap()
    left.say(f"Bank : Gramin Vikas Bank, A/c No. 0{deal.seller.phone}21, IFSC GVBK0{deal.seller.pin}")
    left.say("Interest @ 18% p.a. will be charged if the bill is not paid within 7 days.")
    left.say("Our responsibility ceases once goods leave our godown. E.&O.E.")
    if "signature" not in sheet.omit:
        end = max(sums.y, left.y) + 6
        sheet.text(198, end, f"for {deal.seller.name.upper()}", align="R", bold=True, size=8.5)
        sheet.scribble(165, end + 5, ((0, 3), (3, 0), (6, 4), (9, 1), (14, 3), (19, 0)))
        sheet.text(198, end + 13, "Prop./Manager", align="R", size=8.5, name="signature")


LAYOUT = Layout(
    "mandi_bill",
    ("b2b",),
    draw,
    (Manner("05/04/2026", symbol="Rs."), Manner("05-04-2026"), Manner("05.04.2026", grouped=False)),
    Terms(lines=(1, 6), rounding="total", one_rate=True, hsn_digits=4, words=("Rupees", "Rs.")),
    face="times",
    size=9.5,
)
