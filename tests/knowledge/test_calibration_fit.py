"""The weights of what speaks for an answer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from knowledge.calibration import BY_MEANING, BY_WORDS, OF_UNLISTED, SURE_FROM, Evidence, confidence, fitted
from scripts.calibration import KINDS, Judged, chances, fit, losses, report


def cases(batch: str, seed: int, *, listed: bool = False, raised: float = 0.0) -> list[Judged]:
    """Return cases that coverage and nearness tell apart, but for a few."""
    draw = np.random.default_rng(seed)
    made: list[Judged] = []
    for answered in (True, False):
        middle = (0.7 if answered else 0.3) + raised
        for coverage, cosine in draw.normal(middle, 0.1, (40, 2)).tolist():
            evidence = Evidence(coverage, coverage, coverage, cosine, 1.0, float(listed), 0.0)
            made.append(Judged(batch, answered, False, evidence))
    return made


def test_what_speaks_for_an_answer_gets_weight_and_what_never_differs_gets_none() -> None:
    weights = fit([*cases("a", 1), *cases("c", 2)], BY_MEANING)
    assert weights["unlisted"]["coverage"] > 0.5
    assert weights["unlisted"]["cosine"] > 0.5
    assert abs(weights["unlisted"]["known"]) < 0.01
    held_out = cases("d", 3)
    right = (chances(held_out, weights) >= SURE_FROM) == np.array([case.answered for case in held_out])
    assert right.mean() > 0.9


def test_texts_that_list_questions_are_judged_by_weights_of_their_own() -> None:
    """All that they say is nearer to any question: one limit for both would be right for neither."""
    weights = fit([*cases("a", 1), *cases("b", 2, listed=True, raised=0.3)], BY_MEANING)
    for case in (*cases("c", 3), *cases("d", 4, listed=True, raised=0.3)):
        between = 0.5 + 0.3 * case.evidence.asked
        if abs(case.evidence.coverage + case.evidence.cosine - 2 * between) > 0.25:
            (chance,) = chances([case], weights)
            assert (chance >= SURE_FROM) == (case.evidence.coverage + case.evidence.cosine > 2 * between)


def test_as_large_a_share_is_wrongly_refused_as_is_wrongly_answered() -> None:
    close = [replace(case, evidence=replace(case.evidence, cosine=0.5)) for case in cases("a", 1)]
    mixed = [case for number, case in enumerate(close) if case.answered or number % 4 == 0]
    found = chances(mixed, fit(mixed, BY_MEANING)) >= SURE_FROM
    answered = np.array([case.answered for case in mixed])
    assert (1 - found[answered].mean()) == pytest.approx(found[~answered].mean(), abs=0.06)


def test_a_question_whose_passage_was_not_found_is_no_example_of_an_answer() -> None:
    lost = [Judged("a", True, False, Evidence(0, 0, 0, 0, 0, 0, 0), first=False)] * 40
    assert fit([*cases("a", 1), *lost], BY_MEANING) == fit(cases("a", 1), BY_MEANING)


def test_a_batch_is_reported_by_weights_that_the_others_set_and_what_is_lacking_is_refused() -> None:
    lacking = Judged("a x", False, True, Evidence(1, 1, 2, 1, 1, 0, 0))
    (first, second) = report([*cases("a x", 1), lacking, *cases("c x", 2)], BY_MEANING)
    assert first.startswith("a x: falsely refused 0.")
    assert second.startswith("c x: ")
    assert chances([lacking], fit(cases("a", 1), BY_MEANING)).tolist() == [0.0]


def test_the_loss_of_a_limit_counts_another_topic_more_than_the_next_detail() -> None:
    def lost(*, near: bool) -> list[float]:
        """Return the losses where only questions of one kind are answered wrongly."""
        made = [replace(case, near_miss=not near) for case in (*cases("a", 1), *cases("c", 2))]
        likely = Evidence(0.9, 0.9, 0.9, 0.9, 1.0, 0.0, 0.0)
        wrong = [
            Judged(batch, False, False, likely, near_miss=near) for batch in ("a", "c") for _ in range(3)
        ]
        lines = losses([*made, *wrong], BY_MEANING, "unlisted")
        return [float(line.split("lost ")[1].split()[0]) for line in lines]

    assert all(less < more for less, more in zip(lost(near=True), lost(near=False), strict=True))


def test_a_loss_is_told_of_some_batches_alone_by_weights_that_all_others_set() -> None:
    page = cases("page", 3, raised=-0.8)
    both = [*cases("a", 1), *cases("c", 2), *page, *(replace(case, near_miss=True) for case in page)]
    (alone, *_), (together, *_) = (losses(both, BY_MEANING, "unlisted", of) for of in (("page",), ()))
    assert "refused 1.000" in alone, "its answers are further than what the others take for none"
    assert "refused 1.000" not in together


def test_the_stored_weights_are_of_the_evidence_that_is_read() -> None:
    for model, names in (("by_meaning", BY_MEANING), ("by_words", BY_WORDS)):
        assert set(fitted()[model]) == set(KINDS)
        for which, weights in fitted()[model].items():
            further = OF_UNLISTED if which == "unlisted" else ()
            assert set(weights) == {*names, *further, "constant"}
            assert weights["coverage"] > 0


def test_the_script_judges_as_the_product_does() -> None:
    for listed in (0.0, 1.0):
        told = Evidence(0.6, 0.7, 0.9, 0.4, 0.8, listed, 1.0, 0.0)
        (chance,) = chances([Judged("a", True, False, told)], fitted()["by_meaning"])
        assert chance == pytest.approx(confidence(told))
