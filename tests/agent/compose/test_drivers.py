"""The sentence that says what moves a forecast, and its buttons."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from agent.catalogue import Catalogues
from agent.compose.drivers import driver_line
from agent.compose.forecast_demand import write
from agent.compose.page import Page
from agent.facts import FactBook
from agent.grounding import Evidence, check
from agent.render import render
from core.fact import Fact, Source, Unit
from tests.agent.shop import MANAGER, shop
from tools.drivers import DriverName, ForecastDriver
from tools.forecast import ForecastDemandResult, ForecastLine
from tools.numbering import number_facts

CATALOGUE = Catalogues(shop()).of("demo")
Moves = dict[DriverName, float]


def fact(value: float | str | date, unit: Unit) -> Fact:
    return Fact(label="x", value=value, unit=unit, source=Source())


def result(moves: Moves, *, usual: float, lines: int = 1, festivals: tuple[str, ...] = ()) -> Any:
    expected = usual + sum(moves.values())
    units = fact(round(expected * 14, 2), "units")
    line = ForecastLine(
        sku_id="A",
        store_id="S",
        product=fact("Suvarna Atta", "text"),
        store=fact("Delhi 2", "text"),
        expected=units,
        low=units,
        high=units,
    )
    told = ForecastDemandResult(
        horizon_days=14,
        granularity="day",
        generated_at=datetime(2026, 11, 22, tzinfo=UTC),
        start=fact(date(2026, 11, 22), "date"),
        end=fact(date(2026, 12, 5), "date"),
        total=units,
        low=units,
        high=units,
        lines=(line,) * lines,
        line_count=fact(lines, "count"),
        periods=(),
        usual_per_day=fact(usual, "units_per_day"),
        expected_per_day=fact(round(expected, 2), "units_per_day"),
        drivers=tuple(
            ForecastDriver(
                name=name,
                label=fact(name, "text"),
                units_per_day=fact(units, "units_per_day"),
                festivals=tuple(fact(one, "text") for one in festivals) if name == "festival" else (),
            )
            for name, units in moves.items()
        ),
    )
    return number_facts(told, 1)


def page_of(facts: tuple[Fact, ...], **arguments: object) -> Page:
    return Page(FactBook(facts), CATALOGUE, 1, arguments, "en", 7, Source())


def said(moves: Moves, **more: Any) -> str:
    told, facts = result(moves, **more)
    page = page_of(facts)
    [line] = driver_line(told, page)
    book = FactBook([*facts, *page.book.minted])
    assert check(line, Evidence(book=book, user_text="", catalogue=CATALOGUE, principal=MANAGER)) == ()
    return render(line, book)


def test_what_adds_comes_first_in_whole_units_where_they_matter() -> None:
    assert said({"weekday": 6.2, "festival": 4.0, "price": -2.1}, usual=31.0, festivals=("Diwali",)) == (
        "Usually 31 units a day, now 39: the days of the week add 6, Diwali adds 4; the price takes away 2."
    )


def test_small_figures_keep_a_decimal_and_what_rounds_to_nothing_is_left_out() -> None:
    assert said({"trend": -0.34, "season": 0.19, "promotion": -0.02}, usual=6.94) == (
        "Usually 6.9 units a day, now 6.8: the time of the month adds 0.2; recent sales take away 0.3."
    )


def test_a_forecast_that_nothing_moves_is_said_to_be_usual() -> None:
    assert said({"trend": 0.01, "price": -0.04}, usual=6.94) == (
        "Usually 6.9 units a day, and nothing moves it much."
    )


@pytest.mark.parametrize(
    ("festivals", "units", "words"),
    [
        ((), -1.0, "no festival close by takes away 1"),
        ((), 1.0, "a festival not far away adds 1"),
        (("Diwali",), -1.0, "Diwali takes away 1"),
        (("Diwali", "Bhai Dooj"), 1.0, "the festivals add 1"),
    ],
)
def test_a_festival_is_named_where_there_is_one(festivals: tuple[str, ...], units: float, words: str) -> None:
    assert words in said({"festival": units}, usual=9.0, festivals=festivals)


def test_other_things_are_said_only_where_they_are_the_largest() -> None:
    assert "other things add 2" in said({"other": 2.0, "price": 1.0}, usual=9.0)
    assert "other" not in said({"price": 1.0, "other": 0.9}, usual=9.0)


@pytest.mark.parametrize("units", [1.0, -1.0])
@pytest.mark.parametrize("name", ["trend", "weekday", "season", "festival", "price", "promotion", "other"])
def test_every_driver_has_its_words_either_way(name: DriverName, units: float) -> None:
    assert " 1." in said({name: units}, usual=9.0)


def test_of_several_lines_the_one_explained_is_named() -> None:
    assert said({"price": 1.0}, usual=9.0, lines=2).startswith(
        "First in the list, *Suvarna Atta* (Delhi 2): usually 9"
    )
    assert "nothing moves it" in said({}, usual=9.0, lines=2)


def test_one_forecast_offers_to_say_why_until_it_did() -> None:
    told, facts = result({"price": 1.0}, usual=9.0)
    labels = [choice.label for choice in write(told, page_of(facts)).choices]
    assert labels[0] == "Why?"
    labels = [choice.label for choice in write(told, page_of(facts, explain=True)).choices]
    assert "Why?" not in labels
