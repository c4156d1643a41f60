"""Voice notes by Amazon Transcribe, on moto: the calls it takes, and nothing left behind."""

from __future__ import annotations

import json
from collections.abc import Generator
from typing import Any

import boto3
import pytest
from moto import mock_aws

from adapters.aws.transcribe import AmazonTranscribe
from core.errors import ExternalError, InputError

BUCKET = "shop-voices"
REGION = "ap-south-1"


@pytest.fixture
def storage(monkeypatch: pytest.MonkeyPatch) -> Generator[Any]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    with mock_aws():
        client = boto3.client("s3", region_name=REGION)
        client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
        yield client


def transcriber(storage: Any, words: str, wait_s: float = 60.0) -> AmazonTranscribe:
    """Moto does the job and writes nothing: the transcript is put beside it while it is waited for."""

    def written(seconds: float) -> None:
        body = {"results": {"transcripts": [{"transcript": words}]}}
        storage.put_object(
            Bucket=BUCKET, Key="voice-notes/smartretail-SM1-0.json", Body=json.dumps(body).encode()
        )

    return AmazonTranscribe(bucket=BUCKET, region=REGION, wait_s=wait_s, sleep=written)


def test_what_was_said_comes_back_and_nothing_stays_in_the_bucket(storage: Any) -> None:
    said = transcriber(storage, " कल क्या ख़त्म होगा ").transcribe("SM1-0", b"opus", "audio/ogg; codecs=opus")
    assert said == "कल क्या ख़त्म होगा"
    assert "Contents" not in storage.list_objects_v2(Bucket=BUCKET)
    [job] = boto3.client("transcribe", region_name=REGION).list_transcription_jobs()[
        "TranscriptionJobSummaries"
    ]
    assert job["TranscriptionJobName"] == "smartretail-SM1-0"


def test_asked_again_it_goes_on_with_the_same_job(storage: Any) -> None:
    with pytest.raises(ExternalError):
        transcriber(storage, "milk", wait_s=0.0).transcribe("SM1-0", b"opus", "audio/ogg")
    assert transcriber(storage, "milk").transcribe("SM1-0", b"opus", "audio/ogg") == "milk"


def test_what_it_cannot_write_down_is_refused(storage: Any) -> None:
    with pytest.raises(InputError):
        transcriber(storage, "").transcribe("SM1-0", b"x", "audio/x-unheard-of")


def test_a_bucket_that_is_not_there_is_named(storage: Any) -> None:
    elsewhere = AmazonTranscribe(bucket="nobodys-bucket", region=REGION)
    with pytest.raises(ExternalError, match="nobodys-bucket"):
        elsewhere.transcribe("SM1-0", b"x", "audio/ogg")
