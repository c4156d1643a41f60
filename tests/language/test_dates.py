from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.dates import DateSpan, Tense, read_dates
from language.dates.calendar import financial_year, rolling_days, shift_months, unit_days

TODAY = date(2026, 11, 25)  # a Wednesday


def days(text: str) -> tuple[str, str]:
    period = read_dates(text, TODAY).period
    assert period is not None, text
    return period.start.isoformat()[5:], period.end.isoformat()[5:]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("today", "11-25", "11-25"),
        ("yesterday", "11-24", "11-24"),
        ("the day before yesterday", "11-23", "11-23"),
        ("tomorrow", "11-26", "11-26"),
        ("day after tomorrow", "11-27", "11-27"),
        ("last week", "11-16", "11-22"),
        ("this week", "11-23", "11-29"),
        ("next week", "11-30", "12-06"),
        ("last month", "10-01", "10-31"),
        ("this month", "11-01", "11-30"),
        ("next month", "12-01", "12-31"),
        ("last quarter", "07-01", "09-30"),
        ("this quarter", "10-01", "12-31"),
        ("last 30 days", "10-27", "11-25"),
        ("revenue L7D", "11-19", "11-25"),
        ("GMV T-1", "11-24", "11-24"),
        ("sales H1, i.e. April through September", "04-01", "09-30"),
        ("the second quarter (July to September) sales", "07-01", "09-30"),
        ("sales for September. September. Not October.", "09-01", "09-30"),
        ("1-15 date revenue", "11-01", "11-15"),
        ("second quarter of this year sales", "04-01", "06-30"),
        ("mom growth in units", "10-01", "10-31"),
        ("total 2025-26 sales", "04-01", "03-31"),
        ("less than 3 days of stock", "11-26", "11-28"),
        ("the past fortnight", "11-12", "11-25"),
        ("last two weeks", "11-12", "11-25"),
        ("last 3 months", "08-01", "10-31"),
        ("2 weeks ago", "11-09", "11-15"),
        ("between the 1st and 10th of this month", "11-01", "11-10"),
        ("since start of month so far", "11-01", "11-25"),
        ("Delhi since the 1st", "11-01", "11-25"),
        ("the month ahead", "11-26", "12-25"),
        ("in the next 72 hours", "11-26", "11-28"),
        ("the Monday deck for last week", "11-16", "11-22"),
        ("since Monday", "11-23", "11-25"),
        ("since 1 Nov", "11-01", "11-25"),
        ("since last month", "10-01", "11-25"),
        ("month to date", "11-01", "11-25"),
        ("ytd", "01-01", "11-25"),
        ("so far this month", "11-01", "11-25"),
        ("first half of October", "10-01", "10-15"),
        ("the second half of September", "09-16", "09-30"),
        ("since the first of October", "10-01", "11-25"),
        ("since the first of the month", "11-01", "11-25"),
        ("October to date", "10-01", "11-25"),
        ("quarter so far", "10-01", "11-25"),
        ("the week gone by", "11-16", "11-22"),
        ("weekend just gone", "11-21", "11-22"),
        ("from the 3rd to the 9th of this month", "11-03", "11-09"),
        ("rest of November", "11-26", "11-30"),
        ("balance days of this month", "11-26", "11-30"),
        ("between today and the end of the month", "11-26", "11-30"),
        ("3 days back", "11-22", "11-22"),
        ("on 20 Nov", "11-20", "11-20"),
        ("on 20th of November 2026", "11-20", "11-20"),
        ("Nov 20, 2026", "11-20", "11-20"),
        ("20/11/2026", "11-20", "11-20"),
        ("2026-11-20", "11-20", "11-20"),
        ("from 1 Nov to 15 Nov", "11-01", "11-15"),
        ("between 1 and 15 November", "11-01", "11-15"),
        ("1-15 Nov", "11-01", "11-15"),
        ("2026-11-01 to 2026-11-15", "11-01", "11-15"),
        ("from Monday to yesterday", "11-23", "11-24"),
        ("in October", "10-01", "10-31"),
        ("Q3", "07-01", "09-30"),
        ("first week of October", "10-01", "10-07"),
        ("last week of October", "10-25", "10-31"),
        ("for the week of 11 November", "11-09", "11-15"),
        ("last Monday", "11-23", "11-23"),
        ("on Sunday", "11-22", "11-22"),
        ("next Friday", "11-27", "11-27"),
        ("last weekend", "11-21", "11-22"),
        ("month before last", "09-01", "09-30"),
        ("next 10 days", "11-26", "12-05"),
        ("in the next two weeks", "11-26", "12-09"),
        ("next fortnight", "11-26", "12-09"),
        ("rest of the month", "11-26", "11-30"),
        ("by Friday", "11-26", "11-27"),
        ("by the end of this week", "11-26", "11-29"),
        ("14-day", "11-26", "12-09"),
        ("५ days", "11-26", "11-30"),
        ("2nd and 3rd November", "11-02", "11-03"),
        ("2, 3 and 4 Nov", "11-02", "11-04"),
        ("November 2 and 3", "11-02", "11-03"),
        ("on the 5th", "11-05", "11-05"),
        ("on the 28th", "10-28", "10-28"),
        ("the eighth of November", "11-08", "11-08"),
        ("by the 30th", "11-26", "11-30"),
        ("before Friday", "11-26", "11-27"),
        ("from the 4th till the 10th", "11-04", "11-10"),
        ("Friday and Saturday", "11-20", "11-21"),
        ("September and October", "09-01", "10-31"),
        ("last to last week", "11-09", "11-15"),
        ("the week before the last one", "11-09", "11-15"),
        ("month just ended", "10-01", "10-31"),
        ("Wednesday to Friday last week", "11-18", "11-20"),
        ("5 November onwards", "11-05", "11-25"),
        ("from 5 Nov", "11-05", "11-25"),
        ("till November end", "11-26", "11-30"),
        ("second quarter of this FY", "07-01", "09-30"),
        ("H1 FY27", "04-01", "09-30"),
        ("FYTD", "04-01", "11-25"),
        ("the September quarter", "07-01", "09-30"),
        ("10/2026", "10-01", "10-31"),
        ("that will not last 3 days", "11-26", "11-28"),
        ("Mumbai 1 till Friday", "11-26", "11-27"),
        ("Delhi 2, 5 November", "11-05", "11-05"),
    ],
)
def test_days_are_read_from_words(text: str, start: str, end: str) -> None:
    assert days(f"sales {text}, please") == (start, end)


@pytest.mark.parametrize(
    ("text", "horizon"),
    [
        ("tomorrow", 1),
        ("next week", 7),
        ("in the next two weeks", 14),
        ("next month", 30),
        ("this month", 5),
        ("by Sunday", 4),
        ("within 3 days", 3),
        ("coming fortnight", 14),
        ("last week", None),
    ],
)
def test_the_horizon_counts_the_days_ahead(text: str, horizon: int | None) -> None:
    period = read_dates(text, TODAY).period
    assert period is not None
    assert period.horizon_days == horizon


@pytest.mark.parametrize(
    ("text", "tense", "start", "end"),
    [
        ("there is a fair on Sunday, how much will sell in the next 9 days", "future", "11-26", "12-04"),
        ("2026-12-05 crowd will be, next 12 days forecast", "future", "11-26", "12-07"),
        ("Sunday is crowded, what will run out until then", "future", "11-26", "11-29"),
        ("revenue for September, sorry, October", "past", "10-01", "10-31"),
        ("sales not last week, this week", "past", "11-23", "11-29"),
        ("from 5 to 9 December as 2026-12-08 orders are in", "future", "12-05", "12-09"),
    ],
)
def test_one_of_several_days_is_asked_about(text: str, tense: Tense, start: str, end: str) -> None:
    found = read_dates(text, TODAY, tense=tense).periods
    assert [(day.start.isoformat()[5:], day.end.isoformat()[5:]) for day in found] == [(start, end)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("the quarter that closed on 30 September", "07-01", "09-30"),
        ("the two weeks up to 4 October", "09-21", "10-04"),
        ("revenue on 13/10", "10-13", "10-13"),
        ("the last weekend of September", "09-26", "09-27"),
        ("a fortnight from Monday", "11-30", "12-13"),
        ("a week-long forecast", "11-26", "12-02"),
        ("as at the last closing", "11-24", "11-24"),
    ],
)
def test_days_are_told_by_their_ends_and_lengths(text: str, start: str, end: str) -> None:
    assert days(text) == (start, end)


def test_a_bare_date_points_the_way_of_the_sentence() -> None:
    past, ahead = (read_dates("on 27 Nov", TODAY, tense=tense).period for tense in ("past", "future"))
    assert past is not None
    assert ahead is not None
    assert (past.start, ahead.start) == (date(2025, 11, 27), date(2026, 11, 27))


def test_rolling_days_end_on_the_last_day_with_data() -> None:
    period = read_dates("last 7 days", TODAY, last_day=TODAY - timedelta(days=1)).period
    assert period is not None
    assert (period.start, period.end) == (date(2026, 11, 18), date(2026, 11, 24))


@pytest.mark.parametrize(
    ("text", "period", "compared"),
    [
        ("last month vs the month before", ("10-01", "10-31"), "previous_period"),
        ("last week compared to the previous week", ("11-16", "11-22"), "previous_period"),
        ("October vs last year", ("10-01", "10-31"), "previous_year"),
        ("last month versus the same month last year", ("10-01", "10-31"), "previous_year"),
        ("sales last month yoy", ("10-01", "10-31"), "previous_year"),
        ("this month against last month", ("11-01", "11-30"), ("10-01", "10-31")),
        ("compare October with September", ("10-01", "10-31"), ("09-01", "09-30")),
        ("more this week than last week", ("11-23", "11-29"), ("11-16", "11-22")),
        ("how do sales compare to last month", ("11-01", "11-25"), ("10-01", "10-31")),
        ("growth over last week", ("11-23", "11-25"), ("11-16", "11-22")),
        ("compare Delhi and Mumbai last week", ("11-16", "11-22"), None),
    ],
)
def test_what_is_only_compared_with_is_not_what_is_asked(
    text: str, period: tuple[str, str], compared: object
) -> None:
    reading = read_dates(text, TODAY)
    other = reading.compare_to
    if isinstance(other, DateSpan):
        other = (other.start.isoformat()[5:], other.end.isoformat()[5:])
    assert (days(text), other) == (period, compared)


def test_a_day_that_does_not_exist_and_a_festival_are_not_guessed() -> None:
    assert read_dates("sales on 31 June", TODAY).unresolved == ("on 31 june",)
    assert read_dates("sales on Diwali", TODAY).unresolved == ("diwali",)


@pytest.mark.parametrize("text", ["may I know", "how many a day", "week", "99999 weeks", "monkey"])
def test_words_that_only_look_like_days_are_none(text: str) -> None:
    assert read_dates(text, TODAY).period is None


def test_two_periods_are_both_told() -> None:
    assert len(read_dates("in October and in September", TODAY).periods) == 2


@given(st.text(max_size=200), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_any_text_on_any_day_is_read(text: str, today: date) -> None:
    for period in read_dates(text, today).periods:
        assert period.start <= period.end
        assert text[slice(*period.place)].strip() == period.text


_JUMBLE = """
last next this 2 31 week weeks month year from to since by vs than compare Nov Feb Friday 2025 Q3 of first
days ago yesterday end the before between and 30/02/2025 1-15 may fy
"""
_WORDS = st.lists(st.sampled_from(_JUMBLE.split()), max_size=12).map(" ".join)


@given(_WORDS, st.sampled_from(["past", "future", None]))
def test_any_jumble_of_date_words_is_read(text: str, tense: object) -> None:
    reading = read_dates(text, TODAY, tense=tense)  # type: ignore[arg-type]  # sampled from the very literals
    assert all(period.start <= period.end for period in reading.periods)


def test_weeks_run_from_monday_and_months_keep_their_length() -> None:
    assert unit_days("week", TODAY) == (date(2026, 11, 23), date(2026, 11, 29))
    assert shift_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert rolling_days("month", 2, TODAY) == (date(2026, 9, 1), date(2026, 10, 31))
    assert financial_year(date(2026, 3, 31)) == (date(2025, 4, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    ("tense", "start", "end"),
    [("past", "11-12", "11-25"), ("future", "11-26", "12-09"), (None, "11-26", "12-09")],
)
def test_a_short_duration_lies_where_the_sentence_points(tense: Tense | None, start: str, end: str) -> None:
    period = read_dates("atta 5kg 14d", TODAY, tense=tense).period
    assert period is not None
    assert (period.start.isoformat()[5:], period.end.isoformat()[5:]) == (start, end)


@pytest.mark.parametrize(
    ("text", "spells"),
    [
        (
            "sales on weekends last month",
            [
                ("10-03", "10-04"),
                ("10-10", "10-11"),
                ("10-17", "10-18"),
                ("10-24", "10-25"),
                ("10-31", "11-01"),
            ],
        ),
        (
            "Sundays in September",
            [("09-06", "09-06"), ("09-13", "09-13"), ("09-20", "09-20"), ("09-27", "09-27")],
        ),
        ("weekend sales last 2 weeks", [("11-14", "11-15"), ("11-21", "11-22")]),
    ],
)
def test_a_day_of_every_week_is_a_spell_of_its_own(text: str, spells: list[tuple[str, str]]) -> None:
    found = read_dates(text, TODAY).periods
    assert [(one.start.isoformat()[5:], one.end.isoformat()[5:]) for one in found] == spells


def test_two_months_between_which_something_dropped_are_set_apart() -> None:
    found = read_dates("explain the drop between August and September", TODAY).periods
    assert [one.start.month for one in found] == [8, 9]


def test_days_held_against_the_same_day_are_those_of_the_week_before() -> None:
    reading = read_dates("yesterday sales compared to last Tuesday", TODAY)
    assert reading.periods[0].start == date(2026, 11, 24)
    assert isinstance(reading.compare_to, DateSpan)
    assert reading.compare_to.start == date(2026, 11, 17)
