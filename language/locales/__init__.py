"""The sentences of the product, one folder per language, in Project Fluent.

Text for people lives in `<language>/*.ftl`; every file of a folder is read. A sentence has
a code (its Fluent id, or `id.attribute`), and the code that wants it names the code and its
variables. A code or a variable that is missing is an error, never an empty string: a test
finds it before a person does.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from language.tokens import words

LOCALES_DIR = Path(__file__).parent

NodeT = TypeVar("NodeT", bound=ast.BaseNode)

CHAIN: Mapping[str, tuple[str, ...]] = {
    "en": ("en",),
    "hi": ("hi", "en"),
    "hinglish": ("hinglish", "en"),
}
"""Languages we answer in, each with the locales that are tried in turn.

A locale may lack a sentence; English has every one, and the fall to it is this table, not
an accident.
"""

_FLUENT_LOCALE = {"en": "en-IN", "hi": "hi", "hinglish": "en-IN"}
_START = re.compile(r"^(?P<name>-?[A-Za-z][\w-]*)[ ]*=", re.MULTILINE)
"""Where an entry begins: whatever else belongs to one is set in, or closes a brace."""

_STRAY = re.compile(r"^[^#\s]", re.MULTILINE)

_LOADING = threading.Lock()
_BUNDLES: dict[str, FluentBundle] = {}
_LOADED: set[tuple[str, str]] = set()
"""Entries, by locale and name, that their locale's bundle holds."""


class SentenceError(LookupError):
    """A sentence, or one of its variables, does not exist."""


def sentence(code: str, language: str = "en", **values: Any) -> str:
    """Return the sentence of that code in a language, its variables filled in.

    Args:
        code: The sentence's name, `which_store` or `which_store.label`.
        language: `en`, `hi` or `hinglish`; any other is answered in English.
        values: The sentence's variables: text, numbers or dates. Numbers that a person
            should see as money or percent are formatted first (`language.format`).

    Raises:
        SentenceError: No locale in the chain has the code, or a variable is missing.
    """
    for locale in CHAIN.get(language, ("en",)):
        message_id, _, attribute = code.partition(".")
        if message_id not in _sources(locale):
            continue
        bundle = _bundle_with(locale, message_id)
        message = bundle.get_message(message_id)
        pattern = message.attributes.get(attribute) if attribute else message.value
        if pattern is None:
            continue
        text, errors = bundle.format_pattern(pattern, _arguments(values))
        if errors:
            raise SentenceError(f"Sentence {code!r} ({locale}) cannot be filled in: {errors[0]}")
        return str(text) if _is_piece(locale, code) else str(text).lstrip(" ")
    raise SentenceError(f"No sentence {code!r} in language {language!r}; add it under language/locales.")


def has_sentence(code: str, language: str = "en") -> bool:
    """Tell whether `sentence` knows the code in that language or in one it falls to."""
    return any(has_own(code, locale) for locale in CHAIN.get(language, ("en",)))


def has_own(code: str, locale: str) -> bool:
    """Tell whether a locale has the code of its own."""
    return _pattern(locale, code) is not None


@cache
def codes(locale: str) -> frozenset[str]:
    """Return every code a locale has of its own, attributes as `id.attribute`."""
    return frozenset(code for code, _ in _patterns(locale))


def variables(locale: str) -> Mapping[str, frozenset[str]]:
    """Return the variables of each sentence a locale has of its own, by code."""
    return {
        code: frozenset(node.id.name for node in _nodes(pattern, ast.VariableReference))
        for code, pattern in _patterns(locale)
    }


@cache
def spoken_words(locale: str) -> frozenset[str]:
    """Return every word of a locale's own sentences, normalised, whatever the variables add."""
    texts = (text.value for _, pattern in _patterns(locale) for text in _nodes(pattern, ast.TextElement))
    return frozenset(word for text in texts for word in words(text))


@cache
def _is_piece(locale: str, code: str) -> bool:
    """Tell whether a code is a piece's: it follows other words, and opens with a quoted space.

    Any other sentence loses a leading space: one that begins with such a piece, which may be
    empty, reads "Delhi में …" and not " Delhi में …".
    """
    pattern = _pattern(locale, code)
    first = pattern.elements[0] if pattern is not None else None
    return isinstance(first, ast.Placeable) and isinstance(first.expression, ast.StringLiteral)


@cache
def _pattern(locale: str, code: str) -> ast.Pattern | None:
    message_id, _, attribute = code.partition(".")
    if message_id not in _sources(locale):
        return None
    entry = _entry(locale, message_id)
    if not attribute:
        return entry.value
    return next((one.value for one in entry.attributes if one.id.name == attribute), None)


def _patterns(locale: str) -> Iterator[tuple[str, ast.Pattern]]:
    for message in _messages(locale):
        if message.value is not None:
            yield message.id.name, message.value
        for attribute in message.attributes:
            yield f"{message.id.name}.{attribute.id.name}", attribute.value


def _nodes(within: ast.BaseNode, kind: type[NodeT]) -> list[NodeT]:
    """Return the nodes of a kind anywhere within another."""
    found: list[NodeT] = []

    class Collector(Visitor):
        def generic_visit(self, node: Any) -> None:
            if isinstance(node, kind):
                found.append(node)
            super().generic_visit(node)

    Collector().visit(within)
    return found


def _arguments(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: float(value) if isinstance(value, Decimal) else value for name, value in values.items()}


def _bundle_with(locale: str, name: str) -> FluentBundle:
    """Return the locale's bundle with an entry in it, and what that refers to: one reply says few of all.

    One thread at a time: of two that made the bundle at once, one would fill what nobody looks into again.
    """
    with _LOADING:
        if locale not in _BUNDLES:
            _BUNDLES[locale] = FluentBundle([_FLUENT_LOCALE[locale]], use_isolating=False)
        _load(_BUNDLES[locale], locale, name)
        return _BUNDLES[locale]


def _load(bundle: FluentBundle, locale: str, name: str) -> None:
    if (locale, name) in _LOADED:
        return
    entry = _entry(locale, name)
    bundle.add_resource(ast.Resource(body=[entry]))
    _LOADED.add((locale, name))
    said = [one.id.name for one in _nodes(entry, ast.MessageReference)]
    said += [f"-{one.id.name}" for one in _nodes(entry, ast.TermReference)]
    for other in said:
        if other in _sources(locale):
            _load(bundle, locale, other)


def _messages(locale: str) -> tuple[ast.Message, ...]:
    entries = (_entry(locale, name) for name in _sources(locale))
    return tuple(entry for entry in entries if isinstance(entry, ast.Message))


@cache
def _entry(locale: str, name: str) -> ast.Message | ast.Term:
    """Parse one entry; a broken one is an error that names its file."""
    file, source = _sources(locale)[name]
    parsed = FluentParser(with_spans=False).parse(source).body
    broken = next((entry for entry in parsed if isinstance(entry, ast.Junk)), None)
    if broken is not None:
        raise SentenceError(f"{file}: not valid Fluent: {(broken.content or '').strip()[:80]!r}")
    [entry] = (entry for entry in parsed if isinstance(entry, ast.Message | ast.Term))
    return entry


@cache
def _sources(locale: str) -> Mapping[str, tuple[str, str]]:
    """Return the file and the text of each entry, by its name; a doubled one is an error that names both."""
    found: dict[str, tuple[str, str]] = {}
    for path in sorted((LOCALES_DIR / locale).glob("*.ftl")):
        text = path.read_text(encoding="utf-8")
        starts = [*_START.finditer(text)]
        ends = [*(start.start() for start in starts[1:]), len(text)]
        if _STRAY.search(text, 0, starts[0].start() if starts else len(text)):
            raise SentenceError(f"{path.name}: not valid Fluent: it opens with what is no sentence")
        for start, end in zip(starts, ends, strict=True):
            name = start["name"]
            if name in found:
                raise SentenceError(f"{path.name}: {name!r} is already in {found[name][0]}")
            found[name] = path.name, text[start.start() : end]
    return found
