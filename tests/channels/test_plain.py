from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from channels.plain import plain
from core.identity import Role
from core.ports import ImportReport
from tests.channels.fakes import fact


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Decimal("12.50"), 12.5),
        (Decimal("1E+3"), 1000),
        (Decimal("NaN"), None),
        (float("nan"), None),
        (float("inf"), None),
        (True, True),
        (Role.ADMIN, "admin"),
        (date(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2, tzinfo=UTC), "2026-01-02T00:00:00+00:00"),
        (("a", frozenset({1})), ["a", [1]]),
        ({"a": None}, {"a": None}),
    ],
)
def test_a_value_is_what_json_has_for_it(value: Any, expected: Any) -> None:
    assert plain(value) == expected


def test_models_and_dataclasses_become_objects() -> None:
    assert plain(fact("Price", Decimal("9.90"), "currency"))["value"] == 9.9
    report = ImportReport("i", "sales", "f.csv", "committed", examples=({"row": 1, "value": Decimal(2)},))
    assert json.loads(json.dumps(plain(report)))["examples"] == [{"row": 1, "value": 2}]
