"""What a log may say of an unexpected error: its type and place, never its words.

An exception's message may quote what a person wrote, and message bodies are not logged.
"""

from __future__ import annotations

import traceback


def where(error: BaseException) -> str:
    """Return the error's type and the lines of code it passed through."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    return f"{type(error).__qualname__}\n{frames}".rstrip()
