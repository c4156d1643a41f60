"""A passage of a text as an answer tells it: its own lines, whose word it is, since when, and its source."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from core.fact import Citation, Fact, Source
from core.passage import FoundPassage
from core.tool import ToolContext

if TYPE_CHECKING:
    from core.ports import Knowledge

LONGEST_QUOTE = 1_500
LONGEST_WHOLE = 1_800
"""Characters of a passage that is shown in full: it must fit a screen or two of a phone."""

Standing = Literal["in_force", "superseded", "not_yet"]


class KnowledgePassage(BaseModel):
    """A passage, told apart from others by whose word it is and when it holds.

    `lines` are its own sentences, those that answer, as facts. `standing` is as of today. `share` is
    how well it fits beside the best one, 0–1.
    """

    model_config = ConfigDict(frozen=True)

    source_id: str
    title: str
    heading: str
    clause: str | None = None
    page: int | None = None
    language: str
    doc_type: str
    authority: str
    version: str = ""
    effective_from: date | None = None
    effective_to: date | None = None
    standing: Standing = "in_force"
    second_hand: bool = False
    share: float = 1.0
    origin: str = ""
    url: str
    lines: tuple[Fact, ...] = ()


class Told:
    """Turns passages into what a result holds."""

    def __init__(self, knowledge: Knowledge, context: ToolContext, today: date) -> None:
        """Hold what links to a passage's place, who asks, and the day that standings are as of."""
        self._knowledge = knowledge
        self._context = context
        self._today = today

    def passage(self, found: FoundPassage, *, whole: bool, quoted: bool) -> KnowledgePassage:
        """Return a passage; of one that only comes near no words are quoted."""
        return KnowledgePassage(
            source_id=found.source_id,
            title=found.title,
            heading=found.heading,
            clause=found.clause,
            page=found.page,
            language=found.language,
            doc_type=found.doc_type,
            authority=found.authority,
            version=found.version,
            effective_from=found.effective_from,
            effective_to=found.effective_to,
            standing=standing(found, self._today),
            second_hand=found.second_hand,
            share=round(found.share, 3),
            origin=found.origin,
            url=self._knowledge.address(found, self._context.principal),
            lines=self._lines(found, whole=whole) if quoted else (),
        )

    def citation(self, found: FoundPassage) -> Citation:
        """Return what a reply names as its source."""
        place = [found.heading if found.heading != found.title else "", found.clause or ""]
        page = f"page {found.page}" if found.page is not None else ""
        version = f"version {found.version}" if found.version and found.authority != "law" else ""
        return Citation(
            source=found.title,
            ref=", ".join(part for part in (*place, page, version) if part),
            quote=found.text[:LONGEST_QUOTE],
            url=self._knowledge.address(found, self._context.principal),
        )

    def fact(self, label: str, value: str | int, subject: dict[str, str]) -> Fact:
        """Return a fact of the search."""
        return Fact(
            label=label,
            value=value,
            unit="count" if isinstance(value, int) else "text",
            subject=subject,
            source=Source(
                parameters={"today": self._today.isoformat()},
                method="counted in the index",
                computed_at=self._context.clock.now(),
            ),
        )

    def _lines(self, found: FoundPassage, *, whole: bool) -> tuple[Fact, ...]:
        lines: Sequence[str] = _all_lines(found.text) if whole else found.answer
        place = {"clause": found.clause, "page": found.page, "heading": found.heading}
        source = Source(
            parameters={
                "source_id": found.source_id,
                **{name: value for name, value in place.items() if value is not None},
            },
            method="quoted word for word",
            computed_at=self._context.clock.now(),
        )
        return tuple(
            Fact(
                label=found.heading,
                value=line,
                unit="text",
                subject={"source_id": found.source_id},
                source=source,
            )
            for line in lines
        )


def standing(found: FoundPassage, today: date) -> Standing:
    """Tell whether a passage holds on a day, no longer or not yet."""
    if found.effective_to is not None and found.effective_to < today:
        return "superseded"
    if found.effective_from is not None and found.effective_from > today:
        return "not_yet"
    return "in_force"


def _all_lines(text: str) -> list[str]:
    """Return the lines of a passage, as many as fit; what is left out is told by three dots."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    kept: list[str] = []
    for line in lines:
        if kept and sum(map(len, kept)) + len(line) > LONGEST_WHOLE:
            return [*kept, "…"]
        kept.append(line)
    return kept
