"""Files of rows: received, kept, read, landed in one commit, reported; or not at all.

`service` is the way in, `landing` the steps of one import, `intake` the file on its way to
the blobs, `rejects` the rows that stayed out.
"""

from jobs.importing.service import ImportService

__all__ = ["ImportService"]
