"""Rows that are not taken in: where they are, what is in the way, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

MAX_VALUE_CHARS = 200


class Reason(StrEnum):
    """Why a row went to quarantine. The codes are stable: reports and exports show them."""

    MISSING_VALUE = "missing_value"
    DATE_INVALID = "date_invalid"  # not a date in any accepted form
    DATE_IMPOSSIBLE = "date_impossible"  # the form of a date, but no such day: 31-02-2026
    DATE_AMBIGUOUS = "date_ambiguous"  # 04/05/2026 in a column that writes days first and months first
    DATE_YEAR_UNCLEAR = "date_year_unclear"  # 31/03/26
    DATE_OUT_OF_RANGE = "date_out_of_range"  # outside 1900-2100
    DATE_IN_FUTURE = "date_in_future"  # observed after the day the file came
    END_BEFORE_START = "end_before_start"
    NUMBER_INVALID = "number_invalid"
    NUMBER_TOO_LARGE = "number_too_large"
    NOT_FINITE = "not_finite"
    NOT_WHOLE = "not_whole"
    NEGATIVE = "negative"
    BELOW_MINIMUM = "below_minimum"
    ABOVE_MAXIMUM = "above_maximum"
    BOOLEAN_INVALID = "boolean_invalid"
    ID_IN_SCIENTIFIC_NOTATION = "id_in_scientific_notation"  # a spreadsheet rounded it: 8.90123E+12
    TEXT_TOO_LONG = "text_too_long"
    CONTROL_CHARACTER = "control_character"
    ENCODING_INVALID = "encoding_invalid"
    NESTED_VALUE = "nested_value"  # a list or an object where one value belongs
    VALUE_TWICE = "value_twice"  # "Date" and "date" in one object, and they differ
    JSON_INVALID = "json_invalid"
    WRONG_FIELD_COUNT = "wrong_field_count"


@dataclass(frozen=True, slots=True)
class BadRow:
    """One row in quarantine; `column` is empty where the row as a whole is the problem."""

    row: int
    column: str
    value: str
    reason: Reason

    def as_record(self, file: str) -> Mapping[str, Any]:
        """Return the row as `core.ports.QuarantinedRow`, its value cut to a readable length."""
        text = self.value.encode("utf-8", "replace").decode()
        value = text if len(text) <= MAX_VALUE_CHARS else text[: MAX_VALUE_CHARS - 1] + "…"
        return {
            "file": file,
            "row": self.row,
            "column": self.column,
            "value": value,
            "reason": self.reason.value,
        }


class BadValueError(ValueError):
    """A cell that cannot be read as its column's type; never leaves this room."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason
