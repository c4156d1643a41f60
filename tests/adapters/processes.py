"""Runs a piece of Python in other processes at once, as a second server would."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run_at_once(script: str, *arguments: str, processes: int = 2) -> list[str]:
    """Run the script in so many processes and return what each printed."""
    started = [
        subprocess.Popen(
            [sys.executable, "-c", script, *arguments],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(processes)
    ]
    printed: list[str] = []
    for process in started:
        out, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
        printed.append(out.strip())
    return printed
