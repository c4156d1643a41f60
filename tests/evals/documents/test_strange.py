"""Forms that nobody has seen: labels become nonsense, values stay."""

from __future__ import annotations

from core.page import Reading
from evals.documents.strange import StrangeReader, with_strange_labels
from tests.evals.documents.fakes import FakeReader, page

LINES = ("Invoice No: GK/2231", "Grand Total 8,210.00", "Thank you 14 times")


def words(reading: Reading) -> list[str]:
    return [word.text for word in reading.pages[0].words]


def test_labels_become_nonsense_and_values_stay() -> None:
    plain = Reading("application/pdf", (page(*LINES),))
    strange = with_strange_labels(plain, 1, "seed")
    assert len(words(strange)) == len(words(plain))
    assert {"GK/2231", "8,210.00", "14"} <= set(words(strange))
    assert not {"Invoice", "No:", "Total"} & set(words(strange))
    assert words(strange)[0][0].isupper()
    assert [word.box for word in strange.pages[0].words] == [word.box for word in plain.pages[0].words]


def test_the_same_seed_makes_the_same_and_no_share_none() -> None:
    plain = Reading("application/pdf", (page(*LINES),))
    assert with_strange_labels(plain, 0.5, "seed") == with_strange_labels(plain, 0.5, "seed")
    assert with_strange_labels(plain, 0, "seed") == plain


def test_a_reader_reads_by_another() -> None:
    reader = StrangeReader(FakeReader(*LINES), 1)
    assert "Invoice" not in words(reader.read(b"pdf"))
    reader.close()
