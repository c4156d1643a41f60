"""What a question is about: its words, each with those that mean the same in our trade."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from knowledge.terms import HINDI, heard_as, sound_of, stemmed
from language.devanagari import in_devanagari
from language.script import Language
from language.tokens import Token, tokenize, words

_SURE_SOUND = 3
_MAX_TERMS = 32
_HYPHENS = ("-", "\u2010", "\u2011", "\u2013")

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """One thing that a question speaks of.

    `words` are its own stems (one, or those of a phrase that is one thing), `others` are
    phrases of the same meaning, `sounds` how its own word may sound in a passage; a phrase has none.
    """

    words: Phrase
    others: frozenset[Phrase] = frozenset()
    sounds: Phrase = ()


def terms_of(
    question: str, language: Language, spell: Callable[[str], str] = in_devanagari
) -> tuple[Term, ...]:
    """Return what a question speaks of, in its order; words that only build it are left out.

    Args:
        question: As it was written.
        language: Of the question.
        spell: Returns a word of romanised Hindi in Devanagari.
    """
    stops = stop_words(language)
    read = tokenize(question)
    tokens = [token.norm for token in read]
    keys = [_keys(word, language, spell) for word in tokens]
    found: list[Term] = []
    index = 0
    while index < len(tokens) and len(found) < _MAX_TERMS:
        length, others = _longest(keys, index)
        if length == 1 and _is_numbered(question, read[index : index + 2]):
            length = 2
        if length > 1 or tokens[index] not in stops:
            own = tokens[index : index + length]
            stems = tuple(stemmed(word) for word in own)
            if language == "hinglish":
                others |= {tuple(stem for word in own for stem in _stems(spell(word)))}
            if length == 1:
                listed = {translated for key in keys[index] for translated in _glossary().get(key, ())}
                others |= listed or _learned_of(keys[index])
                others |= {class_ for key in keys[index] for class_ in _classes().get(key, ())}
            term = Term(stems, others - {stems}, heard_as(own[0]) if length == 1 else ())
            if not any(term.words == known.words for known in found):
                found.append(term)
        index += length
    return tuple(found)


@cache
def stop_words(language: Language) -> frozenset[str]:
    """Return the words that questions of a language are built with."""
    lists = _listed("stop_words.yaml")
    languages = {"en": ("en",), "hi": ("hi", "en"), "hinglish": ("hinglish", "en")}[language]
    return frozenset(word for name in languages for word in lists[name].split())


def is_thing(word: str) -> bool:
    """Tell whether a word names a thing whose class is known."""
    return stemmed(word) in _classes()


def is_class(word: str) -> bool:
    """Tell whether a word names a class of things, such as grocery."""
    return (stemmed(word),) in _class_names()


def is_name(phrase: Phrase) -> bool:
    """Tell whether a phrase names a thing: "e-way bill" does, "at most" does not."""
    return len(phrase) > 1 and _built_of().isdisjoint(phrase)


@cache
def _built_of() -> frozenset[str]:
    """Return the stems that questions of any language are built with."""
    built = stop_words("en") | stop_words("hi") | stop_words("hinglish")
    return frozenset(stemmed(word) for word in built)


@cache
def _class_names() -> frozenset[Phrase]:
    return frozenset(name for names in _classes().values() for name in names)


def _is_numbered(text: str, tokens: Sequence[Token]) -> bool:
    """Tell whether two tokens are one name, a word with its number: GSTR-9 is not GSTR-1."""
    if len(tokens) < 2 or text[tokens[0].end : tokens[1].start] not in _HYPHENS:
        return False
    return tokens[0].norm.isalpha() and tokens[1].norm[:1].isdecimal()


def _longest(keys: Sequence[frozenset[str]], start: int) -> tuple[int, frozenset[Phrase]]:
    """Return how many words from `start` are one listed thing, and its phrases; 1 and none if not."""
    best, groups = (1, False), set[int]()
    for first in keys[start]:
        for phrase, group in _by_first().get(first, ()):
            fits = len(phrase) <= len(keys) - start and all(
                part in keys[start + offset] for offset, part in enumerate(phrase)
            )
            this = (len(phrase), not first.startswith(HINDI))  # as it is written before how it sounds
            if fits and this > best:
                best, groups = this, {group}
            elif fits and this == best:
                groups.add(group)
    return best[0], frozenset(phrase for group in groups for phrase in _groups()[group])


def _keys(word: str, language: Language, spell: Callable[[str], str]) -> frozenset[str]:
    """Return what a word is looked up by: its stem, and where spelling varies its sound too."""
    keys = {stemmed(word)}
    sound = sound_of(word).removeprefix(HINDI)
    if language != "en" and len(sound) >= _SURE_SOUND and word not in stop_words(language):
        keys.add(HINDI + sound)
    if language == "hinglish":
        keys.add(stemmed(spell(word)))
    return frozenset(keys)


@cache
def glossary_words() -> frozenset[str]:
    """Return the Hindi words of the glossary as they are written."""
    return frozenset(word for line in _listed("glossary.yaml") for word in line.split("|")[0].split())


@cache
def _glossary() -> Mapping[str, frozenset[Phrase]]:
    """Return the words of the other language by the stem of a word."""
    table: dict[str, set[Phrase]] = {}
    for line in _listed("glossary.yaml"):
        hindi, english = ({stemmed(word) for word in words(side)} for side in line.split("|"))
        for mine, others in ((hindi, english), (english, hindi)):
            for key in mine:
                table.setdefault(key, set()).update((other,) for other in others)
    return {key: frozenset(phrases) for key, phrases in table.items()}


def _learned_of(keys: Iterable[str]) -> set[Phrase]:
    """Return the English of a Hindi word that no list has."""
    return {other for key in keys for other in _learned().get(key, ())}


@cache
def _learned() -> Mapping[str, frozenset[Phrase]]:
    """Return the English words that the embedding model takes for the same as a Hindi one, by its stem.

    They are right four times of five (`scripts/word_pairs.py`): good enough where no list has a word. The
    other way round they lead astray as often as not.
    """
    table: dict[str, set[Phrase]] = {}
    for line in files("knowledge.words").joinpath("learned.txt").read_text("utf-8").splitlines():
        hindi, *english = (stemmed(word) for word in line.replace("|", "").split())
        table.setdefault(hindi, set()).update((word,) for word in english)
    return {key: frozenset(phrases) for key, phrases in table.items()}


@cache
def _classes() -> Mapping[str, frozenset[Phrase]]:
    """Return what a thing is one of by its stem, in words that rules use."""
    table: dict[str, set[Phrase]] = {}
    for line in _listed("classes.yaml"):
        names, things = line.split("|")
        for thing in words(things):
            table.setdefault(stemmed(thing), set()).update(_stems(name) for name in names.split(","))
    return {key: frozenset(phrases) for key, phrases in table.items()}


@cache
def _groups() -> tuple[frozenset[Phrase], ...]:
    return tuple(frozenset(_stems(member) for member in group) for group in _listed("synonyms.yaml"))


@cache
def _by_first() -> Mapping[str, Sequence[tuple[Phrase, int]]]:
    """Return the listed phrases by their first word, and single words by their sound too."""
    table: dict[str, list[tuple[Phrase, int]]] = {}
    for group, members in enumerate(_groups()):
        for phrase in members:
            for key in _first_keys(phrase):
                table.setdefault(key, []).append(((key, *phrase[1:]), group))
    return table


def _first_keys(phrase: Phrase) -> Iterator[str]:
    yield phrase[0]
    sound = sound_of(phrase[0])
    if len(phrase) == 1 and len(sound) > _SURE_SOUND and sound.startswith(HINDI):
        yield sound


def _stems(text: str) -> Phrase:
    return tuple(stemmed(token.norm) for token in tokenize(text))


@cache
def _listed(name: str) -> Any:
    text = files("knowledge.words").joinpath(name).read_text("utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 both are safe
