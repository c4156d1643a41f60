"""What is noted of one message: whether it was understood, and what was wanted and made of it."""

from __future__ import annotations

from dataclasses import dataclass

from evals.language.split import Split


@dataclass(frozen=True)
class Verdict:
    """One message, judged; `wanted` and `got` say in words what differs.

    `turn` counts the messages of a dialogue from 1 and is 0 for a single one.
    """

    split: Split
    persona: str
    language: str
    ask: str
    kind: str
    right: bool
    wanted: str
    got: str
    elapsed_ms: float
    dialogue: str = ""
    turn: int = 0
    unconfirmed_write: bool = False
