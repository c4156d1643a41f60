"""Composites: each seed its own paper, whose truth is what stands on it, and which the product reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

import pypdfium2 as pdfium
import pytest

from adapters.ocr.local import LocalReader
from engines.documents.examine import examine
from evals.documents.choices import costly_choices
from evals.documents.dataset import Case, expected_of
from evals.documents.generator.composite.draw import KINDS, composite, composites
from evals.documents.generator.composite.plan import Plan
from evals.documents.generator.drawing import draw_deal
from evals.documents.generator.make import Sample, make_samples
from evals.documents.generator.sheet import Sheet
from evals.documents.measure import run_cases
from tests.evals.documents.test_layouts import squeezed, stands_in

FILES, SEED = 8, 41
"""Of these few, no kind stands for all: the measure draws hundreds."""


@pytest.fixture(scope="module")
def samples() -> tuple[Sample, ...]:
    return tuple(make_samples(composites(FILES, SEED), FILES, variant="text", seed=SEED))


@pytest.fixture(scope="module")
def reader() -> Iterator[LocalReader]:
    local = LocalReader()
    yield local
    local.close()


def test_a_choice_depends_on_the_seed_and_its_name_alone() -> None:
    one, other = Plan("7 1"), Plan("7 1")
    other.pick("something else", ("a", "b"))
    options = [str(number) for number in range(100)]
    assert one.pick("margin", options) == other.pick("margin", options) == other.pick("margin", options)
    assert len({Plan(f"7 {place}").pick("margin", options) for place in range(20)}) > 10


def test_a_longer_row_begins_alike_and_another_seed_differs() -> None:
    few, many, others = composites(4, 7), composites(60, 7), composites(4, 8)
    assert [dict(layout.choices) for layout in few] == [dict(layout.choices) for layout in many[:4]]
    assert [layout.name for layout in few] != [layout.name for layout in others]
    assert len({layout.kinds[0] for layout in many}) >= len(KINDS) - 3


def test_the_text_layer_holds_what_the_truth_says(samples: tuple[Sample, ...]) -> None:
    for sample in samples:
        (document,) = sample.truth["documents"]
        with pdfium.PdfDocument(sample.content) as file:
            text = " ".join(page.get_textpage().get_text_range() for page in file)
        for name, raw in document["printed"].items():
            assert all(stands_in(word, text) for word in raw.split()), (sample.name, name)
        for item in document["line_items"]:
            assert squeezed(item["description"].split()[0]) in squeezed(text), sample.name
        assert sample.truth["choices"]["kind"] == document["kind"]


def test_papers_nobody_laid_out_are_read(samples: tuple[Sample, ...], reader: LocalReader) -> None:
    cases = [
        Case(one.name, one.content, "text", expected_of(one.truth, one.name), one.truth["choices"])
        for one in samples
    ]
    run = run_cases(cases, reader, examine, today=date(2026, 11, 30))
    whole = run.of_variant("text")
    assert whole.documents == FILES
    assert not whole.crashed
    assert whole.fields.f1 > 0.95
    assert whole.items.f1 > 0.95
    table = costly_choices(run)
    assert all(row.figures["docs"] >= 3 and ": " in row.name for row in table.rows)


def test_a_paper_without_its_signature_does_not_say_that_a_computer_made_it() -> None:
    layout = next(
        one
        for number in range(100)
        if (one := composite(f"{SEED} {number}")).choices["kind"] == "b2b"
        and Plan(f"{SEED} {number}").chance("computer made", 0.4)
    )
    deal = draw_deal(Random(1), "b2b", layout.terms)  # noqa: S311 - the seed decides
    for omit, said in ((frozenset[str](), True), (frozenset({"signature"}), False)):
        sheet = Sheet(face=layout.face, size=layout.size, page=layout.page)
        sheet.omit = omit
        layout.draw(sheet, replace(deal, omit=omit), layout.manners[0])
        with pdfium.PdfDocument(sheet.output()) as file:
            text = " ".join(page.get_textpage().get_text_range() for page in file)
        assert ("Computer Generated" in text) is said
