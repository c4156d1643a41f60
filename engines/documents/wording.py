"""What documents call things: wordings of labels and titles, as data in `wording.yaml`.

Forms have their own in `form_wording.yaml`; words that say the same are in `concept.yaml`.
"""

from __future__ import annotations

from importlib import resources
from typing import cast

import yaml

Wordings = dict[str, dict[float, tuple[str, ...]]]
"""By meaning, and by how surely they mean it: wordings."""


def _read(name: str) -> dict[str, dict[str, object]]:
    # Every value is text here: `no` is a label, not a truth value.
    text = resources.files("engines.documents").joinpath(name).read_text(encoding="utf-8")
    return cast("dict[str, dict[str, object]]", yaml.load(text, Loader=yaml.CBaseLoader))  # noqa: S506 - builds text only


def _wordings(section: dict[str, object]) -> Wordings:
    listed = cast("dict[str, dict[str, list[str]]]", section)
    return {
        meaning: {float(weight): tuple(wordings) for weight, wordings in by_weight.items()}
        for meaning, by_weight in listed.items()
    }


_GENERAL = _read("wording.yaml")

FIELDS = _wordings(_GENERAL["fields"])
PARTIES = _wordings(_GENERAL["parties"])
TOTALS = _wordings(_GENERAL["totals"])
COLUMNS = _wordings(_GENERAL["columns"])
OTHERS = _wordings(_GENERAL["others"])
TITLES = _wordings(_GENERAL["titles"])
SAME_WORDS = {
    "" if sense == "~" else sense: tuple(words)
    for sense, words in cast("dict[str, list[str]]", _GENERAL["same_words"]).items()
}
FORMS = {name: _wordings(section) for name, section in _read("form_wording.yaml").items()}
CONCEPTS = {
    concept: tuple(words) for concept, words in cast("dict[str, list[str]]", _read("concept.yaml")).items()
}
"""Words of labels that say the same, by the word that stands for them; those under `~` say nothing."""
