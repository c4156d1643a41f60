"""The money of a document as fields: sums that balance, and the amount in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from core.document import Field
from engines.documents.amount import find_amounts
from engines.documents.balance import Balance, balance
from engines.documents.evidence import confidence_of
from engines.documents.layout import Line, Run, Token, place_of
from engines.documents.survey import Survey
from engines.documents.table_sum import Sum
from engines.documents.total import PARTS
from language.amount_words import amount_in_words, is_amount_word

_SPELT = re.compile(
    r"^\W*(?:(?:[^\W\d_]|[\u0900-\u0963]){2,12}\s?:\W*)?"
    r"(?:rupees|rs\.?|inr|indian rupees|रुपये|रुपए|रूपये)\b\W*[^\W\d_]",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\bonly\b|मात्र|केवल", re.IGNORECASE)
_RUPEES = re.compile(r"rupees|रुपये|रुपए|रूपये", re.IGNORECASE)  # no colon behind it: the amount's own word
_RUPEES_SAID = re.compile(r"\brupees?\b|रुपये|रुपए|रूपये", re.IGNORECASE)
_BRACKETED = re.compile(
    r"[(]\s*(?P<words>(?:rupees|rs\.?|inr)\s[^()\d]{6,}?\b(?:only|paise|rupees))\W*[)]", re.IGNORECASE
)
_LONGEST = 9  # lines, in a narrow column
_LEAST_WORDS = 4
_TAXES = frozenset({"cgst", "sgst", "igst"})
_MOST_TAX = Decimal("0.3")  # of the total: 40 % of the value before tax


def words_field(survey: Survey) -> Field | None:
    """Return the amount in words, over the lines it runs on to; that of the tax is another."""
    for label in survey.labelled("total_in_words"):
        for place in (survey.beside(label, far=True), survey.below(label)):
            run = _in_words(place, survey) if place is not None else None
            if run is None or not any(char.isalpha() for char in run.text):
                continue
            tokens = _run_on(survey, label.line if run.top < label.run.bottom else None, run, label.run.left)
            last = label.run.tokens[-1]
            spoken = _RUPEES.fullmatch(last.text) and run.tokens[0] in label.line.tokens
            return _words((last, *tokens) if spoken else tokens, 0.95)
    for line in survey.lines():
        for segment in line.segments:
            if not (_SPELT.match(segment.text) or _is_all_words(segment)) or any(
                label.means("_tax_in_words") for label in survey.labels_of(line)
            ):
                continue
            keyed = next((at for at, t in enumerate(segment.tokens[:2], start=1) if t.text.endswith(":")), 0)
            tokens = _run_on(survey, line, segment, segment.left)[keyed:]
            text = " ".join(token.text for token in tokens)
            if _ONLY.search(text) or amount_in_words(text) is not None:
                return _words(tokens, 0.7)
    return next(_in_brackets(survey), None)


def _in_brackets(survey: Survey) -> Iterator[Field]:
    """Yield the amount in words that a sentence has in brackets: "Rs. 10,030.00 (Rupees Ten Thousand …)"."""
    for line in survey.lines():
        for found in _BRACKETED.finditer(line.text):
            tokens = line.within(found.start("words"), found.end("words"))
            if tokens and amount_in_words(found["words"]) is not None:
                words = _words(tokens, 0.7)
                yield replace(words, value=found["words"], raw=found["words"])


def _is_all_words(run: Run) -> bool:
    """Tell whether a stretch is an amount in words and nothing else: "Eighty Rupees and Ten Paise Only"."""
    return (
        len(run.tokens) >= _LEAST_WORDS
        and bool(_RUPEES_SAID.search(run.text) or _ONLY.search(run.text))
        and all(is_amount_word(token.text) for token in run.tokens if any(c.isalpha() for c in token.text))
    )


def _in_words(run: Run, survey: Survey) -> Run | None:
    """Return what of a run is words: not the sum of the next column with its figures."""
    line = next(line for line in survey.sheet(run.page).lines if run.tokens[0] in line.tokens)
    kept: list[Token] = []
    for segment in line.segments:
        inside = [token for token in segment.tokens if token in run.tokens]
        after = line.tokens[line.tokens.index(segment.tokens[-1]) + 1 :]
        figured = any(
            amount.money for amount in find_amounts(" ".join(t.text for t in (*segment.tokens, *after)))
        )
        spoken = sum(is_amount_word(token.text) for token in inside)
        if inside and not kept and figured and spoken * 2 < len(inside):
            return None  # the label of a sum beside
        if inside and kept and (figured or not any(is_amount_word(token.text) for token in inside)):
            break  # the next column's sum, or who signs there
        kept += inside
    return Run(kept) if kept else None


def _run_on(survey: Survey, line: Line | None, run: Run, left: float) -> tuple[Token, ...]:
    """Return the words of an amount from its first line to the one with "only"."""
    tokens = list(run.tokens)
    sheet = survey.sheet(run.page)
    if _ONLY.search(run.text):
        return tuple(tokens)
    bottom, taken = run.bottom, 1
    for following in sheet.below(run):
        inside = [
            segment
            for segment in following.segments
            if min(left, run.left) - sheet.letter < segment.left < (run.left + run.right) / 2
        ]
        if following.top - bottom > 1.2 * sheet.pitch or taken >= _LONGEST:
            break
        if not inside:
            continue
        if any(label.opens and label.start == 0 for label in survey.labels_of(following)):
            break
        if any(char.isdigit() for char in inside[0].text):
            break
        tokens += inside[0].tokens
        bottom, taken = following.bottom, taken + 1
        if _ONLY.search(inside[0].text):
            break
    return tuple(tokens)


def _words(tokens: Sequence[Token], label: float) -> Field:
    text = " ".join(token.text for token in _without_rest_of_label(tokens)).strip(" :-(")
    found = _ONLY.search(text)
    if found is not None:
        text = text[: found.end()]
    confidence, names = confidence_of(tokens, label=label, format=amount_in_words(text) is not None)
    return Field("total_in_words", text, text, confidence, names, place_of(tokens))


def _without_rest_of_label(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return an amount in words without the bracket before it that is its label's, garbled by a font."""
    closed = next((at for at, token in enumerate(tokens, start=1) if token.text.endswith(")")), 0)
    said = any(is_amount_word(token.text) for token in tokens[:closed])
    return tokens if said else tokens[closed:] or tokens


def amount_fields(
    sums: Sequence[Sum], *, words: Field | None, code: Decimal | None, misread: bool
) -> Iterator[Field]:
    """Yield the parts of the total and the total, each with what confirms it.

    Args:
        sums: What may be which part.
        words: The amount in words.
        code: The total in the e-invoice's QR code.
        misread: Whether figures come from a picture.
    """
    spoken = amount_in_words(str(words.value)) if words is not None else None
    found = balance(sums, words=spoken, code=code, printed=not misread)
    proven = {found.sums[name].tokens for name in found.confirmed if name in found.sums}
    for name in PARTS:
        item = found.sums.get(name)
        shared = item is not None and item.tokens and item.tokens in proven and name not in found.confirmed
        # "Less/add paise 0.18" is the rounding that it makes, no discount.
        if item is not None and not shared and not _is_too_much(name, item, found):
            yield _field(name, item, found, spoken=spoken, misread=misread)


def _is_too_much(name: str, item: Sum, found: Balance) -> bool:
    """Tell whether a tax that only its place names is more of the total than any rate comes to."""
    total = found.sums.get("total")
    if name not in _TAXES or total is None or name in found.confirmed or item.source == "label":
        return False
    return item.value > _MOST_TAX * total.value


def _field(name: str, item: Sum, found: Balance, *, spoken: Decimal | None, misread: bool) -> Field:
    total = name == "total"
    confirmed = found.by_words or found.by_code
    contradicted = total and not confirmed and (found.adds_up is False or (spoken is not None and misread))
    confidence, names = confidence_of(
        item.tokens,
        contradicted=contradicted,
        label=min(item.score, 1.0) if item.source in {"label", "subtotal"} else 0.0,
        position={"column": 0.8, "summary": 0.8, "place": 0.6}.get(item.source, 0.0),
        arithmetic=name in found.confirmed,
        amount_in_words=total and found.by_words,
        qr=total and found.by_code,
    )
    if item.swapped and name not in found.confirmed:
        confidence = min(confidence, 0.5)
    place = place_of(item.tokens) if item.tokens else None
    return Field(name, item.value, item.raw, confidence, names, place)
