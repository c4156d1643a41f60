"""One request and its reply: conditional, bounded in time and size, and not followed further."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import httpcore
import httpx

from adapters.collector.network import GuardedBackend, Resolve, resolved
from core.errors import ExternalError

if TYPE_CHECKING:
    import ssl

_GZIP = 16 + zlib.MAX_WBITS


@dataclass(frozen=True)
class Ask:
    """What to ask for, and what the reply may cost.

    `conditions` are the headers of a conditional request. With `cut` a reply that is too
    large is cut off there, else it is refused.
    """

    url: str
    user_agent: str
    max_bytes: int
    timeout_s: float
    allow_private: bool = False
    conditions: Mapping[str, str] = field(default_factory=dict[str, str])
    cut: bool = False


@dataclass(frozen=True)
class Reply:
    """A reply as it came, unpacked. Header names are lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def exchange(ask: Ask, resolve: Resolve = resolved) -> Reply:
    """Send one GET request and read the reply; a redirect is a reply like any other.

    Raises:
        ExternalError: no reply within the time, one that is too large or cannot be
            unpacked, or a host that may not be asked. `code` tells which.
    """
    backend = GuardedBackend(allow_private=ask.allow_private, seconds=ask.timeout_s, resolve=resolve)
    try:
        with (
            httpcore.ConnectionPool(ssl_context=_certificates(), network_backend=backend) as pool,
            pool.stream("GET", ask.url, headers=_headers(ask)) as response,
        ):
            headers = {
                name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers
            }
            body = _body(ask, headers, response.iter_stream()) if response.status == 200 else b""
            return Reply(response.status, headers, body)
    except httpcore.TimeoutException as error:
        raise ExternalError(
            f"{ask.url} did not answer in full within {ask.timeout_s:g} s.", code="too_slow"
        ) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        kind = type(error).__name__
        raise ExternalError(f"{ask.url} cannot be reached ({kind}: {error}).", code="unreachable") from error


@lru_cache(maxsize=1)
def _certificates() -> ssl.SSLContext:
    return httpx.create_ssl_context()


def _headers(ask: Ask) -> list[tuple[bytes, bytes]]:
    headers = {
        "Host": httpx.URL(ask.url).netloc.decode("ascii"),
        "User-Agent": ask.user_agent,
        "Accept-Encoding": "gzip",
        "Accept": "*/*",
        "Connection": "close",
        **ask.conditions,
    }
    return [(name.encode("ascii"), value.encode("latin-1")) for name, value in headers.items()]


def _body(ask: Ask, headers: Mapping[str, str], stream: Iterable[bytes]) -> bytes:
    """Read the body, unpacking as it comes, so that a gzip bomb stops at the limit too."""
    encoding = headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip", ""):
        raise ExternalError(
            f"{ask.url} answered in the encoding {encoding!r}; only gzip was asked for.", code="bad_encoding"
        )
    unpacker = zlib.decompressobj(_GZIP) if encoding.endswith("gzip") else None
    body = bytearray()
    try:
        for piece in stream:
            room = ask.max_bytes + 1 - len(body)
            body += piece if unpacker is None else unpacker.decompress(piece, room)
            if len(body) > ask.max_bytes:
                if ask.cut:
                    return bytes(body[: ask.max_bytes])
                raise ExternalError(
                    f"{ask.url} is larger than {ask.max_bytes:,} bytes; raise max_megabytes if it should be.",
                    code="too_large",
                )
            if unpacker is not None and unpacker.eof:
                break
    except zlib.error as error:
        raise ExternalError(f"{ask.url} sent damaged gzip ({error}).", code="bad_encoding") from error
    if unpacker is not None and (not unpacker.eof or unpacker.unused_data):
        raise ExternalError(f"{ask.url} sent gzip that breaks off or goes on.", code="bad_encoding")
    return bytes(body)
