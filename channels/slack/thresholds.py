"""The thresholds form: a manager sets one of the shop's limits; the form itself is the confirmation.

It shows what holds now, takes one value, and says what is wrong with it beside the field. The
tool checks the role once more and the audit log names the manager.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi.concurrency import run_in_threadpool

from channels.slack.blocks import Block, sections
from channels.slack.form import field_of, modal, options_for, value_in
from channels.slack.home import pressed_by
from channels.slack.home_view import OPEN_THRESHOLDS
from channels.slack.room import Room, Visitor
from core.errors import SmartRetailError
from core.ports import Named
from core.tenant import SETTING_RULES
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
        trouble = await run_in_threadpool(_set, room, visitor, view)
        if trouble:
            await ack(response_action="errors", errors={VALUE: trouble})
            return
        name = sentence(f"setting_{value_in(view, SETTING)}", visitor.language)
        done = sentence("slack_setting_done", visitor.language, name=name, value=value_in(view, VALUE))
        title = sentence("slack_thresholds_title", visitor.language)
        shown = modal(THRESHOLDS, title, [*sections(done)], visitor.language)
        await ack(response_action="update", view=shown)

    app.action(OPEN_THRESHOLDS)(on_open)
    app.view(THRESHOLDS)(on_submit)


async def _open(room: Room, visitor: Visitor, trigger_id: str) -> None:
    person = visitor.person
    if person is None or WRITES not in {spec.name for spec in room.door.catalog.specs(person)}:
        return
    told = await run_in_threadpool(room.door.wording.tell, "show_settings", {}, person, visitor.language)
    view = thresholds_view(told.lines, visitor.language)
    await room.web.call("views.open", visitor.team, trigger_id=trigger_id, view=view)


def _set(room: Room, visitor: Visitor, view: dict[str, Any]) -> str:
    """Set the threshold in the person's name; return what is wrong, or nothing."""
    if visitor.person is None:
        return sentence("unknown_sender", visitor.language)
    name = value_in(view, SETTING)
    try:
        value = float(value_in(view, VALUE))
    except ValueError:
        return sentence("which_setting_value", visitor.language)
    rule = next((rule for known, rule in SETTING_RULES.items() if known == name), None)
    if rule is not None and rule.unit == "rate":
        value = round(value / 100, 6)  # a share of all days is asked for in percent
    try:
        room.door.catalog.call(
            WRITES,
            {"name": name, "value": value},
            visitor.person,
            idempotency_key=f"slack:{view.get('id')}:{view.get('hash')}",
            language=visitor.language,
        )
    except SmartRetailError as error:
        if rule is not None and error.code == "setting_out_of_range":
            scale = 100 if rule.unit == "rate" else 1
            return sentence(
                "slack_setting_range",
                visitor.language,
                least=f"{rule.least * scale:g}",
                most=f"{rule.most * scale:g}",
            )
        known = has_sentence(error.code, visitor.language)
        return sentence(error.code if known else "internal_error", visitor.language)
    return ""
