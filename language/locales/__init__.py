"""The sentences of the product, one folder per language, in Project Fluent.

Text for people lives in `<language>/*.ftl`; every file of a folder is read. A sentence has
a code (its Fluent id, or `id.attribute`), and the code that wants it names the code and its
variables. A code or a variable that is missing is an error, never an empty string: a test
finds it before a person does.
"""

from __future__ import annotations

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

CHART_LANGUAGE: Mapping[str, str] = {"en": "en", "hi": "hinglish", "hinglish": "hinglish"}
"""The language of the words drawn into a chart.

A picture is drawn by the server with the fonts it has, and a plain Linux image has none for
Devanagari: every letter would be an empty box. A reply in Hindi therefore carries a chart
whose words are Hindi in Latin letters.
"""

_FLUENT_LOCALE = {"en": "en-IN", "hi": "hi", "hinglish": "en-IN"}


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
        bundle = _bundle(locale)
        message_id, _, attribute = code.partition(".")
        if not bundle.has_message(message_id):
            continue
        message = bundle.get_message(message_id)
        pattern = message.attributes.get(attribute) if attribute else message.value
        if pattern is None:
            continue
        text, errors = bundle.format_pattern(pattern, _arguments(values))
        if errors:
            raise SentenceError(f"Sentence {code!r} ({locale}) cannot be filled in: {errors[0]}")
        return str(text) if code in _pieces(locale) else str(text).lstrip(" ")
    raise SentenceError(f"No sentence {code!r} in language {language!r}; add it under language/locales.")


def has_sentence(code: str, language: str = "en") -> bool:
    """Tell whether `sentence` knows the code in that language or in one it falls to."""
    return any(code in codes(locale) for locale in CHAIN.get(language, ("en",)))


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
def _pieces(locale: str) -> frozenset[str]:
    """Return the codes of pieces: they follow other words, and open with a quoted space.

    Any other sentence loses a leading space: one that begins with such a piece, which may be
    empty, reads "Delhi में …" and not " Delhi में …".
    """
    opening = ((code, pattern.elements[0]) for code, pattern in _patterns(locale))
    return frozenset(
        code
        for code, first in opening
        if isinstance(first, ast.Placeable) and isinstance(first.expression, ast.StringLiteral)
    )


def _patterns(locale: str) -> Iterator[tuple[str, ast.Pattern]]:
    for message in _messages(locale):
        if message.value is not None:
            yield message.id.name, message.value
        for attribute in message.attributes:
            yield f"{message.id.name}.{attribute.id.name}", attribute.value


def _nodes(pattern: ast.Pattern, kind: type[NodeT]) -> list[NodeT]:
    """Return the nodes of a kind anywhere within a pattern."""
    found: list[NodeT] = []

    class Collector(Visitor):
        def generic_visit(self, node: Any) -> None:
            if isinstance(node, kind):
                found.append(node)
            super().generic_visit(node)

    Collector().visit(pattern)
    return found


def _arguments(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: float(value) if isinstance(value, Decimal) else value for name, value in values.items()}


@cache
def _bundle(locale: str) -> FluentBundle:
    bundle = FluentBundle([_FLUENT_LOCALE[locale]], use_isolating=False)
    bundle.add_resource(ast.Resource(body=list(_entries(locale))))
    return bundle


def _messages(locale: str) -> tuple[ast.Message, ...]:
    return tuple(entry for entry in _entries(locale) if isinstance(entry, ast.Message))


@cache
def _entries(locale: str) -> tuple[ast.Message | ast.Term, ...]:
    """Read a locale's files; a broken or doubled entry is an error that names its file."""
    parser = FluentParser(with_spans=False)
    entries: list[ast.Message | ast.Term] = []
    origin: dict[tuple[str, bool], str] = {}
    for path in sorted((LOCALES_DIR / locale).glob("*.ftl")):
        for entry in parser.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Junk):
                raise SentenceError(f"{path.name}: not valid Fluent: {(entry.content or '').strip()[:80]!r}")
            if not isinstance(entry, ast.Message | ast.Term):
                continue
            key = (entry.id.name, isinstance(entry, ast.Term))
            if key in origin:
                raise SentenceError(f"{path.name}: {entry.id.name!r} is already in {origin[key]}")
            origin[key] = path.name
            entries.append(entry)
    return tuple(entries)
