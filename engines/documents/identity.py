"""Numbers, dates and places of an invoice or a note, by their labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from core.document import Field
from engines.documents.address import ends_company, looks_like_company
from engines.documents.finding import (
    Candidate,
    Read,
    Reader,
    candidates,
    date_reader,
    field_of,
    find,
    read_reference,
    read_state,
    read_text,
    read_yes_no,
    run_on,
)
from engines.documents.kind_label import said_in_titles
from engines.documents.label import Label
from engines.documents.layout import Run, place_of
from engines.documents.likeness import concepts_of
from engines.documents.sentence import said_of_payment, said_of_reverse_charge, said_of_supply
from engines.documents.survey import Survey

_SURE = 0.9
_LONGEST_FIRM = 8  # words
_LINES_OF_FIRM = 3
_SHORTENED = 5  # letters of "Bros." or "Engg.", with the stop
_NAMES_BILL = re.compile(r"\b(?:invoice|inv|bill)\b|चालान|बीजक|बिल|इनवॉइस", re.IGNORECASE)
_REST_OF_QUESTION = re.compile(
    r"\W*(?:applicable|payable|charge|basis|mechanism|y\s?/\s?n)\W*", re.IGNORECASE
)
_ANSWER = re.compile(r"\W*(?:yes|no|y|n|हाँ|हां|नहीं)\W*", re.IGNORECASE)
_IRN = 64  # digits
_HEX_DIGITS = re.compile(r"[0-9a-fA-FoOlI]{4,}-?")
_HEX = str.maketrans({"o": "0", "q": "0", "l": "1", "i": "1", "s": "5", "z": "2", "g": "9"})
# The end of a line that a sentence goes on from.
_BREAKS_OFF = re.compile(r"\b(?:the|an?|of|in|on|for|by|to|and|with|is|are|at|or)$", re.IGNORECASE)
_BROKEN = re.compile(r"\b(?:private|pvt\.?|services|company)$", re.IGNORECASE)
_ENDING = re.compile(r"(?:(?:private|pvt\.?)\s+)?(?:limited|ltd\.?|llp)\.?", re.IGNORECASE)


def identity_fields(survey: Survey) -> Iterator[Field]:
    """Yield numbers, dates and places of the document."""
    dates = date_reader(misread=survey.misread)
    wanted = (
        find(survey, "original_invoice_number", read_reference),
        find(survey, "original_invoice_date", dates),
        find(survey, "invoice_number", read_reference),
        find(survey, "invoice_date", dates),
        find(survey, "due_date", dates) or said_of_payment(survey, dates),
        find(survey, "order_number", read_reference),
        find(survey, "place_of_supply", read_state) or said_of_supply(survey),
        find(survey, "reverse_charge", _answer_reader(survey), far=True) or said_of_reverse_charge(survey),
        find(survey, "ecommerce_operator", _firm_reader(survey)),
        find(survey, "irn", _irn_reader(survey)),
        find(survey, "ack_number", read_reference),
        find(survey, "ack_date", dates),
    )
    yield from (field for field in wanted if field is not None)


def note_fields(survey: Survey) -> Iterator[Field]:
    """Yield number and date of a note and of the bill it is about.

    Where both "Date" and "Invoice Date" stand on it, the second is the bill's.
    """
    readers: tuple[tuple[str, Reader], ...] = (
        ("invoice_number", read_reference),
        ("invoice_date", date_reader(misread=survey.misread)),
    )
    apart = False  # whether the note and the bill have a number each: so a bill's date is not the note's
    for name, reader in readers:
        found = sorted(candidates(survey, name, reader, far=True), key=lambda found: -found.score)
        found = [candidate for candidate in found if candidate.score >= 0.3]
        others = [candidate for candidate in found if _NAMES_BILL.search(_key_of(candidate.label))]
        own = [candidate for candidate in found if candidate not in others]
        own = own or (list(_named_by_title(survey)) if others and name == "invoice_number" else [])
        of_bill = bool(others) or any(True for _ in survey.labelled(f"original_{name}"))
        if own and of_bill:
            apart = True
        if not others or not (own or apart or _has_own_label(survey, name)):
            continue
        if own:
            yield field_of(name, own[0].read, label=own[0].score)
        if not any(True for _ in survey.labelled(f"original_{name}")):
            yield field_of(f"original_{name}", others[0].read, label=others[0].score * 0.9)


def _named_by_title(survey: Survey) -> Iterator[Candidate]:
    """Yield numbers at labels that say what the paper's title says: "Return No" under "Sales Return"."""
    titled = frozenset(said_in_titles(survey)) - {"invoice", "number"}
    for found in candidates(survey, "_other_number", read_reference, far=True):
        said = concepts_of(found.label.run.text)
        if "number" in said and said - {"number"} and said - {"number"} <= titled:
            yield found


def _key_of(label: Label) -> str:
    """Return a label with what stands before it in its part of the line: "Invoice was dated"."""
    tokens = label.line.tokens
    part = next(part for part in label.line.segments if tokens[label.start] in part.tokens)
    return " ".join(token.text for token in tokens[tokens.index(part.tokens[0]) : label.end])


def date_of_original(survey: Survey, held: Mapping[str, Field]) -> Iterator[Field]:
    """Yield the day of the bill that a note is about: the one beside or right below its number.

    Args:
        survey: The note.
        held: Its fields; the note's own day is another.
    """
    number, own = held.get("original_invoice_number"), held.get("invoice_date")
    if number is None or number.place is None or own is None or "original_invoice_date" in held:
        return
    lines = survey.sheet(number.place.page).lines
    middle = number.place.box.middle[1]
    at = next((line.index for line in lines if line.top <= middle <= line.bottom), None)
    if at is None:
        return
    reader = date_reader(misread=survey.misread)
    for line in lines[at : at + 2]:
        for segment in line.segments:
            read = reader(segment)
            if read is not None and place_of(read.tokens) != own.place:
                yield field_of("original_invoice_date", read, position=0.8)
                return


def _has_own_label(survey: Survey, name: str) -> bool:
    """Tell whether a label of the note itself is there, though nothing stands at it."""
    return any(
        label.means(name) >= _SURE and not _NAMES_BILL.search(label.run.text)
        for label in survey.labelled(name)
    )


def _answer_reader(survey: Survey) -> Reader:
    def read(run: Run) -> Read | None:
        """Read a place as yes or no; what goes on with its label has the answer right below it."""
        if _REST_OF_QUESTION.fullmatch(run.text):
            sheet = survey.sheet(run.page)
            below = next(sheet.below(run), None)
            if below is not None and below.top - run.bottom < sheet.pitch:
                flush = (part for part in below.segments if abs(part.left - run.left) < sheet.letter)
                answer = next((part for part in flush if _ANSWER.fullmatch(part.text)), None)
                if answer is not None:
                    return read_yes_no(answer)
        return read_yes_no(run)

    return read


def _firm_reader(survey: Survey) -> Reader:
    def read(run: Run) -> Read | None:
        """Read a firm, over the line it runs on to where that completes its name."""
        whole = Run(run_on(survey, run, most=_LINES_OF_FIRM))
        goes_on = (
            len(whole.tokens) > len(run.tokens) and ends_company(whole.text) and not ends_company(run.text)
        )
        if not goes_on and (rest := _limited_below(survey, run)) is not None:
            return _read_firm(Run([*run.tokens, *rest.tokens]))
        return _read_firm(whole if goes_on else run)

    return read


def _limited_below(survey: Survey, run: Run) -> Run | None:
    """Return the "Limited" that ends a name which broke off before it, wherever its line begins."""
    if not _BROKEN.search(run.text):
        return None
    lines = survey.sheet(run.page).lines
    here = next((line.index for line in lines if run.tokens[0] in line.tokens), None)
    below = lines[here + 1].segments if here is not None and here + 1 < len(lines) else ()
    return next((part for part in below if _ENDING.fullmatch(part.text) and part.left < run.right), None)


def _read_firm(run: Run) -> Read | None:
    """Read a place as a firm's or a platform's name: words, no date and no number."""
    run = _first_sentence(run)
    read = read_text(run)
    if read is None or any(char.isdigit() for char in run.text) or len(run.tokens) > _LONGEST_FIRM:
        return None
    small = run.text[0].islower() and len(run.tokens) > 1 and not looks_like_company(run.text)
    if small or _BREAKS_OFF.search(run.text):
        return None  # "Books are sold on firm sale"
    return read


def _first_sentence(run: Run) -> Run:
    """Return a place up to the full stop that ends a sentence there; one of "Pvt." or "Co." ends none.

    So does the comma behind a company's whole name: "… Private Limited, an e-commerce operator".
    """
    for at, token in enumerate(run.tokens[:-1], start=1):
        after = run.tokens[at].text
        if token.text.endswith(",") and ends_company(Run(run.tokens[:at]).text.rstrip(",")):
            return Run(run.tokens[:at])
        if token.text.endswith(".") and after[:1].isupper() and len(token.text) > _SHORTENED:
            return Run(run.tokens[:at])
    return run


def _irn_reader(survey: Survey) -> Reader:
    def read(run: Run) -> Read | None:
        """Read 64 hexadecimal digits, over the lines they run on to."""
        tokens = list(run.tokens)
        lines = survey.sheet(run.page).lines
        here = next((line.index for line in lines if run.tokens[0] in line.tokens), None)
        if here is not None:
            whole = next(part for part in lines[here].segments if run.tokens[0] in part.tokens)
            for line in lines[here + 1 : here + 4]:
                below = [token for token in line.tokens if token.left >= whole.left - run.height]
                if sum(len(token.text) for token in tokens) >= _IRN or not below:
                    break
                if _HEX_DIGITS.fullmatch(below[0].text):  # a line that goes on, not one of the next entry
                    tokens += [token for token in below if _HEX_DIGITS.fullmatch(token.text)]
        text = "".join(token.text for token in tokens).lower().replace("-", "").strip(".:")
        for candidate in (text, text.translate(_HEX)):
            found = re.match(r"[0-9a-f]{64}", candidate)
            if found is not None:
                return Read(found.group(), run.text, run.tokens)
        return Read(text, run.text, run.tokens, 0.4) if re.match(r"[0-9a-z]{40,}", text) else None

    return read
