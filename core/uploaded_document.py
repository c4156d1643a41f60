"""A document as it is kept: the file that came in, how far it got, and what was found in it.

A file may hold several documents. The first keeps the id that was given out when the file came;
the others add their number to it (`DOC_1a2b3c4d5e6f_2`), and all name the upload they are of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from core.document import Examined, FieldValue
from core.errors import InputError
from core.identity import Principal, Role

UPLOAD = "upload"
PICTURE = "document_page"
"""What signed links are for: to send one document's file, and to see one page of it."""

DocumentState = Literal["awaiting_upload", "queued", "reading", "done", "refused"]
Standing = Literal["pass", "fail", "needs_review", "refused", "reading"]
"""How a document stands to a person: the verdict on it, or why there is none."""


@dataclass(frozen=True)
class Origin:
    """The chat message a file came with, and which of its attachments it is, from 0."""

    channel: str
    message_id: str
    attachment: int


@dataclass(frozen=True)
class NewUpload:
    """A file announced: who brings it and where it will be kept.

    `requested_type` is what the sender says it is; what the document says itself decides.
    """

    doc_id: str
    tenant_id: str
    user_id: str
    file_name: str
    blob_key: str
    uploaded_at: datetime
    requested_type: str | None = None
    origin: Origin | None = None
    idempotency_key: str | None = None


@dataclass(frozen=True)
class Refusal:
    """Why a file was not read: a stable `code`, a sentence that names the remedy, and what that speaks of.

    `details` are the figures and names that another language's sentence needs too.
    """

    code: str
    message: str
    details: Mapping[str, str | int] = field(default_factory=dict[str, str | int])

    @classmethod
    def of(cls, error: InputError) -> Refusal:
        """Return the refusal that an error about a file is."""
        told = {name: value for name, value in error.details.items() if isinstance(value, str | int)}
        return cls(error.code, error.message, told)


@dataclass(frozen=True)
class UploadedDocument:
    """One document, as the ledger keeps it.

    `holders` are the people who sent this very file. `duplicate_of` names the document that
    held the same bytes before: what was found stands there. `examined` is there once `state`
    is `done`. `starts` counts how often reading it began.
    """

    doc_id: str
    upload_id: str
    position: int
    tenant_id: str
    user_id: str
    file_name: str
    blob_key: str
    uploaded_at: datetime
    state: DocumentState
    holders: frozenset[str]
    sha256: str | None = None
    size_bytes: int | None = None
    media_type: str | None = None
    page_count: int | None = None
    requested_type: str | None = None
    origin: Origin | None = None
    duplicate_of: str | None = None
    examined: Examined | None = None
    refusal: Refusal | None = None
    starts: int = 0

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing more will happen to it by itself."""
        return self.state in ("done", "refused")

    @property
    def standing(self) -> Standing:
        """How it stands: the verdict; `refused` and `reading` where there is none."""
        if self.examined is not None:
            return self.examined.verdict.status
        return "refused" if self.state == "refused" else "reading"


@dataclass(frozen=True)
class Correction:
    """A person's word that a field reads otherwise: kept as evidence to learn from.

    `before` is what had been read, `None` where nothing was.
    """

    tenant_id: str
    doc_id: str
    field: str
    before: FieldValue | None
    value: FieldValue
    user_id: str
    made_at: datetime
    idempotency_key: str | None = None


def sibling_id(upload_id: str, position: int) -> str:
    """Return the id of an upload's document by its place in the file, from 1."""
    return upload_id if position == 1 else f"{upload_id}_{position}"


def may_see(principal: Principal, document: UploadedDocument) -> bool:
    """Tell whether a person may see a document: a seller the own, a manager the tenant's."""
    if principal.tenant_id != document.tenant_id:
        return False
    return principal.role is not Role.SELLER or principal.user_id in document.holders


def listed_for(principal: Principal) -> str | None:
    """Return whose documents a person's list holds: the own, or `None` for everybody's."""
    return principal.user_id if principal.role is Role.SELLER else None
