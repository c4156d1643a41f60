"""list_documents: which documents there are and how they stand, to those who may see them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.document import Examined
from core.errors import InputError
from core.identity import Principal, Role
from core.uploaded_document import Refusal
from tests.tools.conftest import MANAGER, SELLER, Call
from tests.tools.fake_documents import CHECK_DIGIT, NOON, MemoryDocuments, an_invoice, an_upload
from tools.list_documents import ListDocumentsResult

MEENA = Principal("demo", "meena", "Meena", Role.SELLER, frozenset({"DELHI_01"}))
STRANGER = Principal("other", "vikram", "Vikram", Role.MANAGER)


def send(
    documents: MemoryDocuments, doc_id: str, *found: Examined, user_id: str = "asha", sha: str = ""
) -> None:
    documents.begin(an_upload(doc_id, user_id))
    documents.arrived(doc_id, sha256=sha or doc_id, size_bytes=1, at=NOON)
    if found:
        documents.finish(doc_id, media_type="application/pdf", page_count=1, found=found)


@pytest.fixture(autouse=True)
def shelf(documents: MemoryDocuments) -> None:
    """Four of Asha's, one of Meena's: failed, in order, to review and unreadable; in order."""
    send(documents, "DOC_fail", an_invoice())
    send(documents, "DOC_pass", an_invoice("pass", (), seller_name="Sagarika Oil Mills"))
    send(documents, "DOC_look", an_invoice("needs_review", invoice_date=date(2026, 10, 5)))
    send(documents, "DOC_gone")
    documents.refuse("DOC_gone", Refusal("document_damaged", "The file is damaged."))
    send(documents, "DOC_hers", an_invoice("pass", ()), user_id="meena")
    documents.begin(an_upload("DOC_announced"))


def ask(call: Call, who: Principal = SELLER, **arguments: object) -> ListDocumentsResult:
    result = call("list_documents", who, **arguments).result
    assert isinstance(result, ListDocumentsResult)
    return result


def ids(result: ListDocumentsResult) -> list[str]:
    return [line.doc_id for line in result.lines]


def test_those_with_problems_stand_first_each_with_what_is_wrong(call: Call) -> None:
    result = ask(call)
    assert ids(result) == ["DOC_fail", "DOC_look", "DOC_pass", "DOC_gone"]
    assert {standing: fact.value for standing, fact in result.counts.items()} == {
        "fail": 1, "needs_review": 1, "pass": 1, "refused": 1,
    }  # fmt: skip
    first = result.lines[0]
    assert first.problem is not None
    assert first.problem.message["en"] == "The seller's GSTIN has a wrong check digit."
    assert (first.doc_type, str(first.number and first.number.value)) == ("invoice", "GK/2231")
    assert result.lines[2].problem is None


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"standings": ["fail"]}, ["DOC_fail"]),
        ({"standings": ["fail", "needs_review"]}, ["DOC_fail", "DOC_look"]),
        ({"standings": ["refused"]}, ["DOC_gone"]),
        ({"standings": ["reading"]}, []),
        ({"doc_types": ["invoice"]}, ["DOC_fail", "DOC_look", "DOC_pass"]),
        ({"doc_types": ["gst_certificate"]}, []),
        ({"supplier": "sagarika  OIL"}, ["DOC_pass"]),
        ({"supplier": "nobody"}, []),
        ({"period": {"start": "2026-10-01", "end": "2026-10-31"}}, ["DOC_look"]),
        ({"period": {"start": "2026-11-22", "end": "2026-11-22"}}, ["DOC_gone"]),
        ({"limit": 1}, ["DOC_fail"]),
    ],
)
def test_they_are_chosen_by_how_they_stand_what_they_are_whose_and_when(
    call: Call, asked: dict[str, object], found: list[str]
) -> None:
    assert ids(ask(call, SELLER, **asked)) == found


def test_what_is_left_out_is_counted(call: Call) -> None:
    result = ask(call, limit=1)
    assert (result.count.value, result.more and result.more.value) == (4, 3)


def test_a_seller_lists_the_own_and_a_manager_the_tenants(call: Call) -> None:
    assert ids(ask(call, MEENA)) == ["DOC_hers"]
    assert len(ids(ask(call, MANAGER))) == 5
    assert ids(ask(call, STRANGER)) == []


def test_what_came_twice_stands_once(call: Call, documents: MemoryDocuments) -> None:
    send(documents, "DOC_again", user_id="meena", sha="DOC_fail")
    assert ids(ask(call, MEENA)) == ["DOC_fail", "DOC_hers"]
    assert ids(ask(call, MANAGER, standings=["fail"])) == ["DOC_fail"]


def test_every_figure_is_a_fact_with_its_document(call: Call) -> None:
    outcome = call("list_documents", SELLER, standings=["fail"])
    amount = next(fact for fact in outcome.facts if fact.unit == "currency")
    assert amount.subject == {"doc_id": "DOC_fail"}
    assert all(fact.id for fact in outcome.facts)


def test_a_type_that_is_none_is_refused(call: Call) -> None:
    with pytest.raises(InputError, match="doc_types"):
        ask(call, doc_types=["novel"])


def test_those_with_a_certain_problem_are_listed_with_it(call: Call, documents: MemoryDocuments) -> None:
    twice = replace(CHECK_DIGIT, rule_id="serial-duplicate", severity="warning")
    wrong = replace(CHECK_DIGIT, rule_id="gstin-check-digit")
    send(documents, "DOC_both", an_invoice("fail", (wrong, twice)))
    send(documents, "DOC_late", an_invoice("pass", (replace(twice, severity="info"),)))
    result = ask(call, problem="duplicate")
    assert ids(result) == ["DOC_both"]
    assert result.lines[0].problem is not None
    assert result.lines[0].problem.rule_id == "serial-duplicate"
    assert ids(ask(call, problem="gstin")) == ["DOC_both"]
    assert ids(ask(call, problem="hsn")) == []
