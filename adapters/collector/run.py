"""One source in one run: what is due is asked for, what is fresh is read, and all is counted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from adapters.collector.cache import PageCache, StoredPage
from adapters.collector.exchange import Reply
from adapters.collector.listing import Found
from adapters.collector.pace import PutOffError
from adapters.collector.reading import read
from adapters.collector.shown import NotShown, Shown
from adapters.collector.source import Page, Source
from adapters.collector.visit import DisallowedError, RobotsUnreadableError, Visit
from core.clock import Clock
from core.errors import ExternalError, StorageFullError
from core.ports import Collected, FailedPage, PriceReading, UnreadPrice

FAILURES_IN_A_ROW = 3
"""After so many the source is left alone for this run: it is down, or does not want us."""

_NEVER = datetime.min.replace(tzinfo=UTC)
_LASTING = frozenset({"too_large", "bad_encoding", "redirects", "redirect_elsewhere"})
"""Failures that the next request would meet again: they are remembered like a page."""


@dataclass
class Run:
    """One source in one run: what was asked, and what came of it."""

    source: Source
    cache: PageCache
    visit: Visit
    clock: Clock
    fresh: list[tuple[Page, datetime, Found]] = field(default_factory=list[tuple[Page, datetime, Found]])
    asked: int = 0
    unchanged: int = 0
    from_cache: int = 0
    put_off: int = 0
    put_off_until: datetime | None = None
    disallowed: list[str] = field(default_factory=list[str])
    failed: list[FailedPage] = field(default_factory=list[FailedPage])
    failed_in_a_row: int = 0

    def go_through(self, pages: Collection[Page]) -> None:
        """Take what is fresh from the cache and ask for the rest, longest unseen first."""
        due: list[tuple[datetime, Page]] = []
        for page in pages:
            kept = self.cache.newest(page.url)
            if kept is not None and kept.is_fresh(self.clock.now(), self.source.ttl):
                self.from_cache += 1
                self._take(page, kept)
            else:
                due.append((_NEVER if kept is None else kept.fetched_at, page))
        due.sort(key=lambda one: one[0])
        for number, (_, page) in enumerate(due):
            if self.asked >= self.source.max_pages or self.failed_in_a_row >= FAILURES_IN_A_ROW:
                self.put_off += len(due) - number
                return
            try:
                self._ask(page)
            except PutOffError as error:
                self.put_off += len(due) - number
                self.put_off_until = error.until
                return

    def _ask(self, page: Page) -> None:
        known = self.cache.newest(page.url, good=True)
        try:
            reply = self.visit.get(page.url, known.conditions if known else None)
        except DisallowedError:
            self.disallowed.append(page.url)
        except (PutOffError, StorageFullError):
            raise
        except RobotsUnreadableError as error:
            self._fail(page, error)
        except ExternalError as error:
            self.asked += 1
            self._fail(page, error)
        else:
            self.asked += 1
            self._keep(page, reply, known)

    def _keep(self, page: Page, reply: Reply, known: StoredPage | None) -> None:
        now, headers = self.clock.now(), reply.headers
        if reply.status == 304 and known is not None:
            self.unchanged += 1
            self.failed_in_a_row = 0
            self._take(page, self.cache.add(replace(known, fetched_at=now)))
        elif reply.status == 200:
            self.failed_in_a_row = 0
            stored = StoredPage(
                url=page.url,
                fetched_at=now,
                body=reply.body,
                content_type=headers.get("content-type", ""),
                etag=headers.get("etag", ""),
                last_modified=headers.get("last-modified", ""),
            )
            self._take(page, self.cache.add(stored))
        else:
            self._refused(page, reply.status, now)

    def _refused(self, page: Page, status: int, now: datetime) -> None:
        """Remember a page that is not there, so that it is not asked for every hour.

        A page the shop took down says nothing against the next one; any other status does.
        """
        self.failed_in_a_row = 0 if status in (404, 410) else self.failed_in_a_row + 1
        problem = f"status {status}"
        if 400 <= status < 500:
            self.cache.add(StoredPage(page.url, now, problem=problem))
        self.failed.append(FailedPage(page.url, problem))

    def _fail(self, page: Page, error: ExternalError) -> None:
        self.failed_in_a_row += 1
        if error.code in _LASTING:
            self.cache.add(StoredPage(page.url, self.clock.now(), problem=error.message))
        self.failed.append(FailedPage(page.url, error.message))

    def _take(self, page: Page, stored: StoredPage) -> None:
        if stored.problem:
            self.failed.append(FailedPage(page.url, f"{stored.problem} (on {stored.fetched_at:%Y-%m-%d})"))
        else:
            self.fresh.append((page, stored.fetched_at, read(self.source, page, stored)))

    def result(self, *, unknown: tuple[str, ...], known: Collection[str]) -> Collected:
        """Sum the run up: `known` are the tenant's products, `unknown` those only the list names."""
        readings: list[PriceReading] = []
        unread: list[UnreadPrice] = []
        out_of_stock = 0
        for page, seen_at, found in self.fresh:
            for sku_id, key in page.skus:
                if sku_id not in known:
                    continue
                shown = found.get(key, NotShown("not_listed", key))
                if isinstance(shown, NotShown):
                    unread.append(UnreadPrice(sku_id, page.url, shown.value, shown.reason))
                elif shown.available is False:
                    out_of_stock += 1
                else:
                    readings.append(self._reading(sku_id, page, seen_at, shown))
        return Collected(
            source=self.source.name,
            asked=self.asked,
            unchanged=self.unchanged,
            from_cache=self.from_cache,
            put_off=self.put_off,
            put_off_until=self.put_off_until,
            disallowed=tuple(self.disallowed),
            failed=tuple(self.failed),
            out_of_stock=out_of_stock,
            unknown_products=unknown,
            readings=tuple(readings),
            unread=tuple(unread),
        )

    def _reading(self, sku_id: str, page: Page, seen_at: datetime, shown: Shown) -> PriceReading:
        return PriceReading(
            sku_id=sku_id,
            competitor=self.source.name,
            price=shown.price,
            currency=(shown.currency or self.source.currency).upper(),
            url=page.url,
            confidence=self.source.confidence,
            seen_at=seen_at,
        )
