"""The development authors' messages, masked: what the planner's second voice learns from."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from pathlib import Path

from agent.planner.traits import Days, days_of, masked
from core.message import Outcome
from evals.language.planning import Planner
from evals.language.shop import open_shop
from evals.language.suite import Utterance, utterances


def collected() -> list[tuple[str, str, str, Days, str]]:
    """Return author, label, masked text, days and words of each message that asks for one thing."""
    with (
        tempfile.TemporaryDirectory(prefix="smartretail-phrases-") as folder,
        open_shop(Path(folder)) as home,
    ):
        planner = Planner(home)

        async def understood() -> list[tuple[str, str, str, Days, str]]:
            found: list[tuple[str, str, str, Days, str]] = []
            for utterance, label in _labelled():
                said = await planner.understanding(utterance.line.ask, home.person(utterance.user))
                text = " ".join(masked(said).split())
                found.append((utterance.persona, label, text, days_of(said), utterance.line.ask))
            return found

        return asyncio.run(understood())


def _labelled() -> Iterator[tuple[Utterance, str]]:
    for utterance in utterances("development"):
        first = utterance.line.readings[0]
        if first.outcome is Outcome.CLARIFY or len(first.calls) > 1:
            continue  # what is asked back, and what asks several things, has no label of its own
        yield utterance, first.calls[0].tool if first.calls else str(first.outcome)
