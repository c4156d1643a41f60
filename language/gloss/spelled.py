"""A Hindi word in Devanagari as it is looked up: what people spell in two ways is spelled in one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NUKTA, _VIRAMA = "\u093c", "\u094d"
_ALIKE = str.maketrans(
    {
        "ँ": "ं", "ी": "ि", "ू": "ु", "ई": "ि", "इ": "ि", "ऊ": "ु", "उ": "ु", "ए": "े", "ऐ": "ै", "ओ": "ो",
        "औ": "ौ", "आ": "ा", "ॉ": "ा", "ऑ": "ा", "ॅ": "े", "ऍ": "े", "ः": "",
        "\u200c": "", "\u200d": "", _NUKTA: "",
    }
)  # fmt: skip
_HALF_NASAL = re.compile(f"[नमञङण]{_VIRAMA}(?=[क-ह])(?![नमयव])")
_GLIDE = re.compile("(?<=.)य(?=[िे])")


@lru_cache(maxsize=20_000)
def spelled(word: str) -> str:
    """Return the key of a word in Devanagari; nuktas, short and long i and u and half nasals do not count.

    >>> spelled("ख़ाली") == spelled("खालि"), spelled("सितम्बर") == spelled("सितंबर")
    (True, True)
    """
    text = unicodedata.normalize("NFD", word)
    text = _HALF_NASAL.sub("ं", text.replace(_NUKTA, ""))
    return _GLIDE.sub("", text.translate(_ALIKE))
