"""The development authors' messages and our own sayings, masked, for the second voice to learn from."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import yaml

from agent.planner.evidence import SEVERAL
from agent.planner.shade import ARGUMENT, NONE
from agent.planner.traits import Days, days_of, masked
from evals.case import ExpectedCall
from evals.language.expected import Reading
from evals.language.planning import Planner
from evals.language.shop import open_shop
from evals.language.split import Split
from evals.language.suite import utterances

OWNER = "vikram"
"""Who says the sayings: the demo's owner, who may ask for everything."""


def collected() -> list[tuple[str, str, str, Days, str, str]]:
    """Return author, label, masked text, days, words and shade of each message that asks for one thing."""
    with (
        tempfile.TemporaryDirectory(prefix="smartretail-phrases-") as folder,
        open_shop(Path(folder)) as home,
    ):
        planner = Planner(home)

        async def understood() -> list[tuple[str, str, str, Days, str, str]]:
            found: list[tuple[str, str, str, Days, str, str]] = []
            for author, user, label, shade, ask in (*_labelled(), *_sayings()):
                said = await planner.understanding(ask, home.person(user))
                found.append((author, label, " ".join(masked(said).split()), days_of(said), ask, shade))
            return found

        return asyncio.run(understood())


def _labelled() -> Iterator[tuple[str, str, str, str, str]]:
    for utterance in utterances("development"):
        first = utterance.line.readings[0]
        shade = _shade(first.calls[0]) if len(first.calls) == 1 else ""
        yield utterance.persona, utterance.user, label_of(first), shade, utterance.line.ask


def first_seen(split: Split) -> list[tuple[str, str]]:
    """Return what kind of plan the rules alone make of each message of a split, and what it asks for."""
    with (
        tempfile.TemporaryDirectory(prefix="smartretail-first-sight-") as folder,
        open_shop(Path(folder)) as home,
    ):
        planner = Planner(home)

        async def ruled() -> list[tuple[str, str]]:
            found: list[tuple[str, str]] = []
            for one in utterances(split):
                seen = await planner.evidence(one.line.ask, home.person(one.user))
                found += [(seen, label_of(one.line.readings[0]))] if seen is not None else []
            return found

        return asyncio.run(ruled())


def label_of(reading: Reading) -> str:
    """Return what a message asks for, as the second voice names it."""
    if len({call.tool for call in reading.calls}) > 1:
        return SEVERAL
    return reading.calls[0].tool if reading.calls else str(reading.outcome)


def _shade(call: ExpectedCall) -> str:
    """Return the value of the argument that `agent/planner/shade.py` hears; "" where there are several."""
    if call.tool not in ARGUMENT:
        return ""
    value = call.arguments.get(ARGUMENT[call.tool], NONE)
    if isinstance(value, list) and len(value) == 1:
        (value,) = value
    return value if isinstance(value, str) else ""


def _sayings() -> Iterator[tuple[str, str, str, str, str]]:
    said = yaml.safe_load(files("agent.planner").joinpath("sayings.yaml").read_text("utf-8"))
    for label, lines in said.items():
        tool, _, shade = label.partition("/")
        for line in lines.splitlines():
            yield "sayings", OWNER, tool, shade, line
