"""What a check of the setup found: one thing looked at, whether it works, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

State: TypeAlias = Literal["ok", "broken", "off"]


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        name: What was looked at, as its owner names it: "WhatsApp: credentials".
        ok: `True` where it works, `False` where it is set up and does not, `None` where it is
            not set up at all (which is fine, and stops nothing).
        detail: What was seen, in one line; never a secret.
        remedy: What to do about it; empty where nothing is to be done.
    """

    name: str
    ok: bool | None
    detail: str
    remedy: str = ""

    @property
    def state(self) -> State:
        """Return the word for it: `ok`, `broken`, or `off` where it is not set up."""
        return "off" if self.ok is None else "ok" if self.ok else "broken"
