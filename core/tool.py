"""The contract of a tool: written once, served by every door.

A tool takes a validated arguments model and a `ToolContext`, and returns a result model
whose numbers are `Fact` values. It checks scope itself; the registry checks the role.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, computed_field

from core.chart import Chart
from core.fact import Citation, Fact
from core.identity import Principal, Role
from core.picture import PagePicture
from core.shared_file import SharedFile
from core.tenant import TenantSettings

if TYPE_CHECKING:
    from core.clock import Clock
    from core.ports import Blobs, Knowledge, Lake, Ledgers, Tenants


class Effect(StrEnum):
    """Whether a tool only looks or also changes something."""

    READ = "read"
    WRITE = "write"


class ToolArguments(BaseModel):
    """Base of every arguments model: unknown names are an error, text is trimmed.

    As with results, how a model is checked is worked out when it is first used: a question uses few.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True)


class Note(BaseModel):
    """A statement the reply must make, by the name of its sentence."""

    model_config = ConfigDict(frozen=True)

    code: str
    values: Mapping[str, str | int] = {}


class ToolResult(BaseModel):
    """Base of every result model.

    `as_of` is the last day the data covers. `notes` are codes of plain statements the
    reply must make (`stock_unknown`, `partial_scope`, `stale_data`, …), each the name of a
    sentence in `language/locales`, with its variables. `charts` draw what the result holds, `pictures` are
    pages of documents it is about, `files` are handed over with the reply.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    as_of: date | None = None
    notes: tuple[Note, ...] = ()
    citations: tuple[Citation, ...] = ()
    charts: tuple[Chart, ...] = ()
    pictures: tuple[PagePicture, ...] = ()
    files: tuple[SharedFile, ...] = ()


SEEN = "seen"
"""The argument that brings a preview's mark along, see `BoundResult`."""


class BoundResult(ToolResult):
    """A result of a WRITE tool whose preview carries a mark of what it shows.

    The mark is another one as soon as the preview would show something else. A call that brings
    it along as its argument `seen` is made for exactly what was shown, or refused. Empty where there
    is nothing to bind.
    """

    shown: str = ""


@dataclass(frozen=True)
class ToolContext:
    """What a tool is handed besides its arguments.

    `idempotency_key` names the request: a tool that changes something does so once a key.
    `tenants` is where the tenant's settings are changed; without it they can only be read.
    `einvoice_keys` are the public keys of the e-invoice portals, PEM, by key id. `knowledge` finds
    passages of rules, policies and documents. `language` is that of the reply, for what is drawn.
    """

    principal: Principal
    lake: Lake
    clock: Clock
    settings: TenantSettings
    ledgers: Ledgers
    blobs: Blobs
    idempotency_key: str | None = None
    tenants: Tenants | None = None
    einvoice_keys: Mapping[str, str] = field(default_factory=dict[str, str])
    knowledge: Knowledge | None = None
    language: str = "en"


ArgumentsT = TypeVar("ArgumentsT", bound=ToolArguments)
ResultT = TypeVar("ResultT", bound=ToolResult)


@dataclass(frozen=True)
class Tool(Generic[ArgumentsT, ResultT]):
    """One capability.

    `examples` are utterances a person would type; the planner and the docs use them. A
    WRITE tool may have a `preview`, which checks all that `run` checks and tells what it
    would do, and `audited`, which returns what of a call the audit log keeps: ids, days and
    figures, never free text. It waits for a person's yes, unless `confirm` is false: a note that
    changes no figure of the shop's and is taken back with a word.
    """

    name: str
    description: str
    arguments: type[ArgumentsT]
    result: type[ResultT]
    effect: Effect
    roles: frozenset[Role]
    run: Callable[[ArgumentsT, ToolContext], ResultT]
    examples: tuple[str, ...] = ()
    preview: Callable[[ArgumentsT, ToolContext], ResultT] | None = None
    audited: Callable[[ArgumentsT, ResultT], Mapping[str, Any]] | None = None
    confirm: bool = True


class ToolSpec(BaseModel):
    """A tool as the doors describe it: names and JSON schemas, no code.

    A schema is drawn when it is first asked for: all of them take longer than a short answer.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    description: str
    effect: Effect
    roles: tuple[Role, ...]
    arguments: type[ToolArguments] = Field(exclude=True)
    result: type[ToolResult] = Field(exclude=True)
    examples: tuple[str, ...]
    confirm: bool = True

    @computed_field
    @cached_property
    def arguments_schema(self) -> Mapping[str, Any]:
        """The JSON schema of the arguments."""
        return self.arguments.model_json_schema()

    @computed_field
    @cached_property
    def result_schema(self) -> Mapping[str, Any]:
        """The JSON schema of the result."""
        return self.result.model_json_schema()


@dataclass(frozen=True)
class ToolOutcome:
    """A finished call: its validated arguments, its result and the facts within, numbered."""

    tool: str
    arguments: Mapping[str, Any]
    result: ToolResult
    facts: tuple[Fact, ...]
    citations: tuple[Citation, ...] = field(default=())
