"""What the second voice learns from: what people typed, and turns of phrase of our own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from agent.planner.traits import Days, spoken

OURS = frozenset({"ours", "sayings"})
"""The authors of `paraphrases.yaml` and of `sayings.yaml`: of other people they tell nothing."""

PAIRS = (
    ("electronics_dealer", "ops_lead"),
    ("mithai_owner", "graduate_daughter"),
    ("delivery_partner", "college_nephew"),
    (
        "canteen_manager",
        "dairy_booth",
        "field_manager",
        "hostel_warden",
        "munshi_formal",
        "paan_corner",
        "pind_trader",
        "startup_ops",
        "temple_shop",
    ),
)
"""Files of one author: they are left out together."""

_ROUNDS = 2
"""Times a turn of phrase is written with other slots."""
_SLOTS: dict[str, tuple[str, ...]] = {
    "p": ("_product_",), "s": ("_store_",), "c": ("_category_",), "b": ("_brand_",),
    "w": ("in _city_", "at _store_", "", "for _store_", "_city_", ""),
    "past": ("last week", "yesterday", "in september", "last month", "this month", "in the last 30 days",
             "over the past fortnight", "since monday"),
    "ahead": ("next week", "tomorrow", "in the next 10 days", "till diwali", "this weekend", "next month",
              "over the coming fortnight"),
    "rs": ("rs 95", "₹120", "1.5 lakh", "249", "rs 40,000"), "pct": ("5%", "97%", "10 percent", "4 %"),
    "n": ("5", "40", "12", "3"),
}  # fmt: skip
_HEAD = """\
# What people typed, by author and by what it asks for: its days | its words in the planner's English, names
# masked | its words as they were written. By `python -m scripts.second_voice --collect`; `refused` is none of
# a shop's business, `answered` small talk.
"""


@dataclass(frozen=True)
class Example:
    """A message, masked and as it was written, what its days are, what it asks for, and whose it is."""

    author: str
    label: str
    text: str
    days: Days
    written: str
    shade: str = ""
    """What of the tool is asked: the figure, the aim of a price, the kind of action; "" where untold."""


def examples(folder: Path) -> list[Example]:
    """Return what there is to learn from."""
    found: list[Example] = []
    phrases: Mapping[str, Mapping[str, str]] = yaml.load(
        (folder / "phrases.yaml").read_text("utf-8"), yaml.CSafeLoader
    )
    for author, by_label in phrases.items():
        for label, lines in by_label.items():
            for line in lines.splitlines():
                days, text, written = (part.strip() for part in line.split(" | ", 2))
                when, _, compares = days.partition(" ")
                tool, _, shade = label.partition("/")
                found.append(Example(author, tool, text, Days(when, bool(compares)), written, shade))
    turns: Mapping[str, str] = yaml.load((folder / "paraphrases.yaml").read_text("utf-8"), yaml.CSafeLoader)
    for label, lines in turns.items():
        for number, line in enumerate(lines.splitlines()):
            found += (_filled(label, line, number * _ROUNDS + turn) for turn in range(_ROUNDS))
    return found


def _filled(label: str, line: str, number: int) -> Example:
    when = "ahead" if "<ahead>" in line else "past" if "<past>" in line else "none"
    for name, fillings in _SLOTS.items():
        while f"<{name}>" in line:
            line = line.replace(f"<{name}>", fillings[number % len(fillings)], 1)
            number += 1
    text = " ".join(line.split())
    return Example("ours", label, text, Days(when, compares=False), spoken(text))


def write_phrases(rows: Iterable[Example], file: Path) -> None:
    """Write the phrases that were collected."""
    nested: dict[str, dict[str, dict[str, None]]] = {}
    for row in rows:
        days = f"{row.days.when}{' compares' if row.days.compares else ''}"
        line = " | ".join((days, row.text.replace("|", "/"), " ".join(row.written.split())))
        label = f"{row.label}/{row.shade}" if row.shade else row.label
        nested.setdefault(row.author, {}).setdefault(label, {})[line] = None
    pieces = [_HEAD]
    for author, by_label in nested.items():
        pieces.append(f"{author}:\n")
        for label, lines in sorted(by_label.items()):
            pieces.append(f"  {label}: |\n" + "".join(f"    {line}\n" for line in lines))
    file.write_text("".join(pieces), encoding="utf-8")
