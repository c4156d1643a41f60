"""The second voice: which tool a message asks for, learned from examples at build time.

Linear scores over the traits of a message, one for each tool and for what ends without one,
learned by ridge regression (`scripts/second_voice.py`) from what people typed (`phrases.yaml`)
and from turns of phrase of our own (`paraphrases.yaml`); made probabilities by one
temperature, fitted on authors that were left out. Where that leaves doubt, and a model of
meaning is at hand, a second set of weights hears the meaning of the message as well: its
vector as it was written, and in the planner's English.
Source: Rifkin, Yeo and Poggio, Regularized least-squares classification (2003); Guo, Pleiss, Sun
and Weinberger, On calibration of modern neural networks (2017), section 4.2.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from agent.planner.traits import masked, spoken, traits_of
from agent.understanding import Understanding

FILE = "second_voice.npz"
WORDS = ("words", "given")
"""Blocks of features that are there or not."""
MEANING = ("written", "english")
"""Blocks that are vectors of meaning."""
IN_DOUBT = 0.9
"""Below this share the meaning is heard too: it costs some 70 ms."""

Vector = NDArray[np.float32]
Embed = Callable[[str], Vector]


@dataclass(frozen=True)
class Block:
    """What each feature of a block says for each label, and how telling it is (`rarity`)."""

    numbers: Mapping[str, int]
    weights: Vector
    rarity: Vector

    def scores(self, features: frozenset[str]) -> Vector:
        """Return the block's score of each label."""
        known = [number for feature in features if (number := self.numbers.get(feature)) is not None]
        if not known:
            return np.zeros(self.weights.shape[1], np.float32)
        rarity = self.rarity[known]
        return np.asarray((rarity / np.linalg.norm(rarity)) @ self.weights[known], np.float32)


@dataclass(frozen=True)
class Dense:
    """What a vector says for each label, once the usual vector is taken away."""

    usual: Vector
    weights: Vector

    def scores(self, vector: Vector) -> Vector:
        """Return the block's score of each label."""
        told = vector - self.usual
        return np.asarray((told / max(float(np.linalg.norm(told)), 1e-9)) @ self.weights, np.float32)


@dataclass(frozen=True)
class Heard:
    """How much speaks for each label, about 1 for the right one, 0 for another."""

    scores: Mapping[str, float]
    temperature: float

    def shares(self, bonus: Mapping[str, float] | None = None) -> dict[str, float]:
        """Return the scores as probabilities; a `bonus` is added to a label's score first."""
        added = bonus or {}
        values = np.array([score + added.get(label, 0.0) for label, score in self.scores.items()])
        powers = np.exp((values - values.max()) / self.temperature)
        return dict(zip(self.scores, (float(share) for share in powers / powers.sum()), strict=True))


@dataclass(frozen=True)
class Voice:
    """The blocks of one set of weights, the labels they tell apart, the temperature of their scores."""

    labels: tuple[str, ...]
    blocks: Mapping[str, Block]
    meaning: Mapping[str, Dense]
    temperature: float

    def hears(self, understanding: Understanding, embed: Embed | None = None) -> Heard:
        """Return what speaks for each label; vectors are asked for where the voice has weights for them."""
        traits = traits_of(understanding)
        total = self.blocks["words"].scores(traits.words) + self.blocks["given"].scores(traits.given)
        if embed is not None:
            texts = {"written": understanding.text, "english": spoken(masked(understanding))}
            for name, dense in self.meaning.items():
                total = total + dense.scores(embed(texts[name]))
        return Heard(dict(zip(self.labels, map(float, total), strict=True)), self.temperature)


@dataclass(frozen=True)
class Voices:
    """The quick voice, and the one that hears meaning."""

    quick: Voice
    thorough: Voice
    shades: Mapping[str, tuple[Voice, Voice]]
    """By tool, the quick and the thorough voice for what of it is asked: which figure, to what end."""
    evidence: Mapping[str, Vector]
    """By kind of the rules' plan, how it speaks for or against each label: natural logarithms of odds."""

    def hear(self, understanding: Understanding, embed: Embed | None) -> Heard:
        """Return what the quick voice hears; where that leaves doubt and it can be told, the other one."""
        return _heard(self.quick, self.thorough, understanding, embed)

    def knows(self, evidence: str) -> bool:
        """Tell whether it was counted what such a plan of the rules is worth."""
        return evidence in self.evidence

    def weigh(self, heard: Heard, evidence: str, trust: float = 1.0) -> dict[str, float]:
        """Return how likely each label is, by ear and by what the rules planned, as far as trusted."""
        odds = zip(self.quick.labels, self.evidence[evidence], strict=True)
        return heard.shares({label: trust * heard.temperature * float(value) for label, value in odds})

    def shade(self, tool: str, understanding: Understanding, embed: Embed | None) -> Mapping[str, float]:
        """Return how likely each value of a tool's own argument is; nothing where it was not learned."""
        if tool not in self.shades:
            return {}
        quick, thorough = self.shades[tool]
        return _heard(quick, thorough, understanding, embed).shares()


def _heard(quick: Voice, thorough: Voice, understanding: Understanding, embed: Embed | None) -> Heard:
    heard = quick.hears(understanding)
    if embed is None or max(heard.shares().values()) >= IN_DOUBT:
        return heard
    return thorough.hears(understanding, embed)


@cache
def voices() -> Voices:
    """Return the voices that ship with the planner (some ten milliseconds, once)."""
    with np.load(BytesIO(files("agent.planner").joinpath(FILE).read_bytes())) as saved:
        shades = {
            tool: (_voice(saved, f"{tool}_quick"), _voice(saved, f"{tool}_thorough"))
            for tool in map(str, saved["shaded"])
        }
        evidence = dict(
            zip(map(str, saved["evidence"]), saved["evidence_odds"].astype(np.float32), strict=True)
        )
        return Voices(_voice(saved, "quick"), _voice(saved, "thorough"), shades, evidence)


def _voice(saved: Mapping[str, NDArray[np.generic]], name: str) -> Voice:
    blocks = {
        block: Block(
            {feature: number for number, feature in enumerate(str(saved[f"{block}_features"]).split("\n"))},
            saved[f"{name}_{block}_weights"].astype(np.float32),
            saved[f"{block}_rarity"].astype(np.float32),
        )
        for block in WORDS
    }
    meaning = {
        block: Dense(
            saved[f"{block}_usual"].astype(np.float32), saved[f"{name}_{block}_weights"].astype(np.float32)
        )
        for block in MEANING
        if f"{name}_{block}_weights" in saved
    }
    labels = tuple(map(str, saved[f"{name}_labels"]))
    return Voice(labels, blocks, meaning, float(saved[f"{name}_temperature"]))
