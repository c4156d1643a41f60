"""Texts as people's own are, which list no questions: pages of imagined shops, with what is asked of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from knowledge.chunk import Chunk, chunks
from knowledge.loading import load_source
from language.script import Language

FITTED = ("shop_procedures", "chain_returns", "distributor_circular", "sweet_shop", "loyalty_programme")
UNWORDED = (
    "garment_showroom",
    "mobile_repair",
    "hardware_depot",
    "stationery_shop",
    "milk_booth",
    "beauty_counter",
)
"""Pages that weights are set on and no words: their failures were not read, so that their evidence is that
of a page nobody has seen."""
HELD_OUT = ("warranty_terms", "mall_rules", "seller_handbook")
"""Pages that no weight was set on, and that were not looked at when evidence was chosen."""
LATEST = ("pharmacy_counter", "tailoring_shop")
"""Pages that were written after the synonyms; nothing was set on them or changed for them."""


@dataclass(frozen=True)
class OwnQuestion:
    """A question; `heading` is that of the section that answers it, empty if none does.

    `near_miss` asks the next detail of a topic that the page treats; of the pages that are held out this is
    not told.
    """

    language: Language
    text: str
    heading: str = ""
    near_miss: bool = False


@dataclass(frozen=True)
class OwnText:
    """A page and what is asked of it; `name` is also the tenant that owns it."""

    name: str
    passages: tuple[Chunk, ...]
    questions: tuple[OwnQuestion, ...]

    def answers(self, question: OwnQuestion, chunk: Chunk) -> bool:
        """Tell whether a passage is of this page and holds the section that answers."""
        named = (*chunk.section.headings, *chunk.text.splitlines())
        is_ours = bool(question.heading) and chunk.source.tenant_id == self.name
        return is_ours and any(question.heading in name.split(" > ") for name in named)


@cache
def own_text(name: str) -> OwnText:
    """Return a page of ours by its file's name."""
    listed: Mapping[str, Any] = yaml.safe_load(
        files("evals.retrieval.own").joinpath(f"{name}.yaml").read_text("utf-8")
    )
    head = yaml.safe_dump({"title": listed["title"]}, allow_unicode=True)
    content = f"---\n{head}---\n\n{listed['text']}"
    source = load_source(content.encode(), f"{name}.md", tenant_id=name)
    asked = [OwnQuestion(*entry) for kind in ("answerable", "unanswerable") for entry in listed[kind]]
    near = [OwnQuestion(*entry, near_miss=True) for entry in listed.get("near_misses", ())]
    return OwnText(name, tuple(chunks(source)), (*asked, *near))
