"""The turns of phrase of `rules_*.txt`: patterns over tags, in order, each compiled when it is needed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from language.dates.atom import MONTHS, WEEKDAYS
from language.dates.festival import festivals
from language.pattern import Pattern

SECTIONS = ("first", "early", "chains", "predicates", "time", "phrases")
_UNIT = r"(?:DIN|HAFTA|MAHINA|SAAL|TIMAHI|PAKHWADA|fortnight|days?|weeks?|months?|years?|quarters?|weekend)"
_WEEKDAYS = "SOMVAR MANGALVAR BUDHVAR GURUVAR SHUKRAVAR SHANIVAR RAVIVAR"
_MONTHS = "JANVARI FARVARI MAARCH APRAIL MAI JUN JULAI AGAST SITAMBAR AKTUBAR NAVAMBAR DISAMBAR"
_WEEKDAY = f"(?:{'|'.join((*_WEEKDAYS.split(), *(day for day in WEEKDAYS if len(day) > 3)))})"
_MONTH = f"(?:{'|'.join((*_MONTHS.split(), *(month for month in MONTHS if month != 'may')))})"
_FESTIVAL = f"(?:{'|'.join(festivals())})"
_FIELD = (
    r"(?:(?:BILL|invoice) )?"
    r"(?:TARIKH|date|NUMBER|number|no|KUL YOG|YOG|total|gstin|STHAN|supply (?:KA )?STHAN|NAAM|name)"
)
_MACROS = (
    (re.compile(r"\bFLD\b"), _FIELD.replace("\\", "\\\\")),
    (re.compile(r"\bX1\b"), r"@\\d+(?: (?:#\\d+|[12]))?"),
    (re.compile(r"\bV\b"), r"[A-Z][A-Z0-9_]*"),
    (re.compile(r"\bF\b"), r"[A-Z0-9]+"),
    (re.compile(r"\bN\b"), r"#\\d+[ky]?"),
    (re.compile(r"\bY\b"), r"#\\d+y"),
    (re.compile(r"\bB\b"), r"#\\d+k"),
    (re.compile(r"\bU\b"), _UNIT),
    (re.compile(r"\bW\b"), _WEEKDAY),
    (re.compile(r"\bM\b"), _MONTH),
    (re.compile(r"\bH\b"), _FESTIVAL),
)
_SPACES = re.compile(r" {2,}")


@dataclass(frozen=True)
class Rule:
    """A pattern over tags and what stands there instead."""

    pattern: Pattern
    instead: str


@cache
def rules(section: str) -> tuple[Rule, ...]:
    """Return the rules of a section, in order."""
    lines = files("language.gloss").joinpath(f"rules_{section}.txt").read_text("utf-8").splitlines()
    return tuple(_rule(line) for line in lines if line and not line.startswith("#"))


def applied(section: str, text: str) -> str:
    """Return the tags after the rules of a section."""
    for rule in rules(section):
        text, count = rule.pattern.subn(rule.instead, text)
        if count:
            text = _SPACES.sub(" ", text)
    return text


def _rule(line: str) -> Rule:
    written, _, instead = line.partition(" =>")
    for macro, meaning in _MACROS:
        written = macro.sub(meaning, written)
    return Rule(Pattern(rf"(?<= )(?:{written})(?= )"), instead.strip())
