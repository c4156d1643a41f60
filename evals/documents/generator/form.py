"""A document that is no sale: a certificate, a form, a policy, with what is true of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from evals.documents.generator.deal import Defect, Value

FormKind = Literal["gst_certificate", "msme_certificate", "claim_form", "policy"]


@dataclass(frozen=True)
class Form:
    """The document's kind and its values by field name; `extra` is printed, and is no field."""

    kind: FormKind
    values: Mapping[str, Value]
    day: date
    extra: Mapping[str, str] = field(default_factory=dict[str, str])
    omit: frozenset[str] = frozenset()
    defects: tuple[Defect, ...] = ()
    context: Mapping[str, object] = field(default_factory=dict[str, object])

    @property
    def doc_type(self) -> str:
        """What kind of document it is, in the product's words."""
        return self.kind

    def facts(self) -> dict[str, Value]:
        """Return everything that is true of it, by field name."""
        return {name: value for name, value in self.values.items() if value not in ("", None)}

    def get(self, name: str) -> str:
        """Return a text value, empty where it has none."""
        return str(self.values.get(name, ""))

    def number(self, name: str) -> Decimal:
        """Return an amount or a quantity."""
        return Decimal(self.get(name))

    def date_of(self, name: str) -> date | None:
        """Return a date value."""
        value = self.values.get(name)
        return value if isinstance(value, date) else None
