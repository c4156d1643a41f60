"""The weights of what speaks for an answer."""

from __future__ import annotations

import numpy as np

from knowledge.calibration import BY_MEANING, BY_WORDS, FOUND_FROM, Evidence, fitted
from scripts.calibration import Judged, chances, fit, report


def cases(batch: str, seed: int) -> list[Judged]:
    """Return cases that coverage and nearness tell apart, but for a few."""
    draw = np.random.default_rng(seed)
    made: list[Judged] = []
    for answered in (True, False):
        for coverage, cosine in draw.normal(0.7 if answered else 0.3, 0.1, (40, 2)).tolist():
            evidence = Evidence(coverage, coverage, coverage, cosine, 1.0, 0.0, 0.0)
            made.append(Judged(batch, answered, False, evidence))
    return made


def test_what_speaks_for_an_answer_gets_weight_and_what_never_differs_gets_none() -> None:
    weights = fit([*cases("a", 1), *cases("c", 2)], BY_MEANING)
    assert weights["coverage"] > 0.5
    assert weights["cosine"] > 0.5
    assert abs(weights["known"]) < 0.01
    held_out = cases("d", 3)
    right = (chances(held_out, weights) >= FOUND_FROM) == np.array([case.answered for case in held_out])
    assert right.mean() > 0.9


def test_a_batch_is_reported_by_weights_that_the_others_set_and_what_is_lacking_is_refused() -> None:
    lacking = Judged("a", False, True, Evidence(1, 1, 2, 1, 1, 0, 0))
    (first, second) = report([*cases("a", 1), lacking, *cases("c", 2)], BY_MEANING)
    assert first.startswith("a: falsely refused 0.")
    assert second.startswith("c: ")
    assert chances([lacking], fit(cases("a", 1), BY_MEANING)).tolist() == [0.0]


def test_the_stored_weights_are_of_the_evidence_that_is_read() -> None:
    assert set(fitted()["by_meaning"]) == {*BY_MEANING, "constant"}
    assert set(fitted()["by_words"]) == {*BY_WORDS, "constant"}
    assert all(weights["coverage"] > 0 for weights in fitted().values())
