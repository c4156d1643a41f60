"""What is known: searched by the tools, shown and managed by the doors."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import BinaryIO, Protocol

from core.identity import Principal
from core.passage import (
    FoundPassage,
    IndexStatus,
    KeptSource,
    Limits,
    SearchOutcome,
    ShownSource,
    SourceState,
)
from core.ports.document_store import DocumentFile
from core.uploaded_document import UploadedDocument


class KnowledgeLedger(Protocol):
    """Remembers every text that may be cited. The index is made from it, and can be made again."""

    def put(self, source: KeptSource, at: datetime) -> bool:
        """Keep a text in the place of the one of the same id; `False` where nothing changed."""
        ...

    def find(self, tenant_id: str, source_id: str) -> KeptSource | None:
        """Return a text, or `None`."""
        ...

    def sources(self, tenant_id: str) -> Sequence[KeptSource]:
        """List the tenant's texts, newest change first, without their bodies."""
        ...

    def readers_of(self, keys: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """Return whom texts are for, by (tenant id, source id); those that are not there are left out."""
        ...

    def waiting(self, limit: int) -> Sequence[KeptSource]:
        """List texts of any tenant that are not findable yet, oldest change first."""
        ...

    def by_words_alone(self, limit: int) -> Sequence[KeptSource]:
        """List texts of any tenant that are findable by their words alone, without their bodies."""
        ...

    def note(
        self,
        tenant_id: str,
        source_id: str,
        content_hash: str,
        state: SourceState,
        *,
        passages: int | None = None,
        problem: str = "",
    ) -> None:
        """Note how far a text is; of a text that has changed since, nothing."""
        ...

    def queue_again(self, states: Collection[SourceState]) -> int:
        """Queue every text in one of the states; return how many."""
        ...

    def remove(self, tenant_id: str, source_id: str) -> bool:
        """Forget a text; tell whether it was there. The index still has to be told."""
        ...

    def removed(self) -> Sequence[tuple[str, str]]:
        """List the (tenant id, source id) pairs of texts that the index still has to be told of."""
        ...

    def forget(self, tenant_id: str, source_id: str) -> None:
        """Note that the index was told of a removal."""
        ...


class Knowledge(Protocol):
    """Finds passages, for those who may read them."""

    def search(self, question: str, principal: Principal, limits: Limits, limit: int = 5) -> SearchOutcome:
        """Return the passages that fit a question best."""
        ...

    def address(self, passage: FoundPassage, principal: Principal) -> str:
        """Return the link that opens a passage in its text: whoever has it may read, for a while."""
        ...

    def corrected(self, document: UploadedDocument) -> None:
        """Let an uploaded document be found by what it says since a person corrected it."""
        ...


class Library(Protocol):
    """Takes texts in, tells how far they are, hands them out and removes them."""

    def receive(self, content: BinaryIO, file_name: str, principal: Principal) -> KeptSource:
        """Take in a policy or a procedure; the same file again changes nothing.

        Raises:
            PolicyError: the person may not.
            InputError: the file is too large, of no known format or holds no words.
        """
        ...

    def sources(self, principal: Principal) -> Sequence[KeptSource]:
        """List the texts that the person may read, newest change first."""
        ...

    def status(self, principal: Principal) -> IndexStatus:
        """Return how far the texts are that the person may read."""
        ...

    def shown(self, source_id: str, principal: Principal) -> ShownSource:
        """Return a text that the person may read.

        Raises:
            ScopeError: there is none such on the person's account.
        """
        ...

    def signed(self, token: str) -> ShownSource:
        """Return the text that a signed link stands for.

        Raises:
            IdentityError: the link is not ours or has expired.
            InputError: the text was removed.
        """
        ...

    def signed_file(self, token: str) -> DocumentFile:
        """Return the original that a signed link's text was read from; raises what `signed` raises."""
        ...

    def delete(self, source_id: str, principal: Principal) -> None:
        """Remove a text; no answer rests on it from now on.

        Raises:
            PolicyError: the person may not.
            ScopeError: there is none such on the person's account.
        """
        ...
