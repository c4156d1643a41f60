"""The wiring of documents: where files lie, who reads them, who is told."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from adapters.links import LocalUploadUrls
from core.ports import Blobs, MediaFetcher, PageReader, UploadEvents, UploadUrls
from jobs.documents import Attachments, DocumentReading, DocumentService, Examination, Shelf
from jobs.documents.telling import Telling
from jobs.documents.workflow import DocumentRooms

if TYPE_CHECKING:
    from adapters.aws.s3_blobs import Bucket
    from adapters.ocr.limits import ReadingLimits
    from app.bootstrap import Home


class DocumentShop:
    """The parts of a home that deal with documents, built when they are first asked for."""

    def __init__(self, home: Home) -> None:
        self._home = home

    @cached_property
    def limits(self) -> ReadingLimits:
        """How large and how involved a file may be."""
        from adapters.ocr.limits import ReadingLimits  # noqa: PLC0415 - few read documents

        settings = self._home.settings
        return ReadingLimits(
            max_megabytes=settings.document_max_megabytes,
            max_pages=settings.document_max_pages,
            max_megapixels=settings.document_max_megapixels,
            page_seconds=settings.document_page_seconds,
            memory_megabytes=settings.document_memory_megabytes,
        )

    @cached_property
    def reader(self) -> PageReader:
        """Reads files, on this machine (in a process that starts with the first) or by Amazon Textract."""
        from adapters.ocr import LocalReader, TextractReader  # noqa: PLC0415 - heavy

        settings = self._home.settings
        local = LocalReader(self.limits)
        if settings.document_reader == "local":
            return local
        return TextractReader(local, region=settings.aws_region, api=settings.textract_api)

    @cached_property
    def shelf(self) -> Shelf:
        """Where files lie."""
        return Shelf(
            blobs=self.blobs,
            reader=self.reader,
            work_dir=self._home.path / "documents",
            max_bytes=self.limits.max_bytes,
        )

    @cached_property
    def blobs(self) -> Blobs:
        """The bucket where one is set, else the home's own folder."""
        if self._bucket is None:
            return self._home.blobs
        from adapters.aws import S3Blobs  # noqa: PLC0415 - production only

        return S3Blobs(self._bucket)

    @cached_property
    def service(self) -> DocumentService:
        """What the doors ask."""
        from adapters.page_picture import MarkedPages  # noqa: PLC0415 - with the doors

        home = self._home
        return DocumentService(
            ledger=home.documents,
            shelf=self.shelf,
            urls=self._urls,
            links=home.links,
            pictures=MarkedPages(),
            audit=home.audit,
            clock=home.clock,
            filed=home.knowledge.filed,
        )

    @cached_property
    def reading(self) -> DocumentReading:
        """The job of one document."""
        home = self._home
        return DocumentReading(
            ledger=home.documents,
            shelf=self.shelf,
            examine=Examination(
                ledger=home.documents,
                lake=home.lake,
                settings_of=home.directory.tenant_settings,
                clock=home.clock,
                public_keys=home.einvoice_keys,
            ),
            telling=self._telling,
            audit=home.audit,
            lock_file=home.path / "documents" / "reading.lock",
            file=home.knowledge.file,
        )

    @cached_property
    def rooms(self) -> DocumentRooms:
        """What the worker runs."""
        home = self._home
        attachments = Attachments(
            messages=home.messages,
            ledger=home.documents,
            shelf=self.shelf,
            importer=home.importer,
            directory=home.directory,
            fetchers=self._fetchers(),
            telling=self._telling,
            clock=home.clock,
        )
        return DocumentRooms(attachments, self.reading, self.service, self._events())

    def close(self) -> None:
        """Let go of what reading needed."""
        if "reader" in vars(self):
            self.reader.close()

    @cached_property
    def _telling(self) -> Telling:
        return Telling(self._home.messages, self._home.importer, self._home.clock)

    @cached_property
    def _bucket(self) -> Bucket | None:
        settings = self._home.settings
        if not settings.s3_bucket_docs:
            return None
        from adapters.aws.s3_blobs import Bucket  # noqa: PLC0415 - production only

        return Bucket(
            settings.s3_bucket_docs, settings.aws_region, settings.s3_kms_key_id, settings.s3_endpoint_url
        )

    @cached_property
    def _urls(self) -> UploadUrls:
        if self._bucket is None:
            return LocalUploadUrls(self._home.links)
        from adapters.aws import S3UploadUrls  # noqa: PLC0415 - production only

        return S3UploadUrls(self._bucket)

    def _events(self) -> UploadEvents | None:
        settings = self._home.settings
        if not settings.sqs_documents_url or not settings.s3_bucket_docs:
            return None
        from adapters.aws import SqsUploadEvents  # noqa: PLC0415 - production only

        return SqsUploadEvents(
            settings.sqs_documents_url,
            settings.s3_bucket_docs,
            settings.aws_region,
            settings.sqs_endpoint_url,
        )

    def _fetchers(self) -> dict[str, MediaFetcher]:
        """Return who fetches what is attached, for the channels that are configured."""
        home = self._home
        fetchers: dict[str, MediaFetcher] = {}
        largest = self.limits.max_bytes
        if home.whatsapp is not None:
            from channels.whatsapp.media import twilio_media  # noqa: PLC0415 - if configured

            fetchers["whatsapp"] = twilio_media(home.whatsapp, largest)
        if home.slack is not None:
            fetchers["slack"] = home.slack.media(largest)
        return fetchers
