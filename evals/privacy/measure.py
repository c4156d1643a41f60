"""What of a labelled set is hidden, and what is hidden that should not be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

import yaml

from agent.personal.known import Known
from agent.redaction import Redactor, Vault

_MARK = re.compile(r"\[\[([a-z_]+):(.*?)\]\]")
_STANDS = re.compile(r"<[a-z_]+_\d+>")
_LETTERS = re.compile(r"[^\W_]+")


@dataclass
class Result:
    """Counts by label; `missed` and `alarms` are the texts behind them."""

    marked: Counter[str] = field(default_factory=Counter[str])
    hidden: Counter[str] = field(default_factory=Counter[str])
    missed: list[str] = field(default_factory=list[str])
    plain: int = 0
    alarms: list[str] = field(default_factory=list[str])

    @property
    def recall(self) -> float:
        """The share of what is personal that was hidden whole."""
        return self.hidden.total() / self.marked.total()

    @property
    def false_alarms(self) -> float:
        """The share of plain messages in which something was hidden."""
        return len(self.alarms) / self.plain

    def by_label(self) -> Mapping[str, float]:
        """Return the recall of each label."""
        return {label: self.hidden[label] / count for label, count in sorted(self.marked.items())}


def measure() -> Result:
    """Redact the labelled set.

    What is personal counts as hidden where none of its words is left beyond what the text says outside
    of it: half a name is a leak. Its label need not be the one given.
    """
    texts = _texts()
    known = [Known(phrase, label) for label, phrases in texts["known"].items() for phrase in phrases]
    known += [Known(part, "name") for phrase in texts["known"]["name"][:1] for part in phrase.split()]
    redactor, result = Redactor(), Result()
    for text in texts["private"]:
        left = _redacted(redactor, _MARK.sub(lambda match: match[2], text), known)
        outside = Counter(_words(_MARK.sub(" ", text)))
        kept = Counter(_words(_STANDS.sub(" ", left)))
        for label, value in _MARK.findall(text):
            result.marked[label] += 1
            if any(kept[word] > outside[word] for word in _words(value) if len(word) > 1):
                result.missed.append(f"{text} → {left}")
            else:
                result.hidden[label] += 1
    for text in texts["plain"]:
        result.plain += 1
        if _STANDS.search(left := _redacted(redactor, text, known)):
            result.alarms.append(f"{text} → {left}")
    return result


def _redacted(redactor: Redactor, text: str, known: Sequence[Known]) -> str:
    return redactor.redact(text, known=known, vault=Vault())


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _LETTERS.findall(text)]


def _texts() -> dict[str, Any]:
    return yaml.safe_load(files("evals.privacy").joinpath("texts.yaml").read_text(encoding="utf-8"))
