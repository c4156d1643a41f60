"""Entries of a head or a form: a label and its value, set in one of many ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evals.documents.generator.composite.paper import Spot
from evals.documents.generator.composite.plan import Plan
from evals.documents.generator.flow import LEADING, Flow
from evals.documents.generator.sheet import Sheet

STYLES = {
    "colon": 3,
    "aligned": 4,
    "bare": 2,
    "apart": 1,
    "above": 2,
    "cells": 3,
    "grid": 2,
    "abreast": 2,
    "run": 1,
}
MARKS = {":": 6, " :": 3, "": 1, ":-": 1, " -": 1}


@dataclass(frozen=True)
class Entry:
    """A label, the value as it is printed, and the field that it states (empty: none)."""

    label: str
    value: str
    name: str = ""


def set_entries(plan: Plan, part: str, sheet: Sheet, entries: Sequence[Entry], spot: Spot) -> float:
    """Print entries in the way that the plan chooses for this part of the page; return where they end."""
    at, width = spot[:2], spot[2]
    style = plan.pick(
        f"{part} set", STYLES if width > 70 else {k: v for k, v in STYLES.items() if k != "abreast"}
    )
    blank = style in ("cells", "grid", "aligned") and plan.chance(f"{part} keeps blanks", 0.4)
    shown = [entry for entry in entries if blank or (entry.value and entry.name not in sheet.omit)]
    mark = plan.pick("mark", MARKS)
    size = sheet.size - (0.5 if plan.chance(f"{part} small", 0.3) else 0)
    bold = plan.chance(f"{part} bold", 0.4)
    if style in ("cells", "grid"):
        return _boxes(sheet, shown, at, width, across=2 if style == "cells" and width > 60 else 1,
                      beside=style == "grid", size=size, bold=bold)  # fmt: skip
    if style == "abreast":
        return _abreast(sheet, shown, at, width, mark=mark, size=size, bold=bold)
    if style == "run":
        return _run(sheet, shown, at, width, mark=mark or ":", size=size, bold=bold)
    flow = Flow(sheet, at[0], at[1], width, size=size)
    longest = max((nominal(entry.label, size) for entry in shown), default=0)
    indent = min(longest + 4, width * 0.62)
    for entry in shown:
        value = "" if entry.name in sheet.omit else entry.value
        if style == "above":
            sheet.text(flow.x, flow.y, entry.label, size=size - 1)
            flow.y += (size - 1) * LEADING
            flow.say(value, entry.name or None, bold=bold)
            flow.gap(0.3)
        elif style == "apart":
            flow.between(f"{entry.label}{mark}", value, entry.name or None, bold=bold)
        elif style == "colon":
            flow.pair(entry.label, value, entry.name or None, mark=mark or ":", bold=bold)
        elif not value:
            sheet.text(flow.x, flow.y, entry.label, size=size)
            flow.y += flow.lead
        else:
            _aligned(flow, entry, indent, "" if style == "bare" else mark or ":", bold=bold)
    return flow.y


def _aligned(flow: Flow, entry: Entry, indent: float, mark: str, *, bold: bool) -> None:
    """Print a label, wrapped where it is long, and its value at the indent."""
    rows = flow.sheet.wrap(entry.label, indent - 1.5, size=flow.size)
    top = flow.y
    flow.pair(rows[0], entry.value, entry.name or None, indent=indent, mark=mark, bold=bold)
    for place, row in enumerate(rows[1:], start=1):
        flow.sheet.text(flow.x, top + place * flow.lead, row, size=flow.size)
    flow.y = max(flow.y, top + len(rows) * flow.lead)


def _boxes(
    sheet: Sheet, entries: Sequence[Entry], at: tuple[float, float], width: float,
    *, across: int, beside: bool, size: float, bold: bool,
) -> float:  # fmt: skip
    """Print boxes: a small label above the value, or label and value in boxes side by side."""
    x, y = at
    wide = width / across
    lead = size * LEADING
    for first in range(0, len(entries), across):
        row = entries[first : first + across]
        part = wide * 0.5 if beside else wide
        values = [
            [] if entry.name in sheet.omit else sheet.wrap(entry.value, part - 2.5, size=size, bold=bold)
            for entry in row
        ]
        labels = [sheet.wrap(entry.label, part - 2.5, size=size if beside else size - 1) for entry in row]
        heights = [
            max(len(label), len(value)) if beside else len(label) + max(len(value), 1)
            for label, value in zip(labels, values, strict=True)
        ]
        height = max(heights) * lead + 1.6
        for place, entry in enumerate(row):
            left = x + place * wide
            sheet.box(left, y, part, height, weight=0.15)
            for number, text in enumerate(labels[place]):
                sheet.text(left + 1, y + 0.8 + number * lead, text, size=size if beside else size - 1)
            top = y + 0.8 if beside else y + 0.8 + len(labels[place]) * lead
            if beside:
                sheet.box(left + part, y, part, height, weight=0.15)
                left += part
            for number, text in enumerate(values[place]):
                sheet.text(left + 1, top + number * lead, text, size=size, bold=bold)
            if values[place] and entry.name:
                sheet.says(entry.name, entry.value)
        y += height
    return y


def _abreast(
    sheet: Sheet,
    entries: Sequence[Entry],
    at: tuple[float, float],
    width: float,
    *,
    mark: str,
    size: float,
    bold: bool,
) -> float:
    """Print two entries a row, each label with its value behind; one that is too long has its row alone."""
    x, y = at
    half = width / 2
    second = False
    for entry in entries:
        whole = nominal(f"{entry.label}  {entry.value}", size) > half - 2
        if second and whole:
            y, second = y + size * LEADING, False
        flow = Flow(sheet, x + half * second, y, width if whole else half, size=size)
        flow.pair(entry.label, entry.value, entry.name or None, mark=mark or ":", bold=bold)
        if second or whole:
            y = flow.y
        second = not second and not whole
    return y + size * LEADING * second


def _run(
    sheet: Sheet,
    entries: Sequence[Entry],
    at: tuple[float, float],
    width: float,
    *,
    mark: str,
    size: float,
    bold: bool,
) -> float:
    """Print entries one after another, as many as a line holds."""
    left, y = at
    x = left
    for entry in entries:
        label = f"{entry.label}{mark} "
        long = sheet.measure(label, size=size) + sheet.measure(entry.value, size=size, bold=bold)
        if x > left and x + long > left + width:
            x, y = left, y + size * LEADING
        sheet.text(x, y, label, size=size)
        sheet.text(
            x + sheet.measure(label, size=size), y, entry.value, size=size, bold=bold, name=entry.name or None
        )
        x += long + 6
    return y + size * LEADING


def nominal(text: str, size: float) -> float:
    """Return about how wide a text is in any typeface, so that a blind sheet is laid out alike."""
    return len(text) * size * 0.3528 * 0.62
