"""The job of one document: read once, refused with its reason, tried again where that can help."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from core.errors import ConflictError, ExternalError, InputError, ScopeError
from core.uploaded_document import PICTURE
from tests.jobs.documents.fakes import BILL, MAX_BYTES, MEENA, VIKRAM, DocumentWorld
from tests.jobs.fakes import ASHA
from tests.tools.fake_documents import an_invoice


@pytest.fixture
def world(tmp_path: Path) -> DocumentWorld:
    return DocumentWorld(tmp_path)


def test_a_file_is_kept_read_judged_and_audited(world: DocumentWorld) -> None:
    document = world.send()
    assert (document.state, document.media_type, document.page_count) == ("done", "application/pdf", 1)
    assert document.examined == an_invoice()
    assert world.reader.read_files == [BILL]
    lines = [(one.actor, one.action, one.outcome) for one in world.audit.records()]
    assert lines == [("system", "examine_document", "allowed"), ("asha", "upload_document", "allowed")]


def test_the_audit_log_holds_no_word_of_the_document(world: DocumentWorld) -> None:
    world.send()
    said = repr([record.details for record in world.audit.records()])
    assert "Gupta" not in said
    assert "8496" not in said
    assert "gstin_check_digit" in said


def test_reading_again_changes_nothing(world: DocumentWorld) -> None:
    document = world.send()
    world.found = [an_invoice("pass", ())]
    assert world.reading.read(document.doc_id) == document
    assert len(world.reader.read_files) == 1


def test_the_same_bytes_are_read_once(world: DocumentWorld) -> None:
    first, again = world.send(), world.send(who=MEENA)
    assert again.doc_id == first.doc_id
    assert again.holders == {"asha", "meena"}
    assert len(world.reader.read_files) == 1
    assert [key for key in world.blobs.kept if "document_pages" not in key] == [first.blob_key]  # type: ignore[attr-defined]


def test_a_refused_file_ends_with_the_readers_reason(world: DocumentWorld) -> None:
    world.reader.faults = [InputError("The PDF is protected by a password.", code="document_protected")]
    document = world.send()
    assert document.state == "refused"
    assert document.refusal is not None
    assert (document.refusal.code, document.refusal.message) == (
        "document_protected",
        "The PDF is protected by a password.",
    )
    assert world.waits == []


def test_a_file_with_nothing_on_it_is_refused(world: DocumentWorld) -> None:
    world.found = []
    document = world.send()
    assert document.refusal is not None
    assert document.refusal.code == "document_unreadable"


def test_a_reader_that_is_down_for_a_moment_is_asked_again(world: DocumentWorld) -> None:
    world.reader.faults = [ExternalError("down", code="reader_down")] * 2
    assert world.send().state == "done"
    assert len(world.waits) == 2


def test_a_reader_that_stays_down_ends_in_a_refusal_that_says_so(world: DocumentWorld) -> None:
    world.reader.faults = [ExternalError("down", code="reader_down")] * 9
    document = world.send()
    assert document.refusal is not None
    assert document.refusal.code == "document_reading_failed"


def test_a_defect_of_ours_ends_in_a_refusal_and_its_words_stay_out_of_the_log(
    world: DocumentWorld, caplog: pytest.LogCaptureFixture
) -> None:
    world.reader.faults = [ValueError("Gupta Kirana 8496")]
    assert world.send().state == "refused"
    assert "ValueError" in caplog.text
    assert "Gupta" not in caplog.text


def test_a_deleted_document_is_not_read(world: DocumentWorld) -> None:
    document, _ = world.service.receive(io.BytesIO(BILL), "bill.pdf", ASHA)
    world.service.delete(document.doc_id, ASHA)
    assert world.reading.read(document.doc_id) is None
    assert world.reader.read_files == []


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "document_empty"), (b"x" * 10_001, "document_too_large")]
)
def test_what_is_empty_or_too_large_is_not_kept(world: DocumentWorld, content: bytes, code: str) -> None:
    with pytest.raises(InputError) as refused:
        world.send(content)
    assert refused.value.code == code
    assert world.blobs.kept == {}  # type: ignore[attr-defined] - the fake's
    assert MAX_BYTES == 10_000


def test_the_pages_with_problems_are_drawn_while_the_reader_is_at_hand(world: DocumentWorld) -> None:
    document = world.send()
    assert world.reader.drawn == 1
    assert world.service.picture(document.doc_id, 1, ASHA).startswith(b"\x89PNG")
    assert world.reader.drawn == 1


def test_a_marked_page_differs_from_a_clean_one(world: DocumentWorld) -> None:
    marked = world.service.picture(world.send().doc_id, 1, ASHA)
    world.found = [an_invoice("pass", ())]
    clean = world.service.picture(world.send(b"another").doc_id, 1, ASHA)
    assert marked != clean


def test_who_may_not_see_a_document_cannot_export_or_delete_it(world: DocumentWorld) -> None:
    document = world.send(who=VIKRAM)
    for attempt in (world.service.delete, world.service.file, world.service.find):
        with pytest.raises(ScopeError):
            attempt(document.doc_id, ASHA)
    with pytest.raises(ScopeError):
        world.service.export([document.doc_id], "json", ASHA)


def test_one_of_two_who_sent_it_lets_go_and_the_other_keeps_it(world: DocumentWorld) -> None:
    document = world.send()
    world.send(who=MEENA)
    world.service.delete(document.doc_id, ASHA)
    with pytest.raises(ScopeError):
        world.service.find(document.doc_id, ASHA)
    assert world.service.file(document.doc_id, MEENA).content == BILL


def test_a_link_to_a_deleted_document_shows_nothing(world: DocumentWorld) -> None:
    document = world.send()
    token = world.links.sign(PICTURE, f"{document.doc_id}/1", 60)
    world.service.delete(document.doc_id, ASHA)
    with pytest.raises(InputError):
        world.service.signed_picture(token)


def test_a_file_kept_for_a_message_is_kept_once_under_its_name(world: DocumentWorld) -> None:
    first = world.service.keep(io.BytesIO(BILL), "a.pdf", "application/pdf", ASHA, "web:k")
    again = world.service.keep(io.BytesIO(BILL), "a.pdf", "application/pdf", ASHA, "web:k")
    assert first == again
    with pytest.raises(ConflictError):
        world.service.keep(io.BytesIO(b"other"), "a.pdf", "application/pdf", ASHA, "web:k")
    other = world.service.keep(io.BytesIO(b"other"), "a.pdf", "application/pdf", MEENA, "web:k")
    assert other.blob_key != first.blob_key
