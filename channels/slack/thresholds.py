"""The thresholds form: a manager sets one of the shop's limits; the form itself is the confirmation.

It shows what holds now, takes one value, and says what is wrong with it beside the field. The
tool checks the role once more and the audit log names the manager.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi.concurrency import run_in_threadpool

from channels.slack.blocks import Block, sections
from channels.slack.form import field_of, modal, notice, options_for, value_in
from channels.slack.home import pressed_by
from channels.slack.home_view import OPEN_THRESHOLDS
from channels.slack.room import Room, Visitor
from core.errors import SmartRetailError
from core.ports import Named
from core.tenant import SETTING_RULES, SettingRule
from language.format import format_value
from language.locales import has_sentence, sentence

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncAck, AsyncApp

THRESHOLDS = "smartretail_thresholds"
SETTING = "smartretail_setting"
VALUE = "smartretail_value"
WRITES = "change_setting"


def thresholds_view(lines: tuple[str, ...], language: str) -> dict[str, Any]:
    """Return the form below what holds now."""
    names = [Named(name, sentence(f"setting_{name}", language)) for name in SETTING_RULES]
    choices: Block = {"type": "static_select", "options": options_for(names, "")}
    number: Block = {"type": "number_input", "is_decimal_allowed": True}
    blocks: list[Block] = [
        *sections("\n".join(lines)),
        {"type": "divider"},
        field_of(SETTING, sentence("slack_setting", language), choices),
        field_of(VALUE, sentence("slack_value", language), number, sentence("slack_value_hint", language)),
    ]
    title = sentence("slack_thresholds_title", language)
    return modal(THRESHOLDS, title, blocks, language, submit=sentence("slack_set", language))


def listen_to_thresholds(app: AsyncApp, room: Room) -> None:
    """Register the form."""

    async def on_open(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        visitor = await room.visitor(*pressed_by(body))
        room.later(_open(room, visitor, str(body.get("trigger_id") or "")))

    async def on_submit(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any]) -> None:
        visitor = await room.visitor(*pressed_by(body))
        chosen = value_in(view, SETTING)
        rule = next((rule for known, rule in SETTING_RULES.items() if known == chosen), None)
        if rule is None:
            await ack(response_action="errors", errors={SETTING: sentence("slack_setting", visitor.language)})
            return
        value = _asked(view, rule)
        trouble = await run_in_threadpool(_set, room, visitor, view, value)
        if trouble or value is None:
            await ack(response_action="errors", errors={VALUE: trouble})
            return
        done = sentence(
            "slack_setting_done",
            visitor.language,
            name=sentence(f"setting_{chosen}", visitor.language),
            value=_in_words(value, rule, visitor.language),
        )
        title = sentence("slack_thresholds_title", visitor.language)
        await ack(response_action="update", view=notice(THRESHOLDS, title, done, visitor.language))

    app.action(OPEN_THRESHOLDS)(on_open)
    app.view(THRESHOLDS)(on_submit)


async def _open(room: Room, visitor: Visitor, trigger_id: str) -> None:
    person, language = visitor.person, visitor.language
    if person is not None and WRITES in {spec.name for spec in room.door.catalog.specs(person)}:
        told = await run_in_threadpool(room.door.wording.tell, "show_settings", {}, person, language)
        view = thresholds_view(told.lines, language)
    else:
        why = sentence("unknown_sender" if person is None else "not_allowed", language)
        view = notice(THRESHOLDS, sentence("slack_thresholds_title", language), why, language)
    await room.web.call("views.open", visitor.team, trigger_id=trigger_id, view=view)


def _asked(view: dict[str, Any], rule: SettingRule) -> float | None:
    """Return the value as the setting keeps it: a share of all days is asked for in percent."""
    try:
        value = float(value_in(view, VALUE))
    except ValueError:
        return None
    return round(value / 100, 6) if rule.unit == "rate" else value


def _set(room: Room, visitor: Visitor, view: dict[str, Any], value: float | None) -> str:
    """Set the threshold in the person's name; return what is wrong, or nothing."""
    if visitor.person is None:
        return sentence("unknown_sender", visitor.language)
    if value is None:
        return sentence("which_setting_value", visitor.language)
    name = value_in(view, SETTING)
    try:
        room.door.catalog.call(
            WRITES,
            {"name": name, "value": value},
            visitor.person,
            idempotency_key=f"slack:{view.get('id')}:{view.get('hash')}",
            language=visitor.language,
        )
    except SmartRetailError as error:
        rule = next(rule for known, rule in SETTING_RULES.items() if known == name)
        if error.code == "setting_out_of_range":
            return _range(rule, visitor.language)
        known = has_sentence(error.code, visitor.language)
        return sentence(error.code if known else "internal_error", visitor.language)
    return ""


def _in_words(value: float, rule: SettingRule, language: str) -> str:
    counted = {"n": int(value)} if rule.unit == "days" else {}
    shown = format_value(value, rule.unit, language=language)
    return sentence(f"setting_in_{rule.unit}", language, value=shown, **counted)


def _range(rule: SettingRule, language: str) -> str:
    least = format_value(rule.least, rule.unit, language=language)
    most = _in_words(rule.most, rule, language)
    code = "slack_setting_whole" if rule.whole else "slack_setting_range"
    return sentence(code, language, least=least, most=most)
