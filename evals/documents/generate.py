"""`python -m evals.documents.generate`: write test documents and their truth into a folder."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from core.errors import SmartRetailError
from evals.documents.generator.make import VARIANTS, Sample, make_samples
from evals.documents.sets import COMPOSITE, SETS, layouts_of


def write(sample: Sample, folder: Path) -> Path:
    """Write a file and, beside it, its truth; return the file's path."""
    path = folder / f"{sample.name}.{sample.suffix}"
    path.write_bytes(sample.content)
    (folder / f"{sample.name}.json").write_text(json.dumps(sample.truth, ensure_ascii=False, indent=1))
    return path


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the documents."""
    parser = argparse.ArgumentParser(prog="python -m evals.documents.generate", description=__doc__)
    parser.add_argument("--layouts", choices=(*SETS, COMPOSITE), default="development")
    parser.add_argument("--only", metavar="LAYOUT", help="documents of this layout alone")
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--variant", choices=VARIANTS, default="text")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--defects", type=float, default=0.4, metavar="SHARE", help="how many hold one, 0–1")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    chosen = parser.parse_args(arguments)
    found = layouts_of(chosen.layouts, files=chosen.count, seed=chosen.seed)
    layouts = [layout for layout in found if chosen.only in (None, layout.name)]
    if not layouts:
        parser.error(f"no layout is named {chosen.only!r}")
    if chosen.layouts == COMPOSITE and chosen.only:
        chosen.count = 1  # the paper that a measure told of
    chosen.out.mkdir(parents=True, exist_ok=True)
    try:
        for sample in make_samples(
            layouts, chosen.count, variant=chosen.variant, seed=chosen.seed, defect_share=chosen.defects
        ):
            write(sample, chosen.out)
    except SmartRetailError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
