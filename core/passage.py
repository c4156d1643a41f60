"""What is known: texts that can be cited, and the passages of them that a question finds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Authority = Literal["law", "marketplace", "shop", "document"]

SourceState = Literal["queued", "words", "ready", "failed"]
"""`queued`: kept, not findable yet. `words`: findable by its words, its meaning follows."""


@dataclass(frozen=True)
class Limits:
    """What a search may return besides what the asker may see at all.

    `on` keeps what is in force on that day, `None` every version. The others leave the texts out
    that are not of a type, an item, a day of upload or a sureness of reading.
    """

    on: date | None = None
    doc_types: tuple[str, ...] = ()
    sku_ids: tuple[str, ...] = ()
    uploaded_from: date | None = None
    uploaded_to: date | None = None
    min_confidence: float = 0.0


@dataclass(frozen=True)
class FoundPassage:
    """A passage with all that it is cited by.

    `answer` are the sentences of it that speak of what was asked, in their order. `share` is how
    well it fits beside the best one, 0–1. `place` is its
    number within the text, from 0. `second_hand` tells that the rule's own text was not read.
    """

    source_id: str
    title: str
    doc_type: str
    authority: Authority
    language: str
    place: int
    headings: tuple[str, ...]
    text: str
    answer: tuple[str, ...]
    share: float = 1.0
    version: str = ""
    page: int | None = None
    clause: str | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    origin: str = ""
    superseded_by: str | None = None
    second_hand: bool = False
    tenant_id: str = ""

    @property
    def heading(self) -> str:
        """The heading it stands under, else the text's title."""
        return next((heading for heading in reversed(self.headings) if heading), self.title)


@dataclass(frozen=True)
class SearchOutcome:
    """What a question found, best first. Where `found` is false they only come near it.

    `sure` tells that the first surely answers; one that is found and not sure is what the texts say on the
    matter.
    `near` tells that the first is no answer and yet of the very topic: worth showing as the nearest.
    `language` is the question's, `searched` how many passages were looked through. `lacks` is the thing
    that was asked about, in the question's words, where no passage says that of it.
    """

    found: bool
    confidence: float
    language: str
    passages: tuple[FoundPassage, ...]
    searched: int
    lacks: str = ""
    near: bool = False
    sure: bool = True


@dataclass(frozen=True)
class KeptSource:
    """A text as the ledger keeps it: `body` is the whole text, as JSON.

    `readers` are the people it is for, everyone of the tenant where there are none. A text that
    was read from an uploaded document has that document's id.
    """

    tenant_id: str
    source_id: str
    title: str
    doc_type: str
    content_hash: str
    body: str
    readers: tuple[str, ...] = ()
    state: SourceState = "queued"
    passages: int = 0
    failures: int = 0
    problem: str = ""
    changed_at: datetime | None = None


@dataclass(frozen=True)
class ShownPassage:
    """A passage on the page of its text."""

    place: int
    headings: tuple[str, ...]
    text: str
    clause: str | None = None
    page: int | None = None
    effective_from: date | None = None
    effective_to: date | None = None


@dataclass(frozen=True)
class ShownSource:
    """A text as a person reads it."""

    source_id: str
    title: str
    doc_type: str
    authority: Authority
    language: str
    passages: tuple[ShownPassage, ...]
    version: str = ""
    effective_from: date | None = None
    effective_to: date | None = None
    origin: str = ""
    superseded_by: str | None = None


@dataclass(frozen=True)
class IndexStatus:
    """How far the index is: texts by state, passages in all, and those that wait for their meaning."""

    sources: int
    queued: int
    words: int
    ready: int
    failed: int
    passages: int
