"""Readings and documents by hand, a reader and an engine that give what they are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from random import Random

from core.document import DocType, Document, Examined, Field, FieldValue, LineItem, Reason, Verdict
from core.errors import InputError
from core.page import Box, Page, Reading, Word
from engines.documents.context import ValidationContext

HERE = Box(0.1, 0.1, 0.2, 0.12)


def seeded(seed: int | str) -> Random:
    """Chance that is the same each time."""
    return Random(seed)  # noqa: S311 - invented papers, not secrets


def document(
    fields: Mapping[str, FieldValue],
    items: Sequence[LineItem] = (),
    *,
    doc_type: DocType = DocType.INVOICE,
    pages: tuple[int, ...] = (1,),
) -> Document:
    named = {name: Field(name, value, str(value), 1.0) for name, value in fields.items()}
    return Document(doc_type, pages, named, tuple(items))


def verdict(*rules: str, severity: str = "error") -> Verdict:
    reasons = tuple(Reason(rule, severity, {"en": rule}, "", "") for rule in rules)  # type: ignore[arg-type]
    return Verdict("fail" if rules else "pass", reasons, "test", date(2026, 1, 1), 1.0)


def page(*lines: str, number: int = 1) -> Page:
    words = [
        Word(text, Box(0.05 + 0.1 * place, 0.05 * row, 0.14 + 0.1 * place, 0.05 * row + 0.02))
        for row, line in enumerate(lines, start=1)
        for place, text in enumerate(line.split())
    ]
    return Page(number, 595, 842, tuple(words))


class FakeReader:
    """Gives one page for any file, but refuses a file that begins with `bad`."""

    def __init__(self, *lines: str) -> None:
        self.lines = lines

    def read(self, content: bytes) -> Reading:
        if content.startswith(b"bad"):
            raise InputError("The file is damaged. Send it again.")
        return Reading("application/pdf", (page(*self.lines),))

    def picture(self, content: bytes, page: int) -> bytes:
        raise InputError("This reader draws nothing")

    def close(self) -> None:
        return None


class FakeEngine:
    """Finds the same documents in every reading, and remembers what it was told beside them."""

    def __init__(self, *found: Examined) -> None:
        self.found = found
        self.contexts: list[ValidationContext] = []

    def __call__(self, reading: Reading, context: ValidationContext) -> Sequence[Examined]:
        self.contexts.append(context)
        return self.found
