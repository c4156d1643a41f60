"""What a home's texts are indexed by: where anything of it is another than before, all are indexed anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

INDEX = "index"
"""The folder of the index beside the note."""


class IndexedBy:
    """A note in a home: the model, the place of the index and the form that passages are stored in."""

    def __init__(self, folder: Path, model: Callable[[], str], endpoint: str | None) -> None:
        """Hold where it lies.

        Args:
            folder: Of the home's knowledge.
            model: Names the embedding model; asked for once the note is read or written.
            endpoint: Of the server that holds the index; `None` where this home does.
        """
        self._folder = folder
        self._model = model
        self._endpoint = endpoint

    def is_current(self) -> bool:
        """Tell whether all was indexed by what is in use now, and the index is still there."""
        lost = not self._endpoint and not (self._folder / INDEX).exists()
        return not lost and self._note.exists() and self._note.read_text(encoding="utf-8") == self._now()

    def note(self) -> None:
        """Note what is in use now."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._note.write_text(self._now(), encoding="utf-8")

    @property
    def _note(self) -> Path:
        return self._folder / "indexed_by.txt"

    def _now(self) -> str:
        from knowledge.index.record import FORM  # noqa: PLC0415 - few ask

        return f"{self._model()} in {self._endpoint or 'this home'}, form {FORM}\n"
