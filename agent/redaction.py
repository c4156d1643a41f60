"""Personal data out of a text before a remote model sees it, and back in for whose it is.

Built on Presidio's recognizers around a blank spaCy pipeline: patterns and checksums, no
language model, so nothing is downloaded and a text takes about a millisecond. Names of people are
found where the words around them give them away ("my name is …", "Mr …"), and where they are
known: from user profiles, and from the parties of documents.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from threading import Lock
from typing import TYPE_CHECKING

from agent.personal.recognizers import LABELS, LOWEST_SCORE, analyzer, possible_in
from language.tokens import ascii_digits

if TYPE_CHECKING:
    from presidio_analyzer import AnalyzerEngine

    from agent.personal.known import Known

_BUILDING = Lock()
MOST_REMEMBERED = 20_000
"""Texts of which it is known where personal data stands: some megabytes."""

_Found = tuple[int, int, str, float]
"""Where it starts and ends, its label, and how sure that is."""

_PLACEHOLDER = re.compile(r"<([a-z]+(?:_[a-z]+)*_\d+)>")


@dataclass
class Vault:
    """What stands behind each placeholder of one turn.

    A value is given back only where the person's own words held it: what came out of a document or a
    profile is shown by reference, to those who may see it.
    """

    _names: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    _owned: dict[str, str] = field(default_factory=dict[str, str])
    _counts: dict[str, int] = field(default_factory=dict[str, int])

    def placeholder(self, label: str, value: str, *, own: bool) -> str:
        """Return what stands for the value, the same for the same value."""
        key = label, value.casefold()
        name = self._names.get(key)
        if name is None:
            self._counts[label] = self._counts.get(label, 0) + 1
            name = self._names[key] = f"{label}_{self._counts[label]}"
        if own:
            self._owned.setdefault(name, value)
        return f"<{name}>"

    def restored(self, text: str) -> str:
        """Return the text with the person's own values back in their places."""
        return _PLACEHOLDER.sub(lambda match: self._owned.get(match[1], match[0]), text)


class Redactor:
    """Replaces personal data by what it was: `<phone>`, or `<phone_1>` where a vault keeps it.

    Names of products and stores, labels and days come again with every turn. Where the recognizers
    found something in a text is remembered by the text's digest: nothing that was said is kept.
    """

    def __init__(self) -> None:
        self._remembered: dict[bytes, Sequence[_Found]] = {}

    @cached_property
    def _engine(self) -> AnalyzerEngine:
        with _BUILDING:
            return analyzer()

    def redact(
        self,
        text: str,
        keep: Collection[str] = (),
        *,
        known: Sequence[Known] = (),
        vault: Vault | None = None,
        own: bool = True,
    ) -> str:
        """Return the text without personal data.

        Digits of any script and full-width letters are read like plain ones, and characters
        that show nothing cannot split a number, so the text comes back in plain form.

        Args:
            text: Any text.
            keep: Words that stay: names of the catalogue.
            known: Names and addresses that are known to be somebody's.
            vault: Keeps what was taken out; without one it is gone.
            own: Whether the text is the person's own.
        """
        plain = _plain(text)
        if not plain.strip():
            return plain
        for start, end, label in reversed(self._found(plain, keep, known)):
            value = plain[start:end]
            stands = vault.placeholder(label, value, own=own) if vault else f"<{label}>"
            plain = f"{plain[:start]}{stands}{plain[end:]}"
        return plain

    def _found(self, plain: str, keep: Collection[str], known: Sequence[Known]) -> list[tuple[int, int, str]]:
        """Return where personal data stands, in order, none inside another."""
        kept = {word.casefold() for word in keep}
        found = [one for one in self._recognized(plain) if plain[one[0] : one[1]] not in keep]
        found += [
            (start, end, one.label, 1.0)
            for one in known
            for start, end in one.places(plain)
            if plain[start:end].casefold() not in kept
        ]
        return _outermost(found)

    def _recognized(self, plain: str) -> Sequence[_Found]:
        """Return what the recognizers find, whatever is known or kept beside."""
        key = blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        found = self._remembered.get(key)
        if found is None:
            results = self._engine.analyze(
                text=plain,
                language="en",
                entities=list(possible_in(plain)),
                score_threshold=LOWEST_SCORE,
            )
            found = tuple((one.start, one.end, LABELS[one.entity_type], one.score) for one in results)
            if len(self._remembered) >= MOST_REMEMBERED:
                self._remembered = {}  # what comes again is soon found again
            self._remembered[key] = found
        return found


def _plain(text: str) -> str:
    if text.isascii():
        return text
    folded = ascii_digits(unicodedata.normalize("NFKC", text))
    return "".join(char for char in folded if unicodedata.category(char) != "Cf")


def _outermost(found: Iterable[_Found]) -> list[tuple[int, int, str]]:
    """Return the findings in order, without those that overlap a longer or surer one."""
    kept: list[tuple[int, int, str]] = []
    for start, end, label, _ in sorted(found, key=lambda one: (one[0] - one[1], -one[3])):
        if all(end <= other[0] or other[1] <= start for other in kept):
            kept.append((start, end, label))
    return sorted(kept)
