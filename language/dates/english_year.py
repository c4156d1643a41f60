"""Years and their parts: "in 2025", "Q3", "FY 2025-26", "second quarter of this FY", "H1 FY27"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from language.dates import atom
from language.dates.calendar import Days, financial_year, shift_months, unit_days
from language.dates.english_rule import ORDINALS, Found, Now

FINANCIAL = (
    r"(?:(?P<which>last|this|previous|next|current|the|present)\s+)?(?:financial\s+year|fiscal\s+year|fiscal|f\.?y\.?)"
    r"(?:\s*'?(?P<year>(?:20)?\d\d)(?:\s*[-/–]\s*(?P<until>(?:20)?\d\d))?)?(?![\w.])"
)
THIS_FINANCIAL = r"(?:(?:the|this|current|present)\s+)*(?:financial\s+year|fiscal(?:\s+year)?|f\.?y\.?)(?!\w)"
_CENTURY = 2000


def read_quarter(match: re.Match[str], now: Now) -> Found | None:
    """Read "Q3", "third quarter 2025", "the last quarter of 2025"."""
    number = _number(match)
    if match["year"] and not match["year"].isdecimal():
        year = now.today.year - match["year"].startswith(("last", "previous"))
        return Found(unit_days("quarter", date(year, 3 * number - 2, 1)))
    year = int(match["year"]) if match["year"] else now.today.year
    days = unit_days("quarter", date(year, 3 * number - 2, 1))
    if not match["year"] and days[0] > now.today and now.tense != "future":
        days = unit_days("quarter", date(year - 1, 3 * number - 2, 1))
    if not match["year"] and days[1] < now.today and now.tense == "future":
        days = unit_days("quarter", date(year + 1, 3 * number - 2, 1))
    return Found(days)


def read_quarter_of_month(match: re.Match[str], now: Now) -> Found | None:
    """Read "the September quarter": the one that holds the month."""
    month = atom.parse_days(match["month"], now.today, now.tense)
    return Found(unit_days("quarter", month[0])) if month else None


def read_year(match: re.Match[str], now: Now) -> Found | None:
    """Read "in 2025"."""
    return Found(unit_days("year", date(int(match["year"]), 1, 1)))


def read_financial(match: re.Match[str], now: Now) -> Found | None:
    """Read "FY 2025-26", "FY26" (the one that ends in 2026), "last financial year"."""
    return Found(_financial(match, now))


def read_bare_financial(match: re.Match[str], now: Now) -> Found | None:
    """Read "2025-26 sales": two years that follow one another are a financial one."""
    first, last = int(match["year"]), int(match["until"])
    return Found(financial_year(date(first, 4, 1))) if last == (first + 1) % 100 else None


def read_financial_to_date(match: re.Match[str], now: Now) -> Found | None:
    """Read "FYTD", "since the start of the financial year"."""
    return Found((financial_year(now.today)[0], now.today))


def read_financial_end(match: re.Match[str], now: Now) -> Found:
    """Read "until the end of the financial year"."""
    end = financial_year(now.today)[1]
    return Found((now.today + timedelta(days=1), end), (end - now.today).days)


def read_part_of_financial(match: re.Match[str], now: Now) -> Found | None:
    """Read "second quarter of this FY", "H1 FY27"."""
    first = _financial(match, now)[0]
    length = 6 if match["half"] else 3
    number = {"first": 1, "1st": 1}.get(match["half"], 2) if match["half"] else _number(match)
    if match["half"] and match["half"][-1].isdigit():
        number = int(match["half"][-1])
    start = shift_months(first, length * (number - 1))
    return Found((start, shift_months(start, length) - timedelta(days=1)))


def read_half_year(match: re.Match[str], now: Now) -> Found | None:
    """Read "first half of the year", "the second half of 2025", "H1 2026"."""
    offset = -1 if match["which"] in ("last", "previous") else 0
    year = int(match["year"]) if match["year"] else now.today.year + offset
    start = date(year, 1 if match["half"] in ("first", "1st", "h1") else 7, 1)
    return Found((start, shift_months(start, 6) - timedelta(days=1)))


def _number(match: re.Match[str]) -> int:
    return int(match["number"]) if match["number"] else {"last": 4, "final": 4, **ORDINALS}[match["ordinal"]]


def _financial(match: re.Match[str], now: Now) -> Days:
    if match["year"]:
        year = int(match["year"]) % 100 + _CENTURY
        return financial_year(date(year if match["until"] else year - 1, 4, 1))
    offset = {"last": -1, "previous": -1, "next": 1}.get((match["which"] or "").strip(), 0)
    return financial_year(now.today, offset)
