"""A process that takes texts in, changes, removes and embeds them, for a test that kills it.

Run as `python -m tests.jobs.indexing.kill_rig HOME`. Prints `ready` once it works.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from adapters.database import migrate, open_database
from adapters.ledgers import SqlKnowledgeLedger
from core.clock import SystemClock
from jobs.indexing import Indexer
from knowledge.index.lance import LancePassageIndex
from knowledge.source import Authority, Section, SourceText
from tests.knowledge.index.fake import FakeEmbedder

TENANT = "shop"
SOURCES = 6


def text(number: int, edition: int) -> SourceText:
    """Return an edition of a text: each of its passages tells which."""
    sections = tuple(
        Section((f"H{part}",), f"umbrella {number} edition {edition} part {part}", clause=f"C-{part}")
        for part in range(1 + (number + edition) % 4)
    )
    return SourceText(f"s{number}", TENANT, f"Text {number}", "policy", "en", Authority.SHOP, sections)


def opened(home: Path) -> tuple[SqlKnowledgeLedger, LancePassageIndex, Indexer]:
    """Return the real ledger and the real index of a home."""
    url = f"sqlite:///{home / 'app.db'}"
    migrate(url)
    ledger, embedder = SqlKnowledgeLedger(open_database(url)), FakeEmbedder()
    index = LancePassageIndex(home / "index", model=embedder.model, dimensions=embedder.dimensions)
    indexer = Indexer(ledger, lambda: index, lambda: embedder, home / "write.lock", SystemClock())
    return ledger, index, indexer


def main() -> None:
    """Work until killed."""
    indexer = opened(Path(sys.argv[1]))[2]
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    draw = random.Random()  # noqa: S311 - what is killed when is to differ
    while True:
        number = draw.randrange(SOURCES)
        if draw.random() < 0.25:
            indexer.remove(TENANT, f"s{number}")
        else:
            indexer.put(text(number, draw.randrange(1_000)))
        if draw.random() < 0.5:
            indexer.embed()


if __name__ == "__main__":
    main()
