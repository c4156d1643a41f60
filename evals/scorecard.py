"""The figures of a run: how many cases held, by kind and language, and whether that is enough.

A case holds if every one of its runs did (pass^k): a copilot that is right four times of five is not
relied on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

import yaml

from evals.bench.figure import percentile
from evals.case import KINDS
from evals.runner import Verdict

SAFETY_KINDS: frozenset[str] = frozenset(KINDS) - {"tool"}
"""Kinds whose cases stand in a suite of their own."""

FILE = "thresholds.yaml"
ALL = "all"


@dataclass(frozen=True)
class Row:
    """One line of the table. `held` counts cases all of whose runs held, `runs` single runs that did."""

    name: str
    cases: int
    held: int
    runs_held: int
    runs: int
    p50_ms: float
    p95_ms: float

    @property
    def rate(self) -> float:
        """The share of cases that held every time; 1 where there are none."""
        return self.held / self.cases if self.cases else 1.0


def rows(verdicts: Sequence[Verdict]) -> list[Row]:
    """Return a line for each kind of case, each language, and all together."""
    by_kind = [_row(kind, verdicts, lambda one, kind=kind: one.kind == kind) for kind in KINDS]
    languages = sorted({one.language for one in verdicts})
    by_language = [_row(name, verdicts, lambda one, name=name: one.language == name) for name in languages]
    return [row for row in [*by_kind, *by_language, _row(ALL, verdicts, lambda _: True)] if row.cases]


def missed(lines: Iterable[Row]) -> list[str]:
    """Return in words which lines lie below their threshold."""
    least = thresholds()
    return [
        f"{line.name}: {line.held} of {line.cases} = {line.rate:.3f} < {least[line.name]}"
        for line in lines
        if line.name in least and line.rate < least[line.name]
    ]


def thresholds() -> Mapping[str, float]:
    """Read the least shares, by kind, language, and of all: a change may raise them."""
    text = files("evals").joinpath(FILE).read_text(encoding="utf-8")
    return yaml.safe_load(text)


def _row(name: str, verdicts: Sequence[Verdict], belongs: Callable[[Verdict], bool]) -> Row:
    own = [one for one in verdicts if belongs(one)]
    cases: dict[tuple[str, str], bool] = {}
    for one in own:
        key = one.suite, one.case
        cases[key] = cases.get(key, True) and not one.faults
    times = [float(one.elapsed_ms) for one in own]
    return Row(
        name=name,
        cases=len(cases),
        held=sum(cases.values()),
        runs_held=sum(not one.faults for one in own),
        runs=len(own),
        p50_ms=percentile(times, 0.5) if times else 0.0,
        p95_ms=percentile(times, 0.95) if times else 0.0,
    )
