"""The evaluation of retrieval, itself."""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from pathlib import Path

import pytest

from core.errors import InputError
from evals.retrieval import command
from evals.retrieval.measure import ask_squad, demo_passages, fill, policy_folders
from evals.retrieval.measures import mrr, ndcg, recall
from evals.retrieval.questions import policy_questions
from evals.retrieval.squad import read_passages, read_questions
from knowledge.retrieve import Retriever
from tests.knowledge.index.fake import FakeEmbedder, FakePassageIndex

PARAGRAPHS = ["Drones need a number.", "Milk is kept cool.", "Bread is baked at dawn."]


@pytest.fixture
def squad(tmp_path: Path) -> Path:
    file = tmp_path / "squad.json"
    questions = ["Who needs a number, drones?", "What is kept cool?", "When is bread baked?"]
    paragraphs = [
        {"context": context, "qas": [{"question": question, "answers": []}]}
        for context, question in zip(PARAGRAPHS, questions, strict=True)
    ]
    paragraphs[0]["qas"].append({"question": "Why?", "is_impossible": True})  # type: ignore[union-attr]
    file.write_text(json.dumps({"data": [{"title": "t", "paragraphs": paragraphs}]}), "utf-8")
    return file


def test_figures_are_those_of_the_books() -> None:
    ranks = [1, 3, None, 12]
    assert recall(ranks, 1) == 0.25
    assert recall(ranks, 5) == 0.5
    assert mrr(ranks) == pytest.approx((1 + 1 / 3) / 4)
    assert ndcg(ranks) == pytest.approx((1 + 1 / math.log2(4)) / 4)
    assert math.isnan(recall([], 1))


def test_a_squad_file_is_asked_over_its_paragraphs(squad: Path) -> None:
    index, embedder = FakePassageIndex(), FakeEmbedder()
    fill(index, embedder, read_passages(squad, "t").values(), lambda told: None)
    ranking = ask_squad(Retriever(index, embedder), squad, squad, "t")
    assert (ranking.kind, ranking.questions, ranking.recall_at_1) == ("en → en", 3, 1.0)


def test_questions_without_an_answer_are_not_asked(squad: Path) -> None:
    assert [asked.place for asked in read_questions(squad)] == [(0, 0), (0, 1), (0, 2)]


@pytest.mark.parametrize("content", ["[]", "{}", '{"data": [{"paragraphs": [{}]}]}', "no json"])
def test_other_files_are_refused_by_name(tmp_path: Path, content: str) -> None:
    file = tmp_path / "other.json"
    file.write_text(content)
    with pytest.raises(InputError, match=r"other\.json"):
        read_questions(file)


def test_our_questions_are_many_of_three_languages_and_a_third_has_no_answer() -> None:
    asked = policy_questions()
    assert len(asked) == len({question.text for question in asked}) >= 150
    assert sum(not question.answers for question in asked) * 3 >= len(asked) - 3
    for batch in ("a", "b"):
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
    arguments = argparse.Namespace(contexts=Path("x"), data=None, json=True)
    with pytest.raises(InputError, match="--data"):
        command.run(arguments)
    with pytest.raises(InputError, match="eval retrieval"):
        command.refuse_options(arguments)
