from datetime import time

import pytest

from language.clock_time import find_clock_times


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
    ],
)
def test_a_time_of_day_is_read(text: str, at: time, sure: bool) -> None:
    (found,) = find_clock_times(text)
    assert (found.at, found.sure) == (at, sure)


def test_the_half_of_the_day_left_open_is_the_asker_s_to_say() -> None:
    (nine,) = find_clock_times("at 9")
    assert (nine.in_half(afternoon=True), nine.in_half(afternoon=False)) == (time(21), time(9))
    (late,) = find_clock_times("10 pm")
    assert late.in_half(afternoon=False) == time(22)


@pytest.mark.parametrize("text", ["3 alerts a day", "25 o'clock", "5%", "for 7 days", "no time at all"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert find_clock_times(text) == ()
