"""The head of a bill: title, parties and entries, set in rows of blocks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import cast

from evals.documents.generator.composite.entry import Entry, set_entries
from evals.documents.generator.composite.paper import Paper, Spot
from evals.documents.generator.composite.party import draw_delivery, draw_party
from evals.documents.generator.composite.plan import Plan
from evals.documents.generator.composite.wording import label
from evals.documents.generator.deal import Deal
from evals.documents.generator.layouts.parts import code, print_qr
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Align

ARRANGEMENTS: dict[str, tuple[int, tuple[tuple[str, ...], ...]]] = {
    "title, seller, buyer | entries": (3, (("title",), ("seller",), ("buyer", "entries"))),
    "seller | title, buyer | entries": (3, (("seller", "title"), ("buyer", "entries"))),
    "title | seller, entries | buyer": (2, (("title", "seller"), ("entries", "buyer"))),
    "seller, title, entries, buyer | delivery": (2, (("seller",), ("title",), ("entries",), ("buyer",
    "delivery"))),
    "title, seller and buyer | entries": (3, (("title",), ("seller+delivery+buyer", "entries"))),
    "title, seller | buyer | entries": (1, (("title",), ("seller", "buyer", "entries"))),
    "title, seller | entries, buyer | delivery": (3, (("title",), ("seller", "entries"), ("buyer",
    "delivery"))),
    "title, seller | buyer, entries": (2, (("title",), ("seller", "buyer"), ("entries",))),
    "title and entries | seller, delivery | buyer": (1, (("title+entries", "seller"), ("delivery", "buyer"))),
    "seller | title and entries, buyer": (2, (("seller", "title+entries"), ("buyer",))),
    "entries first": (1, (("title",), ("entries",), ("buyer",), ("seller",))),
    "buyer, seller | entries": (1, (("title",), ("buyer", "seller"), ("entries",))),
    "seller at the foot": (1, (("title",), ("buyer", "entries"))),
}  # fmt: skip
_TITLES = {
    "invoice": (
        "TAX INVOICE",
        "Tax Invoice",
        "GST INVOICE",
        "GST TAX INVOICE",
        "INVOICE",
        "Tax Invoice (Rule 46)",
    ),
    "receipt": ("CASH MEMO", "CASH BILL", "Cash Memo", "RECEIPT"),
    "bill_of_supply": ("BILL OF SUPPLY", "Bill of Supply", "BILL OF SUPPLY (Composition)"),
    "credit_note": ("CREDIT NOTE", "Credit Note", "GST CREDIT NOTE", "CREDIT NOTE (Sales Return)"),
    "debit_note": ("DEBIT NOTE", "Debit Note", "GST DEBIT NOTE", "DEBIT NOTE (Rate Difference)"),
}
_HINDI_TITLES = {"invoice": "कर बीजक", "receipt": "नकद पर्ची", "bill_of_supply": "आपूर्ति बिल"}
_COPIES = (
    "",
    "",
    "(ORIGINAL FOR RECIPIENT)",
    "Original for Recipient",
    "Original / Duplicate / Triplicate",
    "ORIGINAL",
)


def title(plan: Plan, deal: Deal) -> str:
    """Return the paper's title."""
    found = plan.pick("title", _TITLES[deal.doc_type])
    hindi = _HINDI_TITLES.get(deal.doc_type)
    if hindi and plan.choices.get("language") != "english":
        return f"{hindi} / {found}"
    return found


def entries_of(plan: Plan, deal: Deal, manner: Manner) -> list[Entry]:
    """Return what the head tells beside the parties, in the plan's order."""
    kind = deal.doc_type
    number = label(plan, "invoice_number" if kind == "invoice" else f"{kind} number")
    dated = label(plan, "invoice_date" if kind == "invoice" else f"{kind} date")
    first = [Entry(number, deal.number, "invoice_number"), Entry(dated, manner.day(deal.day), "invoice_date")]
    if deal.original_day is not None:
        first += [
            Entry(label(plan, "original_invoice_number"), deal.original_number, "original_invoice_number"),
            Entry(
                label(plan, "original_invoice_date"), manner.day(deal.original_day), "original_invoice_date"
            ),
        ]
    rest: list[Entry] = []
    if deal.due is not None and plan.chance("due date", 0.6):
        rest.append(Entry(label(plan, "due_date"), manner.day(deal.due), "due_date"))
    if deal.order_number:
        word = "marketplace order" if deal.kind == "marketplace" else "order_number"
        rest.append(Entry(label(plan, word), deal.order_number, "order_number"))
    if deal.buyer is not None and (plan.chance("place of supply", 0.8) or deal.inter_state):
        rest.append(Entry(label(plan, "place_of_supply"), _place(plan, deal), "place_of_supply"))
    if deal.buyer is not None and plan.chance("reverse charge", 0.5):
        rest.append(
            Entry(label(plan, "reverse_charge"), plan.pick("no", ("No", "N", "NO")), "reverse_charge")
        )
    if deal.operator:
        rest.append(Entry(label(plan, "ecommerce_operator"), deal.operator, "ecommerce_operator"))
    if deal.payment_mode and plan.chance("payment mode", 0.7):
        rest.append(Entry(label(plan, "payment_mode"), deal.payment_mode, "payment_mode"))
    rest += _neighbours(plan, deal, manner)
    plan.rng("entries order").shuffle(rest)
    place = plan.pick("number and date stand", {"first": 6, "amid": 1})
    if place == "amid":
        middle = len(rest) // 2
        return [*rest[:middle], *first, *rest[middle:]]
    return [*first, *rest]


def _place(plan: Plan, deal: Deal) -> str:
    form = plan.pick(
        "place of supply form", ("{n}", "{n} ({c})", "{c}-{n}", "{c} - {n}", "{n}, Code: {c}", "{n} - {c}")
    )
    return form.format(n=deal.place_of_supply, c=code(deal))


def _neighbours(plan: Plan, deal: Deal, manner: Manner) -> list[Entry]:
    """Return entries that are no field of ours, as bills have."""
    if deal.kind in ("b2c", "marketplace", "receipt", "cash_memo"):
        return []
    rng = plan.rng("neighbours")
    day = deal.day
    pool = (
        Entry(rng.choice(("E-Way Bill No.", "EWB No", "e-Way Bill #")), f"{rng.randrange(10**11, 10**12)}"),
        Entry(
            rng.choice(("Vehicle No.", "Motor Vehicle No.", "Veh. No")),
            f"MH12 AB {rng.randrange(1000, 9999)}",
        ),
        Entry(rng.choice(("LR No.", "L.R. No", "GR/RR No.")), f"{rng.randrange(1000, 99999)}"),
        Entry(
            rng.choice(("Transporter", "Transport", "Despatched through")),
            rng.choice(("Own Vehicle", "Gati Roadways", "By Hand")),
        ),
        Entry(rng.choice(("Challan No.", "Delivery Note", "DC No.")), f"DC/{rng.randrange(10, 999)}"),
        Entry(
            rng.choice(("Delivery Note Date", "Challan Date", "DC Dt.")), manner.day(day - timedelta(days=1))
        ),
        Entry(
            rng.choice(("Terms of Payment", "Payment Terms", "Mode/Terms of Payment")),
            rng.choice(("30 Days", "Against delivery", "Net 15")),
        ),
        Entry(
            rng.choice(("Salesman", "Sales Person", "Rep.")), rng.choice(("Imran", "S. Pillai", "K. Joshi"))
        ),
        Entry(rng.choice(("Destination", "Station")), rng.choice(deal.customer.region.towns)[0]),
        Entry(rng.choice(("Customer Code", "Party Code", "Cust. ID")), f"C{rng.randrange(100, 9999)}"),
        Entry(rng.choice(("Date of Supply", "Supply Date")), manner.day(day)),
        Entry("Route", f"Beat {rng.randrange(1, 14)}"),
    )
    if deal.order_number and rng.random() < 0.4:
        pool = (
            *pool,
            Entry(rng.choice(("PO Date", "Order Date", "P.O. Dt.")), manner.day(day - timedelta(days=9))),
        )
    many = int(plan.pick("neighbours", ("0", "1", "2", "4", "6")))
    return rng.sample(pool, many)


def draw_head(paper: Paper, margin: float) -> float:
    """Print the head and return where it ends."""
    plan, deal, sheet = paper.plan, paper.deal, paper.sheet
    arrangement = plan.pick("arrangement", {name: often for name, (often, _) in ARRANGEMENTS.items()})
    rows = ARRANGEMENTS[arrangement][1]
    width = sheet.width - 2 * margin
    frame = plan.pick("head frame", {"none": 4, "boxes": 3, "rules": 2})
    shares = float(plan.pick("head share", ("0.5", "0.55", "0.6")))
    y = margin
    if plan.chance("words above the title", 0.15):
        sheet.text(
            sheet.width / 2,
            y,
            plan.pick(
                "above", ("|| Shree Ganeshay Namah ||", "Subject to local jurisdiction", "GST COMPLIANT BILL")
            ),
            size=7,
            align="C",
        )
        y += 4
    for row in rows:
        names = [name for name in row if deal.buyer is not None or name not in ("buyer", "delivery")]
        if not names:
            continue
        parts = [width] if len(names) == 1 else [width * shares, width * (1 - shares)]
        if len(names) == 3:
            parts = [width / 3] * 3
        y = _row(paper, (margin, y), names, parts, frame)
    if deal.irn:
        y = _portal(paper, (margin, y, width))
    return y + 1


def _row(paper: Paper, at: tuple[float, float], names: list[str], parts: list[float], frame: str) -> float:
    plan, sheet = paper.plan, paper.sheet
    x, y = at
    pad = 1.5 if frame == "boxes" else 0.0
    ends: list[float] = []
    left = x
    for place, (name, part) in enumerate(zip(names, parts, strict=True)):
        align: Align = "L"
        if name == "seller":
            aligns = ("L", "C") if len(names) == 1 else (("L", "L", "R") if place else ("L",))
            align = cast("Align", plan.pick("seller align", aligns))
        end = y + pad
        for block in name.split("+"):
            end = _DRAW[block](paper, (left + pad, end, part - 2 * pad - 2), align) + 0.8
        ends.append(end)
        left += part
    bottom = max(ends) + pad
    if frame == "boxes" and names != ["title"]:
        left = x
        for part in parts:
            sheet.box(left, y, part, bottom - y)
            left += part
    elif frame == "rules":
        sheet.line(x, bottom, x + sum(parts), bottom)
        bottom += 1
    return bottom + (0 if frame == "boxes" else 1)


def _title(paper: Paper, spot: Spot, _: Align) -> float:
    plan, sheet = paper.plan, paper.sheet
    x, y, width = spot
    size = float(plan.pick("title size", ("10", "13", "18")))
    align = cast("Align", plan.pick("title align", ("C", "C", "L", "R")))
    middle = x + {"L": 0.0, "C": width / 2, "R": width}[align]
    sheet.text(middle, y, title(plan, paper.deal), bold=True, size=size, align=align)
    y += size * 0.46
    copy = plan.pick("copy", _COPIES)
    if copy:
        sheet.text(middle, y, copy, size=sheet.size - 1.5, align=align)
        y += sheet.size * 0.44
    return y


def _seller(paper: Paper, spot: Spot, align: Align) -> float:
    return draw_party(paper, "seller", spot, align)


def _buyer(paper: Paper, spot: Spot, _: Align) -> float:
    return spot[1] if paper.deal.buyer is None else draw_party(paper, "buyer", spot)


def _delivery(paper: Paper, spot: Spot, _: Align) -> float:
    return draw_delivery(paper, spot)


def _entries(paper: Paper, spot: Spot, _: Align) -> float:
    found = entries_of(paper.plan, paper.deal, paper.manner)
    return set_entries(paper.plan, "entries", paper.sheet, found, spot)


def _portal(paper: Paper, spot: Spot) -> float:
    """Print what the invoice portal returned: IRN, acknowledgement and code."""
    plan, deal, sheet, manner = paper.plan, paper.deal, paper.sheet, paper.manner
    margin, y, width = spot
    entries = [
        Entry(label(plan, "irn"), deal.irn, "irn"),
        Entry(label(plan, "ack_number"), deal.ack_number, "ack_number"),
        Entry(label(plan, "ack_date"), manner.day(deal.ack_day) if deal.ack_day else "", "ack_date"),
    ]
    right = plan.chance("code right", 0.7)
    print_qr(sheet, deal, margin + (width - 34 if right else 0), y + 1, 34)
    size, sheet.size = sheet.size, 7.5
    end = set_entries(plan, "portal", sheet, entries, (margin + (0 if right else 37), y + 2, width - 38))
    sheet.size = size
    return max(end, y + 36)


_Draw = Callable[[Paper, Spot, Align], float]
_DRAW: dict[str, _Draw] = {
    "title": _title, "seller": _seller, "buyer": _buyer, "delivery": _delivery, "entries": _entries,
}  # fmt: skip
