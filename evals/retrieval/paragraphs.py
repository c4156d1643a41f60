"""Paragraphs with the questions that they answer: our own general ones, or any files in the form of SQuAD."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from core.errors import InputError

Place = tuple[int, int]
"""Article and paragraph, counted from 0: paragraphs at one place of several files are translations."""

GENERAL = {"a": ("earth", "past", "science"), "b": ("leisure", "machines"), "c": ("everyday",)}
"""Our own files by batch: `a` was used to set weights, `b` and `c` tell what to expect.

`c` has paragraphs twice as long, and four questions to each."""


@dataclass(frozen=True)
class Asked:
    """A question; one `question_id` in several files is one question in several languages."""

    question_id: str
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph and what is asked about it."""

    file: int
    place: Place
    text: str
    asked: tuple[Asked, ...]


def read_squad(paths: Sequence[Path]) -> list[Paragraph]:
    """Return the paragraphs of files in the form of SQuAD; questions without an answer are left out.

    Raises:
        InputError: a file is not in the form of SQuAD.
    """
    return [paragraph for number, path in enumerate(paths) for paragraph in _of_file(number, path)]


def general_paragraphs(batch: str) -> list[Paragraph]:
    """Return our own paragraphs of a batch: file 0 English, 1 Hindi; 2 holds questions in Hinglish only."""
    found: list[Paragraph] = []
    for name in GENERAL[batch]:
        for number, article in enumerate(_general(name)):
            for position, entry in enumerate(article["paragraphs"]):
                place = (len(found), number * 100 + position)
                asked = [
                    tuple(
                        Asked(f"{name}-{number}-{position}-{order}", texts[which])
                        for order, texts in enumerate(entry["ask"])
                        if which < len(texts)
                    )
                    for which in range(3)
                ]
                found.append(Paragraph(0, place, entry["en"], asked[0]))
                found.append(Paragraph(1, place, entry["hi"], asked[1]))
                found.append(Paragraph(2, place, "", asked[2]))
    return found


def _general(name: str) -> list[dict[str, Any]]:
    return yaml.safe_load(files("evals.retrieval.general").joinpath(f"{name}.yaml").read_text("utf-8"))


def _of_file(number: int, path: Path) -> Iterator[Paragraph]:
    try:
        articles = json.loads(path.read_text("utf-8"))["data"]
        for article_number, article in enumerate(articles):
            for position, entry in enumerate(article["paragraphs"]):
                place = (article_number, position)
                asked = tuple(
                    Asked(str(question.get("id", f"{number}-{place}-{order}")), str(question["question"]))
                    for order, question in enumerate(entry.get("qas", ()))
                    if not question.get("is_impossible")
                )
                if text := str(entry["context"]).strip():
                    yield Paragraph(number, place, text, asked)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error}. Name a file in the form of SQuAD.") from error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise InputError(
            f"{path} is not in the form of SQuAD: data → paragraphs → context and qas ({error!r})."
        ) from error
