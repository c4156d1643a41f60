"""`doctor`: whether this machine, this home and its channels work, and what to mend."""

from __future__ import annotations

import argparse
from typing import Any

from app.cli.output import add_json_option, print_json

_MARKS = {"ok": "✓", "broken": "✗", "off": "–"}


def register(commands: Any) -> None:
    """Add the command."""
    doctor = commands.add_parser("doctor", help="check this machine, this home and its channels")
    add_json_option(doctor)
    doctor.set_defaults(run=run_doctor)


def run_doctor(arguments: argparse.Namespace) -> int:
    """Check what the product stands on; 1 where something that is set up does not work."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait
    from app.doctor import examine  # noqa: PLC0415 - with it

    with open_home() as home:
        findings = examine(home)
    broken = any(finding.state == "broken" for finding in findings)
    if arguments.json:
        rows = [
            {"name": one.name, "state": one.state, "ok": one.ok, "detail": one.detail, "remedy": one.remedy}
            for one in findings
        ]
        print_json({"ok": not broken, "findings": rows})
        return int(broken)
    for one in findings:
        print(f"{_MARKS[one.state]} {one.name}: {one.detail}")
        if one.remedy:
            print(f"    → {one.remedy}")
    return int(broken)
