"""The parts of Slack's forms: inputs, selects whose options we search, titles within their lengths."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from channels.slack.blocks import Block, sections
from core.ports import Named
from language.locales import sentence

PRODUCT = "smartretail_product"
STORE = "smartretail_store"
MOST_OPTIONS = 100
_LONGEST_TITLE = 24
_LONGEST_OPTION = 75
_LONGEST_VALUE = 150
_LONGEST_LABEL = 2_000

Json = Mapping[str, Any]


def plain(text: str, longest: int) -> Block:
    """Return plain text, shortened to what Slack takes."""
    shown = text if len(text) <= longest else text[: longest - 1] + "…"
    return {"type": "plain_text", "text": shown, "emoji": True}


def modal(
    callback_id: str, title: str, blocks: list[Block], language: str, *, submit: str | None = None
) -> dict[str, Any]:
    """Return a modal; without `submit` it can only be closed."""
    view: dict[str, Any] = {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain(title, _LONGEST_TITLE),
        "close": plain(sentence("slack_close", language), _LONGEST_TITLE),
        "blocks": blocks,
    }
    if submit is not None:
        view["submit"] = plain(submit, _LONGEST_TITLE)
    return view


def notice(callback_id: str, title: str, text: str, language: str) -> dict[str, Any]:
    """Return a modal that only says something."""
    return modal(callback_id, title, [*sections(text)], language)


def field_of(name: str, label: str, element: Block, hint: str = "") -> Block:
    """Return an input block; its element's action id is its own name."""
    block: Block = {
        "type": "input",
        "block_id": name,
        "label": plain(label, _LONGEST_LABEL),
        "element": {**element, "action_id": name},
    }
    if hint:
        block["hint"] = plain(hint, _LONGEST_LABEL)
    return block


def searched(chosen: Named | None) -> Block:
    """Return a select whose options we are asked for; nothing need be typed first."""
    element: Block = {"type": "external_select", "min_query_length": 0}
    return element if chosen is None else {**element, "initial_option": option(chosen)}


def option(named: Named) -> Block:
    """Return one option of a select."""
    return {"text": plain(named.name, _LONGEST_OPTION), "value": named.identifier[:_LONGEST_VALUE]}


def options_for(names: Iterable[Named], typed: str) -> list[Block]:
    """Return the options whose name or code has every word that was typed."""
    words = typed.casefold().split()
    matching = (
        named
        for named in names
        if len(named.identifier) <= _LONGEST_VALUE
        and all(word in f"{named.name} {named.identifier}".casefold() for word in words)
    )
    return [option(named) for _, named in zip(range(MOST_OPTIONS), matching, strict=False)]


def value_in(view: Json, name: str) -> str:
    """Return what was filled in; empty where nothing was."""
    element = ((view.get("state") or {}).get("values") or {}).get(name, {}).get(name) or {}
    chosen = element.get("selected_option") or {}
    return str(chosen.get("value") or element.get("value") or "").strip()


def named_in(view: Json, name: str) -> Named | None:
    """Return what was chosen in a select, with its name as it was shown."""
    element = ((view.get("state") or {}).get("values") or {}).get(name, {}).get(name) or {}
    chosen = element.get("selected_option")
    if not chosen:
        return None
    return Named(str(chosen.get("value") or ""), str((chosen.get("text") or {}).get("text") or ""))
