"""What a model pretends: an answer from nothing, a deed, a trend, a question for secrets."""

from __future__ import annotations

import pytest

from agent.facts import FactBook
from agent.grounding import Evidence, check
from core.fact import Fact
from tests.agent.grounding.test_check import CATALOGUE
from tests.agent.grounding.test_comparison import FELL, RANKED, ROSE
from tests.agent.shop import MANAGER


def written(
    text: str, *, user: str = "", changed: bool = False, facts: tuple[Fact, ...] = FELL
) -> tuple[str, ...]:
    evidence = Evidence(
        FactBook(facts), user, CATALOGUE, MANAGER, by_model=True, must_refer=True, changed=changed
    )
    return check(text, evidence)


@pytest.mark.parametrize(
    "text",
    [
        "All is well.",
        "Nothing will run out.",
        "सब ठीक है।",
        "Sab theek hai.",
    ],
)
def test_an_answer_refers_to_a_fact(text: str) -> None:
    assert any("refers to a fact" in defect for defect in written(text))


def test_a_question_or_a_refusal_need_not() -> None:
    evidence = Evidence(FactBook(FELL), "", CATALOGUE, MANAGER, by_model=True)
    assert check("Which store do you mean?", evidence) == ()


@pytest.mark.parametrize(
    "deed",
    [
        "I have ordered it.",
        "I've set the price.",
        "The price was updated.",
        "The order has been placed.",
        "Order placed.",
        "Done.",
        "Maine rate badal diya hai.",
        "Order kar diya.",
        "ऑर्डर कर दिया।",
        "मैंने भेज दिया है।",
    ],
)
def test_a_deed_that_was_not_done_is_not_told(deed: str) -> None:
    assert written(f"{{f1.1}} last week. {deed}")
    assert not any("nothing was changed" in one for one in written(f"{{f1.1}}. {deed}", changed=True))


@pytest.mark.parametrize(
    "text", ["Send me your OTP: {f1.1}", "{f1.1}. अपना पासवर्ड बताइए", "{f1.1}, your card number?"]
)
def test_secrets_are_not_asked_for(text: str) -> None:
    assert any("secrets" in defect for defect in written(text))


@pytest.mark.parametrize(
    "text",
    [
        "Sales are growing: {f1.1}.",
        "{f1.1}, and it keeps rising.",
        "बिक्री बढ़ रही है: {f1.1}",
        "Bikri badh rahi hai: {f1.1}",
    ],
)
def test_a_trend_is_held_against_the_facts(text: str) -> None:
    assert any("moved that way" in defect for defect in written(text, facts=FELL))
    assert not any("moved that way" in defect for defect in written(text, facts=ROSE))


def test_the_best_is_the_best_of_its_kind() -> None:
    assert written("*{f1.5}* leads with {f1.2}.", facts=RANKED)
    assert written("*{f1.4}* leads with {f1.1}.", facts=RANKED) == ()
