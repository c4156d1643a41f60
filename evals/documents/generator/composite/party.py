"""A party of the sale as a block: caption, name, address, numbers, in the way that the plan chooses."""

from __future__ import annotations

from typing import Literal

from evals.documents.generator.composite.entry import MARKS, nominal
from evals.documents.generator.composite.paper import Paper, Spot
from evals.documents.generator.composite.plan import Plan
from evals.documents.generator.composite.wording import label
from evals.documents.generator.flow import LEADING, Flow
from evals.documents.generator.identity import Party
from evals.documents.generator.sheet import Align, Sheet

_TAGLINES = (
    "", "", "", "Wholesale & Retail", "Manufacturers and Suppliers", "An ISO 9001:2015 Company", "Since 1987",
    "Dealers in: All kinds of household goods", "Estd. 1994 | Trusted by shops",
)  # fmt: skip
BUYER_FIRST = ("entries first", "buyer, seller | entries")
"""Arrangements in which nobody would know the seller without a caption."""
_ADDRESSES = {
    "two rows": 4,
    "one row": 3,
    "three rows": 2,
    "with State": 3,
    "dashed": 2,
    "postal": 1,
    "with country": 1,
}


class Block:
    """A column of rows that are left, centred or right in it."""

    def __init__(self, sheet: Sheet, at: tuple[float, float], width: float, align: Align) -> None:
        self.sheet, self.width = sheet, width
        self.align: Align = align
        self.x, self.y = at

    def row(self, text: str, *, bold: bool = False, size: float | None = None) -> None:
        """Print a text, wrapped."""
        size = size or self.sheet.size
        spot = self.x + {"L": 0.0, "C": self.width / 2, "R": self.width}[self.align]
        for part in self.sheet.wrap(text, self.width, size=size, bold=bold):
            self.sheet.text(spot, self.y, part, size=size, bold=bold, align=self.align)
            self.y += size * LEADING

    def say(self, text: str, name: str, value: str, *, bold: bool = False, size: float | None = None) -> None:
        """Print a text that states a field, unless there is none or the document omits it."""
        if value and name not in self.sheet.omit:
            self.row(text, bold=bold, size=size)
            if name:
                self.sheet.says(name, value)


def address_rows(plan: Plan, role: str, party: Party) -> tuple[str, ...]:
    """Return the rows of a party's address."""
    street, state = ", ".join(party.street), party.region.name
    form = plan.pick(f"{role} address", _ADDRESSES)
    return {
        "two rows": (street, party.town_line),
        "one row": (f"{street}, {party.town} - {party.pin}",),
        "three rows": (party.street[0] + ",", party.street[-1] + ",", f"{party.town}-{party.pin}"),
        "with State": (street, f"{party.town}, {state} - {party.pin}"),
        "dashed": (f"{street}, {party.town.upper()}-{party.pin}",),
        "postal": (f"{street}, {party.town} ({state}) PIN {party.pin}",),
        "with country": (f"{street},", f"{party.town} {party.pin}, {state}, India"),
    }[form]


def draw_party(paper: Paper, role: Literal["seller", "buyer"], spot: Spot, align: Align = "L") -> float:
    """Print the seller or the buyer and return where the block ends."""
    plan, sheet = paper.plan, paper.sheet
    party = paper.deal.seller if role == "seller" else paper.deal.customer
    block = Block(sheet, spot[:2], spot[2], align)
    caption = label(plan, role)
    if role == "seller" and not caption and plan.choices["arrangement"] in BUYER_FIRST:
        caption = label(plan, "seller below")
    mark = plan.pick("mark", MARKS)
    form = plan.pick(
        f"{role} form", {"plain": 5, "labelled": 2 if align == "L" and role == "buyer" else 0, "inline": 1}
    )
    name = party.name.upper() if plan.chance(f"{role} name in capitals", 0.35) else party.name
    shown = f"{plan.pick('prefix', {'': 3, 'M/s ': 1, 'M/s. ': 1})}{name}" if role == "buyer" else name
    big = sheet.size + (float(plan.pick("seller size", ("1", "3", "5"))) if role == "seller" else 0.5)
    where = address_rows(plan, role, party)
    if form == "labelled":
        _labelled(plan, role, block, (shown, where), mark)
    else:
        inline = form == "inline" and bool(caption) and f"{role}_name" not in sheet.omit
        if caption and not inline:
            block.row(caption + (mark if plan.chance("caption marked", 0.4) else ""), size=sheet.size - 0.5,
                      bold=plan.chance("caption bold", 0.5))  # fmt: skip
        block.say(
            f"{caption}{mark or ':'} {shown}" if inline else shown,
            f"{role}_name",
            party.name,
            bold=True,
            size=big,
        )
        if role == "seller" and align != "R":
            block.row(plan.pick("tagline", _TAGLINES), size=sheet.size - 0.5)
        if plan.chance(f"{role} numbers before address", 0.12):
            _numbers(plan, role, party, block, mark)
            _address(block, role, where)
            return block.y
        _address(block, role, where)
    _numbers(plan, role, party, block, mark)
    return block.y


def _address(block: Block, role: str, rows: tuple[str, ...]) -> None:
    for row in rows:
        block.say(row, f"{role}_address", row)


def _labelled(plan: Plan, role: str, block: Block, shown: tuple[str, tuple[str, ...]], mark: str) -> None:
    """Print `Name : …` and `Address : …`, the values in one column."""
    name, where = shown
    block.row(label(plan, role), bold=True)
    flow = Flow(block.sheet, block.x, block.y, block.width)
    words = label(plan, "name"), label(plan, "address")
    indent = max(nominal(word, flow.size) for word in words) + 2
    flow.pair(words[0], name, f"{role}_name", indent=indent, mark=mark, bold=True)
    flow.pair(words[1], " ".join(where), f"{role}_address", indent=indent, mark=mark)
    block.y = flow.y


def _numbers(plan: Plan, role: str, party: Party, block: Block, mark: str) -> None:
    """Print GSTIN, State, licence, PAN, telephone, in the plan's order."""
    rows: dict[str, tuple[str, str, str]] = {}
    small = f"{label(plan, 'gstin')}{mark} {party.gstin}"
    rows["gstin"] = (small, f"{role}_gstin", party.gstin or "")
    if plan.chance(f"{role} PAN", 0.25) and party.gstin and f"{role}_gstin" not in block.sheet.omit:
        rows["pan"] = (f"PAN{mark} {party.pan}", "", "x")
    if role == "seller":
        rows["fssai"] = (f"{label(plan, 'fssai')}{mark} {party.fssai}", "seller_fssai", party.fssai or "")
        rows["udyam"] = (f"{label(plan, 'udyam')}{mark} {party.udyam}", "seller_udyam", party.udyam or "")
    state = plan.pick(f"{role} State", {"none": 5, "named": 2, "with code": 3, "code first": 1, "bare": 1})
    there = party.region
    if state != "none":
        rows["state"] = ({
            "named": f"{label(plan, 'state')}{mark} {there.name}",
            "with code": f"{label(plan, 'state')}{mark} {there.name}, Code{mark} {there.code}",
            "code first": f"{label(plan, 'state')}{mark} {there.code}-{there.name}",
            "bare": f"{there.name} ({there.code})",
        }[state], f"{role}_state", there.name)  # fmt: skip
    if plan.chance(f"{role} telephone", 0.6):
        word = plan.pick(f"{role} telephone word", ("Ph", "Mob.", "Phone", "Tel", "Contact", "Mobile No."))
        rows["phone"] = (f"{word}{mark} {party.phone}", "", party.phone)
    if plan.chance(f"{role} mail", 0.4):
        rows["mail"] = (
            f"{plan.pick('mail word', ('Email', 'E-Mail', 'E-mail ID'))}{mark} {party.email}",
            "",
            party.email,
        )
    order = list(rows)
    plan.rng(f"{role} order").shuffle(order)
    if plan.chance(f"{role} numbers in one row", 0.15):
        _one_row(block, [rows[key] for key in order])
        return
    for key in order:
        text, name, value = rows[key]
        block.say(text, name, value)


def _one_row(block: Block, rows: list[tuple[str, str, str]]) -> None:
    """Print numbers one after another, as many as a line holds."""
    shown = [row for row in rows if row[2] and row[1] not in block.sheet.omit]
    line: list[str] = []
    for text, name, value in shown:
        if line and nominal("  |  ".join((*line, text)), block.sheet.size) > block.width:
            block.row("  |  ".join(line))
            line = []
        line.append(text)
        if name:
            block.sheet.says(name, value)
    block.row("  |  ".join(line))


def draw_delivery(paper: Paper, spot: Spot) -> float:
    """Print where the goods go: to another place, or to the buyer once more."""
    plan, deal, sheet = paper.plan, paper.deal, paper.sheet
    site = deal.ship_to or deal.buyer
    if site is None or (deal.ship_to is None and not plan.chance("delivery to the buyer", 0.5)):
        return spot[1]
    block = Block(sheet, spot[:2], spot[2], "L")
    block.row(label(plan, "delivery"), size=sheet.size - 0.5, bold=plan.chance("caption bold", 0.5))
    if "buyer_name" not in sheet.omit:
        block.row(site.name, bold=plan.chance("delivery name bold", 0.5))
    if "buyer_address" not in sheet.omit:
        for row in address_rows(plan, "delivery", site):
            block.say(row, "delivery_address", row)
    if plan.chance("delivery GSTIN", 0.5) and site.gstin and "buyer_gstin" not in sheet.omit:
        block.row(f"{label(plan, 'gstin')}{plan.pick('mark', MARKS)} {site.gstin}")
    return block.y
