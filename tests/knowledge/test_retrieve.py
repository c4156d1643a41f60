"""Passages that answer a question."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.bills import may_answer
from knowledge.calibration import Evidence, answers, confidence, evidence
from knowledge.chunk import Chunk
from knowledge.index import Hit, Statistics, Within
from knowledge.index.record import to_record
from knowledge.question import read_question
from knowledge.ranking import (
    Passage,
    are_translations,
    best_own_page,
    evened,
    one_language,
    told_apart,
    with_own,
)
from knowledge.retrieve import Retrieval, Retriever
from knowledge.score import Asked, Fit
from knowledge.sentence_vectors import pack, vectors_of
from knowledge.source import Authority, Section
from tests.knowledge.index.fake import FakeEmbedder, FakePassageIndex
from tests.knowledge.index.passages import passages

FILLER = passages(*(f"filler {number} nothing to see" for number in range(12)), source_id="f")


def filled(*sources: list[Chunk], vectors: bool = True) -> Retriever:
    index, embedder = FakePassageIndex(), FakeEmbedder()
    for chunks in (FILLER, *sources):
        index.replace(chunks[0].source.source_id, chunks[0].source.tenant_id, chunks)
    waiting = index.without_vector(100) if vectors else []
    index.add_vectors(
        [chunk.chunk_id for chunk in waiting],
        *vectors_of(waiting, embedder),
    )
    return Retriever(index, embedder)


def one(text: str, source_id: str, score: float = 1.0, **more: Any) -> Passage:
    return Passage(passages(text, source_id=source_id, **more)[0], score, Fit(1, 1, 0, 0))


def test_the_passage_that_speaks_of_it_comes_first() -> None:
    retriever = filled(passages("Drones need a number.", "Milk is kept cool."))
    assert (
        retriever.retrieve("Which milk is kept cool?", Within("shop")).passages[0].chunk.text
        == "Milk is kept cool."
    )


@pytest.mark.parametrize(
    "asked", ["wapsi ki avadhi kitni hai", "वापसी की अवधि कितनी है?", "what is the return period?"]
)
def test_a_question_finds_passages_of_the_other_language_by_words(asked: str) -> None:
    english = filled(passages("Return window: 7 days.", "Milk is kept cool."), vectors=False)
    assert english.retrieve(asked, Within("shop")).passages[0].chunk.text == "Return window: 7 days."
    hindi = filled(passages("वापसी की अवधि: 7 दिन।", "दूध ठंडा रखें।", language="hi"), vectors=False)
    assert hindi.retrieve(asked, Within("shop")).passages[0].chunk.text == "वापसी की अवधि: 7 दिन।"


def test_a_hindi_word_that_sentences_are_built_with_is_no_synonym() -> None:
    retriever = filled(passages("दूध ठंडा कर के भेजें।", language="hi"), vectors=False)
    assert not retriever.retrieve("दूध पर टैक्स", Within("shop")).found


def test_a_text_that_lists_questions_gains_nothing_by_them_on_one_that_lists_none() -> None:
    listing = passages("Milk is kept cool.", "Milk is kept dark.", source_id="listing")
    asked = [replace(listing[0], section=replace(listing[0].section, asked=("How is it kept?",))), listing[1]]
    hits = [Hit("en", (), (), None, b"", to_record(chunk)["payload"]) for chunk in asked]
    own = Hit("en", (), (), None, b"", to_record(passages("Milk?", source_id="own")[0])["payload"])
    fit = Fit(1, 1, 0, 0)
    ranked = evened([(1.0, fit, hits[0]), (0.95, fit, hits[1]), (0.9, fit, own)])
    assert [hit for _, _, hit in ranked] == [own, *hits]


def test_the_shops_own_pages_have_a_place_among_the_first_and_the_best_one_keeps_its_own() -> None:
    rules = [one(f"rule {at}", f"law{at}", 1 - at / 10, tenant="*") for at in range(3)]
    own = [one(f"own {at}", "page", 0.5 - at / 10) for at in range(3)]
    texts = [each.chunk.text for each in with_own([*rules, *own], found=True)]
    assert texts == ["rule 0", "rule 1", "own 0", "rule 2", "own 1", "own 2"]
    texts = [each.chunk.text for each in with_own([*rules, *own], found=False)]
    assert texts[:3] == ["rule 0", "own 0", "own 1"]
    assert with_own([*own, *rules], found=False) == [*own, *rules]
    listing = replace(own[0], chunk=replace(own[0].chunk, section=Section(("H",), "own", asked=("What?",))))
    assert with_own([*rules, listing], found=False) == [*rules, listing], (
        "who lists questions is found by them"
    )
    bill = one("bill", "doc", 0.4, authority=Authority.DOCUMENT)
    assert with_own([*rules, bill], found=False) == [*rules, bill]


def test_an_own_page_is_of_a_text_that_lists_no_questions_in_any_section() -> None:
    def hits(source_id: str, tenant: str, *asked: str) -> list[tuple[float, Fit, Hit]]:
        made = [
            replace(chunk, section=replace(chunk.section, asked=(question,) if question else ()))
            for chunk, question in zip(
                passages("One.", "Two.", source_id=source_id, tenant=tenant), asked, strict=True
            )
        ]
        return [
            (1, Fit(1, 1, 0, 0), Hit("en", (), (), None, b"", to_record(each)["payload"])) for each in made
        ]

    law, listing, page = (
        hits("law", "*", "", ""),
        hits("rules", "shop", "", "Why?"),
        hits("page", "shop", "", ""),
    )
    assert best_own_page([*law, *listing, *page]) == page[0]
    assert best_own_page([*law, *listing]) is None


@pytest.mark.parametrize(
    ("by_law", "by_page", "first"), [(0.2, 0.9, "page"), (0.9, 0.9, "law"), (0.2, 0.2, "law")]
)
def test_where_a_rule_comes_first_and_is_no_answer_the_shops_own_page_may_be_one(
    by_law: float, by_page: float, first: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    law = passages("A refund for spoiled milk needs the bill and a form.", source_id="law", tenant="*")
    law = [replace(chunk, section=replace(chunk.section, asked=("What?",))) for chunk in law]
    retriever = filled(law, passages("Spoiled milk gets a refund.", source_id="page"), vectors=False)

    def sure(told: Evidence, *, by_meaning: bool) -> float:
        assert not by_meaning, "nothing has a vector"
        return by_law if told.asked else by_page

    monkeypatch.setattr("knowledge.retrieve.confidence", sure)
    found = retriever.retrieve("What form does a refund for spoiled milk need?", Within("shop"))
    assert found.passages[0].chunk.source.source_id == first
    assert found.found == (max(by_law, by_page) > 0.5)


@pytest.mark.parametrize(
    ("chance", "listed", "by_meaning", "found", "sure"),
    [
        (0.4, False, True, True, False),
        (0.4, True, True, False, False),
        (0.55, False, True, True, True),
        (0.1, False, True, False, False),
        (0.4, False, False, False, False),
        (0.55, False, False, True, True),
    ],
)
def test_between_the_two_limits_the_text_is_quoted_and_not_called_sure(
    chance: float, listed: bool, by_meaning: bool, found: bool, sure: bool
) -> None:
    told = evidence(Fit(0.5, 0.5, 0, 0.85), 1.0, asked=listed)
    retrieval = Retrieval(
        read_question("x", lambda _: False), (), chance, 1, evidence=told, by_meaning=by_meaning
    )
    assert (retrieval.found, retrieval.sure) == (found, sure)


@pytest.mark.parametrize("asked", ["दूध कहाँ रखते हैं?", "Where is the milk kept?", "dudh kaha rakhte hain"])
def test_romanised_hindi_is_found_by_what_it_is_in_devanagari(asked: str) -> None:
    page = passages(
        "Doodh thande kamre me rakha jata hai.", "Chabi malik ke paas rehti hai.", language="hinglish"
    )
    found = filled(page, vectors=False).retrieve(asked, Within("shop"))
    assert found.passages[0].chunk.text.startswith("Doodh")
    assert found.passages[0].fit.coverage > 0


@pytest.mark.parametrize(
    ("asked", "language", "same"),
    [
        ("दूध कहाँ रखते हैं?", "hi", 1.0),
        ("dudh kaha rakhte hain", "hi", 1.0),
        ("दूध कहाँ रखते हैं?", "en", 0.0),
        ("Where is the दूध kept?", "en", 1.0),
    ],
)
def test_evidence_tells_whether_the_languages_are_the_same(asked: str, language: str, same: float) -> None:
    texts = {"hi": "दूध ठंडे कमरे में रखते हैं।", "en": "The milk is kept cool."}
    page = passages(texts[language], language=language)
    told = filled(page, vectors=False).retrieve(asked, Within("shop")).evidence
    assert told is not None
    assert told.same_language == same


def test_a_passage_that_does_not_name_what_is_named_speaks_less_for_an_answer() -> None:
    texts = passages(
        "A cancelled number is kept, never used again.", "An e-way bill is needed above a limit."
    )
    found = filled(texts, vectors=False).retrieve(
        "Is an e-way bill cancelled, never used again?", Within("shop")
    )
    assert found.passages[0].chunk.text.startswith("A cancelled number")
    assert found.evidence is not None
    assert found.evidence.unnamed
    named = filled(texts, vectors=False).retrieve("Above what limit is an e-way bill needed?", Within("shop"))
    assert named.evidence is not None
    assert not named.evidence.unnamed
    less, more = (
        confidence(evidence(Fit(1, 0.6, 0, 0.85), 1.0, asked=True, unnamed=each)) for each in (True, False)
    )
    assert less < more


def test_what_no_passage_speaks_of_is_not_found() -> None:
    retriever = filled(passages("Drones need a number.", "Milk is kept cool."))
    assert not retriever.retrieve("zebra crossing quantum physics", Within("shop")).found
    assert retriever.retrieve("milk kept cool", Within("shop")).found


def test_nothing_is_found_where_nothing_is() -> None:
    empty = Retriever(FakePassageIndex(), FakeEmbedder())
    answer = empty.retrieve("milk", Within("shop"))
    assert (answer.found, answer.passages, answer.searched) == (False, (), 0)
    assert filled().retrieve("  ", Within("shop")).passages == ()


def test_a_passage_is_near_by_its_nearest_sentence_too() -> None:
    whole, asked = np.array([[1, 0], [0.6, 0.8]], np.float32)
    sentences = pack(np.stack([whole, asked]))
    plain, better = (Hit("en", (), (), whole, packed, "") for packed in (b"", sentences))
    fits = Asked((), Statistics(), ()).fits([plain, better], asked, lambda language: 0.0)
    assert [fit.cosine for fit in fits] == pytest.approx([0.6, 0.8], abs=0.01)


def test_words_that_follow_each_other_as_in_the_question_count() -> None:
    said = ("return", "window", "opens")
    hits = [Hit("en", words, (), None, b"", "") for words in (said, ("window", "return", "opens"), ())]
    fits = Asked((), Statistics(), said).fits(hits, None, lambda language: 0.0)
    assert [fit.order for fit in fits] == [1, 0, 0]


def test_the_version_in_force_on_the_day_is_found() -> None:
    retriever = filled(
        passages("Return window: 10 days.", source_id="old", effective_to=date(2026, 6, 30)),
        passages("Return window: 7 days.", source_id="new", effective_from=date(2026, 7, 1)),
    )
    for day, text in ((date(2026, 6, 1), "10"), (date(2026, 8, 1), "7")):
        first = retriever.retrieve("return window", Within("shop", on=day)).passages[0]
        assert first.chunk.text == f"Return window: {text} days."


def test_of_a_passage_and_its_translation_the_asked_language_is_shown_once() -> None:
    english = one("Return window: 7 days.", "r", 0.9)
    hindi = one("वापसी: 7 दिन।", "r-hi", 0.8, language="hi", translation_of="r")
    assert are_translations(english.chunk, hindi.chunk)
    assert [each.chunk.source.language for each in one_language([english, hindi], "hi")] == ["hi"]
    assert [each.chunk.source.language for each in one_language([english, hindi], "en")] == ["en"]
    assert one_language([english, hindi], "hi")[0].score == 0.9


def test_passages_of_one_clause_that_speak_of_other_numbers_are_no_translations() -> None:
    english = one("4 digits up to 5 crore, else 6.", "r")
    hindi = one("5 करोड़ तक HSN छोड़ सकते हैं।", "r-hi", language="hi", translation_of="r")
    assert not are_translations(english.chunk, hindi.chunk)


def test_equal_passages_come_in_the_order_of_whose_word_counts_the_newest_first() -> None:
    shop = one("a", "shop", 1.00)
    old = one("a", "old", 0.99, authority=Authority.LAW, effective_from=date(2020, 1, 1))
    new = one("a", "new", 0.98, authority=Authority.LAW, effective_from=date(2026, 1, 1))
    weak = one("a", "weak", 0.50, authority=Authority.LAW)
    ordered = [each.chunk.source.source_id for each in told_apart([shop, old, new, weak])]
    assert ordered == ["new", "old", "shop", "weak"]


def test_of_two_clauses_of_one_text_the_better_fit_comes_first_however_old() -> None:
    older = one("0.5 % is collected.", "deductions", 1.00, effective_from=date(2024, 7, 10))
    newer = one("0.1 % is deducted.", "deductions", 0.98, effective_from=date(2024, 10, 1))
    assert told_apart([older, newer]) == [older, newer]


def test_a_better_fit_is_never_less_sure() -> None:
    def chance(fit: Fit, known: float, **more: bool) -> float:
        return confidence(evidence(fit, known, **more))

    poor, good = Fit(0.2, 0.2, 0.01, 0.8), Fit(0.9, 0.9, 0.08, 0.88, told=1.2)
    assert chance(poor, 0.5) < chance(good, 1.0)
    assert chance(Fit(0, 0, 0, 0), 0) < 0.05
    told, untold = Fit(0.3, 0.3, 0.05, 0.86, told=1.8), Fit(0.3, 0.3, 0.05, 0.83)
    assert answers(evidence(told, 1.0), chance(told, 1.0))
    assert not answers(evidence(untold, 0.7), chance(untold, 0.7))
    middling = Fit(0.5, 0.5, 0.05, 0.83, told=0.8)
    assert chance(middling, 1.0, specific=True) > chance(middling, 1.0)
    assert chance(middling, 1.0, asked=True) < chance(middling, 1.0), (
        "whose questions are listed is nearer to any"
    )


def test_the_very_thing_that_is_asked_about_must_be_spoken_of() -> None:
    rates = passages("The GST on tobacco and pan masala is 40 %.", "The GST on cosmetics is 18 %.")
    retriever = filled(rates)
    tobacco = retriever.retrieve("What is the GST on tobacco?", Within("shop"))
    assert (tobacco.lacks, tobacco.passages[0].chunk.text) == ("", rates[0].text)
    lipstick = retriever.retrieve("GST on lipstick?", Within("shop"))
    assert (lipstick.lacks, lipstick.passages[0].chunk.text) == ("", rates[1].text), (
        "a lipstick is of the class"
    )
    biscuits = retriever.retrieve("What is the GST rate on biscuits?", Within("shop"))
    assert (biscuits.found, biscuits.lacks) == (False, "biscuits")
    assert biscuits.passages, "what comes nearest is still told"
    bill = passages("Groundnut oil: HSN 1508, GST 5 %", source_id="bill", authority=Authority.DOCUMENT)
    assert filled(bill).retrieve("GST on mustard oil", Within("shop")).lacks == "mustard oil"
    assert filled(bill).retrieve("GST on groundnut oil", Within("shop")).lacks == ""


def test_a_passage_is_found_by_the_questions_that_it_answers() -> None:
    plain = passages("Shortages are entered on the day of arrival.", "Milk is kept cool.")
    asked = replace(plain[0], section=replace(plain[0].section, asked=("The truck has come, what now?",)))
    question = "a truck has come"
    assert not filled(plain, vectors=False).retrieve(question, Within("shop")).found
    found = filled([asked, plain[1]], vectors=False).retrieve(question, Within("shop"))
    assert found.found
    assert found.passages[0].chunk.text == plain[0].text, "the question itself is never quoted"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("kapde wapas karne ki last date", "hinglish"),
        ("how do I sell to a man in main street", "en"),
        ("बिल पर HSN", "hi"),
    ],
)
def test_the_language_of_a_question_is_told(text: str, language: str) -> None:
    assert read_question(text, lambda word: False).language == language


@settings(max_examples=20)
@given(st.text(max_size=300))
def test_any_question_gets_an_answer_of_the_own_tenant(text: str) -> None:
    retriever = filled(passages("Milk is kept cool.", tenant="other"))
    answer = retriever.retrieve(text, Within("shop"))
    assert 0 <= answer.confidence <= 1
    assert all(each.chunk.source.tenant_id == "shop" for each in answer.passages)


def test_a_bill_is_no_rule_for_others() -> None:
    bill = passages(
        "Neem Soap 125 g: HSN 34011190, GST % 12",
        source_id="b",
        doc_type="invoice",
        title="Invoice CH/0412, Chandravel Home Care",
        authority=Authority.DOCUMENT,
    )
    retriever = filled(bill)
    asked, about_it = "GST on neem soap?", "GST on neem soap on the bill?"
    found, found_on_it = (retriever.retrieve(text, Within("shop"), 20).passages for text in (asked, about_it))
    assert "b" not in {each.chunk.source.source_id for each in found}
    assert found_on_it[0].chunk.source.source_id == "b"
    source = bill[0].source
    assert may_answer("Chandravel ne neem soap pe kitna GST lagaya?", source)
    assert may_answer("neem soap 125 g", source)
    assert not may_answer("नीम साबुन पर जीएसटी कितना है?", source)
    assert may_answer("GST on soap?", passages("5 %", authority=Authority.DOCUMENT)[0].source)


def test_whoever_asks_within_bills_gets_bills() -> None:
    bill = passages("Neem Soap: GST % 12", source_id="b", doc_type="invoice", authority=Authority.DOCUMENT)
    found = filled(bill).retrieve("GST on neem soap?", Within("shop", doc_types=("invoice",)))
    assert [each.chunk.source.source_id for each in found.passages] == ["b"]
