"""The templates a shop has approved: their texts in three languages, as Twilio's Content API takes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from channels.whatsapp.inbound import OPEN_BUTTON
from channels.whatsapp.rich import QUICK_REPLY
from channels.whatsapp.templates import KINDS
from language.locales import CHAIN, sentence

_CODE = {"en": "en", "hi": "hi", "hinglish": "en"}
"""WhatsApp knows no Hinglish; its letters are English."""

_SAMPLES = {
    "1": "Asha",
    "2": "3 items will likely run out in Delhi by Sunday.",
}


@dataclass(frozen=True)
class TemplateText:
    """One template to be approved; `{{1}}` is the person's name, `{{2}}` the first line of what waits."""

    kind: str
    language: str
    body: str
    button: str

    @property
    def name(self) -> str:
        """Return its name at Twilio and WhatsApp."""
        return f"smartretail_{self.kind}_{self.language}"

    def request(self) -> dict[str, Any]:
        """Return the body of the request that makes it."""
        return {
            "friendly_name": self.name,
            "language": _CODE[self.language],
            "variables": dict(_SAMPLES),
            "types": {
                QUICK_REPLY: {
                    "body": self.body,
                    "actions": [{"type": "QUICK_REPLY", "title": self.button, "id": OPEN_BUTTON}],
                }
            },
        }


def template_texts() -> Iterator[TemplateText]:
    """Yield the texts, of each kind in each language."""
    for kind in KINDS:
        for language in CHAIN:
            body = sentence(f"template_{kind}", language, name="{{1}}", headline="{{2}}")
            yield TemplateText(kind, language, body, sentence("template_button", language))
