"""Pages as they came, with the time they came: never changed, kept as evidence for a month."""

from __future__ import annotations

import gzip
import json
import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from adapters.collector.files import folder_name, read_file, write_file

KEPT = timedelta(days=30)

_STAMP = "%Y%m%dT%H%M%S.%fZ"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class StoredPage:
    """One reply. `problem` says why it shows nothing, empty for a good one."""

    url: str
    fetched_at: datetime
    body: bytes = b""
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""
    problem: str = ""

    def is_fresh(self, now: datetime, ttl: timedelta) -> bool:
        """Tell whether the page is still good; one from the future is a wrong clock's."""
        return timedelta(0) <= now - self.fetched_at < ttl

    @property
    def conditions(self) -> dict[str, str]:
        """Headers that ask for the page only if it has changed."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value}


class PageCache:
    """The pages of one tenant, in a folder for each address, newest last."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def newest(self, url: str, *, good: bool = False) -> StoredPage | None:
        """Return the newest reply of an address, or the newest `good` one."""
        pages = (page for path in reversed(self._entries(url)) if (page := _read(path)) is not None)
        return next((page for page in pages if not good or not page.problem), None)

    def add(self, page: StoredPage) -> StoredPage:
        """Keep a reply; earlier ones stay, until they are a month old."""
        name = page.fetched_at.astimezone(UTC).strftime(_STAMP)
        head = asdict(replace(page, body=b"")) | {"fetched_at": page.fetched_at.isoformat()}
        del head["body"]
        content = json.dumps(head).encode() + b"\n" + gzip.compress(page.body, mtime=0)
        write_file(self._of(page.url) / f"{name}.page", content)
        self._forget_old(page.url, page.fetched_at - KEPT)
        return page

    def _of(self, url: str) -> Path:
        return self._folder / folder_name(url)

    def _entries(self, url: str) -> list[Path]:
        return sorted(self._of(url).glob("*.page"))  # the names are times

    def _forget_old(self, url: str, before: datetime) -> None:
        limit = before.astimezone(UTC).strftime(_STAMP)
        for path in self._old(self._entries(url), limit):
            path.unlink(missing_ok=True)

    @staticmethod
    def _old(entries: list[Path], limit: str) -> Iterator[Path]:
        yield from (path for path in entries[:-1] if path.stem < limit)


def _read(path: Path) -> StoredPage | None:
    """Read one entry; a damaged one counts as never fetched, and the log says so."""
    raw = read_file(path)
    if raw is None:
        return None
    head, _, body = raw.partition(b"\n")
    try:
        kept = json.loads(head)
        fetched_at = datetime.fromisoformat(kept.pop("fetched_at"))
        return StoredPage(**kept, fetched_at=fetched_at, body=gzip.decompress(body))
    except (ValueError, KeyError, TypeError, EOFError, OSError) as error:
        log.warning("The kept page %s is damaged (%s) and is passed over", path.name, type(error).__name__)
        return None
