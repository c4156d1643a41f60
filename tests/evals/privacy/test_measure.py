"""Personal data is found as often as it once was, and messages about the shop stay whole."""

from __future__ import annotations

import pytest

from evals.privacy.command import LEAST_RECALL, MOST_FALSE_ALARMS
from evals.privacy.measure import Result, measure


@pytest.fixture(scope="module")
def result() -> Result:
    return measure()


def test_what_is_personal_is_found(result: Result) -> None:
    assert result.marked.total() > 60
    assert result.recall >= LEAST_RECALL, result.missed


def test_messages_about_the_shop_stay_whole(result: Result) -> None:
    assert result.plain > 25
    assert result.false_alarms <= MOST_FALSE_ALARMS, result.alarms


def test_numbers_that_identify_are_never_missed(result: Result) -> None:
    by_label = result.by_label()
    for label in ("phone", "aadhaar", "pan", "gstin", "upi", "card", "bank_account", "ifsc"):
        assert by_label[label] == 1.0, result.missed
