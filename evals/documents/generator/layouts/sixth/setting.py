"""How this set prints a label beside its value, several such rows, a pen's stroke, and addresses."""

from __future__ import annotations

from collections.abc import Sequence

from evals.documents.generator.flow import Flow
from evals.documents.generator.identity import Party
from evals.documents.generator.sheet import Sheet

Row = tuple[str, str | None, str]
"""A label, its value, and the field it states (empty: none)."""
_PEN = ((0, 2), (3, 4), (5, 0), (7, 4), (10, 1), (12, 3), (18, 2), (24, 0))


def beside(
    sheet: Sheet,
    at: tuple[float, float],
    label: str,
    value: str | None,
    name: str = "",
    *,
    size: float | None = None,
    bold: bool = False,
) -> bool:
    """Print a label and its value on one line, or neither where the document omits it; tell which."""
    if not value or name in sheet.omit:
        return False
    x, y = at
    sheet.text(x, y, label, size=size)
    left = x + sheet.measure(f"{label} ", size=size)
    return sheet.text(left, y, value, size=size, bold=bold, name=name or None)


def facts(flow: Flow, rows: Sequence[Row], *, indent: float, mark: str = ":", bold: bool = False) -> None:
    """Print rows of label and value, the values from `indent` on."""
    for label, value, name in rows:
        flow.pair(label, value, name or None, indent=indent, mark=mark, bold=bold)


def plain_table(
    sheet: Sheet,
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    at: tuple[float, float],
    *,
    size: float,
    height: float,
) -> float:
    """Print ruled rows of texts, each at its cell's left, the first row bold; return where they end."""
    x, y = at
    for place, row in enumerate(rows):
        left = x
        for text, width in zip(row, widths, strict=True):
            sheet.box(left, y, width, height, weight=0.15)
            sheet.text(left + 1.5, y + height / 2 - size * 0.2, text, size=size, bold=place == 0)
            left += width
        y += height
    return y


def signed(sheet: Sheet, right: float, y: float, label: str, *, above: str = "") -> float:
    """Print a signature that ends at `right`: what stands above it, the stroke, the label below."""
    if "signature" in sheet.omit:
        return y
    sheet.text(right, y, above, align="R", size=sheet.size - 0.5, bold=True)
    sheet.scribble(right - 32, y + 5, _PEN)
    sheet.text(right, y + 11, label, align="R", size=sheet.size - 0.5, name="signature")
    return y + 15


def street_rows(party: Party) -> tuple[str, str]:
    """Return `Shop No. 4, Ring Road,` and `Surat, Gujarat, 395001`."""
    return f"{', '.join(party.street)},", f"{party.town}, {party.region.name}, {party.pin}"


def run_on(party: Party) -> str:
    """Return `Shop No. 4, Ring Road, Surat-395001, Gujarat`."""
    return f"{', '.join(party.street)}, {party.town}-{party.pin}, {party.region.name}"


def with_country(party: Party) -> tuple[str, str, str]:
    """Return three lines that end with the country, as cloud services print them."""
    return ", ".join(party.street), f"{party.town} {party.region.name} {party.pin}", "India"
