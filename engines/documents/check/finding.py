"""What a check found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from core.document import FieldValue

Found = FieldValue | int | None


@dataclass(frozen=True)
class Finding:
    """One thing that breaks a rule.

    Args:
        fields: The fields it concerns; the first that has a place shows it on the page.
        line: The row of the table it concerns, from 0.
        found: What the document says, `None` where it says nothing.
        expected: What it should say, where that is known.
        confidence: How sure the values are that it rests on, 0–1.
        unread: The page seems to say it, but the value could not be read off it: nothing
            is known to be wrong.
        implies: What fields should say if this is true. What merely follows from the
            printed value is then not told a second time.
        details: More values for the message, by placeholder.
    """

    fields: tuple[str, ...] = ()
    line: int | None = None
    found: Found = None
    expected: Found = None
    confidence: float = 1.0
    unread: bool = False
    implies: Mapping[str, Decimal] = field(default_factory=dict[str, Decimal])
    details: Mapping[str, Found] = field(default_factory=dict[str, Found])


Findings = Iterable[Finding]
