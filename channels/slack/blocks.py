"""A reply as Slack blocks: a header, the text with its table, its sources, its choices, two thumbs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from channels.slack.inbound import CHOICE_ACTION
from channels.slack.markup import escape, escaped_length
from channels.slack.tables import as_text, with_tables
from channels.sources import source_name, source_names
from channels.splitting import split_text
from core.message import Choice, Outcome, Reply
from language.format import format_date
from language.locales import sentence

MOST_BLOCKS = 50
LONGEST_SECTION = 3_000
_LONGEST_MESSAGE = 40_000
_LONGEST_HEADER = 150
_LONGEST_CONTEXT = 2_000
_LONGEST_LABEL = 75
_LONGEST_VALUE = 2_000
_MOST_BUTTONS = 25
FEEDBACK_ACTION = "smartretail_feedback"
_RATED = frozenset({Outcome.ANSWERED, Outcome.REFUSED})
_NEWER = frozenset({"table", "context_actions"})
"""Blocks that some workspaces cannot show yet."""

Block = dict[str, Any]


def reply_blocks(reply: Reply) -> list[list[Block]]:
    """Return the reply's blocks, one list per message: at most 50 blocks in each."""
    blocks = [
        *_text_blocks(reply.answer.strip()),
        *_source_blocks(reply),
        *_choice_blocks(reply.choices),
        *_feedback_blocks(reply),
    ]
    return [blocks[start : start + MOST_BLOCKS] for start in range(0, len(blocks), MOST_BLOCKS)]


def plain_blocks(blocks: Sequence[Mapping[str, Any]]) -> list[Block] | None:
    """Return the blocks without those that are new to Slack; `None` where there are none of them."""
    if not any(block["type"] in _NEWER for block in blocks):
        return None
    plain: list[Block] = []
    for block in blocks:
        if block["type"] == "table":
            plain += [section(piece) for piece in split_text(as_text(block), LONGEST_SECTION)]
        elif block["type"] != "context_actions":
            plain.append(dict(block))
    return plain


def in_words(blocks: Sequence[Mapping[str, Any]]) -> str:
    """Return what blocks say, as mrkdwn within a message's length: a choice by its label, to be typed."""
    lines: list[str] = []
    for block in blocks:
        if block["type"] == "table":
            lines.append(as_text(block))
        elif block["type"] == "header":
            lines.append(f"*{escape(block['text']['text'])}*")
        elif block["type"] == "section":
            lines.append(block["text"]["text"])
        elif block["type"] == "context":
            lines += [element["text"] for element in block["elements"]]
        elif block["type"] == "actions":
            lines += [f"• {escape(element['text']['text'])}" for element in block["elements"]]
    return next(iter(split_text("\n".join(lines), _LONGEST_MESSAGE)), "")


def button(action_id: str, label: str, value: str) -> Block:
    """Return a button, its label and value within Slack's lengths."""
    return {
        "type": "button",
        "action_id": action_id,
        "text": {"type": "plain_text", "text": _shortened(label), "emoji": True},
        "value": value[:_LONGEST_VALUE],
    }


def _text_blocks(text: str) -> Iterator[Block]:
    first, _, rest = text.partition("\n")
    if rest.strip() and _is_heading(first):
        yield {"type": "header", "text": {"type": "plain_text", "text": first.rstrip(":"), "emoji": True}}
        text = rest.strip()
    for part in with_tables(text):
        if isinstance(part, dict):
            yield part
            continue
        yield from sections(part)


def sections(text: str) -> Iterator[Block]:
    """Yield words of ours as sections, as many as they need; none where nothing is said."""
    for piece in split_text(text, LONGEST_SECTION, escaped_length):
        yield section(escape(piece))


def section(text: str) -> Block:
    """Return mrkdwn text of at most 3,000 characters as a block."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def _is_heading(line: str) -> bool:
    """A line that ends in a colon and has no markup reads well as a header, which knows none."""
    return line.endswith(":") and 1 < len(line) <= _LONGEST_HEADER and not set("*_~`&<>") & set(line)


def _source_blocks(reply: Reply) -> Iterator[Block]:
    names = [escape(name) for name in source_names(reply)]
    for citation in reply.citations:
        if (citation.url or "").startswith(("https://", "http://")):
            plain = escape(source_name(citation))
            names = [f"<{citation.url}|{plain}>" if name == plain else name for name in names]
    if not names:
        return
    parts = [sentence("sources_line", reply.language, sources=", ".join(names))]
    days = [fact.source.as_of for fact in reply.facts if fact.source.as_of is not None]
    if days:
        last_day = format_date(max(days), language=reply.language)
        parts.append(escape(sentence("data_as_of", reply.language, date=last_day)))
    line = " · ".join(parts)
    if len(line) > _LONGEST_CONTEXT:  # a link must not be cut in two
        line = split_text(
            sentence("sources_line", reply.language, sources=", ".join(source_names(reply))),
            _LONGEST_CONTEXT,
            escaped_length,
        )[0]
        line = escape(line)
    yield {"type": "context", "elements": [{"type": "mrkdwn", "text": line}]}


def _choice_blocks(choices: Sequence[Choice]) -> Iterator[Block]:
    buttons = [
        button(f"{CHOICE_ACTION}_{index}", choice.label, choice.message)
        for index, choice in enumerate(choices)
    ]
    for start in range(0, len(buttons), _MOST_BUTTONS):
        yield {"type": "actions", "elements": buttons[start : start + _MOST_BUTTONS]}


def _feedback_blocks(reply: Reply) -> Iterator[Block]:
    """Two thumbs under an answer; a question back or a preview is nothing to rate."""
    if reply.outcome not in _RATED or reply.model == "none":
        return
    thumbs: Block = {"type": "feedback_buttons", "action_id": FEEDBACK_ACTION}
    for name, mark, verdict in (("positive", "👍", "good"), ("negative", "👎", "bad")):
        thumbs[f"{name}_button"] = {
            "text": {"type": "plain_text", "text": mark},
            "accessibility_label": sentence(f"slack_rated_{verdict}", reply.language)[:_LONGEST_LABEL],
            "value": f"{verdict}:{reply.message_id}"[:_LONGEST_VALUE],
        }
    yield {"type": "context_actions", "elements": [thumbs]}


def _shortened(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1] + "…"
