"""Voice notes written down by Amazon Transcribe, through a bucket of one's own.

A recording and its transcript lie in the bucket for as long as the work takes and are deleted then.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from functools import cached_property
from typing import Any

from core.errors import ExternalError, InputError

_FORMATS = {
    "audio/ogg": "ogg",
    "audio/opus": "ogg",
    "audio/amr": "amr",
    "audio/mpeg": "mp3",
    "audio/mp3": "mp3",
    "audio/mp4": "mp4",
    "audio/aac": "mp4",
    "audio/webm": "webm",
    "audio/wav": "wav",
    "audio/x-wav": "wav",
}
_LANGUAGES = ["en-IN", "hi-IN"]
_PREFIX = "voice-notes"
_UNFIT = re.compile(r"[^0-9A-Za-z._-]")


class AmazonTranscribe:
    """`core.ports.Transcriber` by Amazon Transcribe; it tells English from Hindi by itself."""

    def __init__(
        self,
        *,
        bucket: str,
        region: str,
        endpoint_url: str | None = None,
        wait_s: float = 60.0,
        poll_s: float = 2.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._bucket = bucket
        self._region = region
        self._endpoint_url = endpoint_url
        self._wait_s = wait_s
        self._poll_s = poll_s
        self._sleep = sleep

    @cached_property
    def _clients(self) -> tuple[Any, Any]:
        import boto3  # noqa: PLC0415 - half a second, and only where it is set

        how = {"region_name": self._region, "endpoint_url": self._endpoint_url}
        return boto3.client("s3", **how), boto3.client("transcribe", **how)

    def transcribe(self, name: str, content: bytes, content_type: str) -> str:
        """Return the words; empty where none were understood.

        Raises:
            InputError: the kind of recording is not taken.
            ExternalError: Transcribe failed or is not done yet; ask again.
        """
        kind = _FORMATS.get(content_type.split(";", maxsplit=1)[0].strip().lower())
        if kind is None:
            raise InputError(f"A recording of the kind {content_type} can't be written down.")
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - heavy

        job = f"smartretail-{_UNFIT.sub('-', name)}"
        source, target = f"{_PREFIX}/{job}.{kind}", f"{_PREFIX}/{job}.json"
        storage, service = self._clients
        try:
            if not self._known(service, job):
                storage.put_object(Bucket=self._bucket, Key=source, Body=content)
                service.start_transcription_job(
                    TranscriptionJobName=job,
                    Media={"MediaFileUri": f"s3://{self._bucket}/{source}"},
                    MediaFormat=kind,
                    IdentifyLanguage=True,
                    LanguageOptions=_LANGUAGES,
                    OutputBucketName=self._bucket,
                    OutputKey=target,
                )
            self._finished(service, job)
            written = json.load(storage.get_object(Bucket=self._bucket, Key=target)["Body"])
            for key in (source, target):
                storage.delete_object(Bucket=self._bucket, Key=key)
        except (BotoCoreError, ClientError) as error:
            raise ExternalError(
                f"Amazon Transcribe failed ({type(error).__name__}). Check the bucket "
                f"{self._bucket} and the AWS credentials.",
                code="transcribe_failed",
            ) from error
        return " ".join(one["transcript"] for one in written["results"]["transcripts"]).strip()

    def _known(self, service: Any, job: str) -> bool:
        found = service.list_transcription_jobs(JobNameContains=job)["TranscriptionJobSummaries"]
        return any(one["TranscriptionJobName"] == job for one in found)

    def _finished(self, service: Any, job: str) -> None:
        waited = 0.0
        while True:
            state = service.get_transcription_job(TranscriptionJobName=job)["TranscriptionJob"]
            if state["TranscriptionJobStatus"] == "COMPLETED":
                return
            if state["TranscriptionJobStatus"] == "FAILED":
                raise InputError(f"The recording could not be written down: {state.get('FailureReason', '')}")
            if waited >= self._wait_s:
                raise ExternalError("Amazon Transcribe is not done yet.", code="transcribe_slow")
            self._sleep(self._poll_s)
            waited += self._poll_s
