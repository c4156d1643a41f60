"""Reaching OpenSearch, and its faults in our words."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from core.errors import ExternalError, InputError

_TIMEOUT_S = 30


def opensearch_client(
    endpoint: str, *, user: str = "", password: str = "", region: str = "", retries: int = 3
) -> Any:
    """Return a client of a cluster.

    Args:
        endpoint: Such as https://search.example.com.
        user: For a cluster with its own users.
        password: Of that user.
        region: Of a domain of Amazon OpenSearch Service that takes IAM signatures, where there is no user.
        retries: How often a request that was not answered is sent again.
    """
    from opensearchpy import OpenSearch, RequestsHttpConnection, Urllib3HttpConnection  # noqa: PLC0415 - heavy

    options: dict[str, Any] = {"timeout": _TIMEOUT_S, "max_retries": retries, "retry_on_timeout": True}
    if user:
        options |= {"http_auth": (user, password), "connection_class": Urllib3HttpConnection}
    elif region:
        options |= {"http_auth": _signer(region), "connection_class": RequestsHttpConnection}
    return OpenSearch(hosts=[endpoint], http_compress=True, **options)


@contextmanager
def answered() -> Generator[None]:
    """Let what OpenSearch refuses or leaves unanswered be an `ExternalError`."""
    from opensearchpy.exceptions import OpenSearchException  # noqa: PLC0415 - heavy

    try:
        yield
    except OpenSearchException as error:
        raise ExternalError(
            f"OpenSearch did not do as asked: {error}. Check SMARTRETAIL_OPENSEARCH_ENDPOINT and the "
            "cluster's health; the work is tried again."
        ) from error


def refused(outcome: dict[str, Any]) -> ExternalError:
    """Return the error of one document that OpenSearch did not take."""
    return ExternalError(
        f"OpenSearch did not take passage {outcome.get('_id')}: {outcome.get('status')} "
        f"{outcome.get('error')}. Check the cluster's health; the work is tried again."
    )


def _signer(region: str) -> Any:
    import boto3  # noqa: PLC0415 - heavy
    from opensearchpy import RequestsAWSV4SignerAuth  # noqa: PLC0415 - heavy

    credentials = boto3.Session().get_credentials()
    if credentials is None:
        raise InputError(
            "No AWS credentials were found to sign requests to OpenSearch with. Give the process a role, or "
            "set SMARTRETAIL_OPENSEARCH_USER."
        )
    return RequestsAWSV4SignerAuth(credentials, region, "es")
