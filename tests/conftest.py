"""What holds for every test: one thread for the linear algebra, and no example is judged by the clock.

The algebra's threads spin while they wait: on two cores the suite's processes would take the time from
each other. They are set before anything is imported. Garbage is not looked for while all tests are
imported, which drops next to nothing, and what is there by then is not looked through again. What
Hypothesis tries is drawn anew each time at a desk, and where `CI` is set the same each time, so that a
change is judged by itself. Where no test is compiled yet, one of the run's processes imports them all while
the others wait: each would compile them for itself, and read all of our code for what Hypothesis tries. And
no test leaves the process with an arithmetic in which the least numbers are nothing: the tests after it would
fail, in another file each time.
"""

from __future__ import annotations

import fcntl
import gc
import os
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")
gc.disable()

import pytest  # noqa: E402 - whatever it brings along comes after the threads are set
from hypothesis import settings  # noqa: E402 - it may bring numpy along

settings.register_profile("shared_machine", deadline=None, max_examples=50, derandomize="CI" in os.environ)
settings.load_profile("shared_machine")

_LEAST = sys.float_info.min


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Let the first process of a run on a new checkout import the tests alone."""
    with Path(__file__).open() as held:
        if "PYTEST_XDIST_WORKER" in os.environ and not sys.dont_write_bytecode:
            fcntl.flock(held, fcntl.LOCK_EX)
        if any(Path(__file__).parent.glob("*/__pycache__/test_*-pytest-*.pyc")):
            fcntl.flock(held, fcntl.LOCK_UN)
        return (yield)


def pytest_collection_finish() -> None:
    """Leave what was imported alone from now on."""
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True, scope="module")
def _whole_arithmetic() -> Iterator[None]:
    """Name the module that leaves numbers next to zero as nothing (a library's fast arithmetic)."""
    yield
    assert _LEAST / 2 > 0, "a library that these tests ran here takes the least numbers for nothing"
