"""Names of firms and persons on forms, without the "M/s" before them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from engines.documents.address import looks_like_company
from engines.documents.finding import Read, read_text
from engines.documents.layout import Run, Token

_GAP = 3  # heights of the print, between words
_LONGEST_SMALL_NAME = 2  # words of a name in small letters
_STYLED = re.compile(r"^(?:m\s?/\s?s\b\.?|messrs\b\.?|मेसर्स)\s*", re.IGNORECASE)


def read_name(run: Run) -> Read | None:
    """Read a place as a firm's or a person's name, up to what stands in the next column."""
    apart = next(
        (at for at, (one, other) in enumerate(pairwise(run.tokens), start=1) if _is_apart(one, other)), None
    )
    labelled = apart is not None and run.text[:1].islower()  # "Legal name of the person    Gupta Kirana"
    read = read_text(Run(run.tokens[apart:] if labelled else run.tokens[:apart]))
    name = _STYLED.sub("", str(read.value)) if read is not None else ""
    return replace(read, value=name) if read is not None and name and not is_prose(name) else None


def is_prose(text: str) -> bool:
    """Tell whether words are those of a sentence: "use one form for one article"."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return (
        first.isascii()
        and first.isalpha()
        and first.islower()
        and len(text.split()) > _LONGEST_SMALL_NAME
        and not looks_like_company(text)
    )


def _is_apart(one: Token, other: Token) -> bool:
    """Tell whether two words of a line are too far from each other to be of one name."""
    height = one.bottom - one.top
    return other.left - one.right > _GAP * height and abs(other.top - one.top) < height
