"""Question-answer files in the form of SQuAD, as passages and questions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from core.errors import InputError
from knowledge.chunk import Chunk
from knowledge.source import Authority, Section, SourceText
from language.script import detect_language


@dataclass(frozen=True)
class Asked:
    """A question with the place of its paragraph: article and paragraph, counted from 0."""

    text: str
    place: tuple[int, int]


def read_questions(file: Path) -> list[Asked]:
    """Return the questions of a file that have an answer.

    Raises:
        InputError: the file is not in the form of SQuAD.
    """
    return [
        Asked(str(entry["question"]), place)
        for place, paragraph in _paragraphs(file)
        for entry in paragraph.get("qas", ())
        if not entry.get("is_impossible")
    ]


def read_passages(file: Path, tenant_id: str) -> dict[tuple[int, int], Chunk]:
    """Return the paragraphs of a file by their place, each one passage.

    Raises:
        InputError: the file is not in the form of SQuAD.
    """
    passages: dict[tuple[int, int], Chunk] = {}
    for place, paragraph in _paragraphs(file):
        text = str(paragraph["context"])
        section = Section((), text)
        source = SourceText(
            source_id=f"paragraph-{place[0]}-{place[1]}",
            tenant_id=tenant_id,
            title="",
            doc_type="paragraph",
            language=detect_language(text),
            authority=Authority.DOCUMENT,
            sections=(section,),
            content_hash=sha256(text.encode()).hexdigest(),
        )
        passages[place] = Chunk(f"{place[0]}-{place[1]}", source, 0, section)
    return passages


def _paragraphs(file: Path) -> list[tuple[tuple[int, int], dict[str, Any]]]:
    try:
        articles = json.loads(file.read_text("utf-8"))["data"]
        return [
            ((number, position), paragraph)
            for number, article in enumerate(articles)
            for position, paragraph in enumerate(article["paragraphs"])
            if paragraph["context"].strip()
        ]
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error}. Name a file in the form of SQuAD.") from error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise InputError(
            f"{file} is not in the form of SQuAD: data → paragraphs → context and qas ({error!r})."
        ) from error
