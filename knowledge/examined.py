"""An examined document as a text that can be found: what it says by section, then its print.

A bill has its parties, totals and tax lines as names with their values; a policy keeps its
own headings and pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from core.document import DocType, Document, Examined, Field, FieldValue, LineItem
from core.identity import Role
from core.page import Reading
from core.uploaded_document import UploadedDocument
from knowledge.kept import content_hash
from knowledge.loading.paged import read_pages
from knowledge.source import Authority, Section, SourceText
from language.script import detect_language

_PARTY = ("seller", "buyer", "supplier", "consignee", "claimant", "enterprise", "legal", "trade", "issuer")
_TOTAL = (
    "total", "taxable_value", "cgst", "sgst", "igst", "cess", "discount", "shipping", "round_off",
    "claim_amount",
)  # fmt: skip
_NAMED_BY = ("title", "invoice_number", "claim_id", "gstin", "udyam_number")


def source_of(
    document: UploadedDocument,
    examined: Examined,
    *,
    reading: Reading | None,
    sent_by: Role,
    readers: Sequence[str],
    sku_ids: Sequence[str] = (),
) -> SourceText:
    """Return a document of a file as a text.

    Args:
        document: As the ledger keeps it; its id becomes the text's.
        examined: What it says.
        reading: The file's pages, where they are at hand: they keep a policy's headings.
        sent_by: A policy that a manager sends is the shop's, one from a seller only a document.
        readers: Whose document it is; empty for everyone's of the tenant.
        sku_ids: Items that it names.
    """
    found = examined.document
    is_policy = found.doc_type is DocType.POLICY
    sections = tuple(_policy(found, reading) if is_policy else _bill(found, examined))
    text = " ".join(section.text for section in sections)[:4_000]
    effective = found.value("effective_from")
    source = SourceText(
        source_id=document.doc_id,
        tenant_id=document.tenant_id,
        title=_title(found, document.file_name),
        doc_type=found.doc_type.value,
        language=detect_language(text),
        authority=Authority.SHOP if is_policy and sent_by is not Role.SELLER else Authority.DOCUMENT,
        sections=sections,
        version=str(found.value("version") or ""),
        effective_from=effective if is_policy and isinstance(effective, date) else None,
        origin=document.file_name,
        readers=tuple(sorted(readers)),
        sku_ids=tuple(sku_ids),
        uploaded_at=document.uploaded_at,
        confidence=examined.verdict.confidence,
    )
    source = source.dated()
    return replace(source, content_hash=content_hash(source))


def _title(document: Document, file_name: str) -> str:
    kind = document.doc_type.value.replace("_", " ").capitalize()
    number = next((document.value(name) for name in _NAMED_BY if document.value(name)), None)
    if document.doc_type is DocType.POLICY:
        return str(number or file_name)
    party = next((document.value(f"{name}_name") for name in _PARTY if document.value(f"{name}_name")), None)
    return ", ".join(str(part) for part in (f"{kind} {number}" if number else kind, party) if part)


def _policy(document: Document, reading: Reading | None) -> Iterator[Section]:
    if reading is None:
        yield Section((), document.text, page=_first_page(document))
        return
    pages = tuple(page for page in reading.pages if page.number in document.pages) or reading.pages
    yield from read_pages(Reading(reading.media_type, pages))[1]


def _bill(document: Document, examined: Examined) -> Iterator[Section]:
    fields = list(document.fields.values())
    parties = [field for field in fields if field.name.startswith(_PARTY)]
    totals = [field for field in fields if field.name in _TOTAL]
    others = [field for field in fields if field not in parties and field not in totals]
    for heading, group in (("Particulars", others), ("Parties", parties), ("Totals", totals)):
        if group:
            yield Section((heading,), "\n".join(map(_told, group)), page=_page_of(group, document))
    if document.line_items:
        lines = "\n".join(_line(number, item) for number, item in enumerate(document.line_items, 1))
        yield Section(("Tax lines",), lines, page=_first_page(document))
    problems = [
        reason.message.get("en", "") for reason in examined.verdict.reasons if reason.severity != "info"
    ]
    if any(problems):
        yield Section(("Problems",), "\n".join(filter(None, problems)), page=_first_page(document))
    if document.text.strip():
        yield Section(("Print",), document.text, page=_first_page(document))


def _told(field: Field) -> str:
    return f"{field.name.replace('_', ' ').capitalize()}: {_plain(field.value)}"


def _line(number: int, item: LineItem) -> str:
    parts = [
        ("HSN", item.hsn),
        ("quantity", item.quantity),
        ("rate", item.rate),
        ("taxable value", item.taxable_value),
        ("GST %", item.gst_rate),
        ("amount", item.amount),
    ]
    told = ", ".join(f"{name} {_plain(value)}" for name, value in parts if value is not None)
    return f"{number}. {item.description}: {told}" if told else f"{number}. {item.description}"


def _plain(value: FieldValue) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}" if value == value.to_integral_value() else f"{value:f}"
    return value.isoformat() if isinstance(value, date) else " ".join(str(value).split())


def _page_of(fields: Sequence[Field], document: Document) -> int | None:
    placed = [field.place.page for field in fields if field.place is not None]
    return min(placed, default=_first_page(document))


def _first_page(document: Document) -> int | None:
    return min(document.pages, default=None)
