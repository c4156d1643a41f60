"""What runs on AWS: files in S3, and the events that tell of them."""

from adapters.aws.s3_blobs import S3Blobs, S3UploadUrls
from adapters.aws.sqs_events import SqsUploadEvents

__all__ = ["S3Blobs", "S3UploadUrls", "SqsUploadEvents"]
