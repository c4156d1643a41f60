"""A prompt that was in use is never edited: a change is a new file with a new number."""

from __future__ import annotations

import hashlib
from importlib.resources import files

import yaml

from agent.prompts import CURRENT, filled, prompt, version


def test_every_prompt_is_what_it_was_when_it_got_its_number() -> None:
    folder = files("agent.prompts")
    written = {
        entry.name.removesuffix(".md"): hashlib.sha256(entry.read_bytes()).hexdigest()[:16]
        for entry in folder.iterdir()
        if entry.name.endswith(".md")
    }
    assert written == yaml.safe_load(folder.joinpath("versions.yaml").read_text(encoding="utf-8"))


def test_the_newest_of_each_is_in_use() -> None:
    names = [entry.name for entry in files("agent.prompts").iterdir() if entry.name.endswith(".md")]
    for name, number in CURRENT.items():
        assert number == max(
            int(one.split(".v")[1].split(".")[0]) for one in names if one.startswith(name + ".")
        )
        assert prompt(name)
    assert version("system").startswith("system.v")


def test_reasons_are_filled_in() -> None:
    assert "- too long" in filled("again", reasons="- too long")
