"""What a rule is, checked when the files are read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from core.document import DocType, Severity
from engines.documents.check.condition import CONDITIONS
from engines.documents.check.registry import CHECKS

Standing = Literal["verified", "second_hand", "internal"]
"""How a rule is known: its text or a page that quotes it was read; only a page that retells it;
or it holds the document against itself and needs no law."""

_INVOICES = (DocType.INVOICE,)
_NOTES = (DocType.CREDIT_NOTE, DocType.DEBIT_NOTE)
GROUPS: Mapping[str, tuple[DocType, ...]] = {
    "sale": (*_INVOICES, DocType.BILL_OF_SUPPLY, *_NOTES, DocType.RECEIPT),
    "bill": (*_INVOICES, DocType.BILL_OF_SUPPLY, *_NOTES),
    "taxed": (*_INVOICES, *_NOTES),
    "note": _NOTES,
    "readable": tuple(kind for kind in DocType if kind is not DocType.OTHER),
}
"""Names for several types at once."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Wording(_Strict):
    """A sentence in both languages; values stand in braces: {found}, {expected}, {field}."""

    en: str = Field(min_length=3)
    hi: str = Field(min_length=3)

    def by_language(self) -> Mapping[str, str]:
        """Return the sentence by language."""
        return {"en": self.en, "hi": self.hi}


Scalar = bool | date | Decimal | str


def _scalar(value: object) -> object:
    # YAML reads 8496.50 as a float: its shortest form is what was written.
    return Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else value


Value = Annotated[Scalar, BeforeValidator(_scalar)]


class Sample(_Strict):
    """A document for a test: a clean one, changed.

    `set` gives fields new values, `drop` takes some away, `lines` changes rows by number
    from 1 (a value of null takes a cell away), `context` is what is known beside it.
    """

    base: str
    doc_type: DocType | None = None
    set: dict[str, Value] = {}
    drop: tuple[str, ...] = ()
    lines: dict[int, dict[str, Value | None]] = {}
    no_lines: bool = False
    text: str | None = None
    confidence: dict[str, float] = {}
    type_confidence: float = 1.0
    read_confidence: float = 1.0
    context: dict[str, Any] = {}


class Fixtures(_Strict):
    """One document that keeps the rule and one that breaks it."""

    passes: Sample
    fails: Sample


class Rule(_Strict):
    """One rule. `review` asks for a person when it speaks.

    `unread` says what follows where the page seems to have a particular that was not found:
    a `review`, or a `note` only. A page that was read unsurely always asks for a review.
    `yields_to` names rules whose word makes this one's superfluous; `unless_named` lets it be
    silent on fields that another rule's finding names.

    A rule that is known second-hand cannot be an error: nothing fails by hearsay.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")
    title: str
    applies_to: tuple[DocType, ...]
    when: tuple[str, ...] = ()
    check: str
    params: Mapping[str, Any] = Field(default={}, alias="with")
    severity: Severity
    review: bool = False
    unless_named: bool = False
    unread: Literal["review", "note"] = "review"
    clause: str | Mapping[DocType, str]
    effective_from: date = date.min
    effective_to: date | None = None
    standing: Standing
    source: str = Field(min_length=3)
    message: Wording
    next_step: Wording
    yields_to: tuple[str, ...] = ()
    fixtures: Fixtures

    @model_validator(mode="before")
    @classmethod
    def _expand_groups(cls, given: Any) -> Any:
        if isinstance(given, dict) and isinstance(given.get("applies_to"), list):
            kinds = [kind for name in given["applies_to"] for kind in GROUPS.get(str(name), (name,))]
            return {**given, "applies_to": tuple(dict.fromkeys(kinds))}
        return given

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        if self.check not in CHECKS:
            message = f"rule {self.id} names the check {self.check!r}, which is not registered"
            raise ValueError(message)
        strangers = [name for name in self.when if name not in CONDITIONS]
        if strangers:
            message = f"rule {self.id} names the conditions {strangers}, which do not exist"
            raise ValueError(message)
        if self.standing == "second_hand" and self.severity == "error":
            message = f"rule {self.id} is known second-hand only and so cannot be an error"
            raise ValueError(message)
        if self.standing != "internal" and self.effective_from == date.min:
            message = f"rule {self.id} is law and so must say from when it holds"
            raise ValueError(message)
        if self.effective_to is not None and self.effective_to < self.effective_from:
            message = f"rule {self.id} ends on {self.effective_to}, before it begins"
            raise ValueError(message)
        if not isinstance(self.clause, str) and set(self.clause) != set(self.applies_to):
            message = (
                f"rule {self.id} has clauses for {sorted(self.clause)}, not for {sorted(self.applies_to)}"
            )
            raise ValueError(message)
        return self

    def is_in_force(self, day: date) -> bool:
        """Tell whether the rule judges a document of a day."""
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)

    def clause_for(self, kind: DocType) -> str:
        """Return the clause as it is counted for a type of document."""
        return self.clause if isinstance(self.clause, str) else self.clause[kind]


class Theme(_Strict):
    """One file of rules."""

    theme: str
    rules: tuple[Rule, ...]


class Wordings(_Strict):
    """Sentences and labels that all rules share."""

    unread: Wording
    unread_step: Wording
    doubt: Wording
    unsure: Wording
    second_hand: Wording
    row: Wording
    table: Wording
    fields: Mapping[str, Wording]
