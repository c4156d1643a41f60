"""The turns of phrase of `rules_*.txt`: patterns over tags, in order, each compiled when it is needed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from language.dates.atom import MONTHS, WEEKDAYS
from language.dates.festival import festivals

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
_MACRO_NAMES = frozenset({"FLD"})
_INNERMOST = re.compile(r"\((?:[^()\\]|\\.)*\)[?*+]?(?:\{[^}]*\}\??)?")
_NO_LITERAL = re.compile(r"\[[^\]]*\]|\\.")
_LITERAL = re.compile(r"(?<![A-Za-z_])(?:[A-Z_]{3,}|[a-z]{4,})(?![A-Za-z_?*{])")
_FIRST_CHOICE = re.compile(r"\((?:\?:)?([A-Za-z_]{2,}(?:\|[A-Za-z_]{2,})+)\)(?![?*{])")
_SPACES = re.compile(r" {2,}")


@dataclass(frozen=True)
class Rule:
    """A pattern over tags and what stands there instead."""

    written: str
    instead: str
    needed: tuple[str, ...]
    """Words without one of which the pattern fits nothing; empty where any text may fit."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled with the first message that may fit it."""
        pattern = self.written
        for macro, meaning in _MACROS:
            pattern = macro.sub(meaning, pattern)
        return re.compile(rf"(?<= )(?:{pattern})(?= )")


@cache
def rules(section: str) -> tuple[Rule, ...]:
    """Return the rules of a section, in order."""
    lines = files("language.gloss").joinpath(f"rules_{section}.txt").read_text("utf-8").splitlines()
    return tuple(_rule(line) for line in lines if line and not line.startswith("#"))


def applied(section: str, text: str) -> str:
    """Return the tags after the rules of a section."""
    for rule in rules(section):
        if not rule.needed or any(word in text for word in rule.needed):
            text, count = rule.pattern.subn(rule.instead, text)
            if count:
                text = _SPACES.sub(" ", text)
    return text


def _rule(line: str) -> Rule:
    pattern, _, instead = line.partition(" =>")
    return Rule(pattern, instead.strip(), _needed(pattern))


def _needed(pattern: str) -> tuple[str, ...]:
    """Return the longest word of a pattern outside groups and not optional, or the choices it opens with."""
    rest, count = pattern, 1
    while count:
        rest, count = _INNERMOST.subn("\0", rest)
    if "|" in rest:
        return ()
    found = _LITERAL.findall(_NO_LITERAL.sub("\0", rest))
    longest = max((word for word in found if word not in _MACRO_NAMES), key=len, default="")
    if longest:
        return (longest,)
    choice = _FIRST_CHOICE.match(pattern)
    return tuple(choice[1].split("|")) if choice else ()
