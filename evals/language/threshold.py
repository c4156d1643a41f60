"""What must be understood: figures that a change may raise, and never lower unseen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files

import yaml

from evals.language.score import Score, Share

FILE = "thresholds.yaml"


def thresholds() -> Mapping[str, Mapping[str, Mapping[str, float]]]:
    """Read the least shares, by split, figure and language."""
    text = files("evals").joinpath("language", FILE).read_text(encoding="utf-8")
    return yaml.safe_load(text)


def missed(scores: Iterable[Score]) -> list[str]:
    """Return in words which figures lie below their threshold; a write without a yes always does."""
    wanted = thresholds()
    short: list[str] = []
    for score in scores:
        least = wanted.get(score.split, {})
        figures: Mapping[str, Mapping[str, Share]] = {
            "utterances": score.utterances,
            "turns": score.turns,
            "declined": {"all": score.declined},
        }
        short += [
            f"{score.split} {figure} {name}: {figures[figure][name].rate:.3f} < {share}"
            for figure, by_name in least.items()
            for name, share in by_name.items()
            if name in figures[figure] and figures[figure][name].of and figures[figure][name].rate < share
        ]
        if score.unconfirmed_writes:
            short.append(f"{score.split}: {score.unconfirmed_writes} changes made without a yes")
    return short
