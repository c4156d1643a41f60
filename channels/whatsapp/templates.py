"""The shop's approved templates: what may be sent at any time, by kind of notice and language.

A template is written and approved at Twilio and WhatsApp; here is only which one to send and what goes
into its places. WhatsApp refuses a value that is empty, breaks the line or holds a run of spaces.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast, get_args

from channels.splitting import split_text
from core.errors import InputError
from core.notice import NoticeKind
from language.locales import CHAIN

SETTING = "SMARTRETAIL_WHATSAPP_TEMPLATES"
REPLY = "reply"
"""The kind of what a person asked for and could not be sent in time."""

KINDS = (*get_args(NoticeKind), REPLY)
LONGEST_VALUE = 200
_CONTENT_SID = re.compile(r"HX[0-9a-fA-F]{32}")
_SPACES = re.compile(r"\s+")
_MARKS = re.compile(r"(?<!\w)[*_~](?=\S)|(?<=\S)[*_~](?!\w)")
_DEFAULT_PLACES: Mapping[str, str] = {"1": "name", "2": "headline"}


@dataclass(frozen=True)
class Template:
    """One approved template; `places` are what its numbered variables stand for."""

    sid: str
    places: Mapping[str, str] = field(default_factory=lambda: _DEFAULT_PLACES)


@dataclass(frozen=True)
class Values:
    """What can go into a template: the person's name, the first line and the whole of what waits."""

    name: str
    headline: str
    summary: str


@dataclass(frozen=True)
class Templates:
    """The catalogue; empty where the shop has none yet."""

    known: Mapping[tuple[str, str], Template] = field(default_factory=dict[tuple[str, str], Template])

    def find(self, kind: str, language: str) -> Template | None:
        """Return the template of a kind in a language, else in English."""
        return self.known.get((kind, language)) or self.known.get((kind, "en"))

    def missing(self) -> list[str]:
        """Return the kinds that no template exists for in any language."""
        return [kind for kind in KINDS if not any(known == kind for known, _ in self.known)]


def filled(template: Template, values: Values) -> dict[str, str]:
    """Return the values of a template's variables, as WhatsApp takes them."""
    return {place: acceptable(str(getattr(values, name))) for place, name in template.places.items()}


def acceptable(value: str) -> str:
    """Return a value on one line, without runs of spaces or markup, never empty and not too long."""
    line = _SPACES.sub(" ", _MARKS.sub("", value)).strip()
    if not line:
        return "-"
    if len(line) <= LONGEST_VALUE:
        return line
    return split_text(line, LONGEST_VALUE - 1)[0] + "…"


def read_templates(setting: str) -> Templates:
    """Return the catalogue that a setting holds: JSON, or the path of a JSON file.

    `{"alert": {"en": "HX…", "hi": {"sid": "HX…", "variables": {"1": "headline"}}}}`

    Raises:
        InputError: the catalogue is wrong; the message names the entry and the remedy.
    """
    if not setting.strip():
        return Templates()
    known: dict[tuple[str, str], Template] = {}
    for kind, languages in _object(_parsed(setting), "the catalogue").items():
        if kind not in KINDS:
            raise _wrong(f"there is no kind {kind!r}; there are {', '.join(KINDS)}")
        for language, entry in _object(languages, kind).items():
            if language not in CHAIN:
                raise _wrong(f"{kind} names the language {language!r}; there are {', '.join(CHAIN)}")
            known[kind, language] = _template(entry, f"{kind}.{language}")
    return Templates(known)


def _parsed(setting: str) -> Any:
    text = setting.strip()
    if not text.startswith("{"):
        try:
            text = Path(text).expanduser().read_text(encoding="utf-8")
        except OSError as error:
            raise _wrong(f"{text} can't be read ({error.strerror})") from error
    try:
        return json.loads(text)
    except ValueError as error:
        raise _wrong(f"it is no JSON ({error})") from error


def _template(entry: Any, where: str) -> Template:
    if isinstance(entry, str):
        entry = {"sid": entry}
    fields = _object(entry, where)
    sid = str(fields.get("sid", ""))
    if not _CONTENT_SID.fullmatch(sid):
        raise _wrong(f"{where} is {sid!r}, which is no content SID; it reads HX and 32 hexadecimal digits")
    places = {
        str(number): str(name)
        for number, name in _object(fields.get("variables", _DEFAULT_PLACES), where).items()
    }
    unknown = sorted(set(places.values()) - set(Values.__dataclass_fields__))
    if unknown:
        names = ", ".join(Values.__dataclass_fields__)
        raise _wrong(f"{where} uses the variable {unknown[0]!r}; there are {names}")
    if sorted(places) != sorted(str(number + 1) for number in range(len(places))):
        raise _wrong(f"{where} numbers its variables {', '.join(sorted(places))}; count from 1 without a gap")
    return Template(sid, places)


def _object(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise _wrong(f"{where} is no object of names and values")
    return {str(name): one for name, one in cast("Mapping[Any, Any]", value).items()}


def _wrong(what: str) -> InputError:
    return InputError(f"{SETTING} is wrong: {what}. See docs/whatsapp.md.")
