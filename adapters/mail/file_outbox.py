"""Letters as files in a folder of the home: for a machine without a mail account, and to look at."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.mail.mime import mime_of, name_of
from core.errors import ExternalError

if TYPE_CHECKING:
    from core.clock import Clock
    from core.ports.mail import Letter


class FileOutbox:
    """`core.ports.mail.Mailer` on a folder; each letter is one `.eml` file, named by its key."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    def send(self, letter: Letter) -> str:
        """Write the letter whole or not at all; the same one again is the same file."""
        name = name_of(letter.key)
        content = mime_of(letter, self._clock.now()).as_bytes()
        part = self._folder / f".{name}.part"
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            part.write_bytes(content)
            os.replace(part, self._path(name))
        except OSError as error:
            raise ExternalError(f"The outbox cannot be written: {error.strerror}.", retryable=True) from error
        return name

    def sent(self, key: str) -> str | None:
        """Return the file's name if it is there."""
        name = name_of(key)
        return name if self._path(name).exists() else None

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.eml"
