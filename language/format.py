"""How a value looks to a person: ₹1,23,456, 8.3%, Tue 24 Nov.

Only the number with its sign, percent or currency: the unit's word ("packs", "days") and
the period belong to the sentence around it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext
from typing import TYPE_CHECKING

from babel.dates import format_date as babel_date
from babel.dates import get_day_names, get_month_names
from babel.numbers import format_decimal, get_currency_precision, get_currency_symbol

from language.locales import sentence

if TYPE_CHECKING:
    from core.fact import Unit

Value = int | float | Decimal | date | str | None

MINUS = "−"
WHOLE_MONEY_FROM = Decimal(100)
"""From this amount on a shopkeeper does not say the paise."""

_DATE_LOCALE: Mapping[str, str] = {"en": "en", "hi": "hi", "hinglish": "en"}
_DECIMALS: Mapping[str, int] = {
    "units": 0,
    "count": 0,
    "units_per_day": 1,
    "days": 1,
    "pct": 1,
    "points": 1,
    "ratio": 2,
}
_KEEPS_ZEROS = frozenset({"ratio"})
_LARGEST = Decimal("1E+308")
_PRECISION = 330  # digits enough to round any float without an overflow
_LOOKALIKES = str.maketrans({"*": "∗", "~": "∼", "`": "ˋ"})
_OPENING_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")


def format_value(
    value: Value,
    unit: Unit,
    *,
    language: str = "en",
    currency: str = "INR",
    reference_year: int | None = None,
) -> str:
    """Return a value as a person reads it.

    Args:
        value: The value; `None` and what is not a finite number read as "unknown".
        unit: Its unit, see `core.fact.Unit`. A `rate` (0–1) is shown as a percentage.
        language: `en`, `hi` or `hinglish`.
        currency: ISO 4217 code. It decides the grouping too: lakhs for INR, thousands for
            the rest.
        reference_year: A date in this year is shown without its year.
    """
    if unit == "text":
        return escape_markup("" if value is None else str(value)) or _unknown(language)
    if unit in ("date", "month"):
        return _date(value, language, reference_year, month=unit == "month")
    number = _number(value)
    if number is None:
        return escape_markup(value if isinstance(value, str) else "") or _unknown(language)
    with localcontext(prec=_PRECISION):
        if unit == "currency":
            return _money(number, currency)
        if unit == "rate":
            number, unit = number * 100, "pct"
        text = _grouped(number, _DECIMALS[unit], currency, keep_zeros=unit in _KEEPS_ZEROS)
    return f"{text}%" if unit == "pct" else text


def format_date(day: date, *, language: str = "en", reference_year: int | None = None) -> str:
    """Return a day as "Tue 24 Nov", with its year unless it is the reference year."""
    pattern = "EEE d MMM" if reference_year == day.year else "EEE d MMM y"
    return babel_date(day, format=pattern, locale=_DATE_LOCALE.get(language, "en"))


def short_months(language: str = "en") -> tuple[str, ...]:
    """Return what the months are called in short, January first."""
    names = get_month_names("abbreviated", locale=_DATE_LOCALE.get(language, "en"))
    return tuple(names[month] for month in range(1, 13))


def weekday_name(iso: int, language: str = "en") -> str:
    """Return what a day of the week is called, Monday being 1."""
    return get_day_names("wide", locale=_DATE_LOCALE.get(language, "en"))[iso - 1]


def short_weekdays(language: str = "en") -> tuple[str, ...]:
    """Return what the days of the week are called in short, Sunday first."""
    names = get_day_names("abbreviated", locale=_DATE_LOCALE.get(language, "en"))
    return tuple(names[(day + 6) % 7] for day in range(7))


def escape_markup(text: str) -> str:
    """Return text from data so that it cannot start bold, italic or code, nor a new line.

    WhatsApp has no escape character, so `*`, `~` and the backtick become look-alikes. An
    underscore inside a word (`FOODS_3_090`) opens nothing and stays; elsewhere it is
    widened.
    """
    one_line = " ".join(text.split())
    return _OPENING_UNDERSCORE.sub("＿", one_line.translate(_LOOKALIKES))


def _unknown(language: str) -> str:
    return sentence("unknown", language)


def _number(value: Value) -> Decimal | None:
    if value is None or isinstance(value, date | bool):
        return None
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) <= _LARGEST else None


def format_month(day: date, *, language: str = "en") -> str:
    """Return the month of a day as "Nov 2026"."""
    return babel_date(day, format="LLL y", locale=_DATE_LOCALE.get(language, "en"))


def _date(value: Value, language: str, reference_year: int | None, *, month: bool) -> str:
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value[:10])
        except ValueError:
            return escape_markup(value) or _unknown(language)
    if isinstance(value, datetime):
        value = value.date()
    if not isinstance(value, date):
        return _unknown(language)
    if month:
        return format_month(value, language=language)
    return format_date(value, language=language, reference_year=reference_year)


def _money(amount: Decimal, currency: str) -> str:
    decimals = min(2, get_currency_precision(currency))
    rounded = _rounded(amount, decimals)
    if abs(rounded) >= WHOLE_MONEY_FROM:
        rounded, decimals = _rounded(amount, 0), 0
    if rounded == rounded.to_integral_value():
        decimals = 0
    digits = _digits(abs(rounded), decimals, currency, keep_zeros=True)
    symbol = get_currency_symbol(currency, locale="en_IN" if currency == "INR" else "en")
    gap = " " if symbol.isalpha() else ""
    return f"{MINUS if rounded < 0 else ''}{symbol}{gap}{digits}"


def _grouped(number: Decimal, decimals: int, currency: str, *, keep_zeros: bool) -> str:
    rounded = _rounded(number, decimals)
    sign = MINUS if rounded < 0 else ""
    return sign + _digits(abs(rounded), decimals, currency, keep_zeros=keep_zeros)


def _digits(number: Decimal, decimals: int, currency: str, *, keep_zeros: bool) -> str:
    grouping = "#,##,##0" if currency == "INR" else "#,##0"
    fraction = ("0" if keep_zeros else "#") * decimals
    pattern = f"{grouping}.{fraction}" if decimals else grouping
    return format_decimal(number, format=pattern, locale="en")


def _rounded(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
