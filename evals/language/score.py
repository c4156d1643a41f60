"""Figures of a run: how much was understood, by split, language, author and kind of request."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from core.message import Outcome
from evals.bench.figure import percentile
from evals.language.verdict import Verdict

PERCENTILES = (0.5, 0.95)


@dataclass(frozen=True)
class Share:
    """How many of how many."""

    right: int
    of: int

    @property
    def rate(self) -> float:
        """The share, 0 to 1; 1 where nothing was asked."""
        return self.right / self.of if self.of else 1.0


@dataclass(frozen=True)
class Score:
    """One split's figures. Times are of the planner alone for utterances, of whole turns for dialogues."""

    split: str
    utterances: dict[str, Share]
    turns: dict[str, Share]
    kinds: dict[str, Share]
    authors: dict[str, Share]
    declined: Share
    unconfirmed_writes: int
    utterance_ms: tuple[float, float]
    turn_ms: tuple[float, float]


def score(verdicts: Sequence[Verdict]) -> list[Score]:
    """Return each split's figures."""
    splits = dict.fromkeys(verdict.split for verdict in verdicts)
    return [_score(split, [verdict for verdict in verdicts if verdict.split == split]) for split in splits]


def _score(split: str, verdicts: Sequence[Verdict]) -> Score:
    single = [verdict for verdict in verdicts if not verdict.turn]
    turns = [verdict for verdict in verdicts if verdict.turn]
    return Score(
        split=split,
        utterances=_shares(single, lambda verdict: verdict.language),
        turns=_shares(turns, lambda verdict: verdict.language),
        kinds=_shares(single, lambda verdict: verdict.kind),
        authors=_shares(single, lambda verdict: verdict.persona),
        declined=_share(verdict for verdict in single if verdict.kind == Outcome.REFUSED),
        unconfirmed_writes=sum(verdict.unconfirmed_write for verdict in verdicts),
        utterance_ms=_times(single),
        turn_ms=_times(turns),
    )


def _shares(verdicts: Sequence[Verdict], key: Callable[[Verdict], str]) -> dict[str, Share]:
    names = sorted({key(verdict) for verdict in verdicts})
    return {name: _share(verdict for verdict in verdicts if key(verdict) == name) for name in names}


def _share(verdicts: Iterable[Verdict]) -> Share:
    each = [verdict.right for verdict in verdicts]
    return Share(sum(each), len(each))


def _times(verdicts: Sequence[Verdict]) -> tuple[float, float]:
    times = [verdict.elapsed_ms for verdict in verdicts]
    median, most = (percentile(times, share) if times else 0.0 for share in PERCENTILES)
    return median, most
