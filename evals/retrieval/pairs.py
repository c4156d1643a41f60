"""Which question is asked over which paragraphs: every language of questions over every language of texts.

A question's paragraph in another language is the one that holds the question of the same id, or
that stands at the same place of another file. Hinglish, where nobody typed it, is romanised Hindi.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from evals.retrieval.paragraphs import Asked, Paragraph
from knowledge.chunk import Chunk
from knowledge.question import language_of, listed_only
from knowledge.source import Authority, Section, SourceText
from language.romanisation import romanised
from language.script import Language, detect_language

_HOMOGENEOUS = 0.7
"""Share of Hinglish from which all of a file's Latin questions count as it: short ones are hard to tell."""


@dataclass(frozen=True)
class Side:
    """The paragraphs of one language, as passages of a tenant of their own."""

    language: Language
    passages: tuple[Chunk, ...]

    @property
    def tenant_id(self) -> str:
        """Names the tenant."""
        return f"paragraphs-{self.language}"


@dataclass(frozen=True)
class Pair:
    """Questions of a kind (a language, or `romanised`) over one side; each with its passage's id."""

    kind: str
    side: Side
    questions: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """Return such as "hi → en"."""
        return f"{self.kind} → {self.side.language}"


def sides_of(paragraphs: Iterable[Paragraph]) -> list[Side]:
    """Return the paragraphs by language; the same words twice are there once."""
    found: dict[Language, dict[str, Chunk]] = {}
    for paragraph in paragraphs:
        if paragraph.text:
            language = detect_language(paragraph.text)
            chunk = _chunk(paragraph.text, language)
            found.setdefault(language, {})[chunk.chunk_id] = chunk
    return [Side(language, tuple(found[language].values())) for language in sorted(found)]


def pairs_of(paragraphs: Sequence[Paragraph], sides: Sequence[Side]) -> list[Pair]:
    """Return each kind of question over each side that answers any of it."""
    kinds = _kinds(paragraphs)
    pairs: list[Pair] = []
    for side in sides:
        target = _targets(paragraphs, side)
        for kind, asked in kinds.items():
            answered = [(each.text, found) for each, home in asked if (found := target(each, home))]
            if answered:
                pairs.append(Pair(kind, side, tuple(answered)))
    return pairs


def _kinds(paragraphs: Sequence[Paragraph]) -> dict[str, list[tuple[Asked, Paragraph]]]:
    files: dict[int, list[tuple[Asked, Paragraph]]] = {}
    for paragraph in paragraphs:
        files.setdefault(paragraph.file, []).extend((asked, paragraph) for asked in paragraph.asked)
    kinds: dict[str, list[tuple[Asked, Paragraph]]] = {}
    for entries in files.values():
        language_of = _telling([asked.text for asked, _ in entries])
        for asked, home in entries:
            kinds.setdefault(language_of(asked.text), []).append((asked, home))
    if "hi" in kinds and "hinglish" not in kinds:
        kinds["romanised"] = [
            (Asked(asked.question_id, romanised(asked.text)), home) for asked, home in kinds["hi"]
        ]
    return kinds


def _telling(texts: Sequence[str]) -> Callable[[str], Language]:
    """Return what tells the language of a file's questions."""

    def told(text: str) -> Language:
        return language_of(text, lambda word: False, listed_only)

    latin = [language for text in texts if (language := told(text)) != "hi"]
    hinglish = latin.count("hinglish") / len(latin) if latin else 0.0
    if hinglish >= _HOMOGENEOUS:
        return lambda text: "hi" if told(text) == "hi" else "hinglish"
    if hinglish <= 1 - _HOMOGENEOUS:
        return lambda text: "hi" if told(text) == "hi" else "en"
    return told


def _targets(paragraphs: Sequence[Paragraph], side: Side) -> Callable[[Asked, Paragraph], str | None]:
    mine = {chunk.chunk_id for chunk in side.passages}
    by_id: dict[str, str] = {}
    by_place: dict[tuple[int, int], Mapping[int, str]] = {}
    for paragraph in paragraphs:
        chunk_id = _identity(paragraph.text)
        if chunk_id in mine:
            by_id.update(dict.fromkeys((asked.question_id for asked in paragraph.asked), chunk_id))
            by_place[paragraph.place] = {**by_place.get(paragraph.place, {}), paragraph.file: chunk_id}

    def target(asked: Asked, home: Paragraph) -> str | None:
        own = _identity(home.text)
        if own in mine:
            return own
        others = {file: each for file, each in by_place.get(home.place, {}).items() if file != home.file}
        return by_id.get(asked.question_id) or next(iter(others.values()), None)

    return target


def _chunk(text: str, language: Language) -> Chunk:
    section = Section((), text)
    source = SourceText(
        source_id=f"paragraphs-{language}",
        tenant_id=f"paragraphs-{language}",
        title="",
        doc_type="paragraph",
        language=language,
        authority=Authority.DOCUMENT,
        sections=(section,),
    )
    return Chunk(_identity(text), source, 0, section)


def _identity(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]
