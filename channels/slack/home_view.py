"""The Home tab: what to do today, what is wrong, what waits for approval, and two forms to open.

Pure: what the tools found in, one view out, at most 100 blocks. Buttons stand for sentences,
as in the chat.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from channels.slack.blocks import Block, button, sections
from channels.slack.inbound import CHOICE_ACTION
from core.message import Listed
from core.ports import Worded
from language.locales import sentence

MOST_BLOCKS = 100
MOST_LISTED = 8
REFRESH = "smartretail_home_refresh"
OPEN_WHAT_IF = "smartretail_open_what_if"
OPEN_THRESHOLDS = "smartretail_open_thresholds"
OPEN_WEB = "smartretail_open_web"
_LONGEST_HEADER = 150
_LONGEST_BLOCK_ID = 255
_MOST_OFFERED = 5


@dataclass(frozen=True)
class HomeSection:
    """One part of the tab: the code of its title, and what a tool found.

    `accept` and `reject` are the codes of what yes and no are called there.
    """

    title: str
    found: Worded
    accept: str = "slack_accept"
    reject: str = "slack_reject"


@dataclass(frozen=True)
class HomeContents:
    """What the tab shows a person."""

    name: str
    language: str
    sections: Sequence[HomeSection]
    may_set: bool = False
    web_url: str | None = None


def home_view(contents: HomeContents) -> dict[str, Any]:
    """Return the view for `views.publish`."""
    last = [{"type": "divider"}, {"type": "actions", "elements": [*_doors(contents)]}]
    blocks = [*_blocks(contents)][: MOST_BLOCKS - len(last)]
    return {"type": "home", "blocks": [*blocks, *last]}


def stranger_view(language: str) -> dict[str, Any]:
    """Return the tab of somebody whom nobody has linked to a person yet."""
    return {"type": "home", "blocks": [*sections(sentence("unknown_sender", language))]}


def _blocks(contents: HomeContents) -> Iterator[Block]:
    yield _header(sentence("web_greeting", contents.language, name=contents.name))
    for number, part in enumerate(contents.sections):
        yield _header(sentence(part.title, contents.language))
        yield from _section(str(number), part, contents.language)


def _section(place: str, part: HomeSection, language: str) -> Iterator[Block]:
    """Yield the lines; one that can be decided on has its buttons below it."""
    found = part.found
    labels = {choice.message: choice.label for choice in found.choices}
    waiting, decided = list[str](), list(found.listed[:MOST_LISTED])
    for number, line in enumerate(found.lines):
        waiting.append(line)
        listed = decided[number - 1] if 1 <= number <= len(decided) else None
        if listed is not None and (listed.accept or listed.reject):
            yield from sections("\n".join(waiting))
            waiting = []
            yield _decision(f"{place}_{number}", listed, labels, part, language)
    yield from sections("\n".join(waiting))
    said = {message for one in found.listed for message in (one.accept, one.reject, one.about)}
    offered = [choice for choice in found.choices if choice.message not in said][:_MOST_OFFERED]
    if offered:
        yield {
            "type": "actions",
            "elements": [
                button(f"{CHOICE_ACTION}_{number}", choice.label, choice.message)
                for number, choice in enumerate(offered)
            ],
        }


def _decision(
    place: str, listed: Listed, labels: Mapping[str, str], part: HomeSection, language: str
) -> Block:
    """Return yes and no to a line, and what tells more about it."""
    elements: list[Block] = []
    for name, message, code, style in (
        ("accept", listed.accept, part.accept, "primary"),
        ("reject", listed.reject, part.reject, "danger" if part.reject == "slack_reject" else ""),
        ("about", listed.about, "slack_about", ""),
    ):
        if not message:
            continue
        label = labels.get(message) or sentence(code, language)
        pressed = button(f"{CHOICE_ACTION}_{name}", label, message)
        elements.append({**pressed, "style": style} if style else pressed)
    return {"type": "actions", "block_id": f"decide_{place}"[:_LONGEST_BLOCK_ID], "elements": elements}


def _doors(contents: HomeContents) -> Iterator[Block]:
    language = contents.language
    yield button(OPEN_WHAT_IF, sentence("slack_what_if", language), "what_if")
    if contents.may_set:
        yield button(OPEN_THRESHOLDS, sentence("slack_thresholds", language), "thresholds")
    yield button(REFRESH, sentence("slack_refresh", language), "refresh")
    if contents.web_url:
        yield {
            **button(OPEN_WEB, sentence("slack_open_web", language), "web"),
            "url": contents.web_url,
        }


def _header(text: str) -> Block:
    shown = text[:_LONGEST_HEADER]
    return {"type": "header", "text": {"type": "plain_text", "text": shown, "emoji": True}}
