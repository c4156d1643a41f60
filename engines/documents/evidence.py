"""How sure a value is: from evidence that agrees, not from what the reader of the page thinks of itself.

Each kind of evidence would be wrong with some chance by itself; what stays wrong though all
agree is the product of those chances::

    confidence = clarity x (1 - product over evidence of (1 - weight x strength))

`clarity` is 1 for a text layer; for a picture it falls with the reader's confidence in the
words, by half of what they lack. A value that arithmetic contradicts keeps at most `CONTRADICTED`:
it stays as printed, for the rules to judge and a person to look at.
"""

from __future__ import annotations

from collections.abc import Sequence

from engines.documents.layout import Token

WEIGHTS = {
    "label": 0.85,
    "position": 0.75,
    "format": 0.5,
    "check_digit": 0.9,
    "arithmetic": 0.9,
    "amount_in_words": 0.9,
    "qr": 0.95,
    "repeated": 0.5,
}
CONTRADICTED = 0.5
"""The most that is left of a value's confidence where arithmetic contradicts it."""


def confidence_of(
    tokens: Sequence[Token], *, contradicted: bool = False, **strengths: float
) -> tuple[float, tuple[str, ...]]:
    """Return a value's confidence, 0–1, and the names of the evidence for it.

    Args:
        tokens: The words it was read from; none where it was worked out.
        contradicted: Whether arithmetic says otherwise.
        strengths: By kind of evidence (the keys of `WEIGHTS`), how strong it is, 0–1.
    """
    doubt = 1.0
    names: list[str] = []
    for name, strength in strengths.items():
        if strength > 0:
            doubt *= 1 - WEIGHTS[name] * min(float(strength), 1.0)
            names.append(name)
    confidence = (1 - doubt) * _clarity(tokens)
    if any(token.confidence < 1 for token in tokens):
        names.append("ocr")
    if contradicted:
        confidence = min(confidence, CONTRADICTED)
    return round(confidence, 3), tuple(names)


def _clarity(tokens: Sequence[Token]) -> float:
    letters = sum(len(token.text) for token in tokens)
    if not letters:
        return 1.0
    read = sum(token.confidence * len(token.text) for token in tokens) / letters
    return 1 - (1 - read) / 2
