"""Texts of romanised Hindi, spelled in Devanagari: what they are searched by, never what is shown.

The embedding model reads Devanagari, and a question in another script or language shares its words then.
"""

from __future__ import annotations

from functools import cache

from knowledge.chunk import Chunk
from knowledge.expand import glossary_words
from language.catalogue.common_word import log_probabilities
from language.devanagari import hindi_text
from language.hindi_spelling import Lexicon

GLOSSARY_PROBABILITY = -11.0
"""Log probability of a word as frequent as those that a glossary lists."""


def read_as(chunk: Chunk, text: str) -> str:
    """Return some of a passage's words as its meaning is taken from them.

    Args:
        chunk: The passage.
        text: Some of its words, below its headings or not.
    """
    return in_hindi(text) if chunk.source.language == "hinglish" else text


def in_hindi(text: str) -> str:
    """Return a romanised Hindi text in Devanagari; English words stay as they are."""
    lexicon = _lexicon()
    return hindi_text(text, lambda word: _stays(word, lexicon), lexicon.spelled)


def _stays(word: str, lexicon: Lexicon) -> bool:
    return lexicon.is_english(word) and not lexicon.is_hindi(word)


@cache
def _lexicon() -> Lexicon:
    """Return what a text's words are looked up in; no model's, for words are indexed before any is loaded."""
    listed = dict.fromkeys(glossary_words(), GLOSSARY_PROBABILITY)
    return Lexicon({**listed, **log_probabilities("en")}, log_probabilities("hi"))
