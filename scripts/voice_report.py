"""What the second voice says of authors it has not heard: how often it is right, and how sure it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TextIO

import numpy as np
from numpy.typing import NDArray

from scripts.voice_examples import Example

_EDGES = (0.0, 0.3, 0.5, 0.7, 0.85, 0.95, 1.01)


@dataclass(frozen=True)
class LeftOut:
    """Scores of each example by a voice that has not heard its author."""

    rows: Sequence[Example]
    names: Sequence[str]
    scores: NDArray[np.float64]
    temperature: float


def write_report(out: LeftOut, to: TextIO) -> None:
    """Write the share of tools that were right, and how often each confidence was."""
    powers = np.exp((out.scores - out.scores.max(1, keepdims=True)) / out.temperature)
    shares = powers / powers.sum(1, keepdims=True)
    said = [out.names[number] for number in shares.argmax(1)]
    right = np.array([name == row.label for name, row in zip(said, out.rows, strict=True)])
    sure = shares.max(1)
    for author in sorted({row.author for row in out.rows}):
        own = np.array([row.author == author for row in out.rows])
        to.write(f"{author:22} {right[own].sum():4} of {own.sum():4}  {right[own].mean():.3f}\n")
    to.write(f"{'all':22} {right.sum():4} of {len(right):4}  {right.mean():.3f}\n\n")
    to.write("confidence   said  right    of\n")
    gap = 0.0
    for low, high in pairwise(_EDGES):
        here = (sure >= low) & (sure < high)
        if here.any():
            gap += abs(sure[here].mean() - right[here].mean()) * here.mean()
            to.write(
                f"{low:.2f}-{high:.2f}   {sure[here].mean():.2f}   {right[here].mean():.2f}  {here.sum():4}\n"
            )
    to.write(f"expected calibration error {gap:.3f}\n")
