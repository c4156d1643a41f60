"""What a document is: by its title first, else by what it holds; and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.document import DocType
from engines.documents.amount import find_amounts
from engines.documents.finding import date_reader, find, read_reference
from engines.documents.form import WORDINGS, form_of
from engines.documents.invoice import goods_of
from engines.documents.layout import Sheet
from engines.documents.loose_date import date_at_head
from engines.documents.prose import policy_confidence
from engines.documents.survey import Survey
from engines.documents.title import heading_type, subject_type, title_of

_ROLL = 40  # letters' heights: a page of print no wider comes from a till
_ROLL_LETTERS = 56  # in a line
_SLIP = 0.42  # of its depth: print no wider is a slip's
_HEAD = 8  # lines
_SUBJECT_WEIGHT = 0.85
_TITLES_END = 0.55  # of the print, from the top
_FORMS = (DocType.GST_CERTIFICATE, DocType.MSME_CERTIFICATE, DocType.CLAIM_FORM, DocType.POLICY)
_SALES = frozenset(
    {DocType.INVOICE, DocType.BILL_OF_SUPPLY, DocType.CREDIT_NOTE, DocType.DEBIT_NOTE, DocType.RECEIPT}
)
_OFFICIAL = {
    DocType.GST_CERTIFICATE: re.compile(
        r"gst\s*reg\s*-?\s*0?6|certificate\s+of\s+registration\s+under|constitution\s+of\s+business",
        re.IGNORECASE,
    ),
    DocType.CLAIM_FORM: re.compile(
        r"\bclaim|\brma\b|\breturn\s+(?:request|id|no|number|ref|form|order|reason)|reimburse|\bdispute|safe-?t\b|"
        r"\bdamaged?\s+(?:report|goods)|\brefund\s+(?:request|application|form)|दाव|वापसी",
        re.IGNORECASE,
    ),
    DocType.MSME_CERTIFICATE: re.compile(
        r"udyam[\s-]+registration|micro,?\s*small\s*(?:and|&)\s*medium", re.IGNORECASE
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Title:
    """A line that names a type, how surely, and its height against the usual letter."""

    doc_type: DocType
    weight: float
    page: int


def classify(survey: Survey) -> tuple[DocType, float]:
    """Return what a document is and how sure that is, 0–1."""
    if not any(sheet.lines for sheet in survey.sheets):
        return DocType.OTHER, 0.95
    titles = [title for sheet in survey.sheets[:1] for title in titles_of(sheet)]
    best = max(titles, key=lambda title: title.weight, default=None)
    sale = _sale(survey)
    if best is not None and best.doc_type in _SALES:
        return _of_sale(survey, best, sale)
    form = _form(survey)
    formed = (
        (form[0], 0.85)
        if best is None and form[1] >= 3 and _headed(survey) is form[0]
        else _of_form(best, form, sold=sale >= 3 and bool(survey.goods))
    )
    if formed is not None:
        return formed
    policy = policy_confidence(survey, sale=sale)
    if policy:
        return DocType.POLICY, policy
    if sale >= 3 or (sale >= 2 and (survey.goods or _is_roll(survey))):
        return _untitled(survey, sale)
    return DocType.OTHER, 0.8 if sale == 0 else 0.6


def titles_of(sheet: Sheet) -> Iterator[Title]:
    """Yield the titles in the upper part of a page."""
    if not sheet.lines:
        return
    first, last = sheet.lines[0].top, sheet.lines[-1].bottom
    for line in sheet.lines:
        if line.top > first + (last - first) * _TITLES_END:
            break
        said = subject_type(line.text)
        if said is not None:
            yield Title(said, _SUBJECT_WEIGHT, sheet.number)
        for run in {line.text: line, **{segment.text: segment for segment in line.segments}}.values():
            found = title_of(run.text, misread=not sheet.printed)
            if found is not None:
                size = min(run.height / sheet.letter, 2.0)
                weight = found[1] * (0.85 + 0.1 * size) - 0.15 * (line.top - first) / max(last - first, 1e-6)
                yield Title(found[0], min(weight, 1.0), sheet.number)


def _sale(survey: Survey) -> int:
    """Return how many signs of a sale there are: total, date, number, taxpayer."""
    signs = 0
    for label in survey.labelled("total"):
        run = survey.beside(label, far=True) or survey.below(label)
        if run is not None and find_amounts(run.text, misread=survey.misread):
            signs += 1
            break
    named = bool(signs)
    dated = find(survey, "invoice_date", date_reader(misread=survey.misread)) or date_at_head(survey)
    signs += dated is not None
    signs += not named and bool(goods_of(survey))
    signs += find(survey, "invoice_number", read_reference, at_least=0.5) is not None
    signs += any(True for _ in survey.labelled("gstin", "seller_gstin", "buyer_gstin", "cgst", "igst"))
    return signs


def _form(survey: Survey) -> tuple[DocType, int]:
    """Return the form whose labels stand on the pages, and how many of its fields are there."""
    best = (DocType.OTHER, 0)
    for doc_type in _FORMS:
        form = form_of(survey, doc_type)
        names = {
            name
            for line in form.lines(goods=True)
            for label in form.labels_of(line)
            if label.opens
            for name in WORDINGS[doc_type]
            if not name.startswith("_")
            and label.means(name)
            and (label.colon or form.beside(label) is not None or form.below(label) is not None)
        }
        count = len(names)
        official = _OFFICIAL.get(doc_type)
        if official is not None:
            lines = survey.text.splitlines()
            count = count + 2 if official.search("\n".join(lines[: max(12, len(lines) // 2)])) else 0
        if doc_type is DocType.POLICY:
            count = min(count, 3)
        if count > best[1]:
            best = doc_type, count
    return best


def _headed(survey: Survey) -> DocType | None:
    """Return what the head of the first page names by a word of a heading; `None` for nothing."""
    for line in survey.sheets[0].lines[:_HEAD]:
        for run in (line, *line.segments):
            found = heading_type(run.text)
            if found is not None:
                return found
    return None


def _of_form(best: Title | None, form: tuple[DocType, int], *, sold: bool) -> tuple[DocType, float] | None:
    """Return the form that title or labels make it; `None` where they make it none."""
    if best is not None and best.doc_type is not DocType.POLICY and (form[1] >= 2 or best.weight >= 0.9):
        return best.doc_type, 0.95 if form[0] is best.doc_type and form[1] >= 3 else 0.75
    return (form[0], 0.85) if form[1] >= 4 and not sold else None


def _of_sale(survey: Survey, best: Title, sale: int) -> tuple[DocType, float]:
    doc_type = best.doc_type
    confidence = 0.95 if best.weight >= 0.8 and sale >= 1 else 0.75
    named_invoice = doc_type is DocType.INVOICE
    if named_invoice and _is_roll(survey) and not _names_buyer(survey):
        return DocType.RECEIPT, 0.85
    if named_invoice and sale == 0 and not survey.goods:
        return DocType.OTHER, 0.5
    return doc_type, confidence


def _is_roll(survey: Survey) -> bool:
    """Tell whether print is as narrow as a till's."""
    sheet = survey.sheets[0]
    if not sheet.lines:
        return False
    width = max(line.right for line in sheet.lines) - min(line.left for line in sheet.lines)
    depth = max(line.bottom for line in sheet.lines) - min(line.top for line in sheet.lines)
    longest = sorted(len(line.text) for line in sheet.lines)[-2:][0]
    return (width < _ROLL * sheet.letter or width < _SLIP * depth) and longest <= _ROLL_LETTERS


def _names_buyer(survey: Survey) -> bool:
    """Tell whether a label of the buyer stands on the pages, in no line with an amount: "TO PAY  450.00"."""
    return any(
        not any(amount.money for amount in find_amounts(label.line.text))
        for label in survey.labelled("buyer", "buyer_gstin")
    )


def _untitled(survey: Survey, sale: int) -> tuple[DocType, float]:
    """Return what a sale without a title is: a till's receipt, or an invoice to someone."""
    if _is_roll(survey) or not _names_buyer(survey):
        return DocType.RECEIPT, 0.8 if sale >= 3 else 0.6
    return DocType.INVOICE, 0.75
