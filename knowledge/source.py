"""A text that can be cited: what it is, from when to when it holds, and its sections."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from language.script import Language

MANAGERS = "role:managers"
"""Stands among `SourceText.readers` where a text is for managers and admins alone."""


DEFINITIONS = "definitions"
"""The type of a text that only tells what words mean (`knowledge.meanings`)."""


class Authority(StrEnum):
    """Whose word it is, from the strongest to the weakest where two contradict each other."""

    LAW = "law"
    MARKETPLACE = "marketplace"
    SHOP = "shop"
    DOCUMENT = "document"  # a bill, a certificate: true of itself, no rule for others


@dataclass(frozen=True)
class Section:
    """A stretch of text under one heading.

    `headings` is the path from the document's title down. `clause` names the rule's own
    number, `page` counts from 1 in a paged file. The dates are inclusive; `None` is "as the
    document". `second_hand` tells that the rule's own text was not read. `asked` are questions that it
    answers as people put them: it is found by them, and never quotes them.
    """

    headings: tuple[str, ...]
    text: str
    page: int | None = None
    clause: str | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    second_hand: bool = False
    asked: tuple[str, ...] = ()


@dataclass(frozen=True)
class SourceText:
    """A document as the index holds it.

    `tenant_id` owns it; what holds for every tenant belongs to `core.tenant.EVERY_TENANT`.
    `readers` are the users it is for (empty: everyone of the tenant; see `Within.reader`).
    `origin` says where the text is from. `translation_of` and `superseded_by` name other sources by id.
    """

    source_id: str
    tenant_id: str
    title: str
    doc_type: str
    language: Language
    authority: Authority
    sections: tuple[Section, ...]
    version: str = ""
    effective_from: date | None = None
    effective_to: date | None = None
    origin: str = ""
    translation_of: str | None = None
    supersedes: str | None = None
    superseded_by: str | None = None
    readers: tuple[str, ...] = ()
    sku_ids: tuple[str, ...] = ()
    uploaded_at: datetime | None = None
    confidence: float = 1.0
    content_hash: str = ""
    warnings: tuple[str, ...] = field(default=())

    def dated(self) -> SourceText:
        """Return it with every section carrying the document's dates where it has none of its own."""
        return replace(
            self,
            sections=tuple(
                replace(
                    section,
                    effective_from=section.effective_from or self.effective_from,
                    effective_to=section.effective_to or self.effective_to,
                )
                for section in self.sections
            ),
        )
