"""What holds for every test: one thread for the linear algebra, and no example is judged by the clock.

The algebra's threads spin while they wait: on two cores the suite's processes would take the time from
each other. They are set before anything is imported.
"""

from __future__ import annotations

import os

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")

from hypothesis import settings  # noqa: E402 - it may bring numpy along

settings.register_profile("shared_machine", deadline=None)
settings.load_profile("shared_machine")
