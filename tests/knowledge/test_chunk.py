"""Sections, cut into passages."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.chunk import MAX_TOKENS, OVERLAP_TOKENS, chunks, count_tokens
from knowledge.source import Authority, Section, SourceText


def source(*sections: Section, tenant: str = "shop") -> SourceText:
    return SourceText("s", tenant, "Title", "policy", "en", Authority.SHOP, sections)


def test_a_clause_is_never_mixed_with_another() -> None:
    made = chunks(
        source(
            Section(("A", "B"), "one", clause="1"),
            Section(("A", "C"), "two", clause="2"),
            Section(("A",), "x"),
        )
    )
    assert [chunk.section.clause for chunk in made] == ["1", "2", None]


def test_neighbours_of_next_to_no_words_join_and_keep_their_headings() -> None:
    (chunk,) = chunks(source(Section(("A", "B"), "one"), Section(("A", "C"), "two")))
    assert chunk.text == "B\none\n\nC\ntwo"
    assert chunk.section.headings == ("A",)


def test_what_has_a_heading_and_a_sentence_of_its_own_is_a_passage_of_its_own() -> None:
    returns = "Unused goods in their original packing may be brought back within three weeks."
    bags = "A paper bag costs six rupees, a cloth bag twenty, and half of that comes back."
    made = chunks(source(Section(("A", "Returns"), returns), Section(("A", "Bags"), bags)))
    assert [(chunk.section.headings[-1], chunk.text) for chunk in made] == [
        ("Returns", returns),
        ("Bags", bags),
    ]
    (together,) = chunks(source(Section(("A",), returns), Section(("A",), bags)))
    assert together.text == f"{returns}\n{bags}"


def test_sections_of_different_dates_or_pages_stay_apart() -> None:
    old = Section(("A",), "one", effective_to=date(2025, 1, 1))
    assert len(chunks(source(old, Section(("A",), "two")))) == 2
    assert len(chunks(source(Section(("A",), "one", page=1), Section(("A",), "two", page=2)))) == 2


def test_a_long_section_is_cut_at_sentences_with_an_overlap() -> None:
    sentences = [f"Sentence number {n} speaks about returns and refunds of goods." for n in range(200)]
    made = chunks(source(Section(("A",), " ".join(sentences))))
    assert len(made) > 2
    assert all(count_tokens(chunk.text) <= MAX_TOKENS for chunk in made)
    for first, second in pairwise(made):
        shared = next(s for s in sentences if second.text.startswith(s))
        assert shared in first.text
        assert count_tokens(first.text[first.text.index(shared) :]) <= OVERLAP_TOKENS


@settings(max_examples=60)
@given(st.lists(st.text(alphabet="abc .\nदि।0", max_size=3000), min_size=1, max_size=4))
def test_no_word_is_lost_and_no_passage_is_too_long(texts: list[str]) -> None:
    made = chunks(source(*(Section((f"H{n}",), text) for n, text in enumerate(texts))))
    kept = " ".join(chunk.text for chunk in made)
    for text in texts:
        assert all(word in kept for word in set(text.split()))
    assert all(count_tokens(chunk.text) <= MAX_TOKENS for chunk in made)


def test_the_same_words_keep_their_id_and_another_tenant_has_another() -> None:
    section = Section(("A",), "one")
    (first,), (again,), (other,) = (
        chunks(source(section)), chunks(source(section)), chunks(source(section, tenant="rival"))
    )  # fmt: skip
    assert first.chunk_id == again.chunk_id != other.chunk_id


def test_the_headings_are_searched_with_the_words() -> None:
    (chunk,) = chunks(source(Section(("Title", "Windows"), "Ten days.", clause="R-1")))
    assert chunk.indexed_text == "Title > Windows (R-1)\nTen days."
