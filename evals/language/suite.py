"""The personas' files, by split: the held-out ones are never looked at by who writes the understanding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import yaml
from pydantic import ValidationError

from core.errors import DataError
from evals.language.expected import Dialogue, Line, Persona
from evals.language.split import Split, folder_of


@dataclass(frozen=True)
class Utterance:
    """One message and whose it is."""

    split: Split
    persona: str
    language: str
    user: str
    line: Line


@dataclass(frozen=True)
class Talk:
    """One dialogue and whose it is."""

    split: Split
    persona: str
    language: str
    user: str
    dialogue: Dialogue


@cache
def personas(split: Split) -> Mapping[str, Persona]:
    """Read a split's files, by persona.

    Raises:
        DataError: a file is not in the form.
    """
    found: dict[str, Persona] = {}
    for entry in sorted(folder_of(split).iterdir(), key=lambda file: file.name):
        if not entry.name.endswith(".yaml"):
            continue
        try:
            found[entry.name.removesuffix(".yaml")] = Persona.model_validate(
                yaml.load(entry.read_text(encoding="utf-8"), yaml.CSafeLoader)
            )
        except (ValidationError, yaml.YAMLError) as error:
            raise DataError(f"{entry.name}: {error}") from error
    return found


def utterances(split: Split) -> Iterator[Utterance]:
    """Yield a split's single messages."""
    for name, persona in personas(split).items():
        asked = (line for request in persona.requests for line in request.lines())
        for line in (*persona.utterances, *asked):
            yield Utterance(split, name, line.language or persona.language, line.user or persona.user, line)


def talks(split: Split) -> Iterator[Talk]:
    """Yield a split's dialogues."""
    for name, persona in personas(split).items():
        for dialogue in persona.dialogues:
            yield Talk(
                split, name, dialogue.language or persona.language, dialogue.user or persona.user, dialogue
            )
