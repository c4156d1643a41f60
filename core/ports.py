"""The seams: what one room asks of another that it may not import.

Each port has an embedded adapter and a production adapter, held by one set of contract
tests. Only `app/bootstrap.py` knows which is in use.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, Protocol

from core.chart import Spec, Theme
from core.fact import Source
from core.identity import ChannelAddress, Principal, Role, Scope
from core.message import InboundMessage, OutboundMessage, Reply, SendReceipt, TurnEvent
from core.model_record import ModelRecord
from core.price_change import NewPriceChange, PriceChange
from core.recommendation import Decision, Proposal, Recommendation
from core.tenant import TenantSettings
from core.tool import ToolOutcome, ToolSpec

if TYPE_CHECKING:
    import polars as pl
    import pyarrow as pa


# --- facts tables ---------------------------------------------------------------------


@dataclass(frozen=True)
class Answer:
    """Rows that answer a named question, and where they come from."""

    frame: pl.DataFrame
    source: Source


@dataclass(frozen=True)
class KpiQuestion:
    """Which metrics, cut by which dimensions, over which days (inclusive)."""

    metrics: tuple[str, ...]
    dimensions: tuple[str, ...]
    start: date
    end: date


@dataclass(frozen=True)
class Freshness:
    """The last day each kind of data covers; `None` where there is none."""

    sales: date | None = None
    inventory: date | None = None
    competitor_prices: date | None = None


class Lake(Protocol):
    """Named questions to the curated tables. Every answer is limited to the scope.

    Columns are named as in `core.table`; frames are sorted by their key columns. A table
    that was never filled answers with an empty frame of the right schema.
    """

    def freshness(self, tenant_id: str) -> Freshness:
        """Return the last day of each kind of data."""
        ...

    def stores(self, scope: Scope) -> Answer:
        """Stores: `store_id, city, region, name`.

        Stores that only occur in sales or inventory are listed too, their city taken from
        the id's prefix (`DELHI_01` → Delhi).
        """
        ...

    def products(self, scope: Scope) -> Answer:
        """Products in force, the columns of `core.table.PRODUCTS`.

        Products that only occur in sales or inventory are listed too, other columns null.
        """
        ...

    def sales_history(self, scope: Scope, start: date | None = None, end: date | None = None) -> Answer:
        """One row per date × sku × store with sales rows.

        Columns: `date, sku_id, store_id, units, units_winsorised, revenue, price,
        imputed_price, promo_flag, stockout` (`stockout`: no stock at the day's end and
        nothing, or less than usual, sold: censored demand; null where stock is unknown).
        """
        ...

    def stock_position(self, scope: Scope) -> Answer:
        """Latest snapshot per sku × store: `date, sku_id, store_id, on_hand, in_transit,
        backorder, lead_time_days`. Unknown stock has no row, or a null `on_hand`."""
        ...

    def stock_history(self, scope: Scope, start: date, end: date) -> Answer:
        """Daily snapshots, the columns of `stock_position`."""
        ...

    def competitor_prices(self, scope: Scope, start: date, end: date) -> Answer:
        """Observations: `date, sku_id, competitor, competitor_price, url, confidence`."""
        ...

    def promotions(self, scope: Scope, start: date, end: date) -> Answer:
        """Promotions that touch the days."""
        ...

    def holidays(self, scope: Scope, start: date, end: date) -> Answer:
        """Holidays: `date, name, region`."""
        ...

    def returns(self, scope: Scope, start: date, end: date) -> Answer:
        """Returns: `date, sku_id, store_id, units_returned, reason`."""
        ...

    def supplier_terms(self, scope: Scope) -> Answer:
        """Supplier terms in force."""
        ...

    def price_policy(self, scope: Scope) -> Answer:
        """Price policy in force."""
        ...

    def kpi(self, scope: Scope, question: KpiQuestion) -> Answer:
        """One row per combination of dimensions; one column per metric, null if unknown."""
        ...

    def forecasts(self, scope: Scope, start: date, end: date) -> Answer:
        """Precomputed forecasts of the latest run, if it was made from today's data:
        `sku_id, store_id, date, cutoff, model, yhat, yhat_lo_80, yhat_hi_80, yhat_lo_95,
        yhat_hi_95`, and, null in runs of earlier versions, `demand_class, sigma, q025, q10,
        q25, q50, q75, q90, q975`. Empty where there is none or where the data has moved on."""
        ...

    def save_forecasts(
        self, tenant_id: str, forecasts: pl.DataFrame, *, computed_from: Mapping[str, str] | None = None
    ) -> str:
        """Replace the tenant's precomputed forecasts in one commit; return the snapshot id.

        `computed_from` is `Source.tables` of the sales they were computed from: where an
        import came in meanwhile, the forecasts are kept but not served.
        """
        ...

    def elasticities(self, scope: Scope) -> Answer:
        """How buyers react to prices, as it was last computed: `sku_id, store_id, cutoff,
        elasticity, elasticity_sd, elasticity_lo_80, elasticity_hi_80, promo_lift, own_share,
        basis, reason, price_low, price_high` (see `engines.pricing.elasticity`).

        Unlike forecasts they are served when the sales have moved on: `cutoff` says how old
        they are, and the source which snapshot they are."""
        ...

    def save_elasticities(
        self, tenant_id: str, elasticities: pl.DataFrame, *, computed_from: Mapping[str, str] | None = None
    ) -> str:
        """Replace the tenant's elasticities in one commit; return the snapshot id.

        `computed_from` is `Source.tables` of the sales they were computed from, kept with them.
        """
        ...

    def save_model(self, tenant_id: str, record: ModelRecord) -> str:
        """Add a version to the model registry, which serves from now on; return the snapshot id.

        Raises:
            InputError: there is a version of that name.
        """
        ...

    def serve_model(self, tenant_id: str, version: str) -> str:
        """Let an earlier version serve again; return the snapshot id.

        Raises:
            InputError: there is no such version.
        """
        ...

    def models(self, tenant_id: str) -> Sequence[ModelRecord]:
        """List the versions of the forecast model, newest first, without their artifacts."""
        ...

    def serving_model(self, tenant_id: str) -> ModelRecord | None:
        """Return the version that serves, with its artifact; `None` where nothing was trained."""
        ...


QuarantinedRow = Mapping[str, Any]
"""`file, row, column, value, reason` of a row that was not taken in."""


class LakeWriter(Protocol):
    """How an import lands: staged batch by batch, then wholly in or not at all."""

    def stage(self, tenant_id: str, kind: str, import_id: str, batches: Iterable[pa.RecordBatch]) -> int:
        """Write the batches where no question sees them; return the rows staged.

        Staging the same import again replaces what was staged before.
        """
        ...

    def commit(
        self, tenant_id: str, kind: str, import_id: str, *, replaces: str | None = None
    ) -> CommitResult:
        """Make the staged rows visible in one commit and the replaced import invisible.

        Committing an import that is already in returns the first commit's result.
        """
        ...

    def undo(self, tenant_id: str, kind: str, import_id: str) -> int:
        """Take an import's rows out in one commit; return how many."""
        ...

    def curate(self, tenant_id: str) -> None:
        """Bring the curated tables up to date with the cleaned ones; idempotent."""
        ...


@dataclass(frozen=True)
class CommitResult:
    """What a commit did: rows that became visible, rows whose key was already there."""

    accepted: int
    duplicates: int
    snapshot_id: str


# --- imports --------------------------------------------------------------------------

ImportStatus = Literal["received", "committed", "undone", "replaced", "rejected"]


@dataclass(frozen=True)
class ImportReport:
    """What became of a file."""

    import_id: str
    kind: str
    file: str
    status: ImportStatus
    rows: int = 0
    accepted: int = 0
    duplicates: int = 0
    quarantined: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict[str, int])
    examples: tuple[QuarantinedRow, ...] = ()
    replaces: str | None = None
    message: str = ""


class Importer(Protocol):
    """Takes a file of rows in, whole or not at all."""

    def receive(
        self,
        content: BinaryIO,
        file_name: str,
        principal: Principal,
        *,
        kind: str | None = None,
        idempotency_key: str | None = None,
        replaces: str | None = None,
    ) -> ImportReport:
        """Keep the file, read it, land it, and say what became of each row.

        Raises:
            InputError: the file cannot be read as any known kind; nothing was written.
            ConflictError: the idempotency key was used for another file.
            PolicyError: the caller may not ingest.
        """
        ...

    def undo(self, import_id: str, principal: Principal) -> ImportReport:
        """Take an import out again."""
        ...

    def report(self, import_id: str, principal: Principal) -> ImportReport:
        """Return the report of an earlier import."""
        ...


@dataclass(frozen=True)
class ImportEntry:
    """An import as the ledger keeps it. `sequence` orders imports; `blob_key` is the raw file."""

    import_id: str
    sequence: int
    tenant_id: str
    user_id: str
    blob_key: str
    sha256: str
    received_at: datetime
    report: ImportReport
    idempotency_key: str | None = None


class ImportLedger(Protocol):
    """Remembers every file received and what became of it."""

    def begin(
        self,
        *,
        import_id: str,
        tenant_id: str,
        user_id: str,
        kind: str,
        file: str,
        blob_key: str,
        sha256: str,
        received_at: datetime,
        idempotency_key: str | None = None,
        replaces: str | None = None,
    ) -> ImportEntry:
        """Record a file as `received` before it is read.

        With an idempotency key that was used before for the same content, the earlier entry
        comes back; for other content `ConflictError`.
        """
        ...

    def finish(self, import_id: str, report: ImportReport) -> ImportEntry:
        """Replace the report of an import."""
        ...

    def find(self, tenant_id: str, import_id: str) -> ImportEntry | None:
        """Return an entry, or `None`."""
        ...

    def entries(self, tenant_id: str, kind: str | None = None) -> Sequence[ImportEntry]:
        """List the tenant's imports, oldest first."""
        ...


# --- competitor prices from outside ---------------------------------------------------


@dataclass(frozen=True)
class PriceReading:
    """What a source showed for a product, as it stood there: `price` is text, not yet checked.

    `currency` is an ISO 4217 code, `confidence` the source's own, 0-1.
    """

    sku_id: str
    competitor: str
    price: str
    currency: str
    url: str
    confidence: Decimal
    seen_at: datetime


@dataclass(frozen=True)
class UnreadPrice:
    """A product whose page came but shows no single price; `reason` is a stable code."""

    sku_id: str
    url: str
    value: str
    reason: str


@dataclass(frozen=True)
class FailedPage:
    """A page that could not be had, and why."""

    url: str
    why: str


@dataclass(frozen=True)
class Collected:
    """What came of asking one source.

    Args:
        source: The source's name.
        asked: Pages asked for; `unchanged` of them had not changed.
        unchanged: See `asked`.
        from_cache: Pages still fresh, so not asked for.
        put_off: Pages left for a later run, because of the pace or too many failures.
        put_off_until: When the source may be asked again, where it said so.
        disallowed: Pages its robots.txt does not let us fetch.
        failed: Pages that could not be had, or not asked for because robots.txt could not.
        out_of_stock: Products the source does not sell now; their price is no offer.
        unknown_products: Products of the source's list that the tenant does not have.
        readings: The prices of all fresh pages, those from the cache too.
        unread: Products whose page shows no single price.
    """

    source: str
    asked: int = 0
    unchanged: int = 0
    from_cache: int = 0
    put_off: int = 0
    put_off_until: datetime | None = None
    disallowed: tuple[str, ...] = ()
    failed: tuple[FailedPage, ...] = ()
    out_of_stock: int = 0
    unknown_products: tuple[str, ...] = ()
    readings: tuple[PriceReading, ...] = ()
    unread: tuple[UnreadPrice, ...] = ()


class Collector(Protocol):
    """Asks competitors' sites for prices, where a tenant has set them up."""

    def sources(self, tenant_id: str) -> Sequence[str]:
        """Return the names of the tenant's enabled sources; none are set up by default.

        Raises:
            InputError: the configuration is wrong; the message names the place and the remedy.
        """
        ...

    def collect(self, tenant_id: str, source_name: str, sku_ids: Collection[str]) -> Collected:
        """Ask one source for the prices of these products that are due.

        Pages that failed, were disallowed or put off are in the answer, not raised.

        Raises:
            InputError: there is no such source, or its configuration is wrong.
            ExternalError: what came cannot be kept.
        """
        ...


# --- forecasts set by hand ------------------------------------------------------------


@dataclass(frozen=True)
class NewOverride:
    """A person's own forecast for one product in one store, as it is made.

    `cutoff` is the last day of sales then: only days after it were still to be forecast.
    `model_units` is what the model expected on each of the days it could tell, kept so that
    person and model can be compared later; empty where the model had nothing.
    """

    tenant_id: str
    user_id: str
    sku_id: str
    store_id: str
    start: date
    end: date
    units_per_day: float
    reason: str
    created_at: datetime
    cutoff: date
    model_units: Mapping[date, float] = field(default_factory=dict[date, float])
    idempotency_key: str | None = None

    def asks_the_same(self, other: NewOverride) -> bool:
        """Tell whether both are one request, made once or twice."""
        return self._request() == other._request()

    def _request(self) -> tuple[object, ...]:
        what = self.sku_id, self.store_id, self.start, self.end, self.units_per_day
        return (self.tenant_id, self.user_id, *what, self.reason)


@dataclass(frozen=True)
class Override(NewOverride):
    """An override as the ledger keeps it: of two that cover a day the later `sequence` wins.

    `withdrawn_cutoff` is the last day of sales when it was withdrawn: days after it are not
    the override's any more, days up to it were.
    """

    override_id: str = ""
    sequence: int = 0
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None
    withdrawn_cutoff: date | None = None

    def lies_in(self, scope: Scope) -> bool:
        """Tell whether its product and store are within a scope of its tenant."""
        of_stores = scope.store_ids is None or self.store_id in scope.store_ids
        return of_stores and (scope.sku_ids is None or self.sku_id in scope.sku_ids)


class OverrideLedger(Protocol):
    """Remembers every override ever made; withdrawing one does not erase it."""

    def add(self, override: NewOverride) -> Override:
        """Keep an override.

        With an idempotency key that was used before for the same request, the earlier
        override comes back.

        Raises:
            ConflictError: the key was used for another request.
        """
        ...

    def made_with(self, tenant_id: str, idempotency_key: str) -> Override | None:
        """Return the override that was made with the key, or `None`."""
        ...

    def find(self, tenant_id: str, override_id: str) -> Override | None:
        """Return an override, or `None`."""
        ...

    def in_force(self, scope: Scope, start: date, end: date) -> Sequence[Override]:
        """List the scope's overrides, not withdrawn, that touch the days; oldest first."""
        ...

    def entries(self, scope: Scope) -> Sequence[Override]:
        """List the scope's overrides, withdrawn and expired ones too; oldest first."""
        ...

    def withdraw(
        self, tenant_id: str, override_id: str, *, user_id: str, at: datetime, cutoff: date | None
    ) -> Override:
        """Take an override out of force; the first withdrawal stays.

        Raises:
            InputError: there is no such override.
        """
        ...


# --- recommendations and price changes ------------------------------------------------


class RecommendationLedger(Protocol):
    """Remembers every recommendation and what was decided on it."""

    def propose(
        self, tenant_id: str, run_date: date, proposals: Sequence[Proposal], *, at: datetime
    ) -> Sequence[Recommendation]:
        """Make these the tenant's open recommendations; return them, best first.

        An open one on the same subject is renewed under its id; an open one that is not
        proposed any more expires. A subject that was decided on is not opened again within
        the quiet days of that recommendation.
        """
        ...

    def open(self, scope: Scope, on: date) -> Sequence[Recommendation]:
        """List the scope's open recommendations that are valid on a day, best first."""
        ...

    def ran_on(self, tenant_id: str) -> date | None:
        """Return the last day of data of the newest run; `None` where nothing was proposed yet."""
        ...

    def find(self, tenant_id: str, recommendation_id: str) -> Recommendation | None:
        """Return a recommendation, or `None`."""
        ...

    def decide(
        self,
        tenant_id: str,
        recommendation_id: str,
        decision: Decision,
        *,
        user_id: str,
        at: datetime,
        on: date,
        reason: str | None = None,
    ) -> Recommendation:
        """Accept or reject; deciding the same again changes nothing.

        Raises:
            InputError: there is no such recommendation.
            ConflictError: it was decided otherwise, or has expired by the day `on`.
        """
        ...

    def entries(self, scope: Scope) -> Sequence[Recommendation]:
        """List all of the scope, in the order they were first proposed."""
        ...


class PriceChangeLedger(Protocol):
    """Remembers every price change, applied or asked for."""

    def add(self, change: NewPriceChange) -> PriceChange:
        """Keep a change; one that undoes another marks that one as undone once it is applied.

        With an idempotency key that was used before for the same request, the earlier
        change comes back.

        Raises:
            ConflictError: the key was used for another request.
        """
        ...

    def made_with(self, tenant_id: str, idempotency_key: str) -> PriceChange | None:
        """Return the change that was made with the key, or `None`."""
        ...

    def find(self, tenant_id: str, change_id: str) -> PriceChange | None:
        """Return a change, or `None`."""
        ...

    def decide(
        self,
        tenant_id: str,
        change_id: str,
        *,
        approve: bool,
        user_id: str,
        at: datetime,
        reason: str | None = None,
    ) -> PriceChange:
        """Apply or refuse a waiting change; deciding the same again changes nothing.

        Raises:
            InputError: there is no such change.
            ConflictError: it was decided otherwise.
        """
        ...

    def entries(self, scope: Scope) -> Sequence[PriceChange]:
        """List the scope's changes, oldest first."""
        ...

    def save_outcome(self, tenant_id: str, change_id: str, outcome: Mapping[str, Any]) -> None:
        """Keep what a change brought, in the place of what was measured before."""
        ...


@dataclass(frozen=True)
class Ledgers:
    """What people decided, by kind: the part of the app database that tools see."""

    overrides: OverrideLedger
    recommendations: RecommendationLedger
    price_changes: PriceChangeLedger


# --- blobs and the audit log ----------------------------------------------------------


class Blobs(Protocol):
    """Immutable files by key. A key is `<tenant>/<area>/…`, never from user text."""

    def put(self, key: str, content: BinaryIO) -> str:
        """Store the content whole or not at all; return its SHA-256, hex."""
        ...

    def open(self, key: str) -> BinaryIO:
        """Open for reading; `InputError` where there is no such blob."""
        ...

    def delete(self, key: str) -> None:
        """Remove; removing what is not there is fine."""
        ...


@dataclass(frozen=True)
class AuditRecord:
    """One line of the audit log, bound to the line before it by `hash`."""

    sequence: int
    at: datetime
    tenant_id: str
    actor: str
    action: str
    subject: str
    outcome: str
    details: Mapping[str, Any]
    previous_hash: str
    hash: str


class AuditLog(Protocol):
    """Append-only and hash-chained."""

    def append(
        self,
        *,
        tenant_id: str,
        actor: str,
        action: str,
        subject: str,
        outcome: str,
        details: Mapping[str, Any] | None = None,
    ) -> AuditRecord:
        """Add a record. `outcome` is `allowed`, `denied` or `failed`. No secrets, no PII."""
        ...

    def records(
        self, tenant_id: str | None = None, limit: int = 100, before: int | None = None
    ) -> Sequence[AuditRecord]:
        """Return the newest records first."""
        ...

    def verify(self) -> int:
        """Check the whole chain; return its length.

        Raises:
            DataError: a record was changed, removed or inserted; the message names it.
        """
        ...


# --- charts ---------------------------------------------------------------------------


class ChartRenderer(Protocol):
    """Turns a chart's spec into a picture; no address in it is ever followed."""

    def png(self, spec: Spec, *, theme: Theme = "light", scale: float = 2.0) -> bytes:
        """Return the chart as a PNG; `scale` 2 is sharp on a phone.

        Raises:
            InputError: the spec is no chart.
        """
        ...

    def svg(self, spec: Spec, *, theme: Theme = "light") -> str:
        """Return the chart as an SVG."""
        ...

    def web_bundle(self) -> bytes:
        """Return the JavaScript module a page draws specs with, gzip-compressed.

        It exports `embed`, vega-embed with the Vega and Vega-Lite that draw the pictures.
        """
        ...


# --- people ---------------------------------------------------------------------------


@dataclass(frozen=True)
class NewUser:
    """A user to add; `None` for stores or products means the whole tenant."""

    user_id: str
    tenant_id: str
    name: str
    role: Role
    store_ids: frozenset[str] | None = None
    sku_ids: frozenset[str] | None = None
    addresses: tuple[ChannelAddress, ...] = ()


class Directory(Protocol):
    """Tenants, users and where they are reached."""

    def find_by_address(self, channel: str, address: str) -> Principal | None:
        """Return who owns the address, or `None` for a stranger."""
        ...

    def find_user(self, user_id: str) -> Principal | None:
        """Return the user, or `None`."""
        ...

    def add_user(self, user: NewUser) -> Principal:
        """Add a user; `ConflictError` where the id or an address is taken."""
        ...

    def users(self, tenant_id: str | None = None) -> Sequence[NewUser]:
        """List users, by id."""
        ...

    def tenant_settings(self, tenant_id: str) -> TenantSettings:
        """Return the tenant's settings, defaults where it set none."""
        ...


class Tokens(Protocol):
    """Bearer tokens: issued locally, or checked against an identity provider's keys."""

    def issue(self, user_id: str, expires_in_s: int = 3600) -> str:
        """Return a signed token; `PolicyError` where an outside issuer is configured."""
        ...

    def subject(self, token: str) -> str:
        """Return the user id a valid token names; `IdentityError` for any other."""
        ...

    def jwks(self) -> Mapping[str, Any]:
        """Return the public keys as a JWK set."""
        ...


# --- tools ----------------------------------------------------------------------------


class ToolCatalog(Protocol):
    """The tools, as doors and the agent call them."""

    def specs(self, principal: Principal | None = None) -> Sequence[ToolSpec]:
        """List the tools, or those the person may call."""
        ...

    def call(
        self,
        name: str,
        arguments: Mapping[str, Any],
        principal: Principal,
        *,
        call_number: int = 1,
        idempotency_key: str | None = None,
    ) -> ToolOutcome:
        """Validate, authorise, audit and run. Facts are numbered `f<call_number>.<n>`.

        A change that is asked for again with the same idempotency key is not made again.

        Raises:
            InputError: unknown tool or invalid arguments.
            ConflictError: the idempotency key was used for another change.
            PolicyError: the role may not, or the request leaves the scope; audited as denied.
            DataError: the data cannot answer.
        """
        ...

    def preview(
        self, name: str, arguments: Mapping[str, Any], principal: Principal, *, call_number: int = 1
    ) -> ToolOutcome | None:
        """Return what a change would do, checked like the call itself, without making it.

        `None` where the tool cannot tell beforehand. Raises what `call` raises.
        """
        ...


# --- messages -------------------------------------------------------------------------


@dataclass(frozen=True)
class Receipt:
    """The inbox's word that a message is durable. `duplicate`: it was there before."""

    channel: str
    message_id: str
    duplicate: bool


class Inbox(Protocol):
    """Stores and enqueues; the acknowledgement waits for nothing else."""

    async def accept(self, message: InboundMessage) -> Receipt:
        """Make the message durable, once, and return."""
        ...

    def events(self, channel: str, message_id: str) -> AsyncIterator[TurnEvent]:
        """Follow the turn that answers a message until `finished`."""
        ...


@dataclass(frozen=True)
class StoredMessage:
    """An inbound message with its place in the order of arrival."""

    sequence: int
    message: InboundMessage
    duplicate: bool = False


class MessageLedger(Protocol):
    """Inbound messages, durable before they are acknowledged."""

    def store(self, message: InboundMessage) -> StoredMessage:
        """Store once by `(channel, message_id)`; a repeat comes back as `duplicate`."""
        ...

    def find(self, channel: str, message_id: str) -> StoredMessage | None:
        """Return a stored message, or `None`."""
        ...

    def mark_queued(self, sequence: int) -> None:
        """Note that the message's turn is enqueued."""
        ...

    def unqueued(self) -> Sequence[StoredMessage]:
        """Messages a crash left between storing and enqueueing, oldest first."""
        ...


DeliveryStatus = Literal["pending", "attempting", "sent", "failed"]


@dataclass(frozen=True)
class Delivery:
    """An outbound message and how far it got."""

    outbound: OutboundMessage
    status: DeliveryStatus
    attempts: int
    last_attempt_at: datetime | None = None
    receipt: SendReceipt | None = None
    provider_status: str = ""
    error: str = ""
    first_attempt_at: datetime | None = None


class DeliveryLedger(Protocol):
    """Outbound messages by idempotency key: `attempting` is recorded before a send."""

    def record(self, outbound: OutboundMessage) -> Delivery:
        """Record as `pending` once; a repeat returns what is known."""
        ...

    def attempt(self, idempotency_key: str, at: datetime) -> Delivery:
        """Note that a send is about to be made; returns the state before."""
        ...

    def sent(self, idempotency_key: str, receipt: SendReceipt) -> None:
        """Note the provider's receipt."""
        ...

    def failed(self, idempotency_key: str, error: str) -> None:
        """Note that sending was given up."""
        ...

    def status(self, provider_id: str, status: str) -> bool:
        """Note a status callback; `False` where the provider id is unknown."""
        ...

    def find(self, idempotency_key: str) -> Delivery | None:
        """Return what is known of one message."""
        ...

    def claimed(self, channel: str, provider_id: str) -> bool:
        """Tell whether a provider id is already the receipt of a message on the channel."""
        ...


class Conversations(Protocol):
    """Threads, their owners and their log."""

    def claim(self, conversation_id: str, principal: Principal) -> None:
        """Make the conversation the caller's, or check that it is; `ScopeError` if not."""
        ...

    def log(self, message: InboundMessage, reply: Reply, principal: Principal) -> None:
        """Record one exchange; recording it again changes nothing."""
        ...

    def history(self, conversation_id: str, principal: Principal) -> Sequence[Mapping[str, Any]]:
        """Return the exchanges, oldest first; `ScopeError` where it is not the caller's."""
        ...

    def reply_of(self, channel: str, message_id: str) -> Reply | None:
        """Return the logged reply to a message, or `None`; the caller has checked who asks."""
        ...


class TurnEvents(Protocol):
    """What a running turn tells whoever waits, across processes; kept for a while."""

    def publish(self, channel: str, message_id: str, event: TurnEvent) -> None:
        """Append an event of the turn that answers the message."""
        ...

    def read(self, channel: str, message_id: str, after: int = 0) -> Sequence[tuple[int, TurnEvent]]:
        """Return the events with a number above `after`, in order; poll with the last one."""
        ...

    def purge(self, before: datetime) -> int:
        """Forget events older than that; return how many."""
        ...


class ChannelAdapter(Protocol):
    """How replies leave by one channel. Rendering is pure; sending is the only I/O."""

    name: str

    def render(self, message: InboundMessage, reply: Reply) -> Sequence[OutboundMessage]:
        """Turn a reply into the channel's own messages, within its limits, in order.

        Keys are `<channel>:<message_id>:<part>`.
        """
        ...

    def send(self, outbound: OutboundMessage) -> SendReceipt:
        """Send once; `ExternalError` where the provider refuses or cannot be reached."""
        ...

    def find_sent(
        self, outbound: OutboundMessage, since: datetime, taken: Callable[[str], bool]
    ) -> SendReceipt | None:
        """Ask the provider whether this message was taken already.

        `since` is when the attempt in doubt was made, by our clock. `taken` tells whether a
        provider id is another message's receipt: an earlier message with the same words
        must not be mistaken for this one, so those are passed over.
        """
        ...
