"""What this set's layouts print alike: addresses, strips of sums, the heads of tax, small tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from evals.documents.generator.deal import ZERO, Deal
from evals.documents.generator.flow import Flow
from evals.documents.generator.identity import Party
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

Sum = tuple[str, str, str]
"""A label, a text, and the field which that states, empty where it states none."""
_STROKE = ((0, 2), (1.5, 4), (3, 0), (4.5, 3.6), (6, 1), (9, 3.2), (11, 0.4), (14, 3), (19, 1.2))


def flat(party: Party, *, state: bool = False) -> str:
    """Return an address in one line, with the State where asked."""
    last = f"{party.town}, {party.region.name} - {party.pin}" if state else party.town_line
    return f"{', '.join(party.street)}, {last}"


def tall(party: Party) -> list[str]:
    """Return an address in three lines, the State in the last."""
    return [party.street[0], f"{party.street[1]}, {party.town}", f"{party.region.name} - {party.pin}"]


def lines(flow: Flow, rows: Iterable[str], name: str) -> None:
    """Print rows that state one field together."""
    for row in rows:
        flow.say(row, name)


def rows(flow: Flow, pairs: Iterable[Sum], *, indent: float, bold: bool = False, mark: str = ":") -> None:
    """Print labels with their values in two columns."""
    for label, text, name in pairs:
        flow.pair(label, text, name or None, indent=indent, bold=bold, mark=mark)


def strip(flow: Flow, sums: Iterable[Sum], *, bold: bool = False) -> None:
    """Print labels at the left and amounts at the right of a column."""
    for label, text, name in sums:
        flow.between(label, text, name or None, bold=bold)


def tell(sheet: Sheet, name: str, raw: str) -> None:
    """Remember that the page states a field, unless its document omits that."""
    if name not in sheet.omit:
        sheet.says(name, raw)


def unless(sheet: Sheet, name: str, text: str) -> str:
    """Return a text, or nothing where its document omits the field."""
    return "" if name in sheet.omit else text


def held(
    flow: Flow, text: str, name: str, value: str | None, *, bold: bool = False, centred: bool = False
) -> None:
    """Print a text that holds a field's value among other words, unless its document omits that."""
    if value and name not in flow.sheet.omit:
        flow.say(text, bold=bold, centred=centred)
        flow.sheet.says(name, value)


def heads(deal: Deal) -> list[tuple[str, str]]:
    """Return the heads of tax that were charged and the fields which hold them."""
    if not deal.tax:
        return []
    return [("IGST", "igst")] if deal.inter_state else [("CGST", "cgst"), ("SGST", "sgst")]


def rates(deal: Deal) -> list[tuple[Decimal, Decimal, dict[str, Decimal]]]:
    """Return rate, taxable value and tax by head, for each rate that the goods bear."""
    found: dict[Decimal, tuple[Decimal, dict[str, Decimal]]] = {}
    for line in deal.lines:
        base, taxes = found.get(line.gst_rate, (ZERO, {}))
        added = {name: taxes.get(name, ZERO) + getattr(line, name) for name in ("cgst", "sgst", "igst")}
        found[line.gst_rate] = (base + line.taxable, added)
    return [(rate, base, taxes) for rate, (base, taxes) in sorted(found.items())]


def tax_sums(sheet: Sheet, deal: Deal, manner: Manner, label: str) -> list[Sum]:
    """Return a row for each rate and head of tax; with several rates no row states the head's sum.

    Args:
        sheet: Where they will be printed.
        deal: Whose tax.
        manner: How amounts are written.
        label: With `{head}` and `{rate}`, the head's own share of the rate.
    """
    parts = [part for part in rates(deal) if part[0]]
    charged = heads(deal)
    found: list[Sum] = []
    for rate, _, taxes in parts:
        for head, name in charged:
            text = label.format(head=head, rate=quantity(rate / len(charged)))
            alone = len(parts) == 1
            amount = getattr(deal, name) if alone else taxes[name]
            found.append((text, manner.money(amount), name if alone else ""))
            if not alone:
                sheet.says(name, "")
    return found


def head_sums(deal: Deal, manner: Manner, label: str) -> list[Sum]:
    """Return a row for each head of tax with its whole sum; `label` holds `{}`."""
    return [(label.format(head), manner.money(getattr(deal, name)), name) for head, name in heads(deal)]


def rounding(deal: Deal, manner: Manner, label: str) -> list[Sum]:
    """Return the row of the rounding, none where nothing was rounded."""
    return [(label, manner.money(deal.round_off), "round_off")] if deal.round_off else []


def grid(
    sheet: Sheet,
    table: Sequence[Sequence[str]],
    widths: Sequence[float],
    x: float,
    y: float,
    *,
    size: float,
    height: float,
    left: int = 1,
) -> float:
    """Print a small ruled table, its first row bold, its first `left` columns ranged left; return its end."""
    for place, row in enumerate(table):
        at = x
        for number, (text, width) in enumerate(zip(row, widths, strict=True)):
            sheet.box(at, y, width, height, weight=0.1)
            ranged = number < left
            sheet.text(
                at + (1 if ranged else width - 1), y + height / 2 - size * 0.2, text,
                size=size, bold=not place, align="L" if ranged else "R",
            )  # fmt: skip
            at += width
        y += height
    return y


def seal(sheet: Sheet, deal: Deal, x: float, y: float, label: str, *, above: str = "for ") -> float:
    """Print a signature ranged left and return where it ends."""
    if "signature" in sheet.omit:
        return y
    text = f"{above}{deal.seller.name}"
    x = min(x, sheet.width - 8 - sheet.measure(text, bold=True))  # a long name begins further to the left
    sheet.text(x, y, text, bold=True)
    sheet.scribble(x + 4, y + 6, _STROKE)
    sheet.text(x, y + 12.5, label)
    sheet.says("signature", label)
    return y + 17
