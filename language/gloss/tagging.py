"""A message word by word: which are Hindi, which are English, which are names and numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from language.catalogue.plain_words import is_plain
from language.dates.atom import MONTHS, WEEKDAYS
from language.gloss.lexicon import Lexicon, Word
from language.gloss.loan import english_loan
from language.gloss.number import compose
from language.numbers import SCALES
from language.tokens import ascii_digits, normalize

_PIECE = re.compile(r"₹?\d+(?:,\d{2,3})+(?:\.\d+)?%?|[^\s?!,;।|()\[\]{}\"“”]+|[?!,;।]|\n")
_AMOUNT = re.compile(r"(?P<sign>₹|rs\.?|inr)?(?P<digits>\d+(?:,\d{2,3})*(?:\.\d+)?)(?P<scale>k)?(?P<percent>%)?", re.IGNORECASE)
_GLUED = re.compile(r"(?P<digits>\d+(?:\.\d+)?)(?P<word>[^\W\d_]{2,}.*)")
_UNITS = frozenset({"ml", "kg", "gm", "gms", "g", "l", "ltr", "pcs", "pack"})
_LETTERS = re.compile(r"[^\W\d_]+(?:[\u0900-\u0963\u200c\u200d]+)*")
_TIME_UNITS = frozenset({"DIN", "HAFTA", "MAHINA", "SAAL", "TIMAHI", "DUKAN", "SAMAN", "UNIT", "PACKET", "PRATISHAT", "KILO", "GRAM", "LITER", "RUPAYE"})
_THIS_NOUNS = _TIME_UNITS | {"NAVRATRI", "DIWALI", "HOLI", "EID", "SHAHAR", "DAAM", "MAAL", "ORDER", "BILL", "TARAH", "BAAD"}
_ENGLISH_TIME = frozenset({"day", "days", "week", "weeks", "month", "months", "year", "quarter", "store", "stores", "weekend"})
_AUXILIARY_OF = frozenset({"PAST", "HAB", "STEM", "INF"})
_CONTEXT_ONLY = frozenset({"the", "is", "us", "do", "he", "to", "me", "so", "main", "hi", "in", "an", "use", "or", "par", "are", "bad", "ya", "log", "h", "k", "u"})
_SURE_LENGTH = 4
_BIG = 1_000
_YEAR = re.compile(r"(?:19|20)\d\d")



@dataclass
class Tagged:
    """A message as tags for the rules to read, and the texts that tags with a number stand for.

    Hindi words are in capitals (`BIK.FUT`), English ones as they are (`order`), a name or any
    other word is `@3`, a number `#3`; `texts` holds what these were.
    """

    tags: list[str] = field(default_factory=list[str])
    texts: list[str] = field(default_factory=list[str])
    hindi: int = 0

    def name(self, text: str) -> None:
        """Add a word that stays as it is."""
        self.tags.append(f"@{len(self.texts)}")
        self.texts.append(text)

    def number(self, text: str) -> None:
        """Add a number; one of a thousand or more that is no year is marked as big."""
        plain = text.replace(",", "")
        is_big = plain.isdigit() and int(plain) >= _BIG and not _YEAR.fullmatch(plain)
        self.tags.append(f"#{len(self.texts)}{'k' if is_big else ''}")
        self.texts.append(text)


def tagged(text: str, lexicon: Lexicon, knows: Callable[[str], bool]) -> Tagged:
    """Return the message's tags.

    Args:
        text: The message.
        lexicon: The Hindi words.
        knows: Tells of a word whether the tenant's catalogue has it, letter by letter.
    """
    pieces = _PIECE.findall(ascii_digits(text))
    found = Tagged()
    words = [_word(piece, lexicon, knows) for piece in pieces]
    for position, piece in enumerate(pieces):
        loan = _loan(piece, lexicon, knows) if words[position] is None else None
        if normalize(piece) in lexicon.loans and not knows(piece):
            loan, words[position] = lexicon.loans[normalize(piece)], None
        if loan:
            pieces[position] = loan
            found.hindi += 1
    position = 0
    while position < len(pieces):
        used = _numbers(pieces, words, position, lexicon, found)
        if used:
            position += used
            continue
        _add(pieces, words, position, found)
        position += 1
    return found


def _word(piece: str, lexicon: Lexicon, knows: Callable[[str], bool]) -> Word | None:
    """Return the Hindi word a piece is, doubtful ones included; `None` for anything else."""
    core = piece.strip(".'’:-")
    if not _LETTERS.fullmatch(core):
        return None
    word = normalize(core)
    exact = lexicon.exact(word)
    if exact is not None:
        return None if exact.lemma in lexicon.goods_or_deeds and knows(core) else exact
    if word.isascii() and (is_plain(word) or knows(core) or word in _ENGLISH_TIME or core.isupper()):
        return None
    if (len(word) < _SURE_LENGTH and word.isascii()) or (not word.isascii() and knows(core)):
        return None
    return lexicon.like(word)


def _loan(piece: str, lexicon: Lexicon, knows: Callable[[str], bool]) -> str | None:
    """Return the English word that a piece spells in Hindi letters."""
    core = piece.strip(".'’:-")
    if core.isascii() or not _LETTERS.fullmatch(core) or knows(core) or lexicon.number(normalize(core)):
        return None
    return lexicon.loans.get(normalize(core)) or english_loan(core)


def _numbers(pieces: list[str], words: list[Word | None], position: int, lexicon: Lexicon, found: Tagged) -> int:
    """Add the number that number words make from here on; return how many pieces they are."""
    values: list[str] = []
    end = position
    while end < len(pieces):
        value = _number_value(pieces, words, end, lexicon, values)
        if value is None:
            break
        values.append(value)
        end += 1
    while values and (total := compose(values)) is None:
        values.pop()
        end -= 1
    if not values:
        return 0
    found.hindi += sum(not piece[0].isdigit() for piece in pieces[position:end])
    found.number(compose(values) or "")
    return end - position


def _number_value(
    pieces: list[str], words: list[Word | None], position: int, lexicon: Lexicon, before: list[str]
) -> str | None:
    piece = normalize(pieces[position].strip("."))
    following = normalize(pieces[position + 1]) if position + 1 < len(pieces) else ""
    if re.fullmatch(r"\d+(?:\.\d+)?", piece):
        scale = lexicon.number(following) if following else None
        return piece if not before and scale in ("100", "1000", "100000", "10000000") else None
    if not before and piece in SCALES:
        return None
    value = lexicon.number(piece, by_sound=words[position] is None)
    if value is None or (piece.isascii() and is_plain(piece) and piece not in ("do", "lakh", "crore", "sat")):
        return None
    if value in ("1", "2", "60", "7", "100") and not before and not _counts(pieces, words, position, lexicon):
        return None
    return value


def _counts(pieces: list[str], words: list[Word | None], position: int, lexicon: Lexicon) -> bool:
    """Tell whether "ek", "do" or "sath" counts something: what follows is a unit or a number."""
    if position + 1 >= len(pieces):
        return False
    following = words[position + 1]
    piece = normalize(pieces[position + 1])
    return bool(
        (following and following.lemma in _TIME_UNITS)
        or piece in _ENGLISH_TIME
        or piece in ("%", "percent", "kg", "ml", "lakh", "crore", "kilo", "litre")
        or (lexicon.number(piece) and following is None)
    )


def _add(pieces: list[str], words: list[Word | None], position: int, found: Tagged) -> None:
    piece = pieces[position]
    word = words[position]
    plain = normalize(piece.strip(".'’:-"))
    if word is not None and _is_hindi(plain, pieces, words, position):
        found.tags.append(word.tag)
        found.hindi += plain not in _CONTEXT_ONLY
        if piece.endswith("."):
            found.tags.append(".")
        return
    if piece in "?!,;।\n":
        found.tags.append("." if piece in "।\n" else piece)
        return
    amount = _AMOUNT.fullmatch(piece.rstrip("."))
    if amount:
        if amount["sign"]:
            found.tags.append("rs")
        found.number(_thousands(amount["digits"]) if amount["scale"] else amount["digits"])
        if amount["percent"]:
            found.tags.append("%")
        return
    if piece in ("%", "₹"):
        found.tags.append("%" if piece == "%" else "rs")
        return
    glued = _GLUED.fullmatch(piece)
    if glued and normalize(glued["word"]) not in _UNITS and not piece.isupper():
        found.number(glued["digits"])
        pieces[position] = glued["word"]
        _add(pieces, words, position, found)
        return
    if plain.isascii() and plain.isalpha() and not (piece.isupper() and len(piece) > 1) and (is_plain(plain) or plain in MONTHS or plain in WEEKDAYS):
        found.tags.append(plain)
        if piece.endswith("."):
            found.tags.append(".")
        return
    found.name(piece)


def _thousands(digits: str) -> str:
    """Return "50" of "50k" as 50000."""
    return f"{Decimal(digits.replace(',', '')) * 1000:f}"


def _is_hindi(plain: str, pieces: list[str], words: list[Word | None], position: int) -> bool:
    """Tell of a word of the lexicon whether it is Hindi here; "to", "me", "is" may be English."""
    if not plain.isascii():
        return True
    before = words[position - 1] if position else None
    after = words[position + 1] if position + 1 < len(words) else None
    following = normalize(pieces[position + 1]) if position + 1 < len(pieces) else ""
    previous = normalize(pieces[position - 1]) if position else ""
    if plain in ("is", "us"):
        return bool((after and after.lemma in _THIS_NOUNS) or following in _ENGLISH_TIME)
    if plain == "the":
        return before is not None and before.feature in _AUXILIARY_OF
    if plain == "do":
        return (before is not None and before.feature == "STEM") or bool(before and not _is_english(previous))
    if plain == "or":
        return before is not None or after is not None
    if plain in ("to", "in", "an", "use", "are", "bad", "so", "log"):
        return bool(before and not _is_english(previous)) and (plain != "in" or bool(after))
    if plain in ("me", "main", "par", "he", "hi", "ya", "h", "k"):
        return previous not in ("show", "tell", "give", "send", "let", "the", "a")
    return not is_plain(plain) or bool(before or after)


def _is_english(word: str) -> bool:
    return word.isascii() and is_plain(word)
