"""Personal data out of a text before a remote model sees it.

Built on Presidio's recognizers around a blank spaCy pipeline: patterns and checksums, no
language model, so nothing is downloaded and a text takes about a millisecond. Names of
people are found where the words around them give them away ("my name is …", "Mr …").
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from functools import cache, cached_property
from threading import Lock
from typing import TYPE_CHECKING, Any

from language.tokens import ascii_digits

if TYPE_CHECKING:
    from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerResult

_LABELS = {
    "EMAIL_ADDRESS": "email",
    "PHONE_NUMBER": "phone",
    "IN_PAN": "pan",
    "IN_AADHAAR": "aadhaar",
    "IN_GSTIN": "gstin",
    "CREDIT_CARD": "card",
    "IBAN_CODE": "bank_account",
    "IN_BANK_ACCOUNT": "bank_account",
    "IN_IFSC": "ifsc",
    "IN_UPI": "upi",
    "IN_ADDRESS": "address",
    "PERSON": "name",
}
_LOWEST_SCORE = 0.3
_BUILDING = Lock()


class Redactor:
    """Replaces personal data by what it was: `<phone>`, `<email>`, `<name>`."""

    @cached_property
    def _engine(self) -> AnalyzerEngine:
        with _BUILDING:
            return _analyzer()

    def redact(self, text: str, keep: Collection[str] = ()) -> str:
        """Return the text without personal data; words in `keep` (catalogue names) stay.

        Digits of any script and full-width letters are read like plain ones, and characters
        that show nothing cannot split a number, so the text comes back in plain form.
        """
        plain = _plain(text)
        if not plain.strip():
            return plain
        results = self._engine.analyze(
            text=plain,
            language="en",
            entities=list(_LABELS),
            score_threshold=_LOWEST_SCORE,
            allow_list=list(keep) or None,
        )
        for result in _outermost(results):
            plain = f"{plain[: result.start]}<{_LABELS[result.entity_type]}>{plain[result.end :]}"
        return plain


def _plain(text: str) -> str:
    folded = ascii_digits(unicodedata.normalize("NFKC", text))
    return "".join(char for char in folded if unicodedata.category(char) != "Cf")


def _outermost(results: Iterable[RecognizerResult]) -> list[RecognizerResult]:
    """Return the findings from the text's end to its start, without those inside others."""
    kept: list[RecognizerResult] = []
    for result in sorted(results, key=lambda one: (one.start - one.end, -one.score)):
        if all(result.end <= other.start or other.end <= result.start for other in kept):
            kept.append(result)
    return sorted(kept, key=lambda one: one.start, reverse=True)


@cache
def _analyzer() -> AnalyzerEngine:
    import spacy  # noqa: PLC0415 - half a second; only a remote model needs redaction
    import tldextract  # noqa: PLC0415
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry  # noqa: PLC0415
    from presidio_analyzer.nlp_engine import SpacyNlpEngine  # noqa: PLC0415

    # Presidio's email recognizer asks tldextract, which would fetch its suffix list.
    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)

    class BlankEngine(SpacyNlpEngine):
        """Tokens only: no model is loaded or downloaded."""

        def __init__(self) -> None:
            super().__init__()
            self.nlp: dict[str, Any] | None = {"en": spacy.blank("en")}

    registry = RecognizerRegistry(recognizers=_recognizers(), supported_languages=["en"])
    return AnalyzerEngine(registry=registry, nlp_engine=BlankEngine(), supported_languages=["en"])


def _recognizers() -> list[EntityRecognizer]:
    from presidio_analyzer import Pattern, PatternRecognizer  # noqa: PLC0415
    from presidio_analyzer.predefined_recognizers import (  # noqa: PLC0415
        CreditCardRecognizer,
        EmailRecognizer,
        IbanRecognizer,
        PhoneRecognizer,
    )

    def pattern(entity: str, *expressions: str, flags: str = "(?i)") -> EntityRecognizer:
        patterns = [Pattern(entity, flags + expression, 0.8) for expression in expressions]
        return PatternRecognizer(supported_entity=entity, patterns=patterns, global_regex_flags=0)

    word = r"(?:[A-Z][\w.'’-]+)"
    return [
        EmailRecognizer(),
        PhoneRecognizer(supported_regions=["IN", "US", "GB", "AE"], leniency=1),
        CreditCardRecognizer(),
        IbanRecognizer(),
        # A loose mobile pattern beside phonenumbers: "98765-43210", "98 76 54 32 10".
        pattern("PHONE_NUMBER", r"(?<![\w.])(?:\+?91[\s-]?|0)?[6-9](?:[\s.-]?\d){9}(?![\w])"),
        pattern("IN_PAN", r"\b[A-Z]{5}[\s-]?\d{4}[\s-]?[A-Z]\b"),
        pattern("IN_AADHAAR", r"(?<![\w])[2-9]\d{3}[\s-]?\d{4}[\s-]?\d{4}(?![\w])"),
        pattern("IN_GSTIN", r"\b\d{2}[A-Z]{5}\d{4}[A-Z][A-Z0-9][A-Z][A-Z0-9]\b"),
        pattern("CREDIT_CARD", r"(?<![\w])\d{4}[\s-]\d{4}[\s-]\d{4}[\s-]\d{4}(?![\w])"),
        pattern(
            "IN_BANK_ACCOUNT",
            r"\b(?:a/?c|acct|account|khata)(?:\s*(?:no|number|num))?\.?\s*[:#-]?\s*\d[\d\s-]{7,20}\d\b",
        ),
        pattern("IN_IFSC", r"\b[A-Z]{4}0[A-Z0-9]{6}\b"),
        pattern("IN_UPI", r"(?<![\w.])[\w.+-]{2,}@[a-z][a-z0-9]{1,}(?![\w.@-])"),
        pattern(
            "PERSON",
            rf"\b(?i:mr|mrs|ms|dr|shri|smt|sri|miss)\.?\s+{word}(?:\s+{word}){{0,2}}",
            rf"\b(?i:my\s+name\s+is|i\s+am\s+called|this\s+is|customer\s+name\s*:?|customer|mera\s+naam)\s+"
            rf"{word}(?:\s+{word}){{0,2}}",
            rf"\b{word}(?:\s+{word})?\s+(?:ji|bhai|saab)\b",
            flags="",
        ),
        pattern(
            "IN_ADDRESS",
            r"\b(?:flat|house|h\.?\s?no|plot|door)\s*(?:no\.?)?\s*[:#]?\s*[\w/-]*\d[\w/-]*(?:\s*,\s*[^,\n]{2,40}){0,3}",
        ),
    ]
