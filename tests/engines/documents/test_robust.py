"""Whatever stands on a page, it is understood as something: nothing a reader gives may break the engine."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from core.page import Box, Page, Reading, Word
from engines.documents.examine import documents_of

PIECES = st.sampled_from(
    ["Invoice", "No.", ":", "Date", "12/03/2025", "Qty", "Rate", "Amount", "Description", "HSN", "Total",
     "-0.40", "1,180.00", "CGST", "9%", "SGST", "₹", "07AABCG1234A1Z9", "Bill", "To", "Less", "Add", "2",
     "3401", "राशि", "Claim", "Registration", "Certificate", "only", "Rupees", "(", "-", "1", "|", "S.N."]
)  # fmt: skip


def word(text: str, column: int, row: int, confidence: float) -> Word:
    box = Box(column / 20, row / 30, column / 20 + len(text) / 120, row / 30 + 0.012)
    return Word(text, box, confidence)


WORDS = st.builds(word, PIECES, st.integers(0, 19), st.integers(0, 29), st.sampled_from([1.0, 0.9]))


@settings(max_examples=60)
@given(words=st.lists(WORDS, max_size=60), printed=st.booleans())
def test_any_words_make_a_document(words: list[Word], printed: bool) -> None:
    page = Page(1, 1000, 1400, tuple(words), read_by="text_layer" if printed else "rapidocr")
    (document,) = documents_of(Reading("image/jpeg", (page,)))
    assert document.pages == (1,)
    assert all(0 <= field.confidence <= 1 for field in document.fields.values())
