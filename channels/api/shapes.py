"""The API's requests and responses: the seed's fields, then ours."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

_SKUS = ["SKU_123", "SKU_456"]


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class _Response(BaseModel):
    """Ours, so nothing is dropped: the model documents, it does not filter."""

    model_config = ConfigDict(extra="allow")


class ForecastRequest(_Request):
    """What to forecast; omitted means all the caller may see."""

    store_id: str | None = Field(default=None, examples=["DELHI_01"])
    sku_ids: list[str] | None = Field(default=None, examples=[_SKUS])
    city: str | None = None
    category: str | None = None
    horizon_days: int = Field(default=14, ge=1, le=90)
    granularity: Literal["day", "week"] = "day"
    explain: bool = Field(
        default=True, description="Whether to say what drives it; of more than 20 series, the largest only"
    )


class ForecastPoint(_Response):
    """One day or week; `yhat_lower` to `yhat_upper` holds 80 %."""

    date: date
    yhat: float
    yhat_lower: float
    yhat_upper: float


class Driver(_Response):
    """What moves a forecast, and how much; `units_per_day` below 0 takes away."""

    feature: str
    impact: str = Field(description="`high`: a tenth of a usual day or more; `medium`, `low`")
    units_per_day: float


class SkuForecast(_Response):
    """One product in one store."""

    sku_id: str
    store_id: str
    model: str
    series: list[ForecastPoint]
    drivers: list[Driver]


class Grounded(_Response):
    """What every answer with numbers carries: the values with their origin, and what to say."""

    facts: list[dict[str, Any]]
    citations: list[dict[str, Any]]
    notes: list[dict[str, Any]]


class ForecastResponse(Grounded):
    """The seed's forecast."""

    generated_at: datetime
    as_of_date: date | None
    forecasts: list[SkuForecast]


class RecommendationsRequest(_Request):
    """Where to look. `as_of_date` is checked: recommendations are always of the newest data."""

    store_id: str | None = Field(default=None, examples=["DELHI_01"])
    category: str | None = Field(default=None, examples=["GROCERY"])
    as_of_date: date | None = None
    sku_ids: list[str] | None = None
    city: str | None = None


class Recommendation(_Response):
    """What to order, and why."""

    rec_type: Literal["reorder"]
    sku_id: str
    store_id: str
    reorder_qty: int
    risk: str = Field(
        description="`stockout_7d`: likely to run out within 7 days; "
        "`below_reorder_point`: later, but ordering later is too late; `none`"
    )
    explanation: str
    order_by: date | None
    stockout_probability: float


class RecommendationsResponse(Grounded):
    """The seed's recommendations, most urgent first."""

    as_of_date: date | None
    recommendations: list[Recommendation]


class PricingRequest(_Request):
    """Which price to suggest; without `current_price` it is the last one sold at."""

    sku_id: str = Field(examples=["SKU_123"])
    store_id: str = Field(examples=["DELHI_01"])
    current_price: float | None = Field(default=None, gt=0, allow_inf_nan=False, examples=[199.0])
    objective: Literal["maximize_margin", "maximize_revenue", "clear_stock", "match_competitor"] = (
        "maximize_margin"
    )


class PricingResponse(Grounded):
    """The seed's price suggestion. What is unknown is null."""

    sku_id: str
    store_id: str
    recommended_price: float | None
    expected_margin_uplift_pct: float | None
    guardrails: dict[str, Any]
    evidence: dict[str, Any]
    current_price: float | None
    action: str
    reason: str


class ChatRequest(_Request):
    """A message to the copilot; without `conversation_id` a new conversation begins."""

    conversation_id: str | None = Field(default=None, examples=["CONV_001"])
    message: str = Field(examples=["Which SKUs are likely to stock out next week in Delhi?"])
    context: dict[str, str | int | float] = Field(
        default_factory=dict[str, str | int | float],
        max_length=20,
        examples=[{"store_id": "DELHI_01", "horizon_days": 7}],
    )


class ToolCallShape(_Response):
    """A tool the copilot called; arguments that equal their default are left out."""

    tool: str
    arguments: dict[str, Any]


class ChartShape(_Response):
    """A chart of the answer: Vega-Lite 5 with its data inside, and the same in words."""

    title: str
    alt: str
    spec: dict[str, Any] = Field(
        description="`config` is the light theme, `usermeta.dark` the one for dark pages"
    )


class ChatResponse(_Response):
    """The answer, and everything it stands on."""

    conversation_id: str
    message_id: str
    answer: str
    language: str
    outcome: Literal["answered", "clarify", "refused", "confirm", "error"]
    tool_calls: list[ToolCallShape]
    facts: list[dict[str, Any]]
    citations: list[dict[str, Any]]
    charts: list[ChartShape]
    choices: list[dict[str, Any]]
    approval_id: str | None
    verified: bool
    model: str
    elapsed_ms: int
    trace: list[dict[str, Any]]
    usage: dict[str, Any] | None


class ToolResponse(_Response):
    """What a tool returned."""

    tool: str
    arguments: dict[str, Any]
    result: dict[str, Any]
    facts: list[dict[str, Any]]
    citations: list[dict[str, Any]]


class ImportResponse(_Response):
    """What became of a file's rows."""

    import_id: str
    kind: str
    file: str
    status: Literal["received", "committed", "undone", "replaced", "rejected"]
    rows: int
    accepted: int
    duplicates: int
    quarantined: int
    reasons: dict[str, int]
    examples: list[dict[str, Any]]
    replaces: str | None
    message: str


class UploadDocumentRequest(_Request):
    """A file that will be sent: what it is, and its name."""

    doc_type: str | None = Field(
        default=None, examples=["invoice"], description="What you take it for; its content decides"
    )
    file_name: str = Field(min_length=1, max_length=200, examples=["invoice_001.pdf"])


class UploadDocumentResponse(_Response):
    """Where to send the file, with which headers, before it expires."""

    doc_id: str = Field(examples=["DOC_abc123"])
    upload_url: str
    expires_in_seconds: int = Field(examples=[900])
    method: Literal["PUT"]
    headers: dict[str, str]


class DocumentResponse(_Response):
    """A document: how far it got (`state`), what it says, and the verdict (`status`)."""

    doc_id: str
    doc_type: str | None
    status: Literal["pass", "fail", "needs_review"] | None
    state: Literal["awaiting_upload", "queued", "reading", "done", "refused"]
    upload_id: str
    duplicate_of: str | None
    file_name: str
    upload_ts: datetime
    fields: dict[str, Any] | None = None
    line_items: list[dict[str, Any]] | None = None
    reasons: list[dict[str, Any]] | None = None
    confidence: dict[str, float] | None = None


class DocumentListResponse(_Response):
    """Documents, newest first."""

    documents: list[DocumentResponse]


class KnowledgeStatusResponse(_Response):
    """How far the texts are: `words` are found by their words, `ready` by their meaning too."""

    sources: int
    queued: int
    words: int
    ready: int
    failed: int
    passages: int


class KnowledgeSourceResponse(_Response):
    """A text that answers may rest on, and how far its indexing is."""

    source_id: str = Field(examples=["market-returns-2026"])
    title: str
    doc_type: str
    state: Literal["queued", "words", "ready", "failed"]
    passages: int
    problem: str
    changed_at: datetime | None


class KnowledgeTextResponse(_Response):
    """A text by its passages."""

    source_id: str
    title: str
    doc_type: str
    authority: Literal["law", "marketplace", "shop", "document"]
    language: str
    passages: list[dict[str, Any]]
    version: str
    effective_from: date | None
    effective_to: date | None
