"""The demo's papers are small, and each is judged as it was made to be."""

from __future__ import annotations

from datetime import date, timedelta

from adapters.ocr import LocalReader
from app.demo.papers import papers_of
from core.document import Examined
from core.document_serial import serial_of
from engines.documents.context import Earlier
from engines.documents.examine import documents_of
from engines.documents.financial_year import financial_year
from engines.documents.validate import ValidationContext, validate

LAST_DAY = date(2026, 11, 28)


def examined(papers: dict[str, bytes]) -> dict[str, Examined]:
    """Each paper's document as it is judged when they come in this order."""
    reader, found, earlier = LocalReader(), dict[str, Examined](), list[Earlier]()
    try:
        for name, content in papers.items():
            (document,) = documents_of(reader.read(content))
            context = ValidationContext(today=LAST_DAY + timedelta(days=1), earlier=tuple(earlier))
            found[name] = Examined(document, validate(document, context))
            serial, day = serial_of(document), document.value("invoice_date")
            if serial is not None and isinstance(day, date):
                earlier.append(Earlier(*serial, financial_year(day), name, day))
    finally:
        reader.close()
    return found


def test_three_bills_fail_each_for_its_own_reason_and_the_others_pass() -> None:
    papers = {name: content for name, content in papers_of(LAST_DAY) if name.endswith(".pdf")}
    judged = {
        name: (
            one.verdict.status,
            [reason.rule_id for reason in one.verdict.reasons if reason.severity == "error"],
        )
        for name, one in examined(papers).items()
    }
    assert judged == {
        "annapurnika-AG-1187.pdf": ("pass", []),
        "sagarika-SO-2204.pdf": ("pass", []),
        "annapurnika-new.pdf": ("fail", ["serial-duplicate"]),
        "chandravel-CH-0412.pdf": ("fail", ["rate-slabs-2026"]),
        "gomtika-GP-77.pdf": ("fail", ["place-missing"]),
        "annapurnika-gst-certificate.pdf": ("pass", []),
    }


def test_they_are_small_and_the_same_for_the_same_day() -> None:
    papers = dict(papers_of(LAST_DAY))
    assert sum(map(len, papers.values())) < 300_000
    assert papers == dict(papers_of(LAST_DAY))
    assert papers["tulsika-receipt.jpg"].startswith(b"\xff\xd8")
