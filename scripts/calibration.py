"""Write `knowledge/calibrated.yaml`: run it after a change of the texts, the questions or the evidence.

A logistic model over `knowledge.calibration.Evidence`, fitted on our own questions but those that are held
out, each batch weighing the same. Texts are asked both with the questions that their authors say they answer
and without: people's own texts have none. What is printed is cross-validated, each batch by the others.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

import knowledge
from core.tenant import DEFAULT_TENANT
from evals.retrieval.command import HELD_OUT, filled
from evals.retrieval.measure import demo_passages, policy_folders
from evals.retrieval.questions import policy_questions
from knowledge.calibration import BY_MEANING, BY_WORDS, FOUND_FROM, Evidence
from knowledge.chunk import Chunk
from knowledge.index import Within

FILE = Path(knowledge.__path__[0], "calibrated.yaml")
STRENGTH = 0.03
"""Of the model: the smaller, the less it follows single questions."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Judged:
    """What spoke for the best passage of a question, and whether the texts answer it.

    `lacks`: no passage speaks of the very thing that was asked about, so that no model decides.
    """

    batch: str
    answered: bool
    lacks: bool
    evidence: Evidence


def judged(passages: Sequence[Chunk]) -> Iterator[Judged]:
    """Yield what the questions that may be looked at find in passages."""
    with tempfile.TemporaryDirectory() as folder:
        retriever = filled(Path(folder), passages)
        for question in policy_questions():
            if question.batch == HELD_OUT:
                continue
            found = retriever.retrieve(question.text, Within(DEFAULT_TENANT, on=question.on))
            if found.evidence is not None:
                yield Judged(question.batch, bool(question.answers), bool(found.lacks), found.evidence)


def without_asked(passages: Iterable[Chunk]) -> list[Chunk]:
    """Return passages as if nobody had written down what they answer."""
    return [replace(chunk, section=replace(chunk.section, asked=())) for chunk in passages]


def fit(cases: Sequence[Judged], names: Sequence[str]) -> dict[str, float]:
    """Return the weights of a logistic model over some of the evidence."""
    cases = [case for case in cases if not case.lacks]
    values, answered = _table(cases, names)
    middle, spread = values.mean(0), values.std(0) + 1e-9
    model: Any = LogisticRegression(C=STRENGTH, max_iter=2_000)
    model.fit((values - middle) / spread, answered, sample_weight=_weights(cases))
    weights = model.coef_[0] / spread
    constant = float(model.intercept_[0] - (weights * middle).sum())
    told = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    return {**told, "constant": round(constant, 3)}


def chances(cases: Sequence[Judged], weights: dict[str, float]) -> Numbers:
    """Return the chance of each that it is answered."""
    names = [name for name in weights if name != "constant"]
    values, _ = _table(cases, names)
    total = values @ np.array([weights[name] for name in names]) + weights["constant"]
    return np.where([case.lacks for case in cases], 0.0, 1 / (1 + np.exp(-total)))


def _table(cases: Sequence[Judged], names: Sequence[str]) -> tuple[Numbers, Numbers]:
    rows = [[asdict(case.evidence)[name] for name in names] for case in cases]
    return np.array(rows, np.float64), np.array([case.answered for case in cases], np.float64)


def _weights(cases: Sequence[Judged]) -> Numbers:
    """Return what each case counts: every batch the same, and of each both kinds."""
    kinds = [(case.batch, case.answered) for case in cases]
    weights = np.array([1.0 / kinds.count(kind) for kind in kinds])
    return weights / weights.mean()


def report(cases: Sequence[Judged], names: Sequence[str]) -> Iterator[str]:
    """Yield a line a batch: what the model makes of it that the other batches set."""
    for batch in sorted({case.batch for case in cases}):
        mine = [case for case in cases if case.batch == batch]
        found = chances(mine, fit([case for case in cases if case.batch != batch], names)) >= FOUND_FROM
        answered = np.array([case.answered for case in mine])
        wrong, right = 1 - found[answered].mean(), 1 - found[~answered].mean()
        yield f"{batch}: falsely refused {wrong:.3f}, refused {right:.3f}"


def main() -> None:
    """Fit, print and write."""
    passages = demo_passages(policy_folders())
    asked, plain = list(judged(passages)), list(judged(without_asked(passages)))
    written: dict[str, dict[str, float]] = {}
    for model, names in (("by_meaning", BY_MEANING), ("by_words", BY_WORDS)):
        for kind, cases in (("with questions", asked), ("without", plain)):
            sys.stdout.writelines(f"{model}, {kind}, {line}\n" for line in report(cases, names))
        written[model] = fit([*asked, *plain], names)
    head = "# The weights of `knowledge.calibration`, written by `python -m scripts.calibration`.\n"
    FILE.write_text(head + yaml.safe_dump(written, sort_keys=False), encoding="utf-8")


if __name__ == "__main__":
    main()
