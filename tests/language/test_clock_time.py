from datetime import time

import pytest

from language.clock_time import find_clock_times
from language.gloss.lexicon import lexicon


@pytest.mark.parametrize(
    ("text", "at", "sure"),
    [
        ("at 9", time(9), False),
        ("10 pm", time(22), True),
        ("12 at night", time(0), True),
        ("12 pm", time(12), True),
        ("8:30", time(8, 30), False),
        ("half past 7", time(7, 30), False),
        ("21:15 ke baad", time(21, 15), True),
        ("raat das baje", time(22), True),
        ("raat 2 baje", time(2), True),
        ("शाम ६ बजे", time(18), True),
        ("सुबह साढ़े आठ बजे", time(8, 30), True),
        ("raat dus baje", time(22), True),
        ("raat gyaarah baje", time(23), True),
        ("subah sade saat baje", time(7, 30), True),
        ("raat sava 10 baje", time(22, 15), True),
        ("dedh baje", time(1, 30), False),
        ("ढाई बजे", time(2, 30), False),
        ("at eight thirty", time(8, 30), False),
        ("eight forty five pm", time(20, 45), True),
    ],
)
def test_a_time_of_day_is_read(text: str, at: time, sure: bool) -> None:
    (found,) = find_clock_times(text)
    assert (found.at, found.sure) == (at, sure)


@pytest.mark.parametrize("hour", range(1, 13))
def test_every_spelling_of_an_hour_is_read(hour: int) -> None:
    for word in lexicon().number_words(hour):
        for text in (f"{word} baje", f"subah {word} se"):
            assert [found.at.hour % 12 for found in find_clock_times(text)] == [hour % 12], text


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("raat dus baje se subah saat baje tak", time(22), time(7)),
        ("raat dus se subah saat tak", time(22), time(7)),
        ("subah 10 baje se raat 8 baje tak", time(10), time(20)),
        ("रात के ग्यारह बजे से सुबह छः बजे तक", time(23), time(6)),
        ("ten at night to seven in the morning", time(22), time(7)),
        ("ten thirty pm to six thirty am", time(22, 30), time(6, 30)),
    ],
)
def test_each_of_two_times_has_its_own_half_of_the_day(text: str, first: time, second: time) -> None:
    assert [(found.at, found.sure) for found in find_clock_times(text)] == [(first, True), (second, True)]


def test_the_half_of_the_day_left_open_is_the_asker_s_to_say() -> None:
    (nine,) = find_clock_times("at 9")
    assert (nine.in_half(afternoon=True), nine.in_half(afternoon=False)) == (time(21), time(9))
    (late,) = find_clock_times("10 pm")
    assert late.in_half(afternoon=False) == time(22)


@pytest.mark.parametrize(
    "text", ["3 alerts a day", "25 o'clock", "5%", "for 7 days", "no time at all", "kitne baje"]
)
def test_what_is_no_time_is_none(text: str) -> None:
    assert find_clock_times(text) == ()
