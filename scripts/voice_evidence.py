"""What a plan of the rules is worth: counted on authors whom nobody had read, kept in `first_sight.yaml`.

On the authors that the rules were written by they are nearly always right, which tells nothing. So a split
is counted once, before it is read (`python -m scripts.second_voice --first-sight SPLIT`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

FILE = "first_sight.yaml"
_DOUBT = 4.0
"""Messages of each label that are counted as if they had raised each kind of plan as usual."""
_DAMPED = 0.6
"""Share of the evidence that is new: rules and voice hear the same words. Of 0.2 to 1 the most right of
authors left out."""
_HEAD = """\
# What the rules alone planned of messages whose authors nobody had read, and what those asked for: by kind of
# plan (`agent/planner/evidence.py`) how often each label. By `python -m scripts.second_voice --first-sight`.
"""

Counts = Mapping[str, Mapping[str, int]]


def counted(folder: Path) -> Counts:
    """Return how often each kind of plan was made of messages of each label."""
    return yaml.safe_load((folder / FILE).read_text("utf-8"))


def evidence_odds(counts: Counts, labels: Sequence[str]) -> tuple[list[str], NDArray[np.float64]]:
    """Return the kinds of plan, and how each speaks for each label: natural logarithms of odds, damped."""
    kinds = sorted(counts)
    seen = np.array([[counts[kind].get(label, 0) for label in labels] for kind in kinds], np.float64)
    usual = seen.sum(1, keepdims=True) / seen.sum()
    given = (seen + _DOUBT * usual) / (seen.sum(0, keepdims=True) + _DOUBT)
    return kinds, _DAMPED * np.log(given / usual)


def add_counts(folder: Path, seen: Iterable[tuple[str, str]]) -> None:
    """Add what was seen, each a kind of plan and the label that was right, to what was counted before."""
    total = {kind: Counter(by_label) for kind, by_label in counted(folder).items()}
    for kind, label in seen:
        total.setdefault(kind, Counter())[label] += 1
    lines = (
        f"{kind}: {{{', '.join(f'{label}: {count}' for label, count in by_label.most_common())}}}\n"
        for kind, by_label in sorted(total.items())
    )
    (folder / FILE).write_text(_HEAD + "".join(lines), encoding="utf-8")
