"""Documents: taken in whole, read by a durable job, told where they were sent from."""

from jobs.documents.attachments import Attachments
from jobs.documents.examination import Examination
from jobs.documents.reading import DocumentReading
from jobs.documents.service import DocumentService
from jobs.documents.shelf import Shelf

__all__ = ["Attachments", "DocumentReading", "DocumentService", "Examination", "Shelf"]
