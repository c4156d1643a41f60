"""`smartretail eval privacy`: what of a labelled set a model would see."""

from __future__ import annotations

import argparse

SUITE = "privacy"
LEAST_RECALL = 0.95
MOST_FALSE_ALARMS = 0.05


def run(arguments: argparse.Namespace) -> int:
    """Measure and print; 1 where too little is found or too much hidden."""
    from app.cli.output import print_json  # noqa: PLC0415 - --help must not wait
    from evals.privacy.measure import measure  # noqa: PLC0415 - with it

    result = measure()
    enough = result.recall >= LEAST_RECALL and result.false_alarms <= MOST_FALSE_ALARMS
    if arguments.json:
        print_json(
            {
                "suite": SUITE,
                "personal": result.marked.total(),
                "recall": result.recall,
                "by_label": dict(result.by_label()),
                "plain": result.plain,
                "false_alarms": result.false_alarms,
                "missed": result.missed,
                "hidden_wrongly": result.alarms,
            }
        )
        return 0 if enough else 1
    for text in result.missed:
        print(f"✗ left: {text}")
    for text in result.alarms:
        print(f"✗ hidden: {text}")
    for label, recall in result.by_label().items():
        print(f"{label:<14} {recall:7.1%} of {result.marked[label]}")
    print(f"recall {result.recall:.1%} of {result.marked.total()} (at least {LEAST_RECALL:.0%})")
    print(f"false alarms {result.false_alarms:.1%} of {result.plain} (at most {MOST_FALSE_ALARMS:.0%})")
    return 0 if enough else 1
