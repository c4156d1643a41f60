"""Files that arrived in the bucket, told by S3 through an SQS queue.

S3 sends an event at least once and in no order; a message is deleted only after its file was
noted, so that a crash between the two lets it come again.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any
from urllib.parse import unquote_plus

from core.errors import ExternalError
from core.ports import UploadEvent

WAIT_S = 10
_MOST = 10

log = logging.getLogger(__name__)


class SqsUploadEvents:
    """`core.ports.UploadEvents` on a queue; only `ObjectCreated` of the bucket counts."""

    def __init__(
        self, queue_url: str, bucket: str, region: str, endpoint_url: str | None = None, wait_s: int = WAIT_S
    ) -> None:
        self._queue_url = queue_url
        self._bucket = bucket
        self._region = region
        self._endpoint_url = endpoint_url
        self._wait_s = wait_s

    @cached_property
    def _client(self) -> Any:
        import boto3  # noqa: PLC0415 - half a second, and only where a queue is set

        return boto3.client("sqs", region_name=self._region, endpoint_url=self._endpoint_url)

    def poll(self) -> list[UploadEvent]:
        """Wait a while for events and return those that came.

        Raises:
            ExternalError: SQS cannot be reached.
        """
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - see above

        try:
            answer = self._client.receive_message(
                QueueUrl=self._queue_url, MaxNumberOfMessages=_MOST, WaitTimeSeconds=self._wait_s
            )
            events: list[UploadEvent] = []
            for message in answer.get("Messages", ()):
                handle = str(message["ReceiptHandle"])
                keys = list(self._keys(str(message["Body"])))
                events += [UploadEvent(key, handle) for key in keys]
                if not keys:
                    self._delete(handle)
        except (ClientError, BotoCoreError) as error:
            raise ExternalError(f"SQS did not answer ({type(error).__name__}).") from error
        return events

    def done(self, event: UploadEvent) -> None:
        """Acknowledge an event, so that it does not come again."""
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - see above

        try:
            self._delete(event.handle)
        except (ClientError, BotoCoreError) as error:
            raise ExternalError(f"SQS did not answer ({type(error).__name__}).") from error

    def _delete(self, handle: str) -> None:
        self._client.delete_message(QueueUrl=self._queue_url, ReceiptHandle=handle)

    def _keys(self, body: str) -> Iterator[str]:
        """Yield the keys a message tells of; S3 may send them through SNS, and its own test event."""
        try:
            told: Any = json.loads(body)
            if isinstance(told, dict) and "Records" not in told and "Message" in told:
                told = json.loads(str(told["Message"]))
        except ValueError:
            log.warning("An SQS message is no JSON and is dropped")
            return
        records: Any = told.get("Records", ()) if isinstance(told, dict) else ()
        for record in records:
            yield from self._key(record)

    def _key(self, record: Mapping[str, Any]) -> Iterator[str]:
        stored = record.get("s3") or {}
        if not str(record.get("eventName", "")).startswith("ObjectCreated"):
            return
        if (stored.get("bucket") or {}).get("name") != self._bucket:
            return
        yield unquote_plus(str((stored.get("object") or {}).get("key", "")))
