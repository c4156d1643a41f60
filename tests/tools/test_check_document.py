"""check_document: what a document is and what is wrong with it, to those who may see it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from core.errors import InputError, ScopeError
from core.identity import Principal, Role
from core.uploaded_document import Refusal
from tests.tools.conftest import MANAGER, SELLER, Call, FakeAudit
from tests.tools.fake_documents import NOON, MemoryDocuments, an_invoice, an_upload
from tools.check_document import CheckDocumentResult

MEENA = Principal("demo", "meena", "Meena", Role.SELLER, frozenset({"DELHI_01"}))
STRANGER = Principal("other", "vikram", "Vikram", Role.MANAGER)


def send(documents: MemoryDocuments, doc_id: str = "DOC_a", user_id: str = "asha", sha256: str = "a") -> None:
    documents.begin(an_upload(doc_id, user_id))
    documents.arrived(doc_id, sha256=sha256, size_bytes=1, at=NOON)


def read(documents: MemoryDocuments, doc_id: str = "DOC_a", count: int = 1) -> None:
    found = [an_invoice() for _ in range(count)]
    documents.finish(doc_id, media_type="application/pdf", page_count=1, found=found)


def check(call: Call, who: Principal = SELLER, **arguments: object) -> CheckDocumentResult:
    result = call("check_document", who, **arguments).result
    assert isinstance(result, CheckDocumentResult)
    return result


def test_it_tells_what_the_document_says_and_what_is_wrong(call: Call, documents: MemoryDocuments) -> None:
    send(documents)
    read(documents)
    result = check(call, doc_id="DOC_a")
    assert (result.state, result.status, result.doc_type) == ("done", "fail", "invoice")
    assert result.amount is not None
    assert result.amount.value == Decimal("8496.00")
    assert result.problems is not None
    assert result.problems.value == 1
    (reason,) = result.reasons
    assert (reason.rule_id, reason.clause, reason.page) == ("gstin_check_digit", "CGST Rules, Rule 46(a)", 1)
    assert [(one.source, one.ref) for one in result.citations] == [
        ("CGST Rules 2017", "CGST Rules, Rule 46(a)")
    ]


def test_each_value_comes_with_the_page_and_the_evidence_it_was_read_by(
    call: Call, documents: MemoryDocuments
) -> None:
    send(documents)
    read(documents)
    outcome = call("check_document", SELLER, doc_id="DOC_a")
    fact = next(one for one in outcome.facts if one.value == date(2026, 11, 12))
    assert fact.subject == {"doc_id": "DOC_a"}
    assert fact.source.tables == {"documents_metadata": "DOC_a"}
    assert fact.source.parameters["page"] == 1
    assert fact.source.parameters["evidence"] == "label, format"
    assert fact.source.as_of == date(2026, 11, 22)
    assert all(one.id for one in outcome.facts)


def test_the_page_with_the_problem_is_shown(call: Call, documents: MemoryDocuments) -> None:
    send(documents)
    read(documents)
    (picture,) = check(call, doc_id="DOC_a").pictures
    assert (picture.doc_id, picture.page) == ("DOC_a", 1)
    assert check(call, doc_id="DOC_a", explain=True).pictures == ()


def test_without_an_id_it_is_the_newest_the_person_sent(call: Call, documents: MemoryDocuments) -> None:
    send(documents)
    send(documents, "DOC_b", sha256="b")
    send(documents, "DOC_m", "meena", "m")
    assert check(call).doc_id == "DOC_b"
    assert check(call, MEENA).doc_id == "DOC_m"
    assert check(call, MANAGER).doc_id == "DOC_m"


def test_a_document_sent_twice_is_the_first_one(call: Call, documents: MemoryDocuments) -> None:
    send(documents)
    send(documents, "DOC_b", "meena")
    assert check(call, MEENA).doc_id == "DOC_a"
    assert check(call, MEENA, doc_id="DOC_b").doc_id == "DOC_a"


def test_the_other_documents_of_the_file_are_counted(call: Call, documents: MemoryDocuments) -> None:
    send(documents)
    read(documents, count=3)
    others = check(call, doc_id="DOC_a_2").others
    assert others is not None
    assert others.value == 2


def test_a_document_still_to_be_read_says_so(call: Call, documents: MemoryDocuments) -> None:
    send(documents)
    result = check(call)
    assert (result.state, result.status, result.reasons) == ("queued", None, ())


def test_a_refused_file_says_why(call: Call, documents: MemoryDocuments) -> None:
    send(documents)
    documents.refuse("DOC_a", Refusal("document_protected", "Save it without its password."))
    result = check(call)
    assert (result.state, result.refusal_code) == ("refused", "document_protected")
    assert result.refusal is not None
    assert result.refusal.value == "Save it without its password."


def test_with_nothing_sent_it_asks_for_a_document(call: Call) -> None:
    with pytest.raises(InputError) as nothing:
        check(call)
    assert nothing.value.code == "no_documents_sent"


@pytest.mark.parametrize("who", [MEENA, STRANGER])
def test_who_may_not_see_it_is_refused_and_audited(
    call: Call, documents: MemoryDocuments, audit: FakeAudit, who: Principal
) -> None:
    send(documents)
    read(documents)
    with pytest.raises(ScopeError) as denied:
        check(call, who, doc_id="DOC_a")
    assert denied.value.code == "document_out_of_scope"
    assert [(one["actor"], one["outcome"], one["doc_id"]) for one in audit.appended] == [
        (who.user_id, "denied", "DOC_a")
    ]


def test_an_id_that_is_nobodys_is_refused_like_one_that_is_anothers(call: Call) -> None:
    with pytest.raises(ScopeError):
        check(call, doc_id="DOC_nobody")
    with pytest.raises(InputError):
        check(call, doc_id="../../etc/passwd")


def test_a_manager_sees_every_document_of_the_tenant(call: Call, documents: MemoryDocuments) -> None:
    send(documents)
    read(documents)
    assert check(call, MANAGER, doc_id="DOC_a").status == "fail"


@pytest.fixture
def shelf(documents: MemoryDocuments) -> MemoryDocuments:
    """Three bills, the newest in order; two bear one number, one is another firm's."""
    for doc_id, found in (
        ("DOC_gomtika", an_invoice(seller_name="Gomtika Packaging", invoice_number="GP/77")),
        ("DOC_first", an_invoice("pass", (), invoice_number="SO/1187")),
        ("DOC_second", an_invoice("pass", (), invoice_number="SO/1187", total=Decimal(90))),
    ):
        send(documents, doc_id, sha256=doc_id)
        documents.finish(doc_id, media_type="application/pdf", page_count=1, found=[found])
    return documents


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("said", ["GP/77", "gp-77", "GP 77", "77"])
def test_a_document_is_found_by_its_own_number(call: Call, said: str) -> None:
    assert check(call, doc_id=said).doc_id == "DOC_gomtika"


@pytest.mark.usefixtures("shelf")
def test_never_another_document_than_the_one_numbered_so(call: Call) -> None:
    with pytest.raises(InputError) as unknown:
        check(call, doc_id="GK/2231")
    assert (unknown.value.code, unknown.value.details) == ("document_number_unknown", {"number": "GK/2231"})
    with pytest.raises(InputError):
        check(call, MEENA, doc_id="GP/77")


@pytest.mark.usefixtures("shelf")
def test_of_several_that_bear_a_number_it_is_asked_which(call: Call) -> None:
    assert [one.doc_id for one in check(call, doc_id="1187").same_number] == ["DOC_second", "DOC_first"]


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("said", ["gomtika", "Gomtika Packaging", "गोमतिका"])
def test_the_newest_of_an_issuer_is_told_of(call: Call, said: str) -> None:
    assert check(call, supplier=said).doc_id == "DOC_gomtika"


@pytest.mark.usefixtures("shelf")
def test_an_issuer_or_a_kind_without_documents_is_said(call: Call) -> None:
    cases: tuple[tuple[dict[str, Any], str], ...] = (
        ({"supplier": "Sundara"}, "document_supplier_unknown"),
        ({"doc_types": ["receipt"]}, "document_kind_unknown"),
    )
    for asked, code in cases:
        with pytest.raises(InputError) as none:
            check(call, **asked)
        assert none.value.code == code


@pytest.mark.usefixtures("shelf")
def test_why_is_asked_of_the_newest_that_something_is_wrong_with(call: Call) -> None:
    assert check(call, explain=True).doc_id == "DOC_gomtika"
    newest = check(call)
    assert (newest.doc_id, newest.troubled and newest.troubled.value) == ("DOC_second", 1)
