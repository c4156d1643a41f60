from __future__ import annotations

import errno
import os
import time
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from adapters.blobs import LocalBlobs
from core.errors import ConflictError, InputError, StorageFullError

KEY = "demo/raw/I1.csv"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "blobs"


@pytest.fixture
def blobs(root: Path) -> LocalBlobs:
    return LocalBlobs(root)


def files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


def test_what_was_put_can_be_read(blobs: LocalBlobs) -> None:
    content = os.urandom(3_000_000)
    assert blobs.put(KEY, BytesIO(content)) == sha256(content).hexdigest()
    with blobs.open(KEY) as file:
        assert file.read() == content


def test_an_empty_file_is_a_file(blobs: LocalBlobs) -> None:
    assert blobs.put(KEY, BytesIO()) == sha256(b"").hexdigest()
    with blobs.open(KEY) as file:
        assert file.read() == b""


def test_putting_the_same_again_is_fine_and_leaves_one_file(blobs: LocalBlobs, root: Path) -> None:
    assert blobs.put(KEY, BytesIO(b"a")) == blobs.put(KEY, BytesIO(b"a"))
    assert files(root) == [root / KEY]


def test_a_file_never_changes(blobs: LocalBlobs, root: Path) -> None:
    blobs.put(KEY, BytesIO(b"a"))
    with pytest.raises(ConflictError):
        blobs.put(KEY, BytesIO(b"b"))
    with blobs.open(KEY) as file:
        assert file.read() == b"a"
    assert files(root) == [root / KEY]


def test_a_file_is_readable_by_its_owner_only(blobs: LocalBlobs, root: Path) -> None:
    blobs.put(KEY, BytesIO(b"a"))
    assert (root / KEY).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "key",
    [
        "",
        "demo",
        "/etc/passwd",
        "demo/../../etc/passwd",
        "demo/./x",
        "demo//x",
        "demo/x/",
        "../x/y",
        "demo/..",
        "demo/.hidden",
        ".unfinished/x",
        "demo/a\\b",
        "demo/a\x00b",
        "demo/a\nb",
        "demo/C:x",
        "demo/x.",
        "demo/" + "x" * 300,
    ],
)
def test_a_key_cannot_lead_anywhere_else(blobs: LocalBlobs, root: Path, key: str) -> None:
    for use in (lambda: blobs.put(key, BytesIO(b"a")), lambda: blobs.open(key), lambda: blobs.delete(key)):
        with pytest.raises(InputError):
            use()
    assert not root.exists()


def test_what_is_not_there_cannot_be_opened_but_may_be_deleted(blobs: LocalBlobs) -> None:
    for key in (KEY, "demo/raw/none"):
        blobs.delete(key)
        with pytest.raises(InputError):
            blobs.open(key)
    blobs.put(KEY, BytesIO(b"a"))
    blobs.delete(KEY)
    with pytest.raises(InputError):
        blobs.open(KEY)


def test_a_key_cannot_run_through_a_file(blobs: LocalBlobs, root: Path) -> None:
    blobs.put("demo/raw", BytesIO(b"a"))
    with pytest.raises(ConflictError):
        blobs.put("demo/raw/I1", BytesIO(b"b"))
    blobs.put("demo/docs/x", BytesIO(b"a"))
    with pytest.raises(ConflictError):
        blobs.put("demo/docs", BytesIO(b"b"))
    with pytest.raises(InputError):
        blobs.open("demo/docs")
    assert len(files(root)) == 2


@pytest.mark.parametrize("call", ["write", "fsync", "link"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_said_and_leaves_nothing_behind(
    blobs: LocalBlobs, root: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    def full(*_: Any, **__: Any) -> Any:
        raise OSError(number, os.strerror(number))

    class FullFile:
        """A file on a full disk."""

        def __init__(self, descriptor: int, *_: Any, **__: Any) -> None:
            self._descriptor = descriptor

        def __enter__(self) -> FullFile:
            return self

        def __exit__(self, *_: object) -> None:
            os.close(self._descriptor)

        write = full

    if call == "write":
        monkeypatch.setattr(os, "fdopen", FullFile)
    else:
        monkeypatch.setattr(os, call, full)
    with pytest.raises(StorageFullError):
        blobs.put(KEY, BytesIO(b"a"))
    assert files(root) == []


def test_a_source_that_breaks_off_leaves_nothing_behind(blobs: LocalBlobs, root: Path) -> None:
    class Broken(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise ConnectionResetError("gone")

    with pytest.raises(ConnectionResetError):
        blobs.put(KEY, Broken())
    assert files(root) == []


def test_what_a_crash_left_is_cleared_after_a_day(blobs: LocalBlobs, root: Path) -> None:
    folder = root / ".unfinished"
    folder.mkdir(parents=True)
    old, new = folder / "old", folder / "new"
    old.write_bytes(b"half")
    new.write_bytes(b"half")
    yesterday = time.time() - 25 * 3600
    os.utime(old, (yesterday, yesterday))
    blobs.put(KEY, BytesIO(b"a"))
    assert sorted(files(root)) == sorted([new, root / KEY])
