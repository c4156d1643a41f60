"""The evaluation of retrieval, itself."""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import InputError
from evals.retrieval import command
from evals.retrieval.measure import Deciding, Ranking, ask_own, ask_pairs, demo_passages, policy_folders
from evals.retrieval.measures import mrr, ndcg, recall
from evals.retrieval.own_texts import FITTED, HELD_OUT, LATEST, UNWORDED, OwnQuestion, own_text
from evals.retrieval.pairs import pairs_of, sides_of
from evals.retrieval.paragraphs import GENERAL, Paragraph, general_paragraphs, read_squad
from evals.retrieval.questions import ASKED_ON, BATCHES, policy_questions
from knowledge.retrieve import Retriever
from tests.knowledge.index.fake import FakeEmbedder, FakePassageIndex

ENGLISH = {
    "Drones need a number.": "Who needs a number, drones?",
    "Milk is kept cool.": "What is kept cool?",
    "Bread is baked at dawn.": "When is bread baked?",
}
HINDI = {
    "ड्रोन को नंबर चाहिए।": "नंबर किसको चाहिए, ड्रोन को?",
    "दूध ठंडा रखा जाता है।": "ठंडा क्या रखा जाता है?",
    "रोटी सुबह बनती है।": "रोटी कब बनती है?",
}


def squad(file: Path, asked: dict[str, str]) -> Path:
    paragraphs: list[dict[str, object]] = [
        {"context": context, "qas": [{"id": f"q{number}", "question": question, "answers": []}]}
        for number, (context, question) in enumerate(asked.items())
    ]
    paragraphs[0]["qas"] += [{"id": "no", "question": "Why?", "is_impossible": True}]  # type: ignore[operator]
    file.write_text(json.dumps({"data": [{"title": "t", "paragraphs": paragraphs}]}), "utf-8")
    return file


def retriever_over(paragraphs: list[Paragraph]) -> Retriever:
    index = FakePassageIndex()  # found by words and sounds: the fake model's vectors say little
    for side in sides_of(paragraphs):
        index.replace(side.passages[0].source.source_id, side.tenant_id, side.passages)
    return Retriever(index, FakeEmbedder())


def test_figures_are_those_of_the_books() -> None:
    ranks = [1, 3, None, 12]
    assert recall(ranks, 1) == 0.25
    assert recall(ranks, 5) == 0.5
    assert mrr(ranks) == pytest.approx((1 + 1 / 3) / 4)
    assert ndcg(ranks) == pytest.approx((1 + 1 / math.log2(4)) / 4)
    assert math.isnan(recall([], 1))


def test_a_file_is_asked_over_its_paragraphs_and_questions_without_an_answer_are_not(tmp_path: Path) -> None:
    paragraphs = read_squad([squad(tmp_path / "en.json", ENGLISH)])
    (ranking,) = ask_pairs(retriever_over(paragraphs), pairs_of(paragraphs, sides_of(paragraphs)))
    assert (ranking.kind, ranking.questions, ranking.recall_at_1) == ("en → en", 3, 1.0)


def test_files_of_two_languages_are_asked_across_and_in_romanised_hindi(tmp_path: Path) -> None:
    files = [squad(tmp_path / "en.json", ENGLISH), squad(tmp_path / "hi.json", HINDI)]
    paragraphs = read_squad(files)
    pairs = {pair.name: pair for pair in pairs_of(paragraphs, sides_of(paragraphs))}
    assert sorted(pairs) == ["en → en", "en → hi", "hi → en", "hi → hi", "romanised → en", "romanised → hi"]
    asked, right = pairs["romanised → en"].questions[1]
    assert asked == "thanda kya rakha jata hai?"
    assert [chunk.text for chunk in pairs["romanised → en"].side.passages if chunk.chunk_id == right] == [
        "Milk is kept cool."
    ]
    rankings = ask_pairs(retriever_over(paragraphs), pairs.values())
    assert {each.kind: each.recall_at_1 for each in rankings}["romanised → hi"] == 1.0


def test_questions_of_another_language_under_a_paragraph_are_asked_over_it(tmp_path: Path) -> None:
    mixed = dict(zip(ENGLISH, ["drone ko kya chahiye hota hai", *list(HINDI.values())[1:]], strict=True))
    paragraphs = read_squad([squad(tmp_path / "mixed.json", mixed)])
    pairs = pairs_of(paragraphs, sides_of(paragraphs))
    assert [(pair.name, len(pair.questions)) for pair in pairs] == [("hinglish → en", 1), ("hi → en", 2)]


def test_our_general_paragraphs_are_parallel_and_each_is_asked_in_three_languages() -> None:
    texts: list[str] = []
    for batch in GENERAL:
        paragraphs = general_paragraphs(batch)
        texts += [each.text for each in paragraphs if each.text]
        sides = sides_of(paragraphs)
        assert [len(side.passages) for side in sides] == [len(paragraphs) // 3] * 2
        pairs = {pair.name: len(pair.questions) for pair in pairs_of(paragraphs, sides)}
        assert pairs["en → en"] == pairs["hi → en"] == 2 * pairs["hinglish → hi"] >= 2 * len(paragraphs) // 3
    assert len(texts) == len(set(texts)) >= 240


@pytest.mark.parametrize("content", ["[]", "{}", '{"data": [{"paragraphs": [{}]}]}', "no json"])
def test_other_files_are_refused_by_name(tmp_path: Path, content: str) -> None:
    file = tmp_path / "other.json"
    file.write_text(content)
    with pytest.raises(InputError, match=r"other\.json"):
        read_squad([file])


def test_our_questions_are_many_of_three_languages_and_a_third_has_no_answer() -> None:
    asked = policy_questions()
    assert len(asked) == len({question.text for question in asked}) >= 150
    assert sum(not question.answers for question in asked) * 3 >= len(asked) - 3
    for batch in BATCHES:
        languages = Counter(question.language for question in asked if question.batch == batch)
        assert min(languages[language] for language in ("en", "hi", "hinglish")) >= 10


def test_every_answer_is_a_clause_that_there_is() -> None:
    stored = demo_passages(policy_folders())
    for question in policy_questions():
        for source, clause in question.answers:
            assert any(
                (chunk.source.source_id, chunk.section.clause) == (source, clause) for chunk in stored
            ), (source, clause)


def test_contexts_without_data_are_refused() -> None:
    arguments = argparse.Namespace(contexts=Path("x"), data=None, general=False, own_pages=False, json=True)
    with pytest.raises(InputError, match="--data"):
        command.run(arguments)
    with pytest.raises(InputError, match="eval retrieval"):
        command.refuse_options(arguments)


def test_general_text_is_held_to_its_aims_where_no_weight_was_set_on_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def ranking(kind: str, found: float) -> Ranking:
        return Ranking(kind, 100, found, found, found, found, found)

    measured = [ranking("a · en → en", 0.5), ranking("b · hi → en", 0.8), ranking("b · en → hi", 0.1)]
    monkeypatch.setattr(command, "measure_general", lambda: measured)
    arguments = argparse.Namespace(data=None, contexts=None, general=True, own_pages=False, json=False)
    assert command.run(arguments) == 0
    measured.append(ranking("c · romanised → hi", 0.87))
    assert command.run(arguments) == 1
    assert "c · romanised → hi: recall@1 0.870 is below the aim of 0.88" in capsys.readouterr().out


def test_a_question_is_asked_on_the_day_that_it_names() -> None:
    assert any(question.on != ASKED_ON for question in policy_questions())


def test_peoples_own_pages_are_judged_and_those_held_out_set_the_verdict(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def decided(batch: str, refused: float) -> Deciding:
        return Deciding(batch, 30, 27, 1.0, refused, 0.0)

    measured = [decided(command.OWN_FITTED, 0.5), decided(command.OWN_HELD_OUT, 1.0)]
    nothing: list[Ranking] = []
    monkeypatch.setattr(command, "measure_own_pages", lambda: (nothing, measured))
    arguments = argparse.Namespace(data=None, contexts=None, general=False, own_pages=True, json=False)
    assert command.run(arguments) == 0
    measured[1] = decided(command.OWN_HELD_OUT, 0.9)
    assert command.run(arguments) == 1
    assert "batch own pages, others (held out): 30 with an answer, 27 without" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "fewest", "near"),
    [
        *((name, 25, True) for name in FITTED),
        *((name, 14, True) for name in UNWORDED),
        *((name, 25, False) for name in HELD_OUT),
        *((name, 5, True) for name in LATEST),
    ],
)
def test_every_answer_to_what_is_asked_of_a_page_is_one_of_its_sections(
    name: str, fewest: int, near: bool
) -> None:
    page = own_text(name)
    assert not any(chunk.section.asked for chunk in page.passages)
    with_answer = [question for question in page.questions if question.heading]
    assert len(with_answer) >= fewest
    assert len(page.questions) - len(with_answer) >= fewest
    assert any(question.near_miss for question in page.questions) == near
    assert {question.language for question in page.questions} == {"en", "hi", "hinglish"}
    for question in with_answer:
        assert sum(page.answers(question, chunk) for chunk in page.passages) == 1, question.text


def test_a_page_is_asked_within_its_own_tenant() -> None:
    pages = [own_text(name) for name in HELD_OUT]
    index = FakePassageIndex()
    for page in pages:
        index.replace(page.passages[0].source.source_id, page.name, page.passages)
    asked = replace(pages[0], questions=(OwnQuestion("en", "Registering a set", "4. Registering"),))
    ranking, decided = ask_own(Retriever(index, FakeEmbedder()), [asked], "x")
    assert (ranking.recall_at_1, decided.right_in_top_3) == (1.0, 1.0)
    assert (decided.answerable, decided.unanswerable) == (1, 0)
    none = (OwnQuestion("en", "zzz"), OwnQuestion("en", "Registering a set", near_miss=True))
    _, decided = ask_own(Retriever(index, FakeEmbedder()), [replace(pages[0], questions=none)], "x")
    assert (decided.refused_elsewhere, decided.refused_near) == (1.0, 0.0)
