"""Documents in S3: kept once and encrypted, sent to directly, and told of through SQS."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Generator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from adapters.aws import S3Blobs, S3UploadUrls, SqsUploadEvents
from adapters.aws.s3_blobs import Bucket
from core.errors import ConflictError, ExternalError, InputError
from core.ports import Blobs
from jobs.documents import Shelf
from jobs.documents.dispatch import DocumentDispatcher
from jobs.documents.workflow import DocumentRooms
from tests.jobs.documents.fakes import BILL, MAX_BYTES, DocumentWorld
from tests.jobs.fakes import ASHA

NAME, REGION = "shop-documents", "ap-south-1"
KEY = "demo/documents/2026-11-22/DOC_a"


@pytest.fixture(scope="module")
def endpoint() -> Generator[str]:
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture(autouse=True)
def credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")


@pytest.fixture
def bucket(endpoint: str) -> Generator[Bucket]:
    bucket = Bucket(NAME, REGION, "alias/documents", endpoint)
    reset = urllib.request.Request(f"{endpoint}/moto-api/reset", method="POST")  # noqa: S310 - loopback
    urllib.request.urlopen(reset).close()  # noqa: S310 - loopback
    bucket.client.create_bucket(Bucket=NAME, CreateBucketConfiguration={"LocationConstraint": REGION})
    yield bucket
    bucket.client.close()


@pytest.fixture
def queue(endpoint: str, bucket: Bucket) -> str:
    """A queue that S3 tells of each new object, as in production."""
    import boto3

    sqs: Any = boto3.client("sqs", region_name=REGION, endpoint_url=endpoint)
    url = sqs.create_queue(QueueName="documents")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    bucket.client.put_bucket_notification_configuration(
        Bucket=NAME,
        NotificationConfiguration={
            "QueueConfigurations": [{"QueueArn": arn, "Events": ["s3:ObjectCreated:*"]}]
        },
    )
    sqs.close()
    return str(url)


def send_straight(url: str, content: bytes, headers: dict[str, str]) -> int:
    request = urllib.request.Request(url, data=content, headers=headers, method="PUT")  # noqa: S310 - loopback
    with urllib.request.urlopen(request) as answer:  # noqa: S310 - loopback
        return int(answer.status)


def test_a_file_is_kept_encrypted_and_comes_back(bucket: Bucket) -> None:
    blobs: Blobs = S3Blobs(bucket)
    digest = blobs.put(KEY, BytesIO(BILL))
    assert len(digest) == 64
    with blobs.open(KEY) as file:
        assert file.read() == BILL
    head = bucket.client.head_object(Bucket=NAME, Key=KEY)
    assert head["ServerSideEncryption"] == "aws:kms"
    assert "documents" in head["SSEKMSKeyId"]


def test_a_file_never_changes(bucket: Bucket) -> None:
    blobs = S3Blobs(bucket)
    assert blobs.put(KEY, BytesIO(BILL)) == blobs.put(KEY, BytesIO(BILL))
    with pytest.raises(ConflictError):
        blobs.put(KEY, BytesIO(b"other"))
    with blobs.open(KEY) as file:
        assert file.read() == BILL


def test_what_is_not_there_is_an_error_to_read_and_fine_to_remove(bucket: Bucket) -> None:
    blobs = S3Blobs(bucket)
    with pytest.raises(InputError):
        blobs.open(KEY)
    blobs.delete(KEY)
    blobs.put(KEY, BytesIO(BILL))
    blobs.delete(KEY)
    with pytest.raises(InputError):
        blobs.open(KEY)


def test_a_bucket_that_is_not_there_is_worth_a_retry(bucket: Bucket) -> None:
    with pytest.raises(ExternalError):
        S3Blobs(replace(bucket, name="no-such-bucket")).put(KEY, BytesIO(BILL))


def test_the_address_names_the_key_the_expiry_and_the_encryption(bucket: Bucket) -> None:
    ticket = S3UploadUrls(bucket).put_url("DOC_a", KEY, "application/pdf", 900)
    assert (ticket.doc_id, ticket.expires_in_s) == ("DOC_a", 900)
    assert KEY in ticket.url
    assert "X-Amz-Expires=900" in ticket.url
    assert "x-amz-server-side-encryption" in ticket.url
    assert ticket.headers["x-amz-server-side-encryption"] == "aws:kms"
    assert ticket.headers["x-amz-server-side-encryption-aws-kms-key-id"] == "alias/documents"


def world_in_s3(bucket: Bucket, folder: Path) -> DocumentWorld:
    blobs = S3Blobs(bucket)
    world = DocumentWorld(folder, blobs=blobs)
    world.service = replace(
        world.service,
        shelf=Shelf(blobs, world.reader, folder / "work", MAX_BYTES),
        urls=S3UploadUrls(bucket),
    )
    return world


def test_a_file_sent_straight_to_the_bucket_is_queued_by_its_event_and_read(
    bucket: Bucket, queue: str, endpoint: str, tmp_path: Path
) -> None:
    world = world_in_s3(bucket, tmp_path)
    ticket = world.service.announce(ASHA, "bill.pdf", doc_type="invoice")
    assert send_straight(ticket.url, BILL, dict(ticket.headers)) == 200
    events = SqsUploadEvents(queue, NAME, REGION, endpoint, wait_s=0)
    rooms = DocumentRooms(world.attachments, world.reading, world.service, events)
    enqueued: list[str] = []
    dispatcher = DocumentDispatcher(rooms, lambda document: enqueued.append(document.doc_id))
    while not dispatcher.note_arrivals(events):
        pass
    assert dispatcher.sweep() == 1
    assert enqueued == [ticket.doc_id]
    document = world.reading.read(ticket.doc_id)
    assert document is not None
    assert (document.state, document.size_bytes) == ("done", len(BILL))
    assert all("document_pages" in event.blob_key for event in events.poll())  # it was acknowledged


def test_a_file_that_is_too_large_is_refused_when_it_arrives(
    bucket: Bucket, queue: str, endpoint: str, tmp_path: Path
) -> None:
    world = world_in_s3(bucket, tmp_path)
    ticket = world.service.announce(ASHA, "bill.pdf")
    send_straight(ticket.url, b"x" * (MAX_BYTES + 1), dict(ticket.headers))
    events = SqsUploadEvents(queue, NAME, REGION, endpoint, wait_s=0)
    rooms = DocumentRooms(world.attachments, world.reading, world.service, events)
    dispatcher = DocumentDispatcher(rooms, lambda document: None)
    while not dispatcher.note_arrivals(events):
        pass
    document = world.ledger.known(ticket.doc_id)
    assert document is not None
    assert document.refusal is not None
    assert document.refusal.code == "document_too_large"


def test_events_of_other_things_are_dropped(queue: str, endpoint: str) -> None:
    import boto3

    sqs: Any = boto3.client("sqs", region_name=REGION, endpoint_url=endpoint)
    other = {"eventName": "ObjectCreated:Put", "s3": {"bucket": {"name": "x"}, "object": {"key": "a/b"}}}
    removed = {
        "eventName": "ObjectRemoved:Delete",
        "s3": {"bucket": {"name": NAME}, "object": {"key": "a/b"}},
    }
    for body in (
        "no json",
        "[]",
        json.dumps({"Event": "s3:TestEvent"}),
        json.dumps({"Records": [other, removed]}),
    ):
        sqs.send_message(QueueUrl=queue, MessageBody=body)
    events = SqsUploadEvents(queue, NAME, REGION, endpoint, wait_s=0)
    assert [event for _ in range(3) for event in events.poll()] == []
    left = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["ApproximateNumberOfMessages"])
    assert left["Attributes"]["ApproximateNumberOfMessages"] == "0"
    sqs.close()


def test_an_event_that_came_through_sns_and_an_encoded_key_are_read(queue: str, endpoint: str) -> None:
    import boto3

    sqs: Any = boto3.client("sqs", region_name=REGION, endpoint_url=endpoint)
    record = {
        "eventName": "ObjectCreated:Put",
        "s3": {"bucket": {"name": NAME}, "object": {"key": "demo/documents/a+b%2Bc"}},
    }
    sqs.send_message(QueueUrl=queue, MessageBody=json.dumps({"Message": json.dumps({"Records": [record]})}))
    events = SqsUploadEvents(queue, NAME, REGION, endpoint, wait_s=0)
    found = [event for _ in range(3) for event in events.poll()]
    assert [event.blob_key for event in found] == ["demo/documents/a b+c"]
    sqs.close()
