"""What models are told, as files: `<name>.v<number>.md`.

A prompt that was in use is never edited: a change is a new file, and the number here. The trace of a
turn names the version, so that a reply can be traced to the words that led to it. The checksums
in `versions.yaml` hold the files to that.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from string import Template

CURRENT: Mapping[str, int] = {"system": 2, "again": 1, "judge": 1}


def version(name: str) -> str:
    """Return the name of the version in use: `system.v2`."""
    return f"{name}.v{CURRENT[name]}"


@cache
def prompt(name: str) -> str:
    """Return the text in use."""
    return files("agent.prompts").joinpath(f"{version(name)}.md").read_text(encoding="utf-8").rstrip("\n")


def filled(name: str, **values: str) -> str:
    """Return the text in use with its variables filled in."""
    return Template(prompt(name)).substitute(values)
