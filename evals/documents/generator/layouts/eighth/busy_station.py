"""A trader's accounting program: transport and station beside the number, tax added below the goods."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eighth.stationery import full
from evals.documents.generator.layouts.fourth.entries import Cell, block, phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.seventh.marks import pieces
from evals.documents.generator.layouts.sixth.setting import facts, signed
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, percent
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    y = _head(sheet, deal, manner)
    money = manner.money
    columns = [
        Column("S.N.", 9, lambda i, _: f"{i + 1}.", align="C"),
        Column("Description of Goods", 62, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/SAC\nCode", 19, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty.", 17, lambda _, g: f"{g.quantity:.2f}", ("quantity",)),
        Column("Unit", 12, lambda _, g: g.unit.title(), ("unit",), "C"),
        Column("Price", 22, lambda _, g: money(g.rate), ("rate",)),
        Column("Discount", 18, lambda _, g: percent(g.discount_pct, places=2)),
        Column("Amount(Rs.)", 27, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    style = Style("columns", 8.5)
    y = draw_table(sheet, columns, deal.lines, x=12, y=y, bottom=165, style=style, least=58)
    _below(sheet, deal, manner, y)


def _head(sheet: Sheet, deal: Deal, manner: Manner) -> float:
    seller = deal.seller
    head = Flow(sheet, 14, 10, 182)
    if "seller_gstin" not in sheet.omit:
        sheet.text(14, 10, f"GSTIN : {seller.gstin}", bold=True)
        sheet.says("seller_gstin", str(seller.gstin))
    sheet.text(196, 10, "Original Copy", align="R")
    head.gap(1.2)
    head.say("TAX INVOICE", bold=True, centred=True)
    head.say(seller.name.upper(), "seller_name", bold=True, size=15, centred=True)
    head.say(full(seller), "seller_address", centred=True)
    head.say(f"Tel. : {seller.phone}   email : {seller.email}", centred=True)
    top = head.y + 1
    left, right = Flow(sheet, 14, top + 1, 92), Flow(sheet, 108, top + 1, 88)
    facts(
        left,
        (
            ("Invoice No.", deal.number, "invoice_number"),
            ("Dated", manner.day(deal.day), "invoice_date"),
            ("Place of Supply", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply"),
            ("Reverse Charge", "N", "reverse_charge"),
            ("GR/RR No.", f"{int(deal.lines[0].rate)}7", ""),
        ),
        indent=32,
    )
    facts(
        right,
        (
            ("Transport", "Own Tempo", ""),
            ("Vehicle No.", "XX 14 ZC 7702", ""),
            ("Station", (deal.ship_to or deal.customer).town, ""),
            ("Order No.", deal.order_number, "order_number"),
            ("Due On", manner.day(deal.due) if deal.due else "", "due_date"),
        ),
        indent=32,
    )
    y = max(left.y, right.y) + 1
    sheet.box(12, top, 186, y - top)
    sheet.line(106, top, 106, y)
    return _parties(sheet, deal, y)


def _parties(sheet: Sheet, deal: Deal, y: float) -> float:
    buyer, site = deal.customer, deal.ship_to
    left, right = Flow(sheet, 14, y + 1, 90), Flow(sheet, 108, y + 1, 88)
    left.say("Billed to :", bold=True)
    left.say(buyer.name, "buyer_name")
    left.say(full(buyer), "buyer_address")
    phrase(left, f"GSTIN / UIN : {buyer.gstin}", "buyer_gstin", buyer.gstin)
    right.say("Shipped to :", bold=True)
    if site and not {"buyer_name", "buyer_address"} & sheet.omit:
        right.say(site.name)
        right.say(full(site), "delivery_address")
    else:
        right.say("As billed")
    end = max(left.y, right.y) + 1
    sheet.box(12, y, 186, end - y)
    sheet.line(106, y, 106, end)
    return end


def _below(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    top, money = y, manner.money
    y += 1
    for part in rates_of(deal):
        heads = (("IGST", part.igst),) if deal.inter_state else (("CGST", part.cgst), ("SGST", part.sgst))
        for label, amount in heads:
            sheet.text(82, y, f"Add : {label}", align="R")
            sheet.text(150, y, f"@ {part.rate / len(heads):.2f} %", align="R")
            sheet.text(197, y, money(amount), align="R")
            y += 4.2
    if deal.round_off:
        word, sign = ("Add", "+") if deal.round_off > 0 else ("Less", "-")
        sheet.text(82, y, f"{word} : Rounded Off ({sign})", align="R")
        sheet.text(197, y, money(abs(deal.round_off)), align="R")
        sheet.says("round_off", money(abs(deal.round_off)))
        y += 4.2
    sheet.box(12, top, 186, y + 0.5 - top)
    many = pieces(sheet, deal)
    sheet.text(82, y + 1.5, "Grand Total", bold=True, align="R")
    sheet.text(119, y + 1.5, many, bold=True, align="R")
    sheet.text(197, y + 1.5, manner.priced(deal.total), bold=True, align="R", name="total")
    sheet.box(12, y + 0.5, 186, 6)
    y += 8
    y = _tax_table(sheet, deal, manner, y)
    words = Flow(sheet, 14, y + 1.5, 182)
    words.say(deal.words, "total_in_words", bold=True)
    words.gap(0.4)
    words.say("Bank Details : Sahyadri Gramin Bank, A/C No. 30451200007718, IFSC SGBN0003045", size=8)
    words.gap(0.4)
    end = words.y
    terms = Flow(sheet, 14, end + 1, 92, size=7.5)
    terms.say("Terms & Conditions   E.& O.E.", bold=True)
    terms.say("1. Goods once sold will not be taken back.")
    terms.say("2. Interest @ 18% p.a. will be charged if the payment is not made within the stipulated time.")
    terms.say(f"3. Subject to '{deal.seller.town}' Jurisdiction only.")
    sheet.text(110, end + 1, "Receiver's Signature :")
    signed(sheet, 196, end + 7, "Authorised Signatory", above=f"for {deal.seller.name}")
    sheet.box(12, end, 186, 24)


def _tax_table(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    money = manner.money
    heads = ("igst",) if deal.inter_state else ("cgst", "sgst")
    rows: list[list[Cell]] = [
        ["Tax Rate", "Taxable Amt.", *(f"{name.upper()} Amt." for name in heads), "Total Tax"]
    ]
    for part in rates_of(deal):
        taxes = [money(getattr(part, name)) for name in heads]
        rows.append([percent(part.rate), money(part.taxable), *taxes, money(part.tax)])
    sums = [(money(getattr(deal, name)), name) for name in heads]
    rows.append(["Total", (money(deal.taxable), "taxable_value"), *sums, money(deal.tax)])
    return block(
        sheet, rows, [24, 30, *([28] * len(heads)), 30], 14, y, size=7.8, ruled=False, last_bold=True
    )


LAYOUT = Layout(
    "busy_station",
    ("b2b",),
    draw,
    (
        Manner("05-04-2026", symbol="Rs. "),
        Manner("05/04/2026", symbol="₹ "),
        Manner("05-04-2026", symbol="₹"),
    ),
    Terms(lines=(1, 7), discounts=True, words=("Rupees", "Rs.")),
    face="sans",
    size=8.8,
)
