"""The facts a reply may refer to, and how they are referred to: `{f1.3}`, `{c1}`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from core.fact import Citation, Fact, Source, Unit
from core.message import Reply

FACT_REFERENCE = re.compile(r"\{(f\d+\.\d+)\}")
CITATION_REFERENCE = re.compile(r"\{c(\d+)\}")
REFERENCE = re.compile(r"\{(?:f\d+\.\d+|c\d+)\}")

_NUMERIC_UNITS = frozenset({"units", "units_per_day", "currency", "pct", "rate", "ratio", "days", "count"})


class FactBook:
    """The turn's facts by id: those of tool calls, and those minted beside them.

    A fact is minted where a reply must show a value that a tool gave outside its facts:
    a name of the catalogue, a note's variable, an argument that waits for confirmation.
    Minted ids go on where the call's own end.
    """

    def __init__(self, facts: Iterable[Fact] = (), minted: Iterable[Fact] = ()) -> None:
        self._facts = {fact.id: fact for fact in facts}
        self._minted = {fact.id: fact for fact in minted}

    def __getitem__(self, fact_id: str) -> Fact:
        return self._minted[fact_id] if fact_id in self._minted else self._facts[fact_id]

    def __contains__(self, fact_id: object) -> bool:
        return fact_id in self._facts or fact_id in self._minted

    def __iter__(self) -> Iterator[Fact]:
        yield from self._facts.values()
        yield from self._minted.values()

    @property
    def minted(self) -> tuple[Fact, ...]:
        """The facts minted for this reply."""
        return tuple(self._minted.values())

    def mint(
        self,
        call: int,
        label: str,
        *,
        value: str | int | float | Decimal | date | None,
        unit: Unit,
        source: Source,
        subject: Mapping[str, str] | None = None,
    ) -> Fact:
        """Add a value under the next free id of the call, or return the one that says it."""
        about = dict(subject or {})
        for known in self._minted.values():
            same = (known.label, known.value, known.unit, dict(known.subject)) == (label, value, unit, about)
            if same and known.id.startswith(f"f{call}."):
                return known
        fact = Fact(
            id=f"f{call}.{self._last(call) + 1}",
            label=label,
            value=value,
            unit=unit,
            subject=about,
            source=source,
        )
        self._minted[fact.id] = fact
        return fact

    def _last(self, call: int) -> int:
        prefix = f"f{call}."
        numbers = [
            int(fact_id.removeprefix(prefix))
            for facts in (self._facts, self._minted)
            for fact_id in facts
            if fact_id.startswith(prefix)
        ]
        return max(numbers, default=0)


def reference(fact: Fact) -> str:
    """Return how a text refers to the fact."""
    return f"{{{fact.id}}}"


def referenced(text: str) -> tuple[str, ...]:
    """Return the ids of the facts a text refers to, in order, each once."""
    return tuple(dict.fromkeys(FACT_REFERENCE.findall(text)))


def load_fact(data: Mapping[str, Any]) -> Fact:
    """Return a fact from JSON data, its value again of the type its unit calls for.

    JSON has neither dates nor decimals; both come back from their text.
    """
    value = data["value"]
    if isinstance(value, str):
        value = _typed(value, data["unit"])
    return Fact.model_validate({**data, "value": value})


def load_reply(data: Mapping[str, Any]) -> Reply:
    """Return a stored reply."""
    return Reply.model_validate({**data, "facts": [load_fact(fact) for fact in data.get("facts", ())]})


def load_citation(data: Mapping[str, Any]) -> Citation:
    """Return a citation from JSON data."""
    return Citation.model_validate(data)


def _typed(value: str, unit: str) -> str | date | Decimal:
    try:
        if unit == "date":
            return date.fromisoformat(value)
        if unit in _NUMERIC_UNITS:
            return Decimal(value)
    except (ValueError, InvalidOperation):
        return value
    return value
