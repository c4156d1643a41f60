"""One host and the addresses on it: no address of a source leads anywhere else."""

from __future__ import annotations

from dataclasses import dataclass

import httpx

from core.errors import InputError

MAX_URL_CHARS = 1_000
"""What the table of competitor prices can hold."""


@dataclass(frozen=True)
class Site:
    """A base address and its host, lower case and in ASCII."""

    base: httpx.URL
    host: str

    def address(self, link: str) -> str:
        """Return a link as a whole address on this site.

        Raises:
            InputError: it leads to another host, or is no http or https address.
        """
        try:
            url = self.base.join(link).copy_with(fragment=None)
        except (httpx.InvalidURL, ValueError, TypeError) as error:
            raise InputError(f"{link!r} is no address: {error}. Correct it.") from error
        if not belongs(url, self.host):
            raise InputError(
                f"{link!r} leads away from {self.host}; a source asks one host only. "
                "Make another source of it."
            )
        if len(str(url)) > MAX_URL_CHARS:
            raise InputError(f"{link[:80]!r}… is longer than {MAX_URL_CHARS} characters. Shorten it.")
        return str(url)


def site_of(base_url: str, what: str) -> Site:
    """Return the site a base address names.

    Raises:
        InputError: it is no http or https address, or carries a user name.
    """
    try:
        url = httpx.URL(base_url)
    except (httpx.InvalidURL, ValueError) as error:
        raise InputError(f"{what}: {base_url!r} is no address: {error}. Correct it.") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise InputError(f"{what}: {base_url!r} is no address. It starts with https:// (or http://).")
    if url.userinfo or url.query or url.fragment:
        raise InputError(
            f"{what}: {url.host!r} may carry no user name, query or fragment; they do not belong to a site."
        )
    return Site(url, host_of(url))


def host_of(url: httpx.URL) -> str:
    """Return an address's host, lower case and in ASCII, without the root's dot."""
    return url.raw_host.decode("ascii").lower().rstrip(".")


def belongs(url: httpx.URL, host: str) -> bool:
    """Tell whether an address is http or https, on the host, and without a user name."""
    return url.scheme in ("http", "https") and host_of(url) == host and not url.userinfo


def authority_of(url: httpx.URL) -> str:
    """Return scheme, host and port: what one robots.txt speaks for."""
    return f"{url.scheme}://{host_of(url)}:{url.port or (443 if url.scheme == 'https' else 80)}"
