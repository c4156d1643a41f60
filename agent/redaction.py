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
from threading import Lock
from typing import TYPE_CHECKING

from agent.personal.recognizers import LABELS, LOWEST_SCORE, analyzer
from language.tokens import ascii_digits

if TYPE_CHECKING:
    from presidio_analyzer import AnalyzerEngine

    from agent.personal.known import Known

_BUILDING = Lock()
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
    """Replaces personal data by what it was: `<phone>`, or `<phone_1>` where a vault keeps it."""

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
        results = self._engine.analyze(
            text=plain,
            language="en",
            entities=list(LABELS),
            score_threshold=LOWEST_SCORE,
            allow_list=list(keep) or None,
        )
        found = [(one.start, one.end, LABELS[one.entity_type], one.score) for one in results]
        kept = {word.casefold() for word in keep}
        found += [
            (start, end, one.label, 1.0)
            for one in known
            for start, end in one.places(plain)
            if plain[start:end].casefold() not in kept
        ]
        return _outermost(found)


def _plain(text: str) -> str:
    folded = ascii_digits(unicodedata.normalize("NFKC", text))
    return "".join(char for char in folded if unicodedata.category(char) != "Cf")


def _outermost(found: Iterable[tuple[int, int, str, float]]) -> list[tuple[int, int, str]]:
    """Return the findings in order, without those that overlap a longer or surer one."""
    kept: list[tuple[int, int, str]] = []
    for start, end, label, _ in sorted(found, key=lambda one: (one[0] - one[1], -one[3])):
        if all(end <= other[0] or other[1] <= start for other in kept):
            kept.append((start, end, label))
    return sorted(kept)
