"""The verifier on Hindi in both scripts: figures, days, units, rules; and words that only look like them."""

from __future__ import annotations

import pytest

from agent.grounding import check
from tests.agent.grounding.test_check import RULE, evidence

RIGHT = (
    "*{f1.1}* ({f1.2}): {f1.3} पीस मँगाएँ।",
    "*{f1.1}* ({f1.2}) ke {f1.3} piece {f1.7} tak mangayein.",
    "{f1.7} तक {f1.13} दिन का माल है।",
    "मार्जिन {f1.8}, {f1.11} की बिक्री।",
    "यह काम कर दो, फिर बता दो।",
    "एक बार और देख लें।",
    "Yeh kaam kar do, ek baar aur dekh lein.",
    "दोनों दुकानों में माल है।",
    "Kya aap order bhejna chahte hain?",
    "Isliye rate mat ghatao. Yaani stock theek hai.",
)
WRONG = (
    "{f1.3} पीस, यानी २४० पीस।",
    "दो पैकेट बचे हैं।",
    "do packet bache hain",
    "ek packet bacha hai",
    "एक पैकेट बचा है।",
    "ढाई सौ पीस बचे हैं।",
    "Dhai sau piece bache hain.",
    "पच्चीस पीस मँगाएँ।",
    "pachees piece mangayein",
    "दोगुना मँगाएँ।",
    "Doguna mangayein.",
    "{f1.3} गुना",
    "{f1.3} लाख",
    "{f1.11} दिन में",
    "{f1.3} रुपये बचेंगे।",
    "{f1.8} पीस",
    "रु {f1.3}",
    "सोमवार को आएगा।",
    "Somvar ko aayega.",
    "दिसंबर तक चलेगा।",
    "परसों ख़त्म होगा।",
    "kal khatam hoga",
    "पिछले हफ़्ते जितना।",
    "agle mahine tak",
    "धारा 18 में मना है।",
    "यह नियम है।",
    "यह ग़ैरक़ानूनी है।",
    "Yeh niyam hai.",
    "GST के मुताबिक़ ठीक है।",
    "*रामदेव* मँगाएँ।",
    "Ramdev mangayein.",
    "🔴 माल ख़त्म है।",
)


@pytest.mark.parametrize("text", RIGHT)
def test_hindi_that_says_only_facts_passes(text: str) -> None:
    assert check(text, evidence()) == ()


@pytest.mark.parametrize("text", WRONG)
def test_hindi_that_says_more_than_the_facts_is_stopped(text: str) -> None:
    assert check(text, evidence()) != ()


def test_the_persons_own_words_may_be_repeated_in_any_script() -> None:
    assert check("सोमवार तक 5% कम में।", evidence("सोमवार को ५% सस्ता किया तो?")) == ()
    assert check("पिछले हफ़्ते की बात।", evidence("पिछले हफ़्ते क्या बिका")) == ()
    assert check("सोमवार तक 5 पीस।", evidence("सोमवार को ५% सस्ता किया तो?")) != ()


def test_a_rule_in_hindi_passes_with_its_passage() -> None:
    assert check("यह नियम है {c1}।", evidence(citations=(RULE,))) == ()
