"""From a reading to documents with their verdicts: split, classify, extract, judge."""

from __future__ import annotations

from collections.abc import Sequence

from core.document import Document, Examined
from core.page import Reading
from engines.documents.classify import classify
from engines.documents.leftover import leftover_of
from engines.documents.registry import extract
from engines.documents.split import Part, split
from engines.documents.survey import Survey
from engines.documents.validate import ValidationContext, validate


def examine(reading: Reading, context: ValidationContext) -> list[Examined]:
    """Return the documents of a file with their verdicts, in the order of their pages.

    Args:
        reading: The file as its reader saw it.
        context: What is known beside it.
    """
    return [
        Examined(document, validate(document, context))
        for document in documents_of(reading, context.own_gstins)
    ]


def documents_of(reading: Reading, own_gstins: Sequence[str] = ()) -> list[Document]:
    """Return the documents of a file: what they are and what they say.

    Args:
        reading: The file as its reader saw it.
        own_gstins: Those of the one who asks; a hint at who is the buyer.
    """
    whole = Survey.of(reading.pages)
    return [_document(whole, part, own_gstins, reading) for part in split(whole)]


def _document(whole: Survey, part: Part, own_gstins: Sequence[str], reading: Reading) -> Document:
    survey = whole.part(part.read)
    doc_type, confidence = classify(survey)
    fields, items = extract(doc_type, survey, own_gstins)
    return Document(
        doc_type=doc_type,
        pages=tuple(part.pages),
        fields=fields,
        line_items=items,
        text=survey.text,
        type_confidence=round(confidence * (1.0 if not survey.misread else 0.95), 3),
        read_confidence=round(_read_confidence(reading, part.read), 3),
        codes=tuple(code for sheet in survey.sheets for code in sheet.codes),
        leftover=leftover_of(survey, fields, items),
    )


def _read_confidence(reading: Reading, numbers: Sequence[int]) -> float:
    """Return the reader's confidence over pages: that of the worst of those with words."""
    pages = (page for page in reading.pages if page.number in numbers and page.words)
    return min((page.confidence for page in pages), default=0.0)
