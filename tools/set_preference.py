"""set_preference: how a person wants to be spoken to, and when; each changes only the own wishes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Any, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator, model_validator

from core.fact import Fact
from core.policy import roles_for
from core.preference import Preferences
from core.tool import Effect, Tool, ToolArguments, ToolContext, ToolResult
from tools.evidence import Evidence

Language = Literal["en", "hi", "hinglish"]
Channel = Literal["whatsapp", "slack", "email"]


class SetPreferenceArguments(ToolArguments):
    """What is to change; what is omitted stays. Nothing at all shows what holds."""

    language: Language | Literal["mine"] | None = Field(
        default=None, description="Of every reply; mine: whichever a message is written in"
    )
    brief_at: time | Literal["off"] | None = Field(
        default=None, description="When the morning brief comes, 24 hours; off: never"
    )
    quiet_from: time | Literal["off", "usual"] | None = Field(
        default=None,
        description=(
            "From when nothing comes unasked, 24 hours; off: no quiet hours; usual: the nightly hours held "
            "now, or the default ones where there are none"
        ),
    )
    quiet_until: time | None = Field(default=None, description="Until when nothing comes unasked, 24 hours")
    channel: Channel | Literal["last"] | None = Field(
        default=None, description="Where to be written to first; last: where the person wrote last"
    )
    alerts_per_day: int | None = Field(default=None, ge=0, le=50, description="Most alerts a day")
    timezone: str | None = Field(
        default=None, max_length=64, description="The person's own, such as Asia/Kolkata"
    )
    stop: Channel | None = Field(
        default=None, description="A channel on which nothing comes unasked any more"
    )
    start: Channel | None = Field(default=None, description="A channel on which it comes again")

    @field_validator("timezone")
    @classmethod
    def _is_a_zone(cls, value: str | None) -> str | None:
        if value is not None:
            try:
                ZoneInfo(value)
            except (KeyError, ValueError, OSError):
                raise ValueError(f"{value!r} is no IANA time zone, such as Asia/Kolkata") from None
        return value

    @model_validator(mode="after")
    def _not_both(self) -> Self:
        if self.stop is not None and self.stop == self.start:
            raise ValueError(f"either stop or start {self.stop}, not both")
        return self


class SetPreferenceResult(ToolResult):
    """All that holds for the person now; `changed` names what was changed.

    Times are text, 24 hours; `None` where there is none: no brief, no quiet hours, no fixed channel
    or language.
    """

    changed: tuple[str, ...]
    language: Language | None
    channel: Fact | None
    brief_at: Fact | None
    quiet_from: Fact | None
    quiet_until: Fact | None
    alerts_per_day: Fact
    stopped: Fact | None


def run(arguments: SetPreferenceArguments, context: ToolContext) -> SetPreferenceResult:
    """Change the caller's own wishes, or show them.

    Raises:
        InputError: the caller is no user of this home.
    """
    ledger = context.ledgers.preferences
    user_id = context.principal.user_id
    before = ledger.of(user_id)
    changes = _changes(arguments, before)
    now = ledger.change(user_id, **changes) if changes else before
    evidence = Evidence(context, arguments, (), method="preferences", as_of=None)
    quiet = now.quiet_from != now.quiet_until
    return SetPreferenceResult(
        changed=tuple(sorted(changes)),
        language=now.language if now.language in {"en", "hi", "hinglish"} else None,  # type: ignore[arg-type] # checked
        channel=evidence.optional("Written to first on", _channel(now.channel), "text"),
        brief_at=evidence.optional("Morning brief at", _clock(now.brief_at), "text"),
        quiet_from=evidence.fact("Quiet from", _clock(now.quiet_from), "text") if quiet else None,
        quiet_until=evidence.fact("Quiet until", _clock(now.quiet_until), "text") if quiet else None,
        alerts_per_day=evidence.fact("Alerts a day at most", now.alerts_per_day, "count"),
        stopped=evidence.optional(
            "Stopped on", ", ".join(_channel(one) or one for one in sorted(now.stopped)) or None, "text"
        ),
    )


def _changes(arguments: SetPreferenceArguments, before: Preferences) -> dict[str, Any]:
    """Return the fields of `Preferences` to change."""
    changes: dict[str, Any] = {}
    if arguments.language is not None:
        changes["language"] = None if arguments.language == "mine" else arguments.language
    if arguments.brief_at is not None:
        changes["brief_at"] = None if arguments.brief_at == "off" else arguments.brief_at
    if arguments.quiet_from == "off":
        changes |= {"quiet_from": time(0), "quiet_until": time(0)}
    elif arguments.quiet_from == "usual":
        hours = before if before.quiet_from != before.quiet_until else Preferences(before.user_id)
        changes |= {"quiet_from": hours.quiet_from, "quiet_until": hours.quiet_until}
    elif arguments.quiet_from is not None:
        changes["quiet_from"] = arguments.quiet_from
    if arguments.quiet_until is not None:
        changes["quiet_until"] = arguments.quiet_until
    if arguments.channel is not None:
        changes["channel"] = None if arguments.channel == "last" else arguments.channel
    for name in ("alerts_per_day", "timezone"):
        if (value := getattr(arguments, name)) is not None:
            changes[name] = value
    if arguments.stop is not None:
        changes["stopped"] = sorted(before.stopped | {arguments.stop})
    if arguments.start is not None:
        changes["stopped"] = sorted(before.stopped - {arguments.start})
    return changes


def _clock(at: time | None) -> str | None:
    return None if at is None else f"{at:%H:%M}"


def _channel(name: str | None) -> str | None:
    return None if name is None else {"whatsapp": "WhatsApp"}.get(name, name.capitalize())


def audited(arguments: SetPreferenceArguments, result: SetPreferenceResult) -> Mapping[str, Any]:
    """Return what the audit log keeps: which wishes were changed."""
    return {"changed": list(result.changed)}


TOOL = Tool(
    name="set_preference",
    description=(
        "Change how the person asking is spoken to: language, hour of the morning brief, quiet hours, "
        "channel, alerts a day, stop and start. It changes nobody else's, and takes effect at once."
    ),
    arguments=SetPreferenceArguments,
    result=SetPreferenceResult,
    effect=Effect.WRITE,
    roles=roles_for("set_preference"),
    run=run,
    audited=audited,
    confirm=False,
    examples=("Send my brief at 9", "Answer me in Hindi from now on", "Don't send me anything after 10 pm"),
)
