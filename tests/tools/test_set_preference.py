"""set_preference: one's own wishes, each by itself."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from core.errors import InputError
from tests.jobs.fakes import MemoryPreferences
from tests.tools.conftest import SELLER, Call


@pytest.mark.parametrize(
    ("asked", "field", "kept"),
    [
        ({"language": "hi"}, "language", "hi"),
        ({"brief_at": "09:00"}, "brief_at", time(9)),
        ({"brief_at": "off"}, "brief_at", None),
        ({"quiet_from": "22:00"}, "quiet_from", time(22)),
        ({"channel": "slack"}, "channel", "slack"),
        ({"alerts_per_day": 3}, "alerts_per_day", 3),
        ({"timezone": "Asia/Dubai"}, "timezone", "Asia/Dubai"),
        ({"stop": "whatsapp"}, "stopped", frozenset({"whatsapp"})),
    ],
)
def test_a_wish_is_kept_for_who_has_it(
    call: Call, preferences: MemoryPreferences, asked: dict[str, Any], field: str, kept: object
) -> None:
    result = call("set_preference", who=SELLER, **asked).result
    assert getattr(preferences.of("asha"), field) == kept
    assert getattr(preferences.of("vikram"), field) != kept or kept is None
    assert field in result.changed  # type: ignore[attr-defined] # its own result


def test_what_was_stopped_starts_again_and_a_language_is_given_up(
    call: Call, preferences: MemoryPreferences
) -> None:
    call("set_preference", who=SELLER, stop="slack", language="hi")
    call("set_preference", who=SELLER, start="slack", language="mine")
    assert (preferences.of("asha").stopped, preferences.of("asha").language) == (frozenset(), None)


def test_no_quiet_hours_and_nothing_changed_shows_all(call: Call, preferences: MemoryPreferences) -> None:
    result: Any = call("set_preference", who=SELLER, quiet_from="off").result
    assert (result.quiet_from, preferences.of("asha").quiet_from) == (None, time(0))
    assert call("set_preference", who=SELLER).result.changed == ()  # type: ignore[attr-defined] # as above


@pytest.mark.parametrize("asked", [{"timezone": "Mars/Olympus"}, {"stop": "slack", "start": "slack"}])
def test_what_makes_no_sense_is_refused(call: Call, asked: dict[str, str]) -> None:
    with pytest.raises(InputError):
        call("set_preference", who=SELLER, **asked)


def test_the_usual_quiet_hours_are_those_held_or_else_the_default(
    call: Call, preferences: MemoryPreferences
) -> None:
    call("set_preference", who=SELLER, quiet_from="22:30", quiet_until="07:00")
    call("set_preference", who=SELLER, quiet_from="usual")
    assert (preferences.of("asha").quiet_from, preferences.of("asha").quiet_until) == (time(22, 30), time(7))
    call("set_preference", who=SELLER, quiet_from="off")
    call("set_preference", who=SELLER, quiet_from="usual")
    assert (preferences.of("asha").quiet_from, preferences.of("asha").quiet_until) == (time(21), time(8))
