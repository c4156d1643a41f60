"""Write `docs/screens.md`: each kind of message as a person sees it, rendered by the channels themselves.

The page is the snapshot: a test holds it to what the code renders now.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from channels.files import FileAddresses
from channels.pictures import PictureAddresses
from channels.slack.adapter import SlackAdapter
from channels.slack.assistant import prompts_for
from channels.slack.home_view import HomeContents, HomeSection, home_view
from channels.slack.settings import SlackSettings
from channels.slack.thresholds import thresholds_view
from channels.slack.what_if import Tried, what_if_view
from channels.whatsapp.adapter import WhatsAppAdapter
from channels.whatsapp.rich import rich_of
from channels.whatsapp.settings import WhatsAppSettings
from core.chart import Spec, Theme
from core.clock import FixedClock
from core.fact import Fact, Source
from core.identity import Role
from core.message import Choice, Listed, OutboundMessage
from core.ports import Named, Worded
from language.locales import sentence
from scripts.screen_examples import ANSWERS, AT, Screen, asked_in
from scripts.screen_notices import NOTICES, OWN

Block = Mapping[str, Any]
PUBLIC_URL = "https://copilot.example.com"
_PARTS = {"Asked": ANSWERS, "Said first": NOTICES, "Of itself": OWN}
_HEAD = """# Screens

What a person sees, rendered by the channels themselves from invented figures (`make docs`). Slack's
raw Block Kit stands below each message; WhatsApp's text is as it is sent, with what can be pressed in
brackets. Pictures, documents and files follow the text, each a message of its own.
"""


def screens_page() -> str:
    """Return `screens.md`."""
    lines = [_HEAD]
    slack, whatsapp = _slack(), _whatsapp()
    for title, screens in _PARTS.items():
        lines += [f"## {title}", ""]
        for screen in screens:
            lines += [f"### {screen.name}", ""]
            if screen.asked:
                lines += [f"> {screen.asked}", ""]
            lines += ["WhatsApp", "", *_sent_by_whatsapp(whatsapp, screen)]
            lines += ["Slack", "", *_sent_by_slack(slack, screen)]
    lines += ["## Slack's own views", ""]
    for name, view in _views():
        lines += [f"### {name}", "", *_view(view)]
    return "\n".join(lines).rstrip() + "\n"


class _Signed:
    """Signs addresses, and draws charts, for a page that only tells that there are some."""

    def sign(self, purpose: str, subject: str, expires_in_s: int) -> str:
        return "signed"

    def subject(self, purpose: str, token: str) -> str:
        raise NotImplementedError

    def png(self, spec: Spec, *, theme: Theme = "light", scale: float = 2.0) -> bytes:
        raise NotImplementedError

    def svg(self, spec: Spec, *, theme: Theme = "light") -> str:
        raise NotImplementedError

    def web_bundle(self) -> bytes:
        raise NotImplementedError


def _slack() -> SlackAdapter:
    return SlackAdapter(SlackSettings("secret", "token"), FixedClock(AT), _Signed(), files=_unopened)


def _unopened(key: str) -> BinaryIO:
    raise NotImplementedError


def _whatsapp() -> WhatsAppAdapter:
    settings, signed = WhatsAppSettings("AC0", "token", "+14155238886"), _Signed()
    pictures, files = PictureAddresses(PUBLIC_URL, signed), FileAddresses(signed, PUBLIC_URL)
    return WhatsAppAdapter(settings, FixedClock(AT), pictures, files)


def _sent_by_whatsapp(adapter: WhatsAppAdapter, screen: Screen) -> Iterator[str]:
    for part in adapter.render(asked_in("whatsapp", screen), screen.reply):
        rich = rich_of(part.payload)
        if "MediaUrl" in part.payload:
            kind = "picture" if part.payload["MediaUrl"].endswith(".png") else "document"
            yield from (f"📎 {kind}: {part.payload['Body']}", "")
            continue
        shown = (
            [str(part.payload["Body"])]
            if rich is None
            else [rich.body, *_pressed(rich.types, rich.variables)]
        )
        yield from ("```text", *shown, "```", "")


def _pressed(types: Mapping[str, Any], variables: Mapping[str, str]) -> Iterator[str]:
    """Yield the buttons, or what opens the list and what is in it."""
    (content,) = types.values()
    labels = [
        variables.get(str(entry.get("title") or entry.get("item")).strip("{}"), "")
        for entry in content.get("actions") or content.get("items") or ()
    ]
    yield "  ".join(f"[{label}]" for label in labels)


def _sent_by_slack(adapter: SlackAdapter, screen: Screen) -> Iterator[str]:
    for part in adapter.render(asked_in("slack", screen), screen.reply):
        if "filename" in part.payload:
            yield from (f"📎 {part.payload['title']}", "")
        else:
            yield from _message(part)


def _message(part: OutboundMessage) -> Iterator[str]:
    yield from (*_read(part.payload["blocks"]), "", *_raw(part.payload["blocks"]))


def _view(view: Mapping[str, Any]) -> Iterator[str]:
    if "title" in view:
        yield f"**{view['title']['text']}**"
        yield ""
    yield from _read(view["blocks"])
    if "submit" in view:
        yield f"> `[{view['submit']['text']}]` `[{view['close']['text']}]`"
    yield from ("", *_raw(view["blocks"]))


def _read(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the blocks as they read, quoted."""
    for block in blocks:
        for line in _lines_of(block):
            yield f"> {line}"
        yield ">"


def _lines_of(block: Block) -> list[str]:  # noqa: PLR0911 - one line for each kind of block
    kind = block["type"]
    if kind == "header":
        return [f"**{block['text']['text']}**"]
    if kind == "section":
        return [f"{line}  " for line in _plain(block["text"]["text"]).split("\n")]
    if kind == "context":
        return [f"<sub>{_plain(block['elements'][0]['text'])}</sub>"]
    if kind == "table":
        return _table(block)
    if kind == "actions":
        return [" ".join(f"`[{element['text']['text']}]`" for element in block["elements"])]
    if kind == "context_actions":
        return ["`👍` `👎`"]
    if kind == "input":
        element = block["element"]
        filled = element.get("initial_value") or (element.get("initial_option") or {}).get("text", {}).get(
            "text"
        )
        hint = f" <sub>{block['hint']['text']}</sub>" if "hint" in block else ""
        return [f"{block['label']['text']}: `{filled or '…'}`{hint}"]
    return ["---"]


def _plain(text: str) -> str:
    """Return mrkdwn as Markdown."""
    return text.replace("*", "**")


def _table(block: Block) -> list[str]:
    rows = [" | ".join(_cell(cell) for cell in row) for row in block["rows"]]
    return ["| | |", "| --- | ---: |", *(f"| {row} |" for row in rows)]


def _cell(cell: Block) -> str:
    if cell["type"] == "raw_text":
        return str(cell["text"])
    return "".join(str(part["text"]) for part in cell["elements"][0]["elements"])


def _raw(blocks: Sequence[Block]) -> Iterator[str]:
    yield from ("<details><summary>Block Kit</summary>", "", "```json")
    yield "[\n " + ",\n ".join(json.dumps(block, ensure_ascii=False) for block in blocks) + "\n]"
    yield from ("```", "", "</details>", "")


def _views() -> Iterator[tuple[str, dict[str, Any]]]:
    yield "Home tab of a manager", home_view(_HOME)
    tried = Tried(
        Named("SKU_1", "Suvarna Atta 5 kg"),
        Named("DELHI_01", "Delhi 1"),
        "-5",
        Worded(
            (
                "*Suvarna Atta 5 kg* (Delhi 1), 5% less (₹265 → ₹252), over 7 days:",
                "Units 62 → 66 to 74.",
                "Profit ₹2,170 → ₹1,690 to ₹1,900.",
                "My advice: don't lower the price. Profit falls.",
            ),
            facts={"price": Fact(id="f1.1", label="Price", value=252, unit="currency", source=Source())},
        ),
    )
    yield "What if a price changes", what_if_view(tried, "en")
    yield "Limits", thresholds_view(("What holds in this shop:", "• Lowest margin: 10%."), "en")
    prompts = [
        {
            "type": "actions",
            "elements": [{"text": {"text": prompt["title"]}} for prompt in prompts_for(role, "en")],
        }
        for role in (Role.SELLER, Role.MANAGER)
    ]
    yield "Suggested prompts: a seller's, a manager's", {"blocks": prompts}


_HOME = HomeContents(
    name="Vikram",
    language="en",
    may_set=True,
    web_url=PUBLIC_URL,
    sections=(
        HomeSection(
            "slack_home_waiting",
            Worded(
                (
                    "1 price change waits for a manager:",
                    "1. *Suvarna Atta 5 kg* (Delhi 1): ₹265 → ₹240, asked by Asha",
                ),
                listed=(
                    Listed(
                        name="Suvarna Atta 5 kg in Delhi 1",
                        accept="accept price change PC_ab12",
                        reject="reject price change PC_ab12",
                    ),
                ),
            ),
        ),
        HomeSection(
            "slack_home_alerts",
            Worded(
                (
                    "2 alerts:",
                    "🔴 *Mohini Toned Milk 500 ml* (Delhi 1): 38 left, likely gone by Tue 24 Nov. Order 240.",
                    "🟠 *Tez Detergent 1 kg* (Delhi 2): 90 too many, ₹8,100 tied up. Sell it off.",
                ),
                choices=(Choice(label=sentence("ask_acknowledge.label"), message="acknowledge AL_12 AL_13"),),
                listed=tuple(
                    Listed(name=alert, accept=f"acknowledge {alert}", reject=f"resolve {alert}")
                    for alert in ("AL_12", "AL_13")
                ),
            ),
            "ask_acknowledge.label",
            "ask_resolve.label",
        ),
        HomeSection(
            "slack_home_actions",
            Worded(
                (
                    "Do first, worth about ₹9,800 together:",
                    "1. Order 240 units of *Mohini Toned Milk 500 ml* (Delhi 1): saves about ₹9,800",
                ),
                listed=(
                    Listed(
                        name="Mohini Toned Milk 500 ml in Delhi 1",
                        accept="accept recommendation R_1",
                        reject="reject recommendation R_1",
                        about="How much should I reorder of Mohini Toned Milk 500 ml in Delhi 1?",
                    ),
                ),
            ),
        ),
    ),
)
