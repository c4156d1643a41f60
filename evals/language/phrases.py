"""The development authors' messages and our own sayings, masked: what the planner's second voice learns from."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import yaml

from agent.planner.traits import Days, days_of, masked
from core.message import Outcome
from evals.language.planning import Planner
from evals.language.shop import open_shop
from evals.language.suite import utterances

OWNER = "vikram"
"""Who says the sayings: the demo's owner, who may ask for everything."""


def collected() -> list[tuple[str, str, str, Days, str]]:
    """Return author, label, masked text, days and words of each message that asks for one thing."""
    with (
        tempfile.TemporaryDirectory(prefix="smartretail-phrases-") as folder,
        open_shop(Path(folder)) as home,
    ):
        planner = Planner(home)

        async def understood() -> list[tuple[str, str, str, Days, str]]:
            found: list[tuple[str, str, str, Days, str]] = []
            for author, user, label, ask in (*_labelled(), *_sayings()):
                said = await planner.understanding(ask, home.person(user))
                found.append((author, label, " ".join(masked(said).split()), days_of(said), ask))
            return found

        return asyncio.run(understood())


def _labelled() -> Iterator[tuple[str, str, str, str]]:
    for utterance in utterances("development"):
        first = utterance.line.readings[0]
        if first.outcome is Outcome.CLARIFY or len(first.calls) > 1:
            continue  # what is asked back, and what asks several things, has no label of its own
        label = first.calls[0].tool if first.calls else str(first.outcome)
        yield utterance.persona, utterance.user, label, utterance.line.ask


def _sayings() -> Iterator[tuple[str, str, str, str]]:
    said = yaml.safe_load(files("agent.planner").joinpath("sayings.yaml").read_text("utf-8"))
    for label, lines in said.items():
        for line in lines.splitlines():
            yield "sayings", OWNER, label, line
