"""Build `.venv` from the lock file, on a machine that has only Python 3.11 or newer.

uv does it in seconds where it can be had and reaches the package index; otherwise pip does
the same, slower. Every package is checked against its hash in either case.
"""

from __future__ import annotations

import re
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = SCRIPTS / "python"
LOCK = ROOT / "requirements.lock"
ROOMS = sorted(folder.parent.name for folder in ROOT.glob("*/__init__.py"))


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def run(*command: str | Path, quiet: bool = False) -> bool:
    """Run a command in the repository; tell whether it succeeded."""
    sink = subprocess.DEVNULL if quiet else None
    return subprocess.run([str(part) for part in command], cwd=ROOT, stderr=sink, check=False).returncode == 0


def run_at_once(*commands: tuple[str | Path, ...]) -> None:
    """Run commands in the repository beside each other; what fails is left out without a word."""
    started = [
        subprocess.Popen([str(part) for part in command], cwd=ROOT, stderr=subprocess.DEVNULL)
        for command in commands
    ]
    for one in started:
        one.wait()


def install_uv(pip: tuple[str | Path, ...]) -> bool:
    """Install the uv that the lock file pins; tell whether it is there."""
    pinned = re.search(r"^uv==.*?(?=^\S)", LOCK.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    if pinned is None:
        return False
    only_uv = VENV / "uv.lock.txt"
    only_uv.write_text(pinned.group(), encoding="utf-8")
    return run(*pip, "install", "--require-hashes", "-r", only_uv, quiet=True)


def main() -> int:
    """Create the environment; return the exit code."""
    if sys.version_info < (3, 11):
        say(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}. Set PYTHON=python3.11.")
        return 1
    if not PYTHON.exists():
        say("Creating .venv …")
        venv.create(VENV, with_pip=True, upgrade_deps=False)
    elif not run(PYTHON, "-c", "import pip", quiet=True) and not run(PYTHON, "-m", "ensurepip"):
        say("The .venv has no pip. Remove the folder .venv and try again.")
        return 1
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet", "--no-input")
    say("Installing packages (pinned and hashed) …")
    with_uv = install_uv(pip) and run(
        SCRIPTS / "uv",
        "pip",
        "install",
        "--quiet",
        "--python",
        PYTHON,
        "--require-hashes",
        "-r",
        LOCK,
        quiet=True,
    )
    if not with_uv and not run(*pip, "install", "--no-compile", "--require-hashes", "-r", LOCK):
        say("The packages could not be installed: is the package index reachable?")
        return 1
    if not run(*pip, "install", "--no-deps", "--no-build-isolation", "--editable", "."):
        return 1
    # Compiled now, so that no question waits for it: ours, and of the packages' 24,000 files those that ours
    # import (all of them would take minutes of a processor). pytest compiles the tests in its own way.
    ours = (room for room in ROOMS if room != "tests")
    run_at_once((PYTHON, "-m", "compileall", "-q", *ours), (PYTHON, "-m", "scripts.compiled"))
    say("Ready.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
