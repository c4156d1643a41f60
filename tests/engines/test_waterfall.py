"""A waterfall: every bar starts where the one above it ends, the last is where they lead."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.decision.chart import COLOURS, MOST_STEPS, Json, WaterfallLabels, waterfall
from engines.forecast.theme import themes

LABELS = WaterfallLabels(before="Before", now="Now", others="Other", axis="Revenue", money=True)


def drawn(steps: list[tuple[str, float]], before: float = 1000.0) -> Json:
    return waterfall(steps, before=before, title="Revenue", labels=LABELS, theme=themes(COLOURS))


def bars(steps: list[tuple[str, float]], before: float = 1000.0) -> list[Json]:
    return drawn(steps, before)["datasets"]["steps"]


@given(
    st.lists(st.tuples(st.text("abc", min_size=1), st.floats(-1e6, 1e6)), max_size=12),
    st.floats(0, 1e7),
)
def test_the_bars_lead_from_the_first_to_the_last(steps: list[tuple[str, float]], before: float) -> None:
    rows = bars(steps, before)
    assert rows[-1]["value"] == pytest.approx(before + sum(value for _, value in steps), abs=0.05)
    for above, below in pairwise(rows[:-1]):
        assert below["start"] == pytest.approx(above["end"], abs=0.02)
    assert len(rows) <= MOST_STEPS + 3


def test_small_steps_are_one_bar() -> None:
    rows = bars([(f"s{number}", 100.0 - number) for number in range(10)])
    assert [row["label"] for row in rows[-2:]] == ["Other", "Now"]


def test_what_adds_and_what_takes_away_differ() -> None:
    assert [row["kind"] for row in bars([("up", 5.0), ("down", -9.0)])] == ["sum", "less", "more", "sum"]


def test_money_is_told_in_rupees_and_names_no_address() -> None:
    spec = drawn([("up", 5.0)])
    assert "$,.0f" in str(spec["layer"])
    assert "url" not in str(spec["layer"])


def test_a_total_that_an_axis_cuts_off_is_a_mark_and_no_bar() -> None:
    whole, cut = drawn([("up", 900.0)]), drawn([("up", 5.0)], before=100_000.0)
    assert [layer["mark"]["type"] for layer in whole["layer"]] == ["bar", "text"]
    assert [layer["mark"]["type"] for layer in cut["layer"]] == ["bar", "tick", "text"]
    assert cut["layer"][0]["transform"] == [{"filter": "datum.kind != 'sum'"}]
    assert cut["encoding"]["y"]["scale"]["domain"] == ["Before", "up", "Now"]


def test_a_loss_has_a_minus_that_fonts_have() -> None:
    assert "replace(" in str(drawn([("down", -5.0)])["layer"][-1]["transform"])


@pytest.mark.parametrize("before", [1_000.0, 15_419_605.0])
def test_beyond_the_last_bar_there_is_room_for_its_figure(before: float) -> None:
    rows = drawn([("up", 0.06 * before)], before)
    low, high = rows["layer"][0]["encoding"]["x"]["scale"]["domain"]
    signs = len(f"₹{1.06 * before:,.0f}")
    assert (high - 1.06 * before) / (high - low) > 0.018 * signs
