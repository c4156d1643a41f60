"""What the state machine remembers: a thread's short memory and the turn in hand.

Every value is plain JSON-like data (or compressed JSON), because each step writes the
whole state to the checkpointer: small and quick to write is the point. The bulky results
of tools live here only while the turn runs; its end keeps the reply alone.
"""

from __future__ import annotations

import json
import zlib
from typing import Any, Literal, NotRequired, TypedDict

from pydantic import TypeAdapter

from core.fact import Citation, Fact
from core.message import ToolCall
from core.tool import Effect, ToolOutcome

_FACTS = TypeAdapter(tuple[Fact, ...])
_CITATIONS = TypeAdapter(tuple[Citation, ...])

MAX_HISTORY = 6
"""Messages of the thread that a model sees again."""

MAX_HISTORY_CHARS = 600
MAX_ANSWERED = 50
"""Message ids whose replies are still looked up when a door delivers them again."""

ErrorKind = Literal["input", "data", "policy", "external", "internal"]


class CallError(TypedDict):
    """Why a call has no result: an error of `core.errors`, as data."""

    kind: ErrorKind
    code: str
    message: str
    details: dict[str, Any]


class CallRecord(TypedDict):
    """One tool call of the turn.

    `number` counts from 1 and names its facts (`f<number>.…`); `round` is the model call
    that asked for it, `call_id` the model's own id, `asked` the arguments it gave, and
    `arguments` the same, once validated. `outcome` is `pack_outcome`'s bytes, `preview` the
    same of what a change would do. A change that was shown and not wanted is `declined`: it is
    not made, and the thread still knows what it was about.
    """

    number: int
    round: int
    call_id: str
    tool: str
    asked: dict[str, Any]
    arguments: dict[str, Any]
    effect: str
    status: Literal["pending", "done", "error", "declined"]
    outcome: NotRequired[bytes]
    preview: NotRequired[bytes]
    error: NotRequired[CallError]


class Directive(TypedDict):
    """The planner's word instead of a tool call: ask the user, or decline."""

    name: str
    arguments: dict[str, Any]


class Exchange(TypedDict):
    """One message of the thread, shortened."""

    role: Literal["user", "assistant"]
    text: str


class State(TypedDict):
    """The graph's state. The first group outlives the turn, the second is the turn's own.

    `planner` is who planned last: `remote` or `offline`. `shown` is the
    reply before, where the message asks how its figures were worked out.
    """

    owner: NotRequired[str]
    answered: NotRequired[list[str]]
    history: NotRequired[list[Exchange]]
    focus: NotRequired[dict[str, Any] | None]
    language: NotRequired[str]

    message: dict[str, Any]
    understanding: dict[str, Any]
    calls: list[CallRecord]
    rounds: int
    planner: str
    shown: dict[str, Any] | None
    directive: Directive | None
    model_text: str
    fallback: str
    defects: list[str]
    attempts: int
    draft: dict[str, Any] | None
    reply: dict[str, Any] | None


Update = dict[str, Any]
"""Some fields of the state, as a node returns what it changed."""


def fresh_turn() -> Update:
    """Return the turn's own fields as they stand before anything was done."""
    return Update(
        understanding={},
        calls=[],
        rounds=0,
        planner="",
        shown=None,
        directive=None,
        model_text="",
        fallback="",
        defects=[],
        attempts=0,
        draft=None,
        reply=None,
    )


MAX_CORRECTIONS = 2
"""How often a model may correct calls whose arguments were refused."""


def error_kind(call: CallRecord) -> str:
    """Return of which kind a call's error is; nothing where it has none."""
    return call["error"]["kind"] if "error" in call else ""


def is_stuck(state: State) -> bool:
    """Tell whether the model was told often enough that its arguments are wrong."""
    wrong = {call["round"] for call in state["calls"] if error_kind(call) == "input"}
    return len(wrong) > MAX_CORRECTIONS


def found_something(state: State) -> bool:
    """Tell whether a call has a result, or a refusal that is an answer too."""
    return any(call["status"] == "done" or error_kind(call) in {"policy", "data"} for call in state["calls"])


def shortened(text: str) -> str:
    """Return a message as the thread remembers it."""
    return text if len(text) <= MAX_HISTORY_CHARS else text[:MAX_HISTORY_CHARS] + "…"


def pack_outcome(outcome: ToolOutcome) -> bytes:
    """Return an outcome as compressed JSON, the rows for REST and exports (`series`) left out."""
    parts = {
        "tool": json.dumps(outcome.tool).encode(),
        "arguments": json.dumps(outcome.arguments, default=str).encode(),
        "result": outcome.result.model_dump_json(exclude={"series"}).encode(),
        "facts": _FACTS.dump_json(outcome.facts),
        "citations": _CITATIONS.dump_json(outcome.citations),
    }
    data = b",".join(b'"%s":%s' % (name.encode(), value) for name, value in parts.items())
    return zlib.compress(b"{%s}" % data, level=1)


def unpack_outcome(packed: bytes) -> dict[str, Any]:
    """Return what `pack_outcome` packed, as JSON data."""
    return json.loads(zlib.decompress(packed))


def new_call(
    *, number: int, round_number: int, call_id: str, tool: str, arguments: dict[str, Any], effect: Effect
) -> CallRecord:
    """Return a call that is still to be made."""
    return CallRecord(
        number=number,
        round=round_number,
        call_id=call_id,
        tool=tool,
        asked=arguments,
        arguments=arguments,
        effect=effect.value,
        status="pending",
    )


def made_calls(calls: list[CallRecord]) -> tuple[ToolCall, ...]:
    """Return the calls as a reply lists them: those that were made, by validated arguments."""
    return tuple(
        ToolCall(tool=call["tool"], arguments=call["arguments"])
        for call in calls
        if call["status"] not in ("pending", "declined")
    )
