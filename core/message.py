"""What travels: a message in, a turn's events, a reply out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from core.chart import Chart
from core.fact import Citation, Fact
from core.picture import PagePicture
from core.shared_file import SharedFile
from core.trace import TraceStep
from core.usage import ModelUsage


class Wire(BaseModel):
    """Base of everything that is stored or sent: frozen, and unknown names are an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Attachment(Wire):
    """A file that came with a message; `url` is the provider's, fetched by the worker.

    `size_bytes` is what the provider says of it. With neither `url` nor `blob_key` it cannot be had.
    `is_sticker`: the channel tells that it is drawn for fun.
    """

    name: str
    content_type: str
    url: str | None = None
    blob_key: str | None = None
    size_bytes: int | None = None
    is_sticker: bool = False


class InboundMessage(Wire):
    """One message as a door hands it to the inbox.

    `message_id` is the provider's own id (Twilio MessageSid, Slack team:event id, an
    Idempotency-Key or a generated id for the web) and is unique within `channel`.
    `conversation_id` is the door's name of the thread. `address` is the sender as the
    channel verified it. `route` is what the channel needs to answer (Slack channel and
    thread, WhatsApp number), opaque to everyone else. `context` is the seed's `context`. `asked_by`
    is the machine where a job that is done asks for its result to be told; no door says so.
    """

    channel: str
    message_id: str
    conversation_id: str
    address: str
    text: str
    received_at: datetime
    attachments: tuple[Attachment, ...] = ()
    route: Mapping[str, str] = Field(default_factory=dict[str, str])
    context: Mapping[str, Any] = Field(default_factory=dict[str, Any])
    asked_by: Literal["person", "machine"] = "person"


class Outcome(StrEnum):
    """How a turn ended."""

    ANSWERED = "answered"
    CLARIFY = "clarify"
    REFUSED = "refused"
    CONFIRM = "confirm"
    ERROR = "error"


class ToolCall(Wire):
    """A tool call as it was made; arguments that equal their default are left out."""

    tool: str
    arguments: Mapping[str, Any]


class Choice(Wire):
    """A button or a quick reply: what it shows, and the message it sends when pressed."""

    label: str
    message: str


class Listed(Wire):
    """One line of a list that a reply shows: what a person points at by its place.

    `name` is what the line is about, as a request would name it. `accept` and `reject` are
    the messages that say yes and no to it, where it is to be decided on; `about` asks for
    more about it.
    """

    name: str
    accept: str = ""
    reject: str = ""
    about: str = ""


class Reply(Wire):
    """The answer to one message, as every door renders it.

    `answer` is final text in the small markup WhatsApp and Slack share (`*bold*`, lines,
    `•`), numbers already inserted. `text_with_references` is the same before insertion.
    `listed` are the lines of its list, in their order, for the thread to remember. `trace` is how it
    came about, `prompt` the version of what a model was told, `usage` what its calls took.
    """

    conversation_id: str
    message_id: str
    answer: str
    text_with_references: str = ""
    language: str = "en"
    outcome: Outcome
    tool_calls: tuple[ToolCall, ...] = ()
    facts: tuple[Fact, ...] = ()
    citations: tuple[Citation, ...] = ()
    charts: tuple[Chart, ...] = ()
    pictures: tuple[PagePicture, ...] = ()
    files: tuple[SharedFile, ...] = ()
    choices: tuple[Choice, ...] = ()
    listed: tuple[Listed, ...] = ()
    approval_id: str | None = None
    verified: bool = False
    model: str = "offline"
    prompt: str = ""
    elapsed_ms: int = 0
    trace: tuple[TraceStep, ...] = ()
    usage: ModelUsage | None = None

    def public(self) -> dict[str, Any]:
        """Return the fields every door shows, as plain JSON values; money as a JSON number."""
        shown = self.model_dump(
            mode="json",
            include={
                "conversation_id",
                "message_id",
                "answer",
                "language",
                "outcome",
                "tool_calls",
                "facts",
                "citations",
                "charts",
                "pictures",
                "files",
                "choices",
                "approval_id",
                "verified",
                "model",
                "elapsed_ms",
                "trace",
                "usage",
            },
        )
        for fact, plain in zip(self.facts, shown["facts"], strict=True):
            if isinstance(fact.value, Decimal):
                whole = fact.value == fact.value.to_integral_value()
                plain["value"] = int(fact.value) if whole else float(fact.value)
        return shown


class TurnEvent(Wire):
    """Something a waiting person may see while a turn runs.

    `step` carries the node's name, `tool_started` / `tool_finished` the tool's name,
    `text` a piece of the verified answer, `finished` the whole `Reply`.
    """

    type: Literal["step", "tool_started", "tool_finished", "text", "finished"]
    name: str = ""
    text: str = ""
    reply: Reply | None = None


class OutboundMessage(Wire):
    """One message for one channel, rendered and ready to send.

    `idempotency_key` is stable across retries. `payload` is the channel's own request. What only
    `accompanies` the text, a picture, is given up early: the next answer need not wait for it.
    """

    channel: str
    conversation_id: str
    idempotency_key: str
    payload: Mapping[str, Any]
    accompanies: bool = False


class SendReceipt(Wire):
    """The provider's proof that it took a message."""

    provider_id: str
    sent_at: datetime
