"""What the home uses of AWS, asked whether it answers: the bucket, the queue, the search cluster."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from core.finding import Finding

if TYPE_CHECKING:
    from app.bootstrap import Home

_TIMEOUT_S = 5.0
_ROLE = "Check the credentials and rights of this machine's AWS role, the region and the endpoint."


def services(home: Home) -> Iterator[Finding]:
    """Look whether the services that are set up answer; one that is not set is not looked at."""
    settings = home.settings
    used = False
    if settings.s3_bucket_docs:
        used = True
        yield asked(
            f"S3 bucket {settings.s3_bucket_docs}",
            lambda: client("s3", home, settings.s3_endpoint_url).head_bucket(Bucket=settings.s3_bucket_docs),
        )
    if settings.sqs_documents_url:
        used = True
        yield asked(
            "SQS queue of documents",
            lambda: client("sqs", home, settings.sqs_endpoint_url).get_queue_attributes(
                QueueUrl=settings.sqs_documents_url, AttributeNames=["ApproximateNumberOfMessages"]
            ),
        )
    if settings.opensearch_endpoint:
        used = True
        yield _reached("OpenSearch", settings.opensearch_endpoint)
    if settings.document_reader == "textract" or settings.embeddings == "bedrock":
        used = True
        found = credentials()
        yield Finding(
            "AWS credentials", found, "found" if found else "none were found", "" if found else _ROLE
        )
    if not used:
        yield Finding("AWS", None, "nothing of it is used")


def credentials() -> bool:
    """Tell whether AWS credentials are to be found the usual ways."""
    import boto3  # noqa: PLC0415 - half a second

    return boto3.Session().get_credentials() is not None


def client(service: str, home: Home, endpoint_url: str | None) -> Any:
    """Return a client that gives up soon."""
    import boto3  # noqa: PLC0415 - half a second
    from botocore.config import Config  # noqa: PLC0415 - with it

    config = Config(connect_timeout=_TIMEOUT_S, read_timeout=_TIMEOUT_S, retries={"total_max_attempts": 1})
    clients: Any = boto3
    return clients.client(
        service, region_name=home.settings.aws_region, endpoint_url=endpoint_url, config=config
    )


def asked(name: str, ask: Callable[[], object]) -> Finding:
    """Ask a service something harmless; return whether it answered."""
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - with boto3

    try:
        ask()
    except ClientError as error:
        return Finding(name, False, str(error.response.get("Error", {}).get("Code", "refused")), _ROLE)
    except BotoCoreError as error:
        return Finding(name, False, str(error), _ROLE)
    return Finding(name, True, "answers")


def _reached(name: str, url: str) -> Finding:
    """Look whether a host takes connections; what it answers is its own client's matter."""
    parts = urlsplit(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        socket.create_connection((parts.hostname or "", port), timeout=_TIMEOUT_S).close()
    except OSError as error:
        return Finding(name, False, f"{parts.hostname}:{port}: {error}", f"Check the address {url}.")
    return Finding(name, True, f"{parts.hostname} takes connections")
