"""Tell the shop's thresholds: what holds, and what a change makes of one."""

from __future__ import annotations

from agent.compose.page import Page, Section
from core.fact import Fact
from core.tenant import SETTING_RULES, SettingName
from tools.change_setting import ChangeSettingResult
from tools.show_settings import ShownSetting, ShowSettingsResult

_A_LINE = 3
"""So many of them stand in a line, so that all are on one screen."""


def write_shown(result: ShowSettingsResult, page: Page) -> Section:
    """Write the section of the thresholds in force; who asks for all sees all that are set."""
    if len(result.settings) == 1:
        return Section((said_setting(result.settings[0], page),))
    lines = [page.say("setting_head")]
    known = [one for one in result.settings if one.value.value is not None]
    for start in range(0, len(known), _A_LINE):
        told = [said_setting(one, page) for one in known[start : start + _A_LINE]]
        lines.append(page.say("setting_line", parts=" ".join(told)))
    return Section(tuple(lines))


def said_setting(one: ShownSetting, page: Page) -> str:
    """Say a threshold by name, with its value."""
    return page.say("setting_one", name=_name(one.name, page), value=_value(one.name, one.value, page))


def write(result: ChangeSettingResult, page: Page) -> Section:
    """Write the section of a threshold that is set."""
    code = "setting_done" if result.changed else "setting_same"
    return Section((_change(code, result, page),))


def write_preview(result: ChangeSettingResult, page: Page) -> Section:
    """Write what the change would do."""
    lines = [page.say("setting_title"), _change("setting_change", result, page)]
    return Section((*lines, page.say("setting_scope")))


def _change(code: str, result: ChangeSettingResult, page: Page) -> str:
    return page.say(
        code,
        name=_name(result.name, page),
        before=_value(result.name, result.before, page),
        after=_value(result.name, result.after, page),
    )


def _name(name: SettingName, page: Page) -> str:
    return page.say(f"setting_{name}")


def _value(name: SettingName, fact: Fact, page: Page) -> str:
    """Say a value with its unit; one that is not set is no limit."""
    if fact.value is None:
        return page.say("setting_unset")
    unit = SETTING_RULES[name].unit
    counted = {"n": int(fact.value)} if unit == "days" and isinstance(fact.value, int | float) else {}
    return page.say(f"setting_in_{unit}", value=fact, **counted)
