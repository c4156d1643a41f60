"""What a planner may do besides calling a tool: ask one question, or decline.

Both are bound to the chat model as if they were tools, so that every model, offline or
remote, says them in the same form. The offline planner names a sentence by its `code`
(`language/locales`); a remote model may put it in its own words instead.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from core.message import Choice

ASK_USER = "ask_user"
DECLINE = "decline"
DIRECTIVE_NAMES = frozenset({ASK_USER, DECLINE})


class AskUser(BaseModel):
    """Ask the person one short question, because the request cannot be answered without it."""

    model_config = ConfigDict(title=ASK_USER, extra="forbid", frozen=True)

    code: str | None = Field(default=None, description="Name of a prepared question, if there is one")
    values: dict[str, str | int | float] = Field(
        default_factory=dict[str, str | int | float], description="Variables of the prepared question"
    )
    question: str | None = Field(default=None, description="The question in your own words, without numbers")
    choices: tuple[Choice, ...] = Field(
        default=(), max_length=10, description="Likely answers; `message` is the full request it stands for"
    )

    resume: str | None = Field(
        default=None,
        description="The request so far, with {answer} where the answer belongs; may be left out",
    )

    about: str | None = Field(
        default=None,
        description="The part of the message the question is about, where it asks several things",
    )

    @model_validator(mode="after")
    def _says_something(self) -> AskUser:
        if not (self.code or self.question):
            raise ValueError("give `code` or `question`")
        return self


class Decline(BaseModel):
    """Say that the request is not about the shop, or names something that does not exist here."""

    model_config = ConfigDict(title=DECLINE, extra="forbid", frozen=True)

    code: str | None = Field(default=None, description="Name of a prepared sentence, if there is one")
    values: dict[str, str | int | float] = Field(
        default_factory=dict[str, str | int | float], description="Variables of the prepared sentence"
    )
    reason: str | None = Field(default=None, description="The reason in your own words, without numbers")

    @model_validator(mode="after")
    def _says_something(self) -> Decline:
        if not (self.code or self.reason):
            raise ValueError("give `code` or `reason`")
        return self


def arguments_of(directive: AskUser | Decline) -> dict[str, Any]:
    """Return a directive as tool-call arguments: plain JSON, what is unset left out."""
    return directive.model_dump(mode="json", exclude_defaults=True)
