"""What a log may say of an unexpected error: its type and place, never its words.

An exception's message may quote what a person wrote, and message bodies are not logged.
"""

from __future__ import annotations

import traceback
from pathlib import Path

from core.errors import SmartRetailError

_ROOT = Path(__file__).parents[1]
_LIBRARIES = "site-packages"


def where(error: BaseException) -> str:
    """Return the error's type and the lines of code it passed through."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    return f"{type(error).__qualname__}\n{frames}".rstrip()


def in_short(error: BaseException) -> str:
    """Return on one line a code of ours, or the type of error and the last line of ours it passed."""
    if isinstance(error, SmartRetailError):
        return error.code
    ours = [
        f"{path.relative_to(_ROOT)}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if (path := Path(frame.filename)).is_relative_to(_ROOT) and _LIBRARIES not in path.parts
    ]
    name = type(error).__qualname__
    return f"{name} at {ours[-1]}" if ours else name
