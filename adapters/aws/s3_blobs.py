"""Immutable files in an S3 bucket, encrypted with KMS, and addresses to send them to directly."""

from __future__ import annotations

import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import IO, Any, BinaryIO, cast

from core.errors import ConflictError, ExternalError, InputError
from core.ports import UploadTicket

_IN_MEMORY = 8 * 1024 * 1024
_PIECE = 1 << 20
_TAKEN = frozenset({"PreconditionFailed", "ConditionalRequestConflict"})
_MISSING = frozenset({"NoSuchKey", "404", "NotFound"})


@dataclass(frozen=True)
class Bucket:
    """A bucket and how to reach it.

    `kms_key_id` empty uses the account's own key for S3; `endpoint_url` is for a private link
    or a test server. Credentials come from the environment, as AWS has it.
    """

    name: str
    region: str
    kms_key_id: str = ""
    endpoint_url: str | None = None

    @cached_property
    def client(self) -> Any:
        """The S3 client; it makes no call until it is used."""
        import boto3  # noqa: PLC0415 - half a second, and only where a bucket is set
        from botocore.config import Config  # noqa: PLC0415 - with it

        config = Config(signature_version="s3v4", retries={"total_max_attempts": 3, "mode": "standard"})
        return boto3.client("s3", region_name=self.region, endpoint_url=self.endpoint_url, config=config)

    @property
    def encryption(self) -> dict[str, str]:
        """What each write says about its encryption."""
        own = {"SSEKMSKeyId": self.kms_key_id} if self.kms_key_id else {}
        return {"ServerSideEncryption": "aws:kms", **own}


class S3Blobs:
    """`core.ports.Blobs` in a bucket; a key that is taken is never written over."""

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket

    def put(self, key: str, content: BinaryIO) -> str:
        """Store the content whole or not at all; return its SHA-256, hex.

        Raises:
            ConflictError: the key holds other content.
            ExternalError: S3 did not take it.
        """
        _check(key)
        with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
            digest = _copy(content, copy)
            copy.seek(0)
            try:
                with _translated(key):
                    self._bucket.client.put_object(
                        Bucket=self._bucket.name,
                        Key=key,
                        Body=copy,
                        IfNoneMatch="*",
                        **self._bucket.encryption,
                    )
            except ConflictError:
                with self.open(key) as there:
                    if _copy(there, None) != digest:
                        raise
        return digest

    def open(self, key: str) -> BinaryIO:
        """Open for reading; `InputError` where there is no such blob."""
        _check(key)
        copy = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - the caller closes it
        try:
            with _translated(key):
                self._bucket.client.download_fileobj(self._bucket.name, key, copy)
        except BaseException:
            copy.close()
            raise
        copy.seek(0)
        return cast("BinaryIO", copy)

    def delete(self, key: str) -> None:
        """Remove; removing what is not there is fine."""
        _check(key)
        with _translated(key):
            self._bucket.client.delete_object(Bucket=self._bucket.name, Key=key)


class S3UploadUrls:
    """`core.ports.UploadUrls`: presigned `PUT`s, which S3 refuses where the headers differ."""

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket

    def put_url(self, doc_id: str, blob_key: str, media_type: str, expires_in_s: int) -> UploadTicket:
        """Return the address for one file, and the headers it must be sent with."""
        encryption = self._bucket.encryption
        with _translated(blob_key):
            url = self._bucket.client.generate_presigned_url(
                "put_object",
                Params={
                    "Bucket": self._bucket.name,
                    "Key": blob_key,
                    "ContentType": media_type,
                    "IfNoneMatch": "*",
                    **encryption,
                },
                ExpiresIn=expires_in_s,
            )
        headers = {
            "Content-Type": media_type,
            "If-None-Match": "*",
            "x-amz-server-side-encryption": encryption["ServerSideEncryption"],
        }
        if "SSEKMSKeyId" in encryption:
            headers["x-amz-server-side-encryption-aws-kms-key-id"] = encryption["SSEKMSKeyId"]
        return UploadTicket(doc_id, str(url), headers, expires_in_s)


def _check(key: str) -> None:
    if len(key.split("/")) < 2 or len(key.encode()) > 1_000:
        raise InputError(f"{key[:40]!r} is no file key: it has the form tenant/area/name.")


def _copy(content: BinaryIO, copy: IO[bytes] | None) -> str:
    digest = sha256()
    while piece := content.read(_PIECE):
        digest.update(piece)
        if copy is not None:
            copy.write(piece)
    return digest.hexdigest()


@contextmanager
def _translated(key: str) -> Generator[None]:
    """Turn botocore's errors into ours."""
    from boto3.exceptions import Boto3Error  # noqa: PLC0415 - see above
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415

    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", ""))
        if code in _TAKEN:
            raise ConflictError(f"The file key {key!r} is taken by other content.") from error
        if code in _MISSING:
            raise InputError(f"There is no file {key!r}.") from error
        raise ExternalError(f"S3 answered {code or 'with an error'}; try again.") from error
    except (BotoCoreError, Boto3Error) as error:
        raise ExternalError(f"S3 did not answer ({type(error).__name__}); try again.") from error
