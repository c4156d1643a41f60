"""What came with a chat message: acknowledged at once, then fetched, and read or imported.

A turn only notes what came; fetching waits for a provider, and reading for the reader, so
both are jobs of their own. Each attachment's id follows from its message, so that a turn or
a job that runs again after a crash does nothing twice.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath

from core.clock import Clock
from core.errors import DataError, InputError, PolicyError
from core.identity import Principal
from core.message import Attachment, InboundMessage, Outcome, Reply
from core.ports import Directory, DocumentLedger, Importer, MediaFetcher, MessageLedger
from core.uploaded_document import NewUpload, Origin, Refusal, UploadedDocument
from jobs.attachment_kind import HEIC, TABLE_NAMES, TABLES, is_table, media_type, unreadable
from jobs.documents.shelf import Shelf, file_key, too_large
from jobs.documents.telling import Telling
from jobs.importing.intake import display_name
from language.format import escape_markup
from language.locales import sentence

MOST = 10
"""Attachments of one message that are looked at."""


@dataclass(frozen=True)
class Attachments:
    """Takes in what comes with messages.

    `fetchers` are by channel; a channel without one delivers files that it keeps itself. `together`
    returns the messages that one reply answers, given the first of them: several photos sent at once
    are acknowledged once.
    """

    messages: MessageLedger
    ledger: DocumentLedger
    shelf: Shelf
    importer: Importer
    directory: Directory
    fetchers: Mapping[str, MediaFetcher]
    telling: Telling
    clock: Clock
    together: Callable[[InboundMessage], Sequence[InboundMessage]] = lambda message: (message,)

    def take(self, message: InboundMessage, principal: Principal, language: str = "en") -> Reply | None:
        """Note what came, and return the acknowledgement; `None` where nothing did.

        What its type tells to be no document, and what is too large or cannot be had, is refused at once:
        there is nothing to wait for. A message
        that asks what an import came to is answered with that.
        """
        told = self.telling.reply(message, principal, language)
        if told is not None:
            return told
        came = self.together(message) if message.attachments else (message,)
        arrived = [(one, *each) for one in came for each in self._usable(one)]
        if not arrived:
            return None
        usable = [each for each in arrived if self._refusal(each[-1], language) is None]
        refused = list(dict.fromkeys(self._refusal(attachment, language) for *_, attachment in arrived))
        tables = sum(is_table(attachment) for *_, attachment in usable)
        for one, number, attachment in usable:
            if not is_table(attachment):
                self._note(one, number, attachment, principal)
        code = "attachment_reading" if not tables else "attachment_importing"
        code = code if tables in (0, len(usable)) else "attachment_both"
        lines = [sentence(code, language, n=len(usable))] if usable else []
        lines += [why for why in refused if why is not None]
        if any(len(one.attachments) > MOST for one in came):
            lines.append(sentence("attachment_too_many", language, limit=MOST))
        text = "\n".join(lines)
        return Reply(
            conversation_id=message.conversation_id,
            message_id=message.message_id,
            answer=text,
            text_with_references=text,
            language=language,
            outcome=Outcome.ANSWERED if usable else Outcome.REFUSED,
            verified=True,
            model="none",
        )

    def tables_of(self, channel: str, message_id: str) -> Sequence[int]:
        """Return which attachments of a message are tables to import."""
        message = self._message(channel, message_id)
        return [
            number
            for number, attachment in self._usable(message)
            if is_table(attachment) and self._refusal(attachment) is None
        ]

    def fetch(self, doc_id: str) -> None:
        """Bring a document's file in; what is in already, or is gone, is left alone.

        Raises:
            ExternalError: the provider did not answer; try again.
        """
        document = self.ledger.known(doc_id)
        if document is None or document.origin is None or document.sha256 or document.is_settled:
            return
        message = self._message(document.origin.channel, document.origin.message_id)
        attachment = message.attachments[document.origin.attachment]
        try:
            content = self._content(message, attachment)
            with self.shelf.copied(io.BytesIO(content)) as (copy, size):
                if attachment.blob_key is None:
                    self.shelf.put(document.blob_key, copy)
                noted = self.ledger.arrived(doc_id, sha256=copy.sha256, size_bytes=size, at=self.clock.now())
        except InputError as error:
            self.ledger.refuse(doc_id, Refusal.of(error))
            return
        if noted.duplicate_of is not None:
            self.shelf.blobs.delete(noted.blob_key)

    def import_table(self, channel: str, message_id: str, number: int) -> None:
        """Import a table that came with a message, and have what became of it told.

        Raises:
            ExternalError: the provider did not answer, or there is no room; try again.
        """
        message = self._message(channel, message_id)
        principal = self.directory.find_by_address(message.channel, message.address)
        if principal is None:
            return
        attachment = message.attachments[number]
        try:
            report = self.importer.receive(
                io.BytesIO(self._content(message, attachment)),
                table_name(attachment),
                principal,
                idempotency_key=f"attachment:{channel}:{message_id}:{number}",
            )
        except (InputError, PolicyError) as error:
            told = {"import_error": error.code, "detail": error.message}
        else:
            told = {"import": report.import_id}
        text = sentence("import_this_file", file=escape_markup(table_name(attachment)))
        self.telling.tell(message, f"import:{number}", text, told)

    def give_up_table(self, channel: str, message_id: str, number: int) -> None:
        """Have it told that a table could not be brought in."""
        message = self._message(channel, message_id)
        text = sentence("import_this_file", file=escape_markup(table_name(message.attachments[number])))
        self.telling.tell(message, f"import:{number}", text, {"import_error": "external_failure"})

    def _note(
        self, message: InboundMessage, number: int, attachment: Attachment, principal: Principal
    ) -> UploadedDocument:
        doc_id = doc_id_of(message, number)
        return self.ledger.begin(
            NewUpload(
                doc_id=doc_id,
                tenant_id=principal.tenant_id,
                user_id=principal.user_id,
                file_name=display_name(attachment.name),
                blob_key=attachment.blob_key
                or file_key(principal.tenant_id, message.received_at.date(), doc_id),
                uploaded_at=message.received_at,
                origin=Origin(message.channel, message.message_id, number),
            )
        )

    def _usable(self, message: InboundMessage) -> list[tuple[int, Attachment]]:
        return [
            (number, attachment)
            for number, attachment in enumerate(message.attachments[:MOST])
            if attachment.blob_key is not None or message.channel in self.fetchers
        ]

    def _refusal(self, attachment: Attachment, language: str = "en") -> str | None:
        """Return why what the door tells of an attachment is enough to refuse it; else `None`."""
        found, largest = unreadable(attachment), self.shelf.max_bytes
        if found is not None:
            heic = found == HEIC
            return sentence("document_heic" if heic else "document_type", language, found=found)
        if attachment.size_bytes is not None and attachment.size_bytes > largest:
            return sentence("document_too_large", language, limit=too_large(largest).details["limit"])
        if attachment.blob_key is None and not attachment.url:
            return sentence("media_gone", language)
        return None

    def _content(self, message: InboundMessage, attachment: Attachment) -> bytes:
        if attachment.blob_key is not None:
            with self.shelf.blobs.open(attachment.blob_key) as file:
                return file.read(self.shelf.max_bytes + 1)
        return self.fetchers[message.channel].fetch(attachment.url or "")

    def _message(self, channel: str, message_id: str) -> InboundMessage:
        stored = self.messages.find(channel, message_id)
        if stored is None:
            raise DataError(f"Message {message_id!r} on {channel} is not in the ledger.")
        return stored.message


def table_name(attachment: Attachment) -> str:
    """Return a name that ends as the reading of tables expects."""
    name = display_name(attachment.name)
    if PurePath(name).suffix.lower() in TABLE_NAMES:
        return name
    return name + TABLES.get(media_type(attachment), "")


def doc_id_of(message: InboundMessage, number: int) -> str:
    """Return the id of a message's attachment: the same each time it is asked for."""
    named = f"{message.channel}\n{message.message_id}\n{number}"
    return f"DOC_{sha256(named.encode()).hexdigest()[:16]}"
