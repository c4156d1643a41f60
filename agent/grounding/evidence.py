"""What a reply may lean on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from agent.catalogue import Catalogue, Mention
from agent.facts import REFERENCE, FactBook
from agent.grounding.vocabulary import OPENERS
from core.fact import Citation
from core.identity import Principal
from language.tokens import ascii_digits, words

MASK = "\ufffc"
"""Stands where a reference stands while the words around it are read."""

MOST_LINES = 12
MOST_LINES_OF_LIST = 30

_EDGES = " \t*()\"'“”‘’.,;:!?…•·—–।"


@dataclass(frozen=True)
class Chunk:
    """A run of characters without spaces, its outer punctuation taken off."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the chunk ends in its text."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Evidence:
    """The turn's facts and citations, the user's own words, and the tenant's names.

    `user_ids` are the catalogue ids that the user's words were understood to name. `most_lines` is
    how long a reply may be: a list that was asked for whole is longer than a model may write.
    `by_model` tells that a remote model wrote it, `must_refer` that it is to answer from facts,
    `changed` that the turn made a change.
    """

    book: FactBook
    user_text: str
    catalogue: Catalogue
    principal: Principal
    citations: Sequence[Citation] = ()
    user_ids: frozenset[str] = field(default_factory=frozenset[str])
    most_lines: int = MOST_LINES
    by_model: bool = False
    must_refer: bool = False
    changed: bool = False

    @cached_property
    def user_words(self) -> frozenset[str]:
        """The user's words, normalised."""
        return frozenset(words(self.user_text))

    @cached_property
    def user_chunks(self) -> list[Chunk]:
        """The user's text in chunks, digits of any script as 0 to 9."""
        return chunks(ascii_digits(self.user_text))

    @cached_property
    def user_mentions(self) -> list[Mention]:
        """What the user's own words name."""
        return self.catalogue.names.find(self.user_text)

    @cached_property
    def named_by_user(self) -> frozenset[str]:
        """Ids that the user named, caseless."""
        own = {name_id.casefold() for mention in self.user_mentions for name_id in mention.ids}
        return frozenset(own | {name_id.casefold() for name_id in self.user_ids})

    def mentions(self, plain: str) -> list[Mention]:
        """Return what a text without references names.

        Names made of a shop's everyday words (a product called "Order" or "Total") are left
        out: in a sentence they are words. As names they come by reference.
        """
        return [
            mention
            for mention in self.catalogue.names.find(plain)
            if not set(words(plain[mention.start : mention.end])) <= OPENERS
        ]

    def cited_on(self, line: str) -> str:
        """Return the text of the citations a line refers to."""
        numbers = [int(number) for number in re.findall(r"\{c(\d+)\}", line)]
        cited = [self.citations[number - 1] for number in numbers if 0 < number <= len(self.citations)]
        return " ".join(f"{citation.source} {citation.ref} {citation.quote}" for citation in cited)

    def cites_passage(self, line: str) -> bool:
        """Tell whether a line refers to a passage, not only to a computed run."""
        numbers = [int(number) for number in re.findall(r"\{c(\d+)\}", line)]
        return any(
            self.citations[number - 1].quote for number in numbers if 0 < number <= len(self.citations)
        )


def masked(text: str) -> str:
    """Return the text with each reference covered, all positions unchanged."""
    return REFERENCE.sub(lambda match: MASK * len(match[0]), text)


def chunks(text: str) -> list[Chunk]:
    """Return the chunks of a text; a covered reference is one too."""
    found: list[Chunk] = []
    for match in re.finditer(rf"{MASK}+|[^\s{MASK}]+", re.sub(r"(?<=\d)[-–](?=[^\W\d])", " ", text)):
        stripped = match[0].strip(_EDGES)
        if stripped:
            found.append(Chunk(stripped, match.start() + match[0].index(stripped)))
    return found
