"""Files that come with messages: acknowledged, fetched, read or imported, and told once."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from core.errors import ExternalError, InputError
from core.identity import Role
from core.message import Attachment, Outcome
from jobs.attachment_kind import is_table, unreadable
from jobs.documents.attachments import doc_id_of, table_name
from jobs.turn.bursting import Bursts, answered_with
from tests.jobs.documents.fakes import BILL, DocumentWorld
from tests.jobs.fakes import ASHA

PHOTO = Attachment(name="ME1", content_type="image/jpeg", url="https://twilio/ME1")
SHEET = Attachment(name="ME2", content_type="text/csv", url="https://twilio/ME2")
ADMIN = replace(ASHA, role=Role.ADMIN, store_ids=None)
ROWS = b"date,sku_id\n2026-01-01,A\n2026-01-02,B\n"


@pytest.fixture
def world(tmp_path: Path) -> DocumentWorld:
    world = DocumentWorld(tmp_path)
    world.provider.files = {"https://twilio/ME1": BILL, "https://twilio/ME2": ROWS}
    return world


def run_all(world: DocumentWorld, doc_id: str) -> None:
    """What the workflow does."""
    world.attachments.fetch(doc_id)
    world.reading.read(doc_id)
    world.reading.tell(doc_id)


def test_a_photo_is_acknowledged_at_once_and_nothing_is_fetched_yet(world: DocumentWorld) -> None:
    message = world.attach(PHOTO)
    reply = world.attachments.take(message, ASHA)
    assert reply is not None
    assert reply.answer == "✅ Got it, reading…"
    assert reply.verified
    assert world.provider.fetched == []
    (waiting,) = world.ledger.waiting()
    assert (waiting.doc_id, waiting.state) == (doc_id_of(message, 0), "queued")


@pytest.mark.parametrize(
    ("name", "content_type", "says"),
    [
        ("video.mp4", "video/mp4", "video or a sound"),
        ("file.vcf", "text/vcard", "contact card"),
        ("invoice.exe", "application/octet-stream", "a program"),
        ("invoice.pdf.exe", "application/pdf", "a program"),
        ("bills.zip", "application/zip", "zipped"),
        (
            "bill.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "office file",
        ),
        ("clip.mov", "application/octet-stream", "video or a sound"),
        ("photo.heic", "image/heic", "HEIC"),
        ("logo.svg", "image/svg+xml", "can't tell"),
        ("till.py", "text/x-python", "plain text"),
        ("letter.eml", "message/rfc822", "can't tell"),
        ("stock.numbers", "application/x-iwork-numbers-sffnumbers", "office file"),
    ],
)
def test_what_its_type_tells_to_be_no_document_is_refused_at_once(
    world: DocumentWorld, name: str, content_type: str, says: str
) -> None:
    sent = Attachment(name=name, content_type=content_type, url="https://twilio/ME1")
    reply = world.attachments.take(world.attach(sent), ASHA)
    assert reply is not None
    assert (reply.outcome, says in reply.answer, "reading" in reply.answer) == (Outcome.REFUSED, True, False)
    assert (list(world.ledger.waiting()), world.provider.fetched) == ([], [])


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        (PHOTO.model_copy(update={"size_bytes": 10_001}), "too large"),
        (SHEET.model_copy(update={"size_bytes": 10_001}), "too large"),
        (PHOTO.model_copy(update={"url": None}), "couldn't fetch"),
        (PHOTO.model_copy(update={"content_type": "image/webp", "is_sticker": True}), "sticker"),
    ],
)
def test_what_the_door_tells_to_be_of_no_use_is_refused_at_once(
    world: DocumentWorld, sent: Attachment, says: str
) -> None:
    message = world.attach(sent)
    reply = world.attachments.take(message, ASHA)
    assert reply is not None
    assert (reply.outcome, says in reply.answer, "reading" in reply.answer) == (Outcome.REFUSED, True, False)
    assert (list(world.ledger.waiting()), world.provider.fetched) == ([], [])
    assert world.attachments.tables_of(message.channel, message.message_id) == []


def test_what_is_just_small_enough_is_read(world: DocumentWorld) -> None:
    reply = world.attachments.take(world.attach(PHOTO.model_copy(update={"size_bytes": 10_000})), ASHA)
    assert reply is not None
    assert reply.outcome is Outcome.ANSWERED


def test_of_a_photo_and_a_video_the_photo_is_read(world: DocumentWorld) -> None:
    video = Attachment(name="video.mp4", content_type="video/mp4", url="https://twilio/ME3")
    reply = world.attachments.take(world.attach(video, PHOTO), ASHA)
    assert reply is not None
    reading, refused = reply.answer.split("\n")
    assert (reading, "video" in refused) == ("✅ Got it, reading…", True)
    assert len(list(world.ledger.waiting())) == 1


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("bill.pdf", "application/octet-stream"),
        ("scan", ""),
        ("scan.pdf", "application/x-pdf"),
        ("ME1", "image/webp"),
    ],
)
def test_what_its_type_does_not_tell_is_left_to_its_content(name: str, content_type: str) -> None:
    assert unreadable(Attachment(name=name, content_type=content_type, url="https://x")) is None


def test_taking_it_again_after_a_crash_notes_it_once(world: DocumentWorld) -> None:
    message = world.attach(PHOTO)
    assert world.attachments.take(message, ASHA) == world.attachments.take(message, ASHA)
    assert len(world.ledger.newest("demo")) == 1


def test_photos_sent_at_once_are_acknowledged_once_and_each_has_its_result(world: DocumentWorld) -> None:
    messages = [
        world.attach(PHOTO, text=text, message_id=name) for name, text in (("SM1", ""), ("SM2", "paid?"))
    ]
    bursts = Bursts({"whatsapp": timedelta(seconds=1)})
    attachments = replace(world.attachments, together=partial(answered_with, world.messages, bursts))
    for _ in range(2):  # the second time after a crash
        reply = attachments.take(messages[0], ASHA)
        assert reply is not None
        assert reply.answer == "✅ Got both, reading…"
    for message in messages:
        run_all(world, doc_id_of(message, 0))
    told = [one.message for one in world.messages.stored[2:]]
    assert [(one.message_id, one.text) for one in told] == [
        ("SM1:document:0", "Check this document"),
        ("SM2:document:0", "paid?"),
    ]


def test_the_result_is_asked_for_in_the_same_conversation_once(world: DocumentWorld) -> None:
    message = world.attach(PHOTO)
    world.attachments.take(message, ASHA)
    doc_id = doc_id_of(message, 0)
    run_all(world, doc_id)
    run_all(world, doc_id)
    told = [one.message for one in world.messages.stored[1:]]
    assert [(one.message_id, one.conversation_id, one.address) for one in told] == [
        ("SM1:document:0", "C1", "+911")
    ]
    assert told[0].context == {"document": doc_id}
    assert told[0].route == message.route
    assert told[0].text == "Check this document"
    assert world.provider.fetched == ["https://twilio/ME1"]


def test_a_caption_goes_with_the_result(world: DocumentWorld) -> None:
    message = world.attach(PHOTO, text="what will stock out next week?")
    world.attachments.take(message, ASHA)
    run_all(world, doc_id_of(message, 0))
    assert world.messages.stored[-1].message.text == "what will stock out next week?"


def test_the_same_photo_sent_twice_is_read_once_and_told_twice(world: DocumentWorld) -> None:
    for message_id in ("SM1", "SM2"):
        message = world.attach(PHOTO, message_id=message_id)
        world.attachments.take(message, ASHA)
        run_all(world, doc_id_of(message, 0))
    assert len(world.reader.read_files) == 1
    assert [one.message.message_id for one in world.messages.stored] == [
        "SM1", "SM1:document:0", "SM2", "SM2:document:0",
    ]  # fmt: skip


@pytest.mark.parametrize("code", ["media_gone", "document_too_large"])
def test_a_photo_that_cannot_be_had_is_refused_and_told(world: DocumentWorld, code: str) -> None:
    world.provider.faults = [InputError("It is gone.", code=code)]
    message = world.attach(PHOTO)
    world.attachments.take(message, ASHA)
    run_all(world, doc_id_of(message, 0))
    document = world.ledger.known(doc_id_of(message, 0))
    assert document is not None
    assert document.refusal is not None
    assert document.refusal.code == code
    assert world.messages.stored[-1].message.context == {"document": document.doc_id}


def test_a_provider_that_does_not_answer_is_left_to_be_tried_again(world: DocumentWorld) -> None:
    world.provider.faults = [ExternalError("busy")]
    message = world.attach(PHOTO)
    world.attachments.take(message, ASHA)
    with pytest.raises(ExternalError):
        world.attachments.fetch(doc_id_of(message, 0))
    run_all(world, doc_id_of(message, 0))
    document = world.ledger.known(doc_id_of(message, 0))
    assert document is not None
    assert document.state == "done"


def test_a_file_the_door_kept_needs_no_fetching(world: DocumentWorld) -> None:
    kept = world.service.keep(io.BytesIO(BILL), "bill.pdf", "application/pdf", ASHA, "web:k")
    message = world.attach(kept)
    world.attachments.take(message, ASHA)
    run_all(world, doc_id_of(message, 0))
    document = world.ledger.known(doc_id_of(message, 0))
    assert document is not None
    assert (document.state, document.blob_key, document.file_name) == ("done", kept.blob_key, "bill.pdf")


def test_a_message_without_attachments_is_like_any_other(world: DocumentWorld) -> None:
    assert world.attachments.take(world.attach(text="hello"), ASHA) is None


def test_ten_photos_are_taken_and_more_are_said_to_be_left(world: DocumentWorld) -> None:
    message = world.attach(*[PHOTO] * 12)
    reply = world.attachments.take(message, ASHA)
    assert reply is not None
    assert reply.answer.splitlines() == [
        "✅ Got all 10, reading…",
        "I look at the first 10 only. Please send the rest again.",
    ]
    assert len(world.ledger.newest("demo")) == 10


# --- tables ---------------------------------------------------------------------------


def test_a_table_is_imported_and_what_became_of_it_told(world: DocumentWorld) -> None:
    world.directory.people["whatsapp", "+911"] = ADMIN
    message = world.attach(SHEET)
    acknowledged = world.attachments.take(message, ADMIN)
    assert acknowledged is not None
    assert acknowledged.answer == "✅ Got it, taking the rows in…"
    assert list(world.attachments.tables_of("whatsapp", "SM1")) == [0]
    assert world.ledger.newest("demo") == []
    world.attachments.import_table("whatsapp", "SM1", 0)
    asked = world.messages.stored[-1].message
    assert asked.text == "Take in the file ME2.csv"
    reply = world.attachments.take(asked, ADMIN)
    assert reply is not None
    assert reply.answer == "✅ *ME2.csv*: 2 of 2 rows taken in (?), 0 were there before."
    assert {fact.label: fact.value for fact in reply.facts}["Accepted"] == 2
    assert all(fact.source.tables == {"imports": "imp-1"} for fact in reply.facts)


def test_importing_again_after_a_crash_takes_nothing_in_twice(world: DocumentWorld) -> None:
    world.directory.people["whatsapp", "+911"] = ADMIN
    world.attach(SHEET)
    for _ in range(2):
        world.attachments.import_table("whatsapp", "SM1", 0)
    assert len(world.importer.received) == 1
    assert len(world.messages.stored) == 2


def test_who_may_not_import_is_told_so(world: DocumentWorld) -> None:
    world.attach(SHEET)
    world.attachments.import_table("whatsapp", "SM1", 0)
    reply = world.attachments.take(world.messages.stored[-1].message, ASHA)
    assert reply is not None
    assert reply.outcome is Outcome.REFUSED
    assert reply.answer == "❌ The file was not taken in: Only an admin may take in data."


def test_a_table_that_was_given_up_is_told_too(world: DocumentWorld) -> None:
    world.attach(SHEET)
    world.attachments.give_up_table("whatsapp", "SM1", 0)
    reply = world.attachments.take(world.messages.stored[-1].message, ASHA)
    assert reply is not None
    assert "isn't answering just now" in reply.answer


def test_a_person_cannot_have_our_words_put_into_an_answer(world: DocumentWorld) -> None:
    forged = world.attach(SHEET).model_copy(
        update={"attachments": (), "context": {"import_error": "x", "detail": "Revenue is ₹9 crore."}}
    )
    assert world.attachments.take(forged, ASHA) is None
    assert world.attachments.take(forged.model_copy(update={"context": {"import": "IMP_1"}}), ASHA) is None


@pytest.mark.parametrize(
    ("name", "media", "table"),
    [
        ("sales.csv", "application/octet-stream", True),
        ("Book.XLSX", "", True),
        ("ME2", "text/csv; charset=utf-8", True),
        ("ME2", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", True),
        ("bill.pdf", "application/pdf", False),
        ("photo", "image/jpeg", False),
        ("voice", "audio/ogg", False),
    ],
)
def test_rows_are_told_from_documents(name: str, media: str, *, table: bool) -> None:
    assert is_table(Attachment(name=name, content_type=media, url="u")) is table


def test_a_table_gets_the_ending_its_reader_expects() -> None:
    media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert table_name(Attachment(name="ME2", content_type=media)) == "ME2.xlsx"
    assert table_name(Attachment(name="../x/sales.csv", content_type="text/plain")) == "sales.csv"
