"""The reason of a forecast set by hand that is told first."""

from __future__ import annotations

import pytest

from agent.planner.told_event import told_event


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("17 अक्टूबर को दिल्ली 2 बंद रहेगी, उस दिन छाछ का अनुमान 0 कर दो", "17 अक्टूबर को दिल्ली 2 बंद रहेगी"),
        ("mela lag raha hai jaipur me, soda ka andaza 120 roz kar dijiye", "mela lag raha hai jaipur me"),
        ("Mumbai 2 closed on 20 Oct. Forecast there that day to zero", "Mumbai 2 closed on 20 Oct"),
        ("set the forecast of milk to 40, there is a fair", ""),
        ("forecast for the fair: 40 a day", ""),
    ],
)  # fmt: skip
def test_the_first_part_tells_why(said: str, reason: str) -> None:
    assert told_event(said) == reason
