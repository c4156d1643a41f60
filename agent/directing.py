"""The planner's question or refusal, as a draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pydantic import ValidationError

from agent.catalogue import Catalogue, Mention
from agent.draft import Draft
from agent.facts import REFERENCE, FactBook, reference
from agent.planner.directives import ASK_USER, AskUser, Decline
from agent.replying import spoken
from core.message import Choice, Outcome
from language.locales import SentenceError, has_sentence, sentence

if TYPE_CHECKING:
    from agent.context import TurnContext
    from agent.state import Directive, State

_KEYS = {"sku": "sku_id", "store": "store_id", "city": "city"}
_LABELS = {"sku": "Product", "store": "Store", "city": "City"}
_OUTCOMES = {
    **dict.fromkeys(
        (
            "greeting",
            "thanks",
            "goodbye",
            "help",
            "dropped",
            "your_stores",
            "your_stores_many",
            "how_to_send_papers",
            "how_to_send_data",
            "data_until",
        ),
        Outcome.ANSWERED,
    ),
    **dict.fromkeys(("what_about_it", "empty_message", "nothing_pending"), Outcome.CLARIFY),
}
"""Prepared sentences that end otherwise than their directive: small talk declines nothing."""

DIRECTIVE_CALL = 0
"""The call number of facts that a question names: `{f0.1}`."""


def outcome_of(directive: Directive) -> Outcome:
    """Return how a turn ends that a directive of the offline planner answers."""
    outcome = Outcome.CLARIFY if directive["name"] == ASK_USER else Outcome.REFUSED
    return _OUTCOMES.get(directive["arguments"].get("code") or "", outcome)


def directed(state: State, context: TurnContext, book: FactBook, catalogue: Catalogue) -> Draft:
    """Return the draft of the turn's directive.

    The offline planner speaks in prepared sentences whose values it took from the message
    and the catalogue. A remote model's words and values are its own, and are checked as such;
    where they were rejected once, a general sentence stands in.
    """
    directive = state["directive"]
    asks = directive is not None and directive["name"] == ASK_USER
    outcome = Outcome.CLARIFY if asks else Outcome.REFUSED
    generic = Draft(
        text=sentence("clarify_generic" if asks else "decline_generic", spoken(state)), outcome=outcome
    )
    own = context.services.remote is None or bool(state["fallback"])
    if directive is None or (not own and state["attempts"]):
        return generic
    try:
        said = (AskUser if asks else Decline).model_validate(directive["arguments"])
    except ValidationError:
        return generic
    linker = _Linker(book, catalogue, context)
    text = _text(said, spoken(state), linker if own else None)
    if not text:
        return generic
    if said.code == "help":
        text += f"\n{sentence(f'help_{context.principal.role.value}', spoken(state))}"
    choices = tuple(
        Choice(label=linker.link(choice.label), message=linker.link(choice.message))
        for choice in (said.choices if isinstance(said, AskUser) else ())
    )
    linked = linker.link(text)
    pieces = [linked, *(choice.label for choice in choices), *(choice.message for choice in choices)]
    return Draft(
        text=linked,
        outcome=_OUTCOMES.get(said.code or "", outcome),
        origin="composer" if own else "model",
        choices=choices,
        minted=book.minted,
        prepared="\n".join(linker.fixed_words(piece) for piece in pieces) if own else "",
    )


def _text(said: AskUser | Decline, language: str, linker: _Linker | None) -> str:
    if said.code and has_sentence(said.code, language):
        values = _values(said.values, linker) if linker else dict(said.values)
        try:
            return sentence(said.code, language, **values)
        except SentenceError:
            return ""
    return (said.question if isinstance(said, AskUser) else said.reason) or ""


def _values(values: Mapping[str, str | int | float], linker: _Linker) -> dict[str, str | int | float]:
    """Return the values of a prepared sentence, those a person reads as references.

    A lower-case word is a keyword that the sentence chooses its form by, and stays.
    """
    return {
        name: value
        if isinstance(value, str) and (not value or (value.isascii() and value.replace("_", "").islower()))
        else linker.mint(name, value)
        for name, value in values.items()
    }


class _Linker:
    """Names the catalogue's things by reference, as far as the person may see them."""

    def __init__(self, book: FactBook, catalogue: Catalogue, context: TurnContext) -> None:
        self._book = book
        self._catalogue = catalogue
        self._context = context

    def link(self, text: str) -> str:
        """Return the text with each visible name of the catalogue as a reference."""
        linked, done = "", 0
        for mention in self._catalogue.names.find(text):
            if mention.start < done or not self._may_link(mention, text):
                continue
            linked += text[done : mention.start] + self._reference(mention, text[mention.start : mention.end])
            done = mention.end
        return linked + text[done:]

    def fixed_words(self, text: str) -> str:
        """Return a text without its references and without any name of the catalogue."""
        plain = REFERENCE.sub(" ", text)
        for mention in reversed(self._catalogue.names.find(plain)):
            plain = f"{plain[: mention.start]} {plain[mention.end :]}"
        return plain

    def mint(self, label: str, value: str | float) -> str:
        """Return the reference to a value of a prepared sentence."""
        unit = "text" if isinstance(value, str) else "count"
        fact = self._book.mint(
            DIRECTIVE_CALL, label.capitalize(), value=value, unit=unit, source=self._catalogue.source
        )
        return reference(fact)

    def _may_link(self, mention: Mention, text: str) -> bool:
        if "{" in text[max(0, mention.start - 2) : mention.start]:
            return False
        return self._catalogue.may_name(mention, self._context.principal)

    def _reference(self, mention: Mention, written: str) -> str:
        visible = sorted(mention.ids)
        fact = self._book.mint(
            DIRECTIVE_CALL,
            _LABELS[mention.kind],
            value=written,
            unit="text",
            source=self._catalogue.source,
            subject={_KEYS[mention.kind]: visible[0]},
        )
        return reference(fact)
