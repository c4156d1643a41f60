"""A guess at the tool a message asks for, learned from examples: the second voice, where the cues are silent.

Multinomial naive Bayes over words, pairs of words and beginnings of words, names masked. The
cues decide first; this one is heard only where they say nothing, and only when it is sure.
Source: Manning, Raghavan and Schütze, Introduction to Information Retrieval, chapter 13.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

import yaml

from agent.understanding import Understanding

SURE = 0.7
"""Left out author by author, a guess at least this sure was right in 47 of 50 messages without a cue."""

_WORDS = re.compile(r"_?[a-z]+_?|\d+|%|₹")
_LEAST_KNOWN = 3
_SMOOTHING = 0.3
_DAMPING = 0.6
"""Features overlap, so that their sum says more than they know."""
_STEM = 4


@dataclass(frozen=True)
class Guess:
    """What a message most likely asks for (a tool, `refused`, `answered` or `clarify`), 0–1 how surely."""

    label: str
    confidence: float


@dataclass(frozen=True)
class _Model:
    priors: dict[str, float]
    weights: dict[str, dict[str, float]]
    known: frozenset[str]


def guess(understanding: Understanding) -> Guess | None:
    """Return the likeliest label of a message; `None` where too few of its words are known."""
    model = _model()
    features = _features(_masked(understanding)) & model.known
    if len(features) < _LEAST_KNOWN:
        return None
    scores = {
        label: prior + _DAMPING * sum(model.weights[label][feature] for feature in features)
        for label, prior in model.priors.items()
    }
    best = max(scores, key=lambda label: scores[label])
    total = sum(math.exp(score - scores[best]) for score in scores.values())
    return Guess(best, 1 / total)


def _masked(understanding: Understanding) -> str:
    """Return the text with names as their kind: "what will `_city_` sell"."""
    text, pieces, end = understanding.normalized, list[str](), 0
    named = sorted((e.place, e.kind) for e in understanding.entities if e.place and e.kind != "metric")
    for (start, stop), kind in named:
        if start >= end:
            pieces += [text[end:start], f" _{kind}_ "]
            end = stop
    return "".join([*pieces, text[end:]]).lower()


def _features(text: str) -> frozenset[str]:
    words = ["#" if word.isdecimal() else word for word in _WORDS.findall(text)]
    pairs = (f"{left} {right}" for left, right in pairwise(words))
    stems = (f"^{word[:_STEM]}" for word in words if len(word) > _STEM and word[0] != "_")
    return frozenset((*words, *pairs, *stems))


@cache
def _model() -> _Model:
    """Return the model, learned once from the examples (some ten milliseconds)."""
    text = files("agent.planner").joinpath("phrases.yaml").read_text("utf-8")
    loaded: dict[str, str] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 both are safe
    examples = {label: [_features(line) for line in lines.splitlines()] for label, lines in loaded.items()}
    seen = Counter(feature for lines in examples.values() for line in lines for feature in line)
    known = frozenset(feature for feature, count in seen.items() if count > 1)
    total = sum(len(lines) for lines in examples.values())
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for label, lines in examples.items():
        counted = Counter(feature for line in lines for feature in line if feature in known)
        mass = counted.total() + _SMOOTHING * len(known)
        weights[label] = {feature: math.log((counted[feature] + _SMOOTHING) / mass) for feature in known}
    priors = {label: math.log(len(lines) / total) for label, lines in examples.items()}
    return _Model(priors, dict(weights), known)
