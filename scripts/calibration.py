"""Write `knowledge/calibrated.yaml`: run it after a change of the texts, the questions or the evidence.

A logistic model over `knowledge.calibration.Evidence` for passages whose author listed questions, and one
for others, fitted on our own questions but those that are held out: policies with the questions that their
authors say they answer and without, and pages of imagined shops that list none. The constant is set where as
large a share is wrongly refused as wrongly answered. What is printed is cross-validated, each batch by
weights that the others set.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
from evals.retrieval.own_texts import FITTED, UNWORDED, own_text
from evals.retrieval.questions import policy_questions
from knowledge.calibration import BY_MEANING, BY_WORDS, OF_UNLISTED, SURE_FROM, Evidence, kind
from knowledge.chunk import Chunk
from knowledge.index import Within
from knowledge.retrieve import Retrieval

FILE = Path(knowledge.__path__[0], "calibrated.yaml")
STRENGTH = 0.03
"""Of the model: the smaller, the less it follows single questions."""
KINDS = ("listed", "unlisted")
NEAR_MISSES = "d"
"""The batch of policy questions of which those without an answer are near misses."""
ANSWERABLE, REFUSED, ELSEWHERE, NEAR = 2 / 3, 1.0, 2.0, 0.5
"""The share of questions that texts answer, and what is lost by a refusal of one, by an answer from another
topic, and by the passage on the very topic that leaves the detail open; half of the others are such."""
LIMITS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
Numbers = NDArray[np.float64]
Weights = Mapping[str, float]


@dataclass(frozen=True)
class Judged:
    """What spoke for the best passage of a question, and whether the texts answer it.

    `lacks`: no passage speaks of the very thing that was asked about, so that no model decides.
    `first`: the best passage is a right one; else a question with an answer is no example of one.
    `near_miss`: it asks the next detail of a topic that the texts treat.
    """

    batch: str
    answered: bool
    lacks: bool
    evidence: Evidence
    first: bool = True
    near_miss: bool = False


def judged(passages: Sequence[Chunk], form: str) -> Iterator[Judged]:
    """Yield what the policy questions that may be looked at find in passages; `form` tells them apart."""
    with tempfile.TemporaryDirectory() as folder:
        retriever = filled(Path(folder), passages)
        for question in policy_questions():
            if question.batch == HELD_OUT:
                continue
            found = retriever.retrieve(question.text, Within(DEFAULT_TENANT, on=question.on))
            right = [question.answered_by(passage.chunk) for passage in found.passages[:1]]
            is_near = question.batch == NEAR_MISSES and not question.answers
            yield from _one(
                f"{question.batch} {form}", bool(question.answers), found, right, near_miss=is_near
            )


def judged_own(references: Sequence[Chunk]) -> Iterator[Judged]:
    """Yield what is asked of the pages of imagined shops, each beside the references."""
    texts = [own_text(name) for name in (*FITTED, *UNWORDED)]
    with tempfile.TemporaryDirectory() as folder:
        retriever = filled(Path(folder), [*references, *(chunk for text in texts for chunk in text.passages)])
        for text in texts:
            for question in text.questions:
                found = retriever.retrieve(question.text, Within(text.name))
                right = [text.answers(question, passage.chunk) for passage in found.passages[:1]]
                is_near = question.near_miss
                yield from _one(text.name, bool(question.heading), found, right, near_miss=is_near)


def _one(
    batch: str, answered: bool, found: Retrieval, right: Sequence[bool], *, near_miss: bool
) -> Iterator[Judged]:
    if found.evidence is not None:
        first = any(right) or not answered
        yield Judged(batch, answered, bool(found.lacks), found.evidence, first, near_miss)


def without_asked(passages: Iterable[Chunk]) -> list[Chunk]:
    """Return passages as if nobody had written down what they answer."""
    return [replace(chunk, section=replace(chunk.section, asked=())) for chunk in passages]


def fit(cases: Sequence[Judged], names: Sequence[str]) -> dict[str, dict[str, float]]:
    """Return the weights of a logistic model over some of the evidence, of each kind of text."""
    told = {"listed": tuple(names), "unlisted": (*names, *OF_UNLISTED)}
    return {each: _fit([case for case in cases if kind(case.evidence) == each], told[each]) for each in KINDS}


def _fit(cases: Sequence[Judged], names: Sequence[str]) -> dict[str, float]:
    cases = [case for case in cases if not case.lacks and case.first]
    values, answered = _table(cases, names)
    if len(set(answered.tolist())) < 2:
        return {**dict.fromkeys(names, 0.0), "constant": 0.0}
    middle, spread = values.mean(0), values.std(0) + 1e-9
    shares = _weights(cases)
    model: Any = LogisticRegression(C=STRENGTH, max_iter=2_000)
    model.fit((values - middle) / spread, answered, sample_weight=shares)
    weights = model.coef_[0] / spread
    constant = -_even(values @ weights, answered > 0, shares)
    told = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    return {**told, "constant": round(constant, 3)}


def _even(scores: Numbers, answered: NDArray[np.bool_], shares: Numbers) -> float:
    """Return the score from which as large a share is wrongly refused as is wrongly answered."""
    right, wrong = shares * answered, shares * ~answered

    def away(limit: float) -> float:
        refused = scores < limit
        return abs(float(right[refused].sum() / right.sum() - wrong[~refused].sum() / wrong.sum()))

    ordered = np.unique(scores)
    return float(min((ordered[:-1] + ordered[1:]) / 2, key=away, default=ordered[0]))


def chances(cases: Sequence[Judged], weights: Mapping[str, Weights]) -> Numbers:
    """Return the chance of each that it is answered."""
    return np.array([_chance(case, weights[kind(case.evidence)]) for case in cases], np.float64)


def _chance(case: Judged, weights: Weights) -> float:
    told = asdict(case.evidence)
    total = sum(weight * told.get(name, 1.0) for name, weight in weights.items())
    return 0.0 if case.lacks else float(1 / (1 + np.exp(-total)))


def _table(cases: Sequence[Judged], names: Sequence[str]) -> tuple[Numbers, Numbers]:
    rows = [[asdict(case.evidence)[name] for name in names] for case in cases]
    table = np.array(rows, np.float64).reshape(len(cases), len(names))
    return table, np.array([case.answered for case in cases], np.float64)


def _weights(cases: Sequence[Judged]) -> Numbers:
    """Return what each case counts: every batch as much as it has cases, of each both kinds the same."""
    kinds = [(case.batch, case.answered) for case in cases]
    sizes = [min(kinds.count((batch, True)), kinds.count((batch, False))) for batch, _ in kinds]
    weights = np.array([size / kinds.count(each) for size, each in zip(sizes, kinds, strict=True)])
    weights += 1e-6
    return weights / weights.mean()


def report(cases: Sequence[Judged], names: Sequence[str]) -> Iterator[str]:
    """Yield a line a batch: what the model makes of it that the others set, in whichever form."""
    for batch in sorted({case.batch for case in cases}):
        mine = [case for case in cases if case.batch == batch]
        others = [case for case in cases if case.batch.split()[0] != batch.split()[0]]
        chance = chances(mine, fit(others, names))
        answered = np.array([case.answered for case in mine])
        wrong, right = (chance[answered] < SURE_FROM).mean(), (chance[~answered] < SURE_FROM).mean()
        strict = (chance[answered] <= np.quantile(chance[~answered], 0.95)).mean()
        yield f"{batch}: falsely refused {wrong:.3f}, refused {right:.3f}; were .95 refused: {strict:.3f}"


def losses(
    cases: Sequence[Judged], names: Sequence[str], which: str, among: Collection[str] = ()
) -> Iterator[str]:
    """Yield a line a limit: the mean loss of a question on texts of a kind, by weights that others set.

    Args:
        cases: What the weights are set on, and asked of in turn.
        names: The evidence that counts.
        which: The kind of text.
        among: Only these batches are asked, if any are named.
    """
    mine = [
        case
        for case in cases
        if kind(case.evidence) == which and (not among or case.batch.split()[0] in among)
    ]
    batches = sorted({case.batch.split()[0] for case in mine})
    pairs: list[tuple[Judged, float]] = []
    for batch in batches:
        others = fit([case for case in cases if case.batch.split()[0] != batch], names)
        held = [case for case in mine if case.batch.split()[0] == batch]
        pairs += zip(held, chances(held, others).tolist(), strict=True)
    for limit in LIMITS:
        answered = [chance < limit for case, chance in pairs if case.answered]
        near = [chance >= limit for case, chance in pairs if not case.answered and case.near_miss]
        far = [chance >= limit for case, chance in pairs if not case.answered and not case.near_miss]
        wrong = [float(np.mean(each)) for each in (answered, far, near)]
        lost = (
            ANSWERABLE * REFUSED * wrong[0] + (1 - ANSWERABLE) * (ELSEWHERE * wrong[1] + NEAR * wrong[2]) / 2
        )
        shares = f"refused {wrong[0]:.3f}, answered {wrong[1]:.3f}, {wrong[2]:.3f}"
        yield f"{which} from {limit}: lost {lost:.3f} ({shares})"


def main() -> None:
    """Fit, print and write."""
    passages = demo_passages(policy_folders())
    references = demo_passages(policy_folders()[:1])
    cases = [
        *judged(passages, "listed"),
        *judged(without_asked(passages), "unlisted"),
        *judged_own(references),
    ]
    written: dict[str, dict[str, dict[str, float]]] = {}
    for model, names in (("by_meaning", BY_MEANING), ("by_words", BY_WORDS)):
        sys.stdout.writelines(f"{model}, {line}\n" for line in report(cases, names))
        for which in KINDS:
            sys.stdout.writelines(f"{model}, {line}\n" for line in losses(cases, names, which))
        unworded = losses(cases, names, "unlisted", UNWORDED)
        sys.stdout.writelines(f"{model}, pages whose words were not read, {line}\n" for line in unworded)
        written[model] = fit(cases, names)
    head = "# The weights of `knowledge.calibration`, written by `python -m scripts.calibration`.\n"
    FILE.write_text(head + yaml.safe_dump(written, sort_keys=False), encoding="utf-8")


if __name__ == "__main__":
    main()
