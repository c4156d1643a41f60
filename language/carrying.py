"""Which language to answer in, where the message itself may say nothing of it.

"2", "ok" and a file's name are in no language. Who was spoken to in Hindi and answers "2"
goes on in Hindi.
"""

from __future__ import annotations

from collections.abc import Iterable

from language.locales import CHAIN
from language.script import detect_language
from language.tokens import words

_NEUTRAL = frozenset(
    """
    a accept cancel change confirm csv edit excel hello hey hi hm hmm image json k n no nope ok okay okey
    pdf photo please pls plz reject stop thank thanks thankyou thx undo xls xlsx y yeah yep yes
    """.split()  # noqa: SIM905 - a word list is read and edited as lines
)
"""Short words that speakers of every language type."""


def is_neutral(text: str, names: Iterable[str] = ()) -> bool:
    """Tell whether a text says nothing of its writer's language.

    Args:
        text: The message.
        names: What of it are names, which are the same in every language.
    """
    named = _words_of(names)
    return all(word.isdecimal() or word in _NEUTRAL or word in named for word in words(text))


def reply_language(text: str, before: str | None, names: Iterable[str] = ()) -> str:
    """Return the language to answer a message in.

    Args:
        text: The message.
        before: The language last spoken with the person; `None` where nothing was said yet.
        names: What of the text are names.
    """
    named = _words_of(names)
    own = " ".join(word for word in words(text) if word not in named)
    detected = detect_language(text)
    if (
        detected != "hi" and own and detect_language(own) == "hi"
    ):  # names in Latin letters: *Suvarna Atta* का स्टॉक
        detected = "hi"
    if detected == "en" and before in CHAIN and is_neutral(text, names):
        return str(before)
    return detected


def _words_of(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in words(name)}
