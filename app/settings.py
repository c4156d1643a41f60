"""Every setting, read once from the environment (or a `.env` file), refused when wrong.

The names carry the prefix `SMARTRETAIL_`; the seed's own names are accepted where it has
one. Secrets are never shown: they are `SecretStr`.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.errors import InputError

PREFIX = "SMARTRETAIL_"


def _also(name: str, *seed_names: str) -> AliasChoices:
    return AliasChoices(PREFIX + name, *seed_names)


class Settings(BaseSettings):
    """The product's settings; each description is its line in `docs/settings.md`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", extra="ignore", frozen=True, populate_by_name=True
    )

    home: Path = Field(default=Path(".smartretail"), description="Folder that holds all state.")
    database_url: str | None = Field(
        default=None,
        description="SQLAlchemy URL of the app database, queue and conversation state, such as "
        "postgresql+psycopg://user:password@host/smartretail. SQLite files in the home if empty.",
    )
    public_url: str | None = Field(
        default=None,
        description="Address the outside reaches the server at, such as https://copilot.example.com; "
        "webhook signatures and links are built from it.",
    )
    host: str = Field(default="127.0.0.1", description="Interface the server listens on.")
    port: int = Field(
        default=8000, ge=0, le=65535, description="Port the server listens on; 0 takes a free one."
    )

    base_currency: str = Field(
        default="INR",
        pattern="^[A-Z]{3}$",
        description="Currency of all money in your files, as an ISO 4217 code such as INR or USD.",
    )

    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="What the server logs, as JSON lines on standard error."
    )

    model: Literal["offline", "bedrock", "openai"] = Field(
        default="offline",
        description="Chat model: the offline planner, Amazon Bedrock, or an OpenAI-compatible endpoint.",
    )
    bedrock_model_id: str = Field(
        default="",
        validation_alias=_also("BEDROCK_MODEL_ID", "BEDROCK_MODEL_ID"),
        description="Bedrock model or inference profile id; needed when the model is bedrock.",
    )
    bedrock_endpoint_url: str | None = Field(
        default=None, description="Bedrock runtime endpoint, for a private link or a test server."
    )
    bedrock_guardrail_id: str = Field(
        default="",
        description="Bedrock guardrail that requests and answers pass; where it steps in, the offline "
        "planner answers.",
    )
    bedrock_guardrail_version: str = Field(default="DRAFT", description="Version of that guardrail.")
    openai_base_url: str | None = Field(
        default=None,
        description="Address of an OpenAI-compatible endpoint, up to /chat/completions, such as "
        "https://api.openai.com/v1; needed when the model is openai.",
    )
    openai_model_id: str = Field(
        default="", description="Name of the model there; needed when the model is openai."
    )
    openai_api_key: SecretStr = Field(
        default=SecretStr(""), description="Key of that endpoint; none is sent if empty."
    )
    aws_region: str = Field(
        default="ap-south-1", validation_alias=_also("AWS_REGION", "AWS_REGION"), description="AWS region."
    )
    model_timeout_s: float = Field(default=20, gt=0, description="Seconds one model call may take.")
    model_streaming: bool = Field(
        default=False,
        description="Use the model's streaming call; replies are verified before they are shown.",
    )
    model_max_calls: int = Field(default=8, ge=1, le=50, description="Model calls one turn may make.")
    model_max_tokens: int = Field(
        default=150_000,
        ge=0,
        description="Tokens a turn's model calls may read and write together before the offline planner goes "
        "on; 0 is any number.",
    )
    model_prompt_caching: Literal["auto", "on", "off"] = Field(
        default="auto",
        description="Whether Bedrock is told which part of a prompt it may keep; auto: where the model is "
        "known to offer it.",
    )
    model_input_price: Decimal = Field(
        default=Decimal(0),
        ge=0,
        description="Price of a million tokens that the model reads, in the currency of the budget.",
    )
    model_output_price: Decimal = Field(
        default=Decimal(0), ge=0, description="Price of a million tokens that the model writes."
    )
    model_daily_budget: Decimal = Field(
        default=Decimal(0),
        ge=0,
        description="What a tenant's model calls may cost a day; then the offline planner answers until the "
        "next day. 0 is no limit.",
    )

    s3_bucket_docs: str = Field(
        default="",
        validation_alias=_also("S3_BUCKET_DOCS", "S3_BUCKET_DOCS"),
        description="S3 bucket that keeps documents; the home's own folder if empty.",
    )
    s3_kms_key_id: str = Field(
        default="", description="KMS key the bucket's files are encrypted with; AWS's own for S3 if empty."
    )
    s3_endpoint_url: str | None = Field(
        default=None, description="S3 endpoint, for a private link or a test server."
    )
    sqs_documents_url: str = Field(
        default="",
        validation_alias=_also("SQS_DOCUMENTS_URL", "SQS_QUEUE_URL_DOCS"),
        description="SQS queue that S3 tells of documents that arrived in the bucket; needed with it.",
    )
    sqs_endpoint_url: str | None = Field(
        default=None, description="SQS endpoint, for a private link or a test server."
    )
    own_gstins: str = Field(
        default="",
        description="Your own GST numbers, separated by commas; documents are judged by them.",
    )
    annual_turnover_crore: float | None = Field(
        default=None,
        ge=0,
        description="Your turnover in ₹ crore, the largest of a year since 2017-18; it decides on HSN digits "
        "and e-invoices.",
    )
    einvoice_keys: Path | None = Field(
        default=None,
        description="Folder with the public keys of the e-invoice portals, PEM, named by key id; the "
        "signatures of e-invoice QR codes are checked with them.",
    )

    twilio_account_sid: str = Field(default="", description="Twilio account; WhatsApp is off without it.")
    twilio_auth_token: SecretStr = Field(default=SecretStr(""), description="Twilio auth token.")
    twilio_from: str = Field(default="", description="The shop's WhatsApp number, such as +14155238886.")
    twilio_base_url: str = Field(default="https://api.twilio.com", description="Twilio's REST API.")
    twilio_media_hosts: str = Field(
        default="mms.twiliocdn.com,.twiliocdn.com",
        description="Hosts Twilio may redirect to for what people attach, separated by commas; "
        ".example.com stands for those under it.",
    )

    whatsapp_templates: str = Field(
        default="",
        description="Approved templates for what leaves more than 24 hours after a person wrote: JSON, or "
        "the path of a JSON file, of content SIDs by kind (alert, approval, outcome, brief, weekly, reply) "
        "and language (en, hi, hinglish).",
    )
    whatsapp_typing: bool = Field(
        default=True,
        description="Whether people on WhatsApp see that their message was read and is being answered.",
    )
    transcriber: Literal["off", "amazon"] = Field(
        default="off",
        description="Who writes voice notes down: nobody (people are asked to type), or Amazon Transcribe.",
    )
    transcribe_bucket: str = Field(
        default="", description="S3 bucket that Amazon Transcribe reads voice notes from and writes to."
    )
    burst_window_ms: int | None = Field(
        default=None,
        ge=0,
        le=30_000,
        description="Milliseconds in which messages of one person on WhatsApp or Slack get one reply "
        "together; 0 answers each. If empty: 1500 on WhatsApp, 0 on Slack.",
    )

    slack_signing_secret: SecretStr = Field(
        default=SecretStr(""), description="Slack signing secret; Slack is off without it."
    )
    slack_bot_token: SecretStr = Field(default=SecretStr(""), description="Slack bot token, xoxb-….")
    slack_app_token: SecretStr = Field(
        default=SecretStr(""),
        description="Slack app-level token, xapp-…: turns on Socket Mode, which needs no public address.",
    )
    slack_client_id: str = Field(
        default="",
        description="Slack client id, by which other workspaces install the app at /channels/slack/install.",
    )
    slack_client_secret: SecretStr = Field(default=SecretStr(""), description="Slack client secret.")
    slack_base_url: str = Field(
        default="https://slack.com/api/", description="Slack's Web API, ends in /api/."
    )

    jwt_issuer: str = Field(
        default="", description="Outside token issuer, such as a Cognito user pool's URL."
    )
    jwks_url: str = Field(default="", description="Where the outside issuer publishes its keys.")
    jwt_audience: str = Field(default="smartretail", description="Audience (or Cognito client id) of tokens.")
    rate_limit_per_minute: int = Field(
        default=120, ge=0, description="API requests a user may make a minute; 0 is off."
    )
    embeddings: Literal["local", "bedrock"] = Field(
        default="local",
        description="Who turns texts into vectors: the model on this machine, or Amazon Bedrock. After a "
        "change the index is rebuilt; texts stay findable by their words meanwhile.",
    )
    embedding_model_id: str = Field(
        default="amazon.titan-embed-text-v2:0",
        description="Bedrock's embedding model: Titan Text Embeddings V2 or Cohere Embed Multilingual v3.",
    )
    planner_meaning: bool = Field(
        default=True,
        description="Whether the planner may ask the model of meaning on this machine what a message is "
        "about where its own words leave doubt. Without it such messages are understood less often, 70 ms "
        "sooner.",
    )
    opensearch_endpoint: str = Field(
        default="",
        validation_alias=_also("OPENSEARCH_ENDPOINT", "OPENSEARCH_ENDPOINT"),
        description="OpenSearch cluster that passages are searched in, such as https://search.example.com; "
        "LanceDB in the home if empty.",
    )
    opensearch_user: str = Field(
        default="", description="User of that cluster; requests are signed with the AWS role if empty."
    )
    opensearch_password: SecretStr = Field(default=SecretStr(""), description="That user's password.")
    opensearch_alias: str = Field(
        default="smartretail-passages",
        pattern="^[a-z0-9][a-z0-9-]*$",
        description="Alias that passages are searched by; index names begin with it.",
    )
    document_reader: Literal["local", "textract"] = Field(
        default="local",
        description="Who reads bills that are pictures: OCR on this machine, or Amazon Textract.",
    )
    textract_api: Literal["analyze_expense", "analyze_document"] = Field(
        default="analyze_expense",
        description="Textract's call: for bills, or (with tables and forms) for documents of any kind.",
    )
    document_max_megabytes: float = Field(
        default=20, gt=0, le=200, description="Largest document that is taken and read, in megabytes."
    )
    document_max_pages: int = Field(
        default=100, ge=1, le=2000, description="Most pages a PDF or TIFF may have to be read."
    )
    document_max_megapixels: float = Field(
        default=64, gt=0, le=200, description="Largest picture that is read, in millions of pixels."
    )
    document_page_seconds: float = Field(
        default=60,
        gt=0,
        description="Seconds of a processor one page may take to be read; by the clock four times as long.",
    )
    document_memory_megabytes: int = Field(
        default=1500, ge=800, description="Memory the process that reads documents may hold."
    )
    worker_id: str = Field(
        default="worker",
        pattern="^[a-z0-9][a-z0-9-]{0,63}$",
        description="Name of this server's worker. Servers that share a Postgres need one each.",
    )
    alert_email_from: str = Field(
        default="",
        validation_alias=_also("ALERT_EMAIL_FROM", "ALERT_EMAIL_FROM"),
        description="Sender of emails, such as alerts@example.com; email is off without it.",
    )
    alert_email_to: str = Field(
        default="",
        validation_alias=_also("ALERT_EMAIL_TO", "ALERT_EMAIL_TO"),
        description="Email address at which the owner of the machine is told of alerts; other people's "
        "addresses are added with them (`smartretail users add --email`).",
    )
    mail_by: Literal["file", "smtp", "ses"] = Field(
        default="file",
        description="What carries emails: files in the home's outbox, an SMTP server, or Amazon SES.",
    )
    smtp_host: str = Field(default="", description="Mail server; needed when it carries emails.")
    smtp_port: int = Field(default=587, ge=1, le=65535, description="Port of the mail server.")
    smtp_user: str = Field(default="", description="User of the mail server; nobody signs in if empty.")
    smtp_password: SecretStr = Field(default=SecretStr(""), description="That user's password.")
    smtp_security: Literal["starttls", "tls", "none"] = Field(
        default="starttls", description="How the connection to the mail server is encrypted."
    )
    ses_endpoint_url: str | None = Field(
        default=None, description="SES endpoint, for a private link or a test server."
    )
    alert_slack_channel: str = Field(
        default="",
        description="Id of the managers' Slack channel, such as C0123456789, that alerts for the managers of "
        "the whole shop go to; each of them is told alone if empty.",
    )
    alert_escalation_hours: float = Field(
        default=4.0,
        ge=0,
        le=168,
        description="Hours after which a grave alert that nobody took note of goes to the managers; 0 never.",
    )
    nightly_at: str = Field(
        default="30 2 * * *", description="When the nightly run starts: cron, India time."
    )
    hourly_at: str = Field(
        default="15 * * * *",
        description="When the hourly run starts, which collects competitor prices that are due: cron, "
        "India time.",
    )


def read_settings() -> Settings:
    """Read the settings.

    Raises:
        InputError: a value is wrong; the message names the setting and the remedy.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + str(first["loc"][0]).removeprefix(PREFIX).upper()
        raise InputError(f"{name} is wrong: {first['msg']}. Correct it or unset it.") from error
