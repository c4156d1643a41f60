"""One file, read and judged: the reader's words into documents with their verdicts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from core.clock import Clock, local_date
from core.document import Examined
from core.page import Reading
from core.ports import DocumentLedger, Lake
from core.tenant import TenantSettings
from core.uploaded_document import UploadedDocument


@dataclass(frozen=True)
class Examination:
    """Understands what was read.

    `public_keys` are those of the e-invoice portals, PEM, by key id.
    """

    ledger: DocumentLedger
    lake: Lake
    settings_of: Callable[[str], TenantSettings]
    clock: Clock
    public_keys: Mapping[str, str] = field(default_factory=dict[str, str])

    def __call__(self, document: UploadedDocument, reading: Reading) -> Sequence[Examined]:
        """Return the documents of a file with their verdicts, in the order of its pages."""
        from engines.documents.examine import documents_of  # noqa: PLC0415 - heavy, the worker only
        from engines.documents.validate import validate  # noqa: PLC0415 - with it
        from tools.document_rules import validation_context  # noqa: PLC0415 - with it

        settings = self.settings_of(document.tenant_id)
        found = documents_of(reading, settings.gstins)
        context = validation_context(
            document,
            found,
            ledger=self.ledger,
            lake=self.lake,
            settings=settings,
            today=local_date(self.clock, settings.timezone),
            public_keys=self.public_keys,
        )
        return [Examined(one, validate(one, context)) for one in found]
