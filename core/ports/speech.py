"""What was spoken, as text."""

from __future__ import annotations

from typing import Protocol


class Transcriber(Protocol):
    """Writes down what was said in a recording."""

    def transcribe(self, name: str, content: bytes, content_type: str) -> str:
        """Return the words; empty where none were understood.

        Args:
            name: A name of the recording's own; asked again with it, the same work is not done twice.
            content: The recording.
            content_type: Its media type, such as `audio/ogg`.

        Raises:
            InputError: the kind of recording is not taken.
            ExternalError: the provider failed or is not done yet; ask again.
        """
        ...
