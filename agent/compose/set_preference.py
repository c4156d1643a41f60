"""Tell what a person wished for, and that it holds."""

from __future__ import annotations

from dataclasses import replace

from agent.compose.page import Page, Section
from tools.set_preference import SetPreferenceResult

_CODES = {
    "language": "wish_language",
    "brief_at": "wish_brief",
    "quiet_from": "wish_quiet",
    "quiet_until": "wish_quiet",
    "channel": "wish_channel",
    "alerts_per_day": "wish_alerts",
    "stopped": "wish_stopped",
}
_SHOWN = ("language", "brief_at", "quiet_from", "channel", "alerts_per_day", "stopped")


def write(result: SetPreferenceResult, page: Page) -> Section:
    """Write what was changed; of nothing changed, all that holds, and how to change it."""
    names = result.changed or _SHOWN
    codes = list(dict.fromkeys(_CODES[name] for name in names if name in _CODES))
    said = tuple(_line(code, result, page) for code in codes) or (page.say("wish_kept"),)
    return Section(said if result.changed else (*said, page.say("wish_change")))


def _line(code: str, result: SetPreferenceResult, page: Page) -> str:
    if code == "wish_language":
        spoken = replace(page, language=result.language or page.language)
        return spoken.say(f"wish_language_{result.language or 'mine'}")
    if code == "wish_brief":
        none = result.brief_at is None
        return page.say("wish_no_brief") if none else page.say(code, at=result.brief_at)
    if code == "wish_quiet":
        none = result.quiet_from is None
        return (
            page.say("wish_no_quiet")
            if none
            else page.say(code, start=result.quiet_from, end=result.quiet_until)
        )
    if code == "wish_channel":
        none = result.channel is None
        return page.say("wish_channel_last") if none else page.say(code, channel=result.channel)
    if code == "wish_alerts":
        return page.say(code, count=result.alerts_per_day)
    none = result.stopped is None
    return page.say("wish_not_stopped") if none else page.say(code, channel=result.stopped)
