"""Fetches what was attached to a message: from the provider's own hosts only, and no more than agreed.

The address comes out of a signed webhook, yet it is never followed blindly: a host that is not
the provider's, another scheme, or a redirect elsewhere is refused, so that nobody can have this
server call a machine of their choice. Credentials go to the provider's host alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import httpx

from core.errors import ExternalError, InputError

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({401, 403, 404, 410})


@dataclass(frozen=True)
class HttpMedia:
    """Implements `core.ports.MediaFetcher`.

    Args:
        origins: Scheme, host and port where the provider keeps files: `https://api.twilio.com`.
        then: Hosts (with or without a port) one redirect may lead to, without credentials;
            `.example.com` stands for the hosts under it.
        headers: The provider's credentials.
        largest: Bytes a file may have.
        timeout_s: Seconds the provider may take to answer, and between two pieces.
        html_means_refused: A page instead of a file is the provider's sign-in page.
    """

    origins: frozenset[str]
    largest: int
    then: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    timeout_s: float = 15.0
    html_means_refused: bool = False

    def fetch(self, url: str) -> bytes:
        """Return the file.

        Raises:
            InputError: it is too large, gone, or not where the provider keeps its files.
            ExternalError: the provider did not answer.
        """
        if _origin(url) not in self.origins:
            raise _foreign()
        try:
            with httpx.Client(timeout=self.timeout_s, follow_redirects=False, trust_env=False) as http:
                content, onward = self._get(http, url, self.headers)
                if onward is None:
                    return content
                if _origin(onward) in self.origins:
                    content, further = self._get(http, onward, self.headers)
                elif self._may_lead_to(onward):
                    content, further = self._get(http, onward, {})
                else:
                    raise _foreign()
                if further is not None:
                    raise _foreign()
                return content
        except httpx.HTTPError as error:
            raise ExternalError(
                f"The file could not be fetched ({type(error).__name__}); it is tried again.",
                code="media_unreachable",
            ) from error

    def _get(self, http: httpx.Client, url: str, headers: Mapping[str, str]) -> tuple[bytes, str | None]:
        """Return the content, or where it is to be had."""
        with http.stream("GET", url, headers=dict(headers)) as answer:
            if answer.status_code in _REDIRECTS:
                return b"", urljoin(url, answer.headers.get("location", ""))
            if answer.status_code in _GONE:
                raise InputError("The file is not there any more; send it again.", code="media_gone")
            if answer.status_code != 200:
                raise ExternalError(
                    f"The provider answered {answer.status_code}; it is tried again.",
                    code="media_unreachable",
                )
            if self.html_means_refused and "text/html" in answer.headers.get("content-type", ""):
                raise InputError("The file may not be read by this app; check its scopes.", code="media_gone")
            return self._within(answer), None

    def _within(self, answer: httpx.Response) -> bytes:
        """Return the body, which is refused as soon as it proves too large."""
        announced = answer.headers.get("content-length", "")
        if announced.isdecimal() and int(announced) > self.largest:
            raise self._too_large()
        content = bytearray()
        for piece in answer.iter_bytes():
            content += piece
            if len(content) > self.largest:
                raise self._too_large()
        return bytes(content)

    def _may_lead_to(self, url: str) -> bool:
        """Tell whether a redirect may be followed: no less safely than to the provider itself."""
        scheme, _, place = _origin(url).partition("://")
        host = place.partition(":")[0]
        plain_too = any(origin.startswith("http://") for origin in self.origins)
        return scheme in (("https", "http") if plain_too else ("https",)) and any(
            allowed in (host, place) or (allowed.startswith(".") and host.endswith(allowed))
            for allowed in self.then
        )

    def _too_large(self) -> InputError:
        return InputError(
            f"The file is larger than {self.largest // (1024 * 1024)} MB; send it in parts.",
            code="document_too_large",
            limit=str(self.largest // (1024 * 1024)),
        )


def origin_of(url: str) -> str:
    """Return an address's scheme, host and port."""
    return _origin(url)


def _origin(url: str) -> str:
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    return f"{parts.scheme}://{(parts.hostname or '').lower()}{port}" if not parts.username else ""


def _foreign() -> InputError:
    return InputError("The file does not lie where the provider keeps its files.", code="media_foreign")
