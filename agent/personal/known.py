"""Names and addresses that are known to be somebody's: of users, and of the parties of documents."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from core.document import Document
from core.identity import Principal
from core.ports import Directory
from language.tokens import words

NEWEST_DOCUMENTS = 200
FRESH_S = 60.0

_LEAST_LETTERS = 3
_ROLES = frozenset({"owner", "admin", "manager", "seller", "staff", "user", "shop", "store", "team"})
"""Names of users that are no names."""

DocumentsOf = Callable[[Principal, int], Iterable[Document]]


@dataclass(frozen=True)
class Known:
    """A phrase that is private wherever it stands, and what it is."""

    phrase: str
    label: str

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        parts = [re.escape(word) for word in re.findall(r"[^\W_]+", self.phrase)]
        return re.compile(r"(?<!\w)" + r"[\W_]+".join(parts) + r"(?!\w)", re.IGNORECASE) if parts else None

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the phrase stands, however it is spaced, punctuated and capitalised."""
        if self._pattern is not None:
            for match in self._pattern.finditer(text):
                yield match.span()


class PersonalData:
    """Gathers what is known of the people around a person; kept for a minute.

    `documents_of` returns the newest documents that the person may see.
    """

    def __init__(self, directory: Directory, documents_of: DocumentsOf | None = None) -> None:
        self._directory = directory
        self._documents_of = documents_of
        self._kept: dict[tuple[str, str], tuple[float, Sequence[Known]]] = {}

    def of(self, principal: Principal) -> Sequence[Known]:
        """Return what is known, the longest first."""
        key, now = (principal.tenant_id, principal.user_id), time.monotonic()
        kept = self._kept.get(key)
        if kept is None or now - kept[0] > FRESH_S:
            self._kept = {one: held for one, held in self._kept.items() if now - held[0] <= FRESH_S}
            kept = self._kept[key] = now, self._gathered(principal)
        return kept[1]

    def _gathered(self, principal: Principal) -> Sequence[Known]:
        found: set[Known] = set()
        for user in self._directory.users(principal.tenant_id):
            found |= {Known(name, "name") for name in _names(user.name)}
            found |= {Known(one.address, "contact") for one in user.addresses}
        if self._documents_of is not None:
            for document in self._documents_of(principal, NEWEST_DOCUMENTS):
                found |= set(_parties(document))
        return sorted(found, key=lambda one: (-len(one.phrase), one.phrase))


def _names(name: str) -> Iterator[str]:
    """Yield a person's name, and its parts that are long enough to be told from other words."""
    parts = [part for part in words(name) if len(part) >= _LEAST_LETTERS and part not in _ROLES]
    if parts:
        yield name
        yield from parts


def _parties(document: Document) -> Iterator[Known]:
    for name, found in document.fields.items():
        label = "name" if name.endswith("name") else "address" if name.endswith("address") else ""
        if label and isinstance(found.value, str) and len(found.value) >= _LEAST_LETTERS:
            yield Known(found.value, label)
