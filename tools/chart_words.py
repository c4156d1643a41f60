"""What a chart says, in the language of its reply: words, figures and days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from core.fact import Unit
from language.format import format_date, format_value, short_months, short_weekdays
from language.locales import CHAIN, sentence
from tools.evidence import Evidence

if TYPE_CHECKING:
    from engines.forecast.theme import DateNames


@dataclass(frozen=True)
class ChartWords:
    """Writes for one chart; `language` is that of its drawn words."""

    language: str = "en"
    currency: str = "INR"

    @classmethod
    def of(cls, evidence: Evidence) -> ChartWords:
        """Return the words for the person who asked."""
        return cls(evidence.language if evidence.language in CHAIN else "en", evidence.source.currency)

    def say(self, code: str, **values: str | int) -> str:
        """Return the sentence `chart_<code>`."""
        return sentence(f"chart_{code}", self.language, **values)

    def value(self, value: float | Decimal | date | str | None, unit: Unit) -> str:
        """Return a figure as a person reads it."""
        return format_value(value, unit, language=self.language, currency=self.currency)

    def day(self, day: date, year: int | None = None) -> str:
        """Return a day, without its year where it is of that year."""
        return format_date(day, language=self.language, reference_year=year)

    def dates(self) -> DateNames:
        """Return what an axis calls months and days of the week."""
        from engines.forecast.theme import DateNames  # noqa: PLC0415 - brings polars along

        return DateNames(short_months(self.language), short_weekdays(self.language))
