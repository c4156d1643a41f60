"""Results that come later than their acknowledgement, told where the file came from.

A result is asked for on the person's behalf: a message of its own goes into the ledger, with
the conversation, the route and the sender of the message that brought the file. So it waits
its turn in the conversation, is answered by the same agent, remembered for "why?", and leaves
by the same delivery, once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.clock import Clock
from core.fact import Fact, Source
from core.identity import Principal
from core.message import InboundMessage, Outcome, Reply
from core.ports import Importer, ImportReport, MessageLedger
from core.uploaded_document import UploadedDocument
from language.format import escape_markup, format_value
from language.locales import has_sentence, sentence

DOCUMENT = "document"
CAPTIONED = "captioned"
"""Key of the context of a message that a job asks in the words of the person."""
IMPORT = "import"
IMPORT_ERROR = "import_error"
_COUNTS = ("rows", "accepted", "duplicates", "quarantined")


@dataclass(frozen=True)
class Telling:
    """Puts results into conversations, and words what an import came to."""

    messages: MessageLedger
    importer: Importer
    clock: Clock

    def tell(self, original: InboundMessage, name: str, text: str, context: Mapping[str, Any]) -> None:
        """Ask for a result where the original message came from; asking again changes nothing."""
        self.messages.store(
            InboundMessage(
                channel=original.channel,
                message_id=told_id(original.message_id, name),
                conversation_id=original.conversation_id,
                address=original.address,
                text=text,
                received_at=self.clock.now(),
                route=original.route,
                context=context,
                asked_by="machine",
            )
        )

    def document(self, document: UploadedDocument) -> None:
        """Have what was found in a document told; a document that came by no message is not."""
        if document.origin is None:
            return
        stored = self.messages.find(document.origin.channel, document.origin.message_id)
        if stored is None:
            return
        number = document.origin.attachment
        named = {attachment.name for attachment in stored.message.attachments}
        caption = stored.message.text.strip()
        captioned = bool(caption) and caption not in named
        text = caption if captioned else sentence("check_this_document")
        context = {DOCUMENT: document.doc_id, **({CAPTIONED: True} if captioned else {})}
        self.tell(stored.message, f"{DOCUMENT}:{number}", text, context)

    def reply(self, message: InboundMessage, principal: Principal, language: str = "en") -> Reply | None:
        """Return what an import came to, where the machine asks for that; a person cannot ask so."""
        if message.asked_by != "machine":
            return None
        if IMPORT_ERROR in message.context:
            return _reply(message, _failed(message.context, language), Outcome.REFUSED, language)
        import_id = message.context.get(IMPORT)
        if not isinstance(import_id, str):
            return None
        report = self.importer.report(import_id, principal)
        if report.status == "rejected":
            return _reply(message, _failed({"detail": report.message}, language), Outcome.REFUSED, language)
        facts = _facts(report, self.clock.now())
        return _reply(
            message, _said(report, facts, language), Outcome.ANSWERED, language, tuple(facts.values())
        )


def told_id(message_id: str, name: str) -> str:
    """Return the id of the message that asks for a result."""
    return f"{message_id}:{name}"


def _failed(context: Mapping[str, Any], language: str) -> str:
    code, detail = str(context.get(IMPORT_ERROR, "")), str(context.get("detail", ""))
    why = sentence(code, language) if not detail and has_sentence(code, language) else detail
    return sentence("import_failed", language, reason=escape_markup(why))


def _facts(report: ImportReport, now: datetime) -> dict[str, Fact]:
    source = Source(
        tables={"imports": report.import_id},
        parameters={"import_id": report.import_id, "kind": report.kind},
        method="rows counted while the file was taken in",
        computed_at=now,
    )
    return {
        name: Fact(
            id=f"f1.{number}",
            label=name.capitalize(),
            value=getattr(report, name),
            unit="count",
            source=source,
        )
        for number, name in enumerate(_COUNTS, start=1)
    }


def _said(report: ImportReport, facts: Mapping[str, Fact], language: str) -> str:
    values = {name: format_value(fact.value, "count", language=language) for name, fact in facts.items()}
    kind = _named("import_kind", report.kind, language)
    lines = [sentence("import_done", language, file=escape_markup(report.file), kind=kind, **values)]
    if report.quarantined:
        worst = next(iter(report.reasons), "")
        reason = _named("import_reason", worst, language)
        lines.append(
            sentence("import_quarantined", language, quarantined=values["quarantined"], reason=reason)
        )
    return "\n".join(lines)


def _named(group: str, name: str, language: str) -> str:
    """Return what people call a kind of table or a reason; its plain name where it has no other."""
    code = f"{group}_{name}"
    return sentence(code, language) if has_sentence(code, language) else escape_markup(name.replace("_", " "))


def _reply(
    message: InboundMessage, text: str, outcome: Outcome, language: str, facts: tuple[Fact, ...] = ()
) -> Reply:
    return Reply(
        conversation_id=message.conversation_id,
        message_id=message.message_id,
        answer=text,
        text_with_references=text,
        language=language,
        outcome=outcome,
        facts=facts,
        verified=True,
        model="none",
    )
