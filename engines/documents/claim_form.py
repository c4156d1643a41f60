"""Return and claim forms of marketplaces: their fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from core.document import DocType, Field
from engines.documents.address import looks_like_company
from engines.documents.amount import find_amounts
from engines.documents.choice import chosen
from engines.documents.claim_sentence import said_of_claim
from engines.documents.finding import Read, Reader, date_reader, field_of, read_reference, read_text
from engines.documents.firm_name import read_name
from engines.documents.form import form_of, read_form
from engines.documents.kind_label import told_by_kind
from engines.documents.layout import Line, Run
from engines.documents.likeness import concepts_of
from engines.documents.survey import Survey
from engines.documents.title import heading_type, title_of
from engines.documents.told import Told, exact_date
from engines.documents.wording import FORMS

_HEAD = 6  # lines
_LONGEST_NAME = 6  # words
_MEANS_DATA = frozenset(name for name in FORMS["claim_form"] if not name.startswith("_"))
_NUMBERED = re.compile(r"[#(\[]?(?=(?:[^\d]*\d){3})[A-Za-z0-9][\w/-]{3,}[)\]]?")
_NO_NAME = re.compile(
    r"\b(?:page|copy|original|confidential|internal|help|support|home|dashboard|cent(?:re|er)|department|"
    r"office use|details?|section|part|submitted|status|pending|approved|draft|www|please|annexure|team|"
    r"desk|cell|hub|panel|portal)\b|@|पृष्ठ|प्रति",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"\s+(?:seller|merchant|vendor|partner)s?['\u2019]?\s+(?:hub|central|panel|portal|cent(?:re|er)|desk|support|help|claims?)\b.*$",
    re.IGNORECASE,
)  # where a marketplace's sellers turn to
_CODE_BESIDE = re.compile(
    r"[(\[]\s*(?:sku|item code|code|asin|fsn)\b[\s:.#-]*(?P<code>[^)\]]*)[)\]]", re.IGNORECASE
)
_PROBLEM = re.compile(
    r"\b(?:damag\w*|broken|wrong|incorrect|mismatch\w*|missing|short(?:age)?|lost|loss|used|defect\w*|fault\w*|tamper\w*|"
    r"not\s+(?:received|returned|delivered|working)|empty|expired|leak\w*|counterfeit|fake|undelivered|stolen|different|"
    r"late|delay\w*|swapped|torn|scratch\w*)\b|क्षति|टूट|गलत|कम\b|खो|नहीं मिल",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"(?:received|delivered|damaged|missing|wrong|not|broken)\b", re.IGNORECASE
)  # "Item received …"
_ENCLOSED = re.compile(
    r"\W*(?:photos?|videos?|pictures?|images?|cop(?:y|ies)|invoice|label|proof)\b|\W*(?:फोटो|वीडियो|प्रति)",
    re.IGNORECASE,
)  # what is ticked as sent along
_COUNT = re.compile(r"(\d{1,4})(?:\.0+)?\s*(?:pieces?|pcs\.?|units?|nos\.?|नग)?", re.IGNORECASE)
_LETTERS = 5
_FLOURISH = 4
_RUNNING = frozenset({"product", "claim_reason", "claimant_name"})


def extract(survey: Survey) -> dict[str, Field]:
    """Return the fields of a claim form."""
    form = form_of(survey, DocType.CLAIM_FORM)
    dates = date_reader(misread=survey.misread)
    amounts = _amount_reader(misread=survey.misread)
    readers: dict[str, Reader] = {
        "claim_id": read_reference,
        "order_id": read_reference,
        "return_id": read_reference,
        "sku_id": _read_code,
        "product": _read_goods_named,
        "quantity": _counted(amounts),
        "claim_amount": amounts,
        "claim_reason": _read_reason,
        "order_date": dates,
        "claim_date": dates,
        "claimant_name": read_name,
        "marketplace": _read_platform,
    }
    fields = read_form(form, DocType.CLAIM_FORM, readers, running=_RUNNING)
    fields |= {field.name: field for field in _ticked(form)}
    for field in (*_named_in_title(form), *_headed(form, fields), *said_of_claim(form)):
        fields.setdefault(field.name, field)
    for field in told_by_kind(form, fields, _TOLD):
        fields.setdefault(field.name, field)
    return fields


def _ticked(form: Survey) -> Iterator[Field]:
    """Yield the reason that is ticked among others."""
    answers = [answer for line in form.lines() if (answer := chosen(form.sheet(line.page), line)) is not None]
    answers = [answer for answer in answers if _ENCLOSED.match(answer.text) is None]
    best = next((answer for answer in answers if _PROBLEM.search(answer.text)), None)
    read = read_text(best or answers[0]) if answers else None
    if read is not None:
        yield field_of("claim_reason", read, position=0.9)


def _named_in_title(form: Survey) -> Iterator[Field]:
    """Yield the claim's number where the title ends with it: "Return claim RC-20417"."""
    for line in form.sheets[0].lines[:_HEAD] if form.sheets else ():
        for segment in line.segments:
            last = segment.tokens[-1]
            words = " ".join(token.text for token in segment.tokens[:-1]).strip(" :-–#,")
            if len(segment.tokens) < 2 or not _NUMBERED.fullmatch(last.text):
                continue
            if concepts_of(segment.tokens[-2].text) & {"order", "return"} and len(segment.tokens) > _FLOURISH:
                continue  # "Return claim RC-20417 for order OD99"
            bare = concepts_of(words) <= {"number"} and len(words) > 1
            if (
                title_of(words) is not None
                or heading_type(words) is not None
                or "claim" in concepts_of(words)
                or (bare and _is_beside_title(line, segment))
            ):
                read = read_reference(Run([last]))
                if read is not None:
                    yield field_of("claim_id", read, position=0.9)
                    return


def _is_beside_title(line: Line, segment: Run) -> bool:
    """Tell whether a stretch stands in one line with a title: "RETURN REQUEST   No. RC-204"."""
    return any(
        other is not segment and (title_of(other.text) is not None or heading_type(other.text) is not None)
        for other in line.segments
    )


def _headed(form: Survey, held: Mapping[str, Field]) -> Iterator[Field]:
    """Yield the marketplace and the claimant that head the form, or stand beside its title, unlabelled."""
    for line in form.sheets[0].lines[:_HEAD] if form.sheets else ():
        found = form.labels_of(line)
        if any(label.opens and _MEANS_DATA & {meaning.name for meaning in label.meanings} for label in found):
            return
        for segment in line.segments:
            text = segment.text.strip(" :-–,;|")
            desk = _DESK.search(text)
            if desk is not None and "marketplace" not in held and _is_name(text[: desk.start()].strip()):
                name = text[: desk.start()].strip()
                yield field_of("marketplace", Read(name, segment.text, segment.tokens), position=0.75)
                continue
            if title_of(text) is not None or heading_type(text) is not None or not _is_name(text):
                continue
            hosts = "marketplace" in concepts_of(text) and "marketplace" not in held
            firm = (looks_like_company(text) or "marketplace" in held) and not hosts
            name = "claimant_name" if firm else "marketplace"
            yield field_of(name, Read(text, segment.text, segment.tokens), position=0.75)


def _is_name(text: str) -> bool:
    """Tell whether words may be a firm's or a platform's name: few, no sentence, hardly a digit."""
    words = text.split()
    return (
        len(words) <= _LONGEST_NAME
        and text[:1].isupper()
        and sum(char.isalpha() for char in text) > 2
        and not any(char.isdigit() for char in text)
        and (not text.endswith(".") or looks_like_company(text))
        and not _NO_NAME.search(text)
    )


def _read_platform(run: Run) -> Read | None:
    """Read a place as a platform's name: words, not a number."""
    read = read_text(run)
    if read is None or sum(char.isdigit() for char in run.text) > 2:
        return None
    return replace(read, value=_DESK.sub("", str(read.value)) or read.value)


def _read_reason(run: Run) -> Read | None:
    """Read a place as a reason: words, not a date, a number or a firm."""
    read = read_text(run) if not looks_like_company(run.text) else None
    letters = sum(char.isalpha() for char in run.text)
    return read if read is not None and letters > sum(char.isdigit() for char in run.text) else None


def _read_code(run: Run) -> Read | None:
    """Read a place as a code of goods: the one in brackets behind their name, else what looks like one."""
    beside = _CODE_BESIDE.search(run.text)
    if beside is None:
        return read_reference(run)
    code = beside["code"].strip()
    return Read(code, code, run.within(beside.start("code"), beside.end("code"))) if code else None


def _read_goods_named(run: Run) -> Read | None:
    """Read a place as the name of goods, without the code in brackets behind it."""
    if run.text[0] in "[(☐☑" or _DONE.match(run.text):
        return None
    beside = _CODE_BESIDE.search(run.text)
    code = () if beside is None else run.within(beside.start(), beside.end())
    named = [token for token in run.tokens if token not in code]
    return read_text(Run(named)) if named else None


def _read_problem(run: Run) -> Read | None:
    return _read_reason(run) if _PROBLEM.search(run.text) and len(run.tokens) > 1 else None


def _read_firm(run: Run) -> Read | None:
    return read_text(run) if looks_like_company(run.text) else None


def _read_goods(run: Run) -> Read | None:
    """Read a place as goods: words that are no problem and no firm."""
    plain = (
        _PROBLEM.search(run.text) is None
        and _DONE.match(run.text) is None
        and run.text[0].isalnum()
        and not looks_like_company(run.text)
    )
    return read_text(run) if plain and sum(char.isalpha() for char in run.text) > _LETTERS else None


def _read_count(run: Run) -> Read | None:
    found = _COUNT.fullmatch(run.text.strip())
    return Read(Decimal(found.group(1)), run.text, run.tokens) if found is not None else None


def _read_money(run: Run) -> Read | None:
    found = find_amounts(run.text)
    whole = (
        len(found) == 1 and found[0].money and len(run.text) - (found[0].end - found[0].start) <= _FLOURISH
    )
    return Read(found[0].value, found[0].raw, run.tokens) if whole else None


# What labels in no list tell by what stands at them.
_TOLD = (
    Told("claim_date", exact_date, frozenset({"claim", "filed"}), frozenset({"order", "return"})),
    Told("order_date", exact_date, frozenset({"order", "placed"}), frozenset({"return"})),
    Told(
        "claim_date", exact_date, frozenset(), frozenset({"order", "placed", "return", "freight", "invoice"})
    ),
    Told("claim_reason", _read_problem, frozenset()),
    Told("claim_amount", _read_money, frozenset({"amount", "claim", "total", "net"})),
    Told("quantity", _read_count, frozenset({"quantity", "product"})),
    Told("claimant_name", _read_firm, frozenset(), frozenset({"buyer", "marketplace"})),
    Told("product", _read_goods, frozenset({"product", "sold"}), frozenset({"stock", "number", "quantity"})),
)


def _counted(reader: Reader) -> Reader:
    """Return a reader of pieces: a figure that is written as money is none."""

    def read(run: Run) -> Read | None:
        found = find_amounts(run.text)
        return None if found and found[0].currency is not None else reader(run)

    return read


def _amount_reader(*, misread: bool) -> Reader:
    def read(run: Run) -> Read | None:
        found = find_amounts(run.text, misread=misread)
        if not found:
            return None
        tokens = run.within(found[0].start, found[0].end) or run.tokens
        return Read(found[0].value, found[0].raw, tokens)

    return read
