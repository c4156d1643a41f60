"""A run over cases: tallies by variant and type, defects, false alarms, refusals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.document import DocType, Examined
from core.errors import InputError
from core.page import Reading
from engines.documents.context import ValidationContext
from evals.documents.dataset import Case, Expected
from evals.documents.measure import context_of, run_cases
from evals.documents.report import table_of
from tests.evals.documents.fakes import FakeEngine, FakeReader, document, verdict

TODAY = date(2026, 11, 29)
CLEAN = Expected("invoice", (1,), {"invoice_number": "A-1", "total": "5.00"})
FLAWED = Expected("invoice", (1,), {"invoice_number": "A-1"}, defects=("future_date",))
GOOD = document({"invoice_number": "A-1", "total": Decimal(5)})


def case(expected: Expected, content: bytes = b"pdf", variant: str = "text") -> Case:
    return Case("one", content, variant, (expected,))


def test_a_clean_document_that_passes() -> None:
    run = run_cases([case(CLEAN)], FakeReader(), FakeEngine(Examined(GOOD, verdict())), today=TODAY)
    whole = run.of_variant("text")
    assert (whole.documents, whole.typed, whole.clean, whole.alarmed) == (1, 1, 1, 0)
    assert whole.fields.f1 == 1
    assert whole.pages == 1
    assert not run.failures


def test_a_false_alarm_is_an_error_or_a_warning_and_not_a_remark() -> None:
    for severity, alarmed in (("error", 1), ("warning", 1), ("info", 0)):
        engine = FakeEngine(Examined(GOOD, verdict("date-future", severity=severity)))
        assert (
            run_cases([case(CLEAN)], FakeReader(), engine, today=TODAY).of_variant("text").alarmed == alarmed
        )


def test_a_defect_is_found_by_its_own_rule_only() -> None:
    for rule, found in (("date-future", 1), ("serial-length", 0)):
        engine = FakeEngine(Examined(GOOD, verdict(rule)))
        run = run_cases([case(FLAWED)], FakeReader(), engine, today=TODAY)
        assert (run.of_variant("text").seeded, run.of_variant("text").found) == (1, found)


def test_a_defect_without_a_rule_is_refused() -> None:
    odd = Expected("invoice", (1,), {}, defects=("moon_phase",))
    with pytest.raises(InputError, match="moon_phase"):
        run_cases([case(odd)], FakeReader(), FakeEngine(Examined(GOOD, verdict())), today=TODAY)


def test_a_refused_file_misses_everything_and_is_told() -> None:
    run = run_cases([case(CLEAN, b"bad")], FakeReader(), FakeEngine(), today=TODAY)
    assert run.of_variant("text").fields.missed == 2
    assert run.failures[0].what.startswith("refused: The file is damaged")


def test_a_crash_is_told_and_the_other_files_are_measured() -> None:
    def examine(reading: Reading, context: ValidationContext) -> list[Examined]:
        if reading.pages[0].words:
            raise ZeroDivisionError("by nought")
        return [Examined(GOOD, verdict())]

    run = run_cases([case(CLEAN)], FakeReader("word"), examine, today=TODAY)
    assert ("no file breaks the product (is 1)", False) in table_of(run, "Here").aims
    assert run.failures[0].what == "crashed: ZeroDivisionError('by nought')"
    assert run.of_variant("text").fields.missed == 2
    assert run_cases([case(CLEAN)], FakeReader(), examine, today=TODAY).of_variant("text").fields.f1 == 1


def test_a_document_too_many_is_made_up() -> None:
    other = document({"total": Decimal(9)}, pages=(2,), doc_type=DocType.RECEIPT)
    engine = FakeEngine(Examined(GOOD, verdict()), Examined(other, verdict()))
    run = run_cases([case(CLEAN)], FakeReader(), engine, today=TODAY)
    assert run.of_variant("text").fields.wrong == 1


def test_the_context_of_a_truth_reaches_the_engine() -> None:
    known = {
        "today": "2026-01-02",
        "own_gstins": ["G"],
        "aato_crore": "2.4",
        "earlier": [["S", "A-1", "2025-26", "d"]],
        "mrp_of": {"Tea": "20.00"},
    }
    context = context_of([Expected("invoice", (1,), {}, context=known)], TODAY)
    assert context.today == date(2026, 1, 2)
    assert context.aato_crore == Decimal("2.4")
    assert context.earlier[0].financial_year == "2025-26"
    assert context.mrp_of == {"Tea": Decimal("20.00")}
    assert context_of([Expected(None, (1,), {})], TODAY).today == TODAY


def test_a_context_that_is_none_is_refused() -> None:
    with pytest.raises(InputError, match="context"):
        context_of([Expected("invoice", (1,), {}, context={"today": "soon"})], TODAY)


def test_the_baseline_reads_the_same_pages() -> None:
    reader = FakeReader("Amrapur Traders", "Invoice No: A-1", "Total 5.00")
    run = run_cases([case(CLEAN)], reader, FakeEngine(), today=TODAY)
    assert run.baseline["text"].fields.right == 2
    assert run.of_variant("text").fields.right == 0


def test_the_table_holds_the_aims_and_says_whether_they_are_met() -> None:
    good = FakeEngine(Examined(GOOD, verdict("date-future")))
    table = table_of(run_cases([case(FLAWED)], FakeReader(), good, today=TODAY), "Here")
    assert ("seeded defects found at least 0.97 (is 1.0000 of 1)", True) in table.aims
    bad = table_of(run_cases([case(CLEAN)], FakeReader(), FakeEngine(), today=TODAY), "Here")
    assert ("text PDFs: fields F1 at least 0.98 (is 0.0000)", False) in bad.aims
    assert [row.name for row in bad.rows] == ["text · all", "text · rules on plain text"]
