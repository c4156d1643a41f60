"""The choices of one composite paper, each drawn from the seed by its own name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random


class Plan:
    """What was chosen, by the choice's name.

    A choice depends on the seed and on its name alone: another choice more, or the same asked
    for twice, changes none. So the paper of a seed can be drawn again and its choices told.
    """

    def __init__(self, seed: str) -> None:
        self.seed = seed
        self.choices: dict[str, str] = {}

    def rng(self, name: str) -> Random:
        """Return chance for something with more than one draw, under its own name."""
        return Random(f"{self.seed} {name}")  # noqa: S311 - the seed decides

    def pick(self, name: str, options: Sequence[str] | Mapping[str, int]) -> str:
        """Return one of the options; a mapping tells how often each is wanted."""
        rng = self.rng(name)
        if isinstance(options, Mapping):
            (found,) = rng.choices(tuple(options), weights=tuple(options.values()))
        else:
            found = rng.choice(options)
        self.choices[name] = found
        return found

    def chance(self, name: str, share: float) -> bool:
        """Tell whether something is wanted, which it is in a share of the papers."""
        found = self.rng(name).random() < share
        self.choices[name] = "yes" if found else "no"
        return found
