"""Asking one site: with its permission, at its pace, and never led to another."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import httpx

from adapters.collector import robots
from adapters.collector.exchange import Ask, Reply
from adapters.collector.files import folder_name, read_file, write_file
from adapters.collector.pace import Pace, PutOffError
from adapters.collector.robots import Robots, parse_robots
from adapters.collector.site import authority_of, belongs
from adapters.collector.source import Source
from core.clock import Clock
from core.errors import ExternalError

MAX_REDIRECTS = 5
ROBOTS_TTL = timedelta(hours=24)
"""RFC 9309, 2.4: a robots.txt should not be used for longer."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TOO_BUSY = frozenset({429, 503})

Exchange = Callable[[Ask], Reply]


class DisallowedError(ExternalError):
    """The site's robots.txt does not let us fetch the page."""

    code = "disallowed"


class RobotsUnreadableError(ExternalError):
    """The site's robots.txt cannot be had for now, so its pages are not asked for."""

    code = "robots_unreadable"


@dataclass(frozen=True)
class Means:
    """What every visit of an installation works with."""

    exchange: Exchange
    pace: Pace
    clock: Clock
    robots_folder: Path


class Visit:
    """One run's visit to a source's host.

    Args:
        source: Whose pages, how often, and how large they may be.
        means: How the world is reached.
        ends: When the visit must be over; what cannot be asked by then is put off.
    """

    def __init__(self, source: Source, means: Means, ends: datetime) -> None:
        self._source = source
        self._means = means
        self._ends = ends
        self._robots: dict[str, Robots | str] = {}

    def get(self, url: str, conditions: dict[str, str] | None = None) -> Reply:
        """Fetch a page, following redirects on the host.

        Returns:
            The last reply: 200 with its body, 304, or an error status other than 429, 503.

        Raises:
            DisallowedError: robots.txt says no.
            RobotsUnreadableError: robots.txt cannot be had for now.
            PutOffError: the host wants to be left alone for longer than this visit lasts.
            ExternalError: the page cannot be had.
        """
        ask = self._ask(url)
        for _ in range(MAX_REDIRECTS + 1):
            delay_s = self._permitted(httpx.URL(ask.url))
            reply = self._send(replace(ask, conditions=conditions or {}), delay_s)
            if reply.status not in _REDIRECTS:
                return reply
            ask = replace(ask, url=self._led_to(ask.url, reply))
        raise ExternalError(f"{url} redirects more than {MAX_REDIRECTS} times.", code="redirects")

    def _permitted(self, url: httpx.URL) -> float:
        """Return the gap robots.txt asks for, where it lets us fetch the page."""
        authority = authority_of(url)
        if authority not in self._robots:
            self._robots[authority] = self._read_robots(authority, url)
        found = self._robots[authority]
        if isinstance(found, str):
            raise RobotsUnreadableError(f"Not asked: {authority}/robots.txt cannot be read for now ({found})")
        if not found.allows(url.raw_path.decode("ascii")):
            raise DisallowedError(f"robots.txt does not let {self._source.product_token} fetch {url}.")
        return found.crawl_delay_s

    def _read_robots(self, authority: str, url: httpx.URL) -> Robots | str:
        """Return the rules, or why there are none for now.

        RFC 9309, 2.3.1: a file that is not there (4xx) forbids nothing; one that cannot be
        had (5xx, no reply) forbids everything until it can. What the RFC leaves open is
        read the careful way: 429, too many redirects and a redirect to another host count
        as "cannot be had".
        """
        path = self._means.robots_folder / f"{folder_name(authority)}.json"
        kept = read_file(path)
        if kept is not None:
            entry = json.loads(kept)
            age = self._means.clock.now() - datetime.fromisoformat(entry["fetched_at"])
            if timedelta(0) <= age < ROBOTS_TTL:
                return parse_robots(entry["text"], self._source.product_token)
        try:
            reply = self._fetch_robots(str(url.copy_with(raw_path=b"/robots.txt")))
        except PutOffError:
            raise
        except ExternalError as error:
            return error.message
        if reply.status != 200 and not 400 <= reply.status < 500:
            return f"status {reply.status}"
        text = reply.body.decode("utf-8", "replace") if reply.status == 200 else ""
        entry = {
            "authority": authority,
            "fetched_at": self._means.clock.now().isoformat(),
            "status": reply.status,
            "text": text,
        }
        write_file(path, json.dumps(entry).encode())
        return parse_robots(text, self._source.product_token)

    def _fetch_robots(self, url: str) -> Reply:
        ask = replace(self._ask(url), max_bytes=robots.MAX_BYTES, cut=True)
        for _ in range(MAX_REDIRECTS + 1):
            reply = self._send(ask, 0)
            if reply.status not in _REDIRECTS:
                return reply
            ask = replace(ask, url=self._led_to(ask.url, reply))
        raise ExternalError(f"it redirects more than {MAX_REDIRECTS} times", code="redirects")

    def _ask(self, url: str) -> Ask:
        source = self._source
        return Ask(
            url=url,
            user_agent=source.user_agent,
            max_bytes=source.max_bytes,
            timeout_s=source.timeout_s,
            allow_private=source.allow_private,
        )

    def _send(self, ask: Ask, delay_s: float) -> Reply:
        """Send one request when it is the host's turn.

        Raises:
            PutOffError: the host is too busy for us, now or since an earlier request.
        """
        host, gap_s = self._source.host, max(self._source.gap_s, delay_s)
        self._means.pace.wait(host, gap_s, until=self._ends)
        reply = self._means.exchange(ask)
        if reply.status in _TOO_BUSY:
            until = self._means.pace.refused(host, reply.headers.get("retry-after", ""))
            raise PutOffError(
                f"{host} asks us to wait (status {reply.status}) until {until:%Y-%m-%d %H:%M:%S} UTC.", until
            )
        self._means.pace.answered(host, gap_s)
        return reply

    def _led_to(self, url: str, reply: Reply) -> str:
        """Return where a redirect leads, if it stays on the host."""
        try:
            target = httpx.URL(url).join(reply.headers.get("location", ""))
        except (httpx.InvalidURL, ValueError) as error:
            raise ExternalError(
                f"{url} redirects to something that is no address.", code="redirects"
            ) from error
        if not belongs(target, self._source.host):
            raise ExternalError(
                f"{url} redirects to {target.host or 'nowhere'}, another host, which is not followed. "
                "If the shop has moved, change base_url.",
                code="redirect_elsewhere",
            )
        return str(target.copy_with(fragment=None))
