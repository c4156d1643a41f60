"""What is private by its form or its surroundings: Presidio's recognizers, and India's that it lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from presidio_analyzer import AnalyzerEngine, EntityRecognizer

LABELS: Mapping[str, str] = {
    "EMAIL_ADDRESS": "email",
    "PHONE_NUMBER": "phone",
    "IN_PAN": "pan",
    "IN_AADHAAR": "aadhaar",
    "IN_GSTIN": "gstin",
    "IN_VOTER": "voter_id",
    "IN_PASSPORT": "passport",
    "IN_VEHICLE_REGISTRATION": "vehicle",
    "CREDIT_CARD": "card",
    "IBAN_CODE": "bank_account",
    "IN_BANK_ACCOUNT": "bank_account",
    "IN_IFSC": "ifsc",
    "IN_UPI": "upi",
    "IN_ADDRESS": "address",
    "PERSON": "name",
}
LOWEST_SCORE = 0.3

_WITH_AT = frozenset({"EMAIL_ADDRESS", "IN_UPI"})
"""Their forms hold an @."""
_DIGITS: Mapping[str, int] = {
    "PERSON": 0,
    "IN_ADDRESS": 1,
    "IN_IFSC": 1,
    "IN_GSTIN": 1,
    "IBAN_CODE": 1,
    "IN_BANK_ACCOUNT": 1,
}
"""How many digits a text has at least that holds one; what is not named has more than two."""
_MOST_DIGITS_NAMED = 3

_LATIN_WORD = r"(?:[A-Z][\w.'’-]+)"
_ANY_CASE = r"(?:[A-Za-z][\w'’-]+)"
_HINDI = "[\u0900-\u0963]+"
_NOT_A_NAME = (
    r"(?!(?:the|my|a|an|our|your|what|which|order|stock|store|shop|product|price|sale|sales|delhi|mumbai"
    r"|haan|han|haa|theek|thik|acha|accha|arre|are|jee|ok|okay|bas|sahi|ha|na|ka|ki|ke|ko|se|hai|hain|nahi|kya|kitna|wala|wali|or|and|aur|for|with|about|says?|ne|on|at|from)\b)"
)
_NOT_HINDI_NAME = r"(?!(?:है|हूँ|हूं|का|की|के|को|ने|से|नाम|अरे|हाँ|हां|जी|सब|और|में|पर|क्या)(?![\u0900-\u0963]))"


def possible_in(text: str) -> Sequence[str]:
    """Return the entities a text may hold, by the characters none of their forms can do without.

    Most words of a shop, such as its products' names, hold no more than a digit or two: nearly all
    recognizers would read them for nothing.
    """
    digits = sum(map(str.isdecimal, text))
    return _possible(min(digits, _MOST_DIGITS_NAMED), at="@" in text)


@cache
def _possible(digits: int, *, at: bool) -> Sequence[str]:
    return [
        entity
        for entity in LABELS
        if _DIGITS.get(entity, 0 if entity in _WITH_AT else _MOST_DIGITS_NAMED) <= digits
        and (at or entity not in _WITH_AT)
    ]


@cache
def analyzer() -> AnalyzerEngine:
    """Return the engine; the first call takes two seconds."""
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

    registry = RecognizerRegistry(recognizers=[*_presidios(), *_ours()], supported_languages=["en"])
    return AnalyzerEngine(registry=registry, nlp_engine=BlankEngine(), supported_languages=["en"])


def _presidios() -> list[EntityRecognizer]:
    from presidio_analyzer.predefined_recognizers import (  # noqa: PLC0415 - with the engine
        CreditCardRecognizer,
        EmailRecognizer,
        IbanRecognizer,
        InAadhaarRecognizer,
        InGstinRecognizer,
        InPanRecognizer,
        InPassportRecognizer,
        InVehicleRegistrationRecognizer,
        InVoterRecognizer,
        PhoneRecognizer,
    )

    return [
        EmailRecognizer(),
        PhoneRecognizer(supported_regions=["IN", "US", "GB", "AE"], leniency=1),
        CreditCardRecognizer(),
        IbanRecognizer(),
        InAadhaarRecognizer(),
        InGstinRecognizer(),
        InPanRecognizer(),
        InPassportRecognizer(),
        InVehicleRegistrationRecognizer(),
        InVoterRecognizer(),
    ]


def _ours() -> list[EntityRecognizer]:
    """Return what people write that the forms above miss: with blanks, misread, or in Hindi."""
    return [
        _pattern("EMAIL_ADDRESS", r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?![\w-])"),
        _pattern("IN_PASSPORT", r"(?<=\b(?:passport|पासपोर्ट)\b[^\n\d]{0,14})[A-Z]\d{7}\b"),
        _pattern(
            "IN_VEHICLE_REGISTRATION", r"\b[A-Z]{2}[\s-]?\d{1,2}[\s-]?[A-Z]{1,2}[\s-]?[A-Z]{0,2}[\s-]\d{4}\b"
        ),
        # A loose mobile pattern beside phonenumbers: "98765-43210", "98 76 54 32 10".
        _pattern("PHONE_NUMBER", r"(?<![\w.])(?:\+?91[\s-]?|0)?[6-9](?:[\s.-]?\d){9}(?![\w])"),
        _pattern("PHONE_NUMBER", r"(?<![\w.])0\d{2,4}[\s-]\d{6,8}(?![\w])"),
        _pattern("IN_PAN", r"\b[A-Z]{5}[\s-]?\d{4}[\s-]?[A-Z]\b"),
        _pattern("IN_AADHAAR", r"(?<![\w])[2-9]\d{3}[\s-]?\d{4}[\s-]?\d{4}(?![\w])"),
        _pattern("IN_GSTIN", r"\b\d{2}[A-Z]{5}\d{4}[A-Z][A-Z0-9][A-Z][A-Z0-9]\b"),
        _pattern("CREDIT_CARD", r"(?<![\w])\d{4}[\s-]\d{4}[\s-]\d{4}[\s-]\d{4}(?![\w])"),
        _pattern(
            "IN_BANK_ACCOUNT",
            r"\b(?:a/?c|acct|account|khata|bank)(?:\s*(?:no|number|num))?\.?\s*[:#-]?\s*\d[\d\s-]{7,20}\d\b",
            r"(?:खाता|अकाउंट|बैंक)\s*(?:नंबर|संख्या|न॰)?\s*[:#-]?\s*\d[\d\s-]{7,20}\d\b",
        ),
        _pattern("IN_IFSC", r"\b[A-Z]{4}0[A-Z0-9]{6}\b"),
        _pattern("IN_UPI", r"(?<![\w.])[\w.+-]{2,}@[a-z][a-z0-9]{1,}(?![\w.@-])"),
        _names(),
        _addresses(),
    ]


def _names() -> EntityRecognizer:
    latin, any_case, hindi = _LATIN_WORD, _NOT_A_NAME + _ANY_CASE, _NOT_HINDI_NAME + _HINDI
    return _pattern(
        "PERSON",
        rf"\b(?i:mr|mrs|ms|dr|shri|smt|sri|miss)\.?\s+{_ANY_CASE}(?:\s+{latin}){{0,2}}",
        rf"\b(?:mr|mrs|ms|dr|shri|smt|sri)\.?\s+{any_case}(?:\s+{any_case})?",
        rf"(?<=\b(?i:my\s+name\s+is|i\s+am\s+called|this\s+is|customer\s+name\s*:?|customer|mera\s+naa?m|naa?m\s+hai"
        rf"|spoke\s+to|speak\s+to|call|ask|tell|pay|paid|grahak)\s+){latin}(?:\s+{latin}){{0,2}}",
        rf"(?<=\b(?i:my\s+name\s+is|mera\s+naa?m|naa?m\s+hai|customer\s+(?:ka\s+)?naa?m)\s+){any_case}"
        rf"(?:\s+{any_case})?",
        rf"\b{latin}(?:\s+{latin})?(?=\s+(?i:ji|bhai|bhaiya|saab|sahab|sir|madam|aunty|uncle|didi)\b)",
        rf"\b{_NOT_A_NAME}[a-z]{{3,}}(?=\s+(?:ji|bhai|bhaiya|saab|sahab|aunty|didi)\b)",
        rf"(?<=(?:श्री|श्रीमती|सुश्री|डॉ\.?|मेरा नाम|ग्राहक का नाम|ग्राहक)\s+){hindi}(?:\s+{hindi})?",
        rf"(?<![\u0900-\u0963]){hindi}(?=\s+(?:जी|भाई|भैया|साहब|दीदी)(?![\u0900-\u0963]))",
        flags="",
    )


def _addresses() -> EntityRecognizer:
    return _pattern(
        "IN_ADDRESS",
        r"\b(?:flat|house|h\.?\s?no|plot|door|shop|room|quarter|makaan)\s*(?:no\.?|number|#)\s*[:#]?\s*[\w/-]*\d[\w/-]*"
        r"(?:\s*,\s*[^,\n?]{2,40}){0,4}",
        r"\bh\.?\s?no\.?\s*[:#]?\s*[\w/-]*\d[\w/-]*(?:\s*,\s*[^,\n?]{2,40}){0,4}",
        r"\b(?:flat|house|plot|door)\s+[\w/-]*\d[\w/-]*(?:\s*,\s*[^,\n?]{2,40}){0,4}",
        r"\b\d{1,4}[A-Z]?(?:/\d+)?\s*,\s*(?:[\w.'-]+\s+){1,4}(?:road|rd|street|st|marg|lane|gali|nagar|colony"
        r"|sector|vihar|enclave|chowk|bazaar|bazar|layout|cross|main)\b(?:\s*,\s*[^,\n?]{2,30}){0,3}",
        r"(?:मकान|फ्लैट|दुकान|प्लॉट)\s*(?:नं\.?|नंबर|संख्या|न॰)\s*[:#]?\s*[\w/-]*\d[\w/-]*(?:\s*,\s*[^,\n?]{2,40}){0,4}",
        r"\b(?:pin\s*(?:code)?|pincode|पिन(?:\s*कोड)?)\s*[:#-]?\s*[1-9]\d{2}\s?\d{3}\b",
    )


def _pattern(entity: str, *expressions: str, flags: str = "(?i)") -> EntityRecognizer:
    from presidio_analyzer import Pattern, PatternRecognizer  # noqa: PLC0415 - with the engine

    patterns = [Pattern(entity, flags + expression, 0.8) for expression in expressions]
    return PatternRecognizer(supported_entity=entity, patterns=patterns, global_regex_flags=0)
