"""Before anything is imported: one thread for the linear algebra of each test process.

Its threads spin while they wait: on two cores the suite's processes would take the time from each other.
"""

from __future__ import annotations

import os

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")
