"""The only wiring: which adapter stands behind which port, built on first use.

A `Home` is one `SMARTRETAIL_HOME` with everything in it. Its parts are made lazily, so
that `smartretail users list` does not wait for what only the chat needs.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from adapters.audit import SqlAuditLog
from adapters.blobs import LocalBlobs
from adapters.conversations import SqlConversations
from adapters.database.engine import Database, open_database
from adapters.database.migrate import migrate
from adapters.directory import SqlDirectory
from adapters.ledgers import (
    SqlDeliveryLedger,
    SqlDocumentLedger,
    SqlImportLedger,
    SqlMessageLedger,
    SqlOverrideLedger,
    SqlPriceChangeLedger,
    SqlRecommendationLedger,
    SqlTurnEvents,
)
from app.demo.people import DEMO_QUESTIONS, DEMO_USERS
from app.processes import Target
from app.settings import Settings, read_settings
from channels.slack.settings import SlackSettings
from channels.whatsapp.settings import WhatsAppSettings
from core.clock import Clock, SystemClock
from core.errors import ConflictError, InputError, SmartRetailError
from core.identity import Principal, Role
from core.ports import Answer, ChannelAdapter, Ledgers, NewUser, Tokens
from core.tenant import DEFAULT_TENANT

if TYPE_CHECKING:
    from fastapi import FastAPI

    from adapters.chart import VegaCharts
    from adapters.collector import PoliteCollector
    from adapters.lake import IcebergLake
    from adapters.links import SignedLinks
    from agent.agent import Agent
    from app.documents import DocumentShop
    from app.terminal import Terminal
    from core.tool import ToolContext
    from jobs.collecting import CollectingParts
    from jobs.collection_report import CollectionReport, CollectionReports
    from jobs.hourly import HourlyParts
    from jobs.importing import ImportService
    from jobs.nightly import NightlyParts
    from jobs.part import RunReport
    from jobs.worker import WorkerParts
    from tools.model_registry import ModelDesk
    from tools.registry import Registry

OWNER = "owner"
WORKER_TARGET = Target("worker", "app.bootstrap:run_worker_process")

GENERAL_QUESTIONS = (
    "What will stock out next week?",
    "Revenue last month by store",
    "What should I reorder?",
)


class Home:
    """Every part of one installation, built when it is first asked for."""

    def __init__(self, settings: Settings, clock: Clock | None = None) -> None:
        self.settings = settings
        self.clock = clock or SystemClock()
        self.path = settings.home.expanduser().resolve()

    # --- the app database and what is kept in it ---

    @cached_property
    def database_url(self) -> str:
        """The app database: the configured one, or a SQLite file in the home."""
        return self.settings.database_url or f"sqlite:///{self.path / 'app.db'}"

    @cached_property
    def jobs_url(self) -> str:
        """Where DBOS keeps workflows and queues."""
        return self.settings.database_url or f"sqlite:///{self.path / 'jobs.db'}"

    @cached_property
    def database(self) -> Database:
        """The app database, its tables at the newest revision."""
        self.path.mkdir(parents=True, exist_ok=True)
        migrate(self.database_url)
        return open_database(self.database_url)

    @cached_property
    def audit(self) -> SqlAuditLog:
        """The audit log."""
        return SqlAuditLog(self.database, self.clock)

    @cached_property
    def directory(self) -> SqlDirectory:
        """Tenants and users; the owner of the machine is always one of them."""
        directory = SqlDirectory(self.database)
        if directory.find_user(OWNER) is None:
            with suppress(ConflictError):  # another process that starts now was first
                directory.add_user(NewUser(OWNER, DEFAULT_TENANT, "Owner", Role.MANAGER))
        tenant = directory.tenant_settings(DEFAULT_TENANT)
        if replace(tenant, **self._set_by_hand) != tenant:
            directory.set_tenant(replace(tenant, **self._set_by_hand))
        return directory

    @property
    def _set_by_hand(self) -> dict[str, Any]:
        """What the settings say of the home's own tenant; what they leave out stays as it is."""
        settings, given = self.settings, self.settings.model_fields_set
        said: dict[str, Any] = {}
        if "base_currency" in given:
            said["base_currency"] = settings.base_currency
        if "own_gstins" in given:
            said["gstins"] = tuple(gstin.upper() for gstin in _listed(settings.own_gstins))
        if "annual_turnover_crore" in given:
            said["annual_turnover_crore"] = settings.annual_turnover_crore
        return said

    @cached_property
    def conversations(self) -> SqlConversations:
        """Threads and their log."""
        return SqlConversations(self.database, self.clock)

    @cached_property
    def messages(self) -> SqlMessageLedger:
        """Inbound messages: on SQLite in a file of their own, because a door that acknowledges
        within milliseconds must not wait for the worker's writes to the app database."""
        return SqlMessageLedger(self.inbox_database)

    @cached_property
    def inbox_database(self) -> Database:
        """Where inbound messages are kept."""
        if self.settings.database_url:
            return self.database
        self.path.mkdir(parents=True, exist_ok=True)
        url = f"sqlite:///{self.path / 'inbox.db'}"
        migrate(url)
        return open_database(url)

    @cached_property
    def deliveries(self) -> SqlDeliveryLedger:
        """Outbound messages."""
        return SqlDeliveryLedger(self.database)

    @cached_property
    def events(self) -> SqlTurnEvents:
        """What running turns tell those who wait."""
        return SqlTurnEvents(self.database, self.clock)

    @cached_property
    def import_ledger(self) -> SqlImportLedger:
        """Files received and what became of them."""
        return SqlImportLedger(self.database)

    @cached_property
    def overrides(self) -> SqlOverrideLedger:
        """Forecasts that people set by hand."""
        return SqlOverrideLedger(self.database)

    @cached_property
    def recommendations(self) -> SqlRecommendationLedger:
        """What was recommended, and what people decided on it."""
        return SqlRecommendationLedger(self.database)

    @cached_property
    def price_changes(self) -> SqlPriceChangeLedger:
        """Prices that people changed."""
        return SqlPriceChangeLedger(self.database)

    @cached_property
    def documents(self) -> SqlDocumentLedger:
        """Documents, what was found in them, and what people corrected."""
        return SqlDocumentLedger(self.database)

    @cached_property
    def ledgers(self) -> Ledgers:
        """The ledgers that tools see."""
        return Ledgers(self.overrides, self.recommendations, self.price_changes, self.documents)

    @cached_property
    def models(self) -> ModelDesk:
        """The forecast models, as a person uses them."""
        from tools.model_registry import ModelDesk  # noqa: PLC0415 - heavy

        return ModelDesk(self.lake, self.audit)

    @cached_property
    def blobs(self) -> LocalBlobs:
        """Files as they came."""
        return LocalBlobs(self.path / "blobs")

    @cached_property
    def charts(self) -> VegaCharts:
        """Draws charts."""
        from adapters.chart import VegaCharts  # noqa: PLC0415 - most commands draw nothing

        return VegaCharts(self.path / "cache")

    @cached_property
    def tokens(self) -> Tokens:
        """Bearer tokens: an outside issuer's where one is set, else our own."""
        if self.settings.jwks_url:
            from adapters.tokens.jwks import JwksTokens  # noqa: PLC0415 - production only

            return JwksTokens(
                issuer=self.settings.jwt_issuer,
                jwks_url=self.settings.jwks_url,
                audience=self.settings.jwt_audience,
                clock=self.clock,
            )
        from adapters.tokens.local import LocalTokens  # noqa: PLC0415 - `ask` needs no tokens

        return LocalTokens(
            self.path / "keys" / "jwt.json", audience=self.settings.jwt_audience, clock=self.clock
        )

    # --- data, tools, agent ---

    @cached_property
    def lake(self) -> IcebergLake:
        """The facts tables."""
        from adapters.lake import open_lake  # noqa: PLC0415 - heavy

        return open_lake(self.path, self.clock, self.directory.tenant_settings)

    @cached_property
    def importer(self) -> ImportService:
        """Takes files of rows in."""
        from jobs.importing import ImportService  # noqa: PLC0415 - heavy

        return ImportService(
            blobs=self.blobs,
            ledger=self.import_ledger,
            writer=self.lake,
            audit=self.audit,
            clock=self.clock,
            settings_of=self.directory.tenant_settings,
            work_dir=self.path / "imports",
        )

    @cached_property
    def einvoice_keys(self) -> dict[str, str]:
        """The public keys of the e-invoice portals, PEM, by key id; none where no folder is set.

        Raises:
            InputError: the folder holds no key.
        """
        folder = self.settings.einvoice_keys
        if folder is None:
            return {}
        files = sorted(folder.expanduser().glob("*.pem"))
        if not files:
            raise InputError(f"SMARTRETAIL_EINVOICE_KEYS: {folder} holds no .pem file.")
        return {file.stem: file.read_text(encoding="ascii") for file in files}

    @cached_property
    def catalog(self) -> Registry:
        """The tools."""
        from tools.registry import Registry  # noqa: PLC0415 - heavy

        return Registry(
            lake=self.lake,
            directory=self.directory,
            audit=self.audit,
            clock=self.clock,
            ledgers=self.ledgers,
            blobs=self.blobs,
            einvoice_keys=self.einvoice_keys,
        )

    # --- documents ---

    @cached_property
    def document_shop(self) -> DocumentShop:
        """Everything that takes documents in, reads them and hands them out."""
        from app.documents import DocumentShop  # noqa: PLC0415 - heavy

        return DocumentShop(self)

    @asynccontextmanager
    async def agent(self) -> AsyncGenerator[Agent]:
        """The agent with its conversation state, for as long as the block lasts."""
        from adapters.checkpointer import open_checkpointer  # noqa: PLC0415 - heavy
        from agent.agent import Agent  # noqa: PLC0415 - heavy
        from agent.context import Limits  # noqa: PLC0415 - with it
        from agent.models import ModelSettings, offline_model, remote_model  # noqa: PLC0415 - with it

        settings = self.settings
        where = settings.database_url or self.path / "conversations.db"
        async with open_checkpointer(where) as checkpointer:
            yield Agent(
                catalog=self.catalog,
                lake=self.lake,
                clock=self.clock,
                directory=self.directory,
                checkpointer=checkpointer,
                offline=offline_model(),
                remote=remote_model(
                    ModelSettings(
                        choice=settings.model,
                        model_id=settings.bedrock_model_id,
                        endpoint_url=settings.bedrock_endpoint_url,
                        region=settings.aws_region,
                        timeout_s=settings.model_timeout_s,
                        streaming=settings.model_streaming,
                    )
                ),
                limits=Limits(max_calls=settings.model_max_calls, model_timeout_s=settings.model_timeout_s),
            )

    @asynccontextmanager
    async def terminal(self) -> AsyncGenerator[Terminal]:
        """The door of this machine's own terminal."""
        from app.terminal import Terminal  # noqa: PLC0415 - with the agent

        async with self.agent() as agent:
            yield Terminal(agent, self.conversations, self.clock)

    # --- people ---

    def person(self, user_id: str | None) -> Principal:
        """Return a user, or the owner of the machine.

        Raises:
            InputError: there is no such user.
        """
        found = self.directory.find_user(user_id or OWNER)
        if found is None:
            raise InputError(
                f"There is no user {user_id!r}. See `smartretail users list`.", code="unknown_user"
            )
        return found

    def owner(self) -> Principal:
        """Return the owner of the machine: a manager of the whole tenant."""
        return self.person(None)

    def tool_context(self, person: Principal) -> ToolContext:
        """Return what a tool is handed when the person calls it."""
        from core.tool import ToolContext  # noqa: PLC0415 - heavy

        settings = self.directory.tenant_settings(person.tenant_id)
        return ToolContext(person, self.lake, self.clock, settings, self.ledgers, self.blobs)

    # --- scheduled work ---

    def nightly_parts(self) -> NightlyParts:
        """Return what the nightly run works with."""
        from jobs.nightly import NightlyParts  # noqa: PLC0415 - heavy
        from tools.action import nightly_principal, recommend  # noqa: PLC0415 - heavy
        from tools.anomaly_alert import watch  # noqa: PLC0415 - heavy
        from tools.demand import compute_forecasts  # noqa: PLC0415 - heavy
        from tools.elasticity import learn_reactions  # noqa: PLC0415 - heavy
        from tools.forecast_model import train_where_due  # noqa: PLC0415 - heavy
        from tools.price_outcome import measure_all  # noqa: PLC0415 - heavy

        def as_nobody(work: Callable[[ToolContext], str]) -> Callable[[str], str]:
            return lambda tenant_id: work(self.tool_context(nightly_principal(tenant_id)))

        def train(tenant_id: str) -> str:
            return train_where_due(self.lake, tenant_id, now=self.clock.now())

        def compute(tenant_id: str) -> Answer:
            return compute_forecasts(self.lake, tenant_id)

        def react(tenant_id: str) -> str:
            return learn_reactions(self.lake, tenant_id)

        return NightlyParts(
            directory=self.directory,
            lake=self.lake,
            writer=self.lake,
            events=self.events,
            train=train,
            compute_forecasts=compute,
            learn_reactions=react,
            measure_prices=as_nobody(measure_all),
            recommend=as_nobody(recommend),
            watch=as_nobody(watch),
            maintain=self._maintain,
            jobs_database_url=self.jobs_url if self._jobs_exist() else "",
            lock_file=self.path / "nightly.lock",
            clock=self.clock,
        )

    @cached_property
    def collector(self) -> PoliteCollector:
        """Asks competitors' sites for prices; nobody, where no source is set up."""
        from adapters.collector import PoliteCollector  # noqa: PLC0415 - most commands ask nobody

        return PoliteCollector(self.path / "competitors", self.path / "collector", self.clock)

    @cached_property
    def collection_reports(self) -> CollectionReports:
        """What collections came to."""
        from jobs.collection_report import CollectionReports  # noqa: PLC0415 - with the collector

        return CollectionReports(self.path / "collector" / "reports")

    def collecting_parts(self) -> CollectingParts:
        """Return what a collection of competitor prices works with."""
        from jobs.collecting import CollectingParts  # noqa: PLC0415 - heavy

        return CollectingParts(
            collector=self.collector,
            lake=self.lake,
            importer=self.importer,
            audit=self.audit,
            clock=self.clock,
            settings_of=self.directory.tenant_settings,
            reports=self.collection_reports,
            lock_file=self.path / "collector.lock",
        )

    def collect_prices(
        self, principal: Principal, *, only: str | None = None, dry_run: bool = False
    ) -> CollectionReport:
        """Ask the tenant's sources of competitor prices, or one, for what is due."""
        from jobs.collecting import collect_prices  # noqa: PLC0415 - heavy

        return collect_prices(self.collecting_parts(), principal, only=only, dry_run=dry_run)

    def last_collection(self, principal: Principal) -> dict[str, Any]:
        """Return the tenant's newest collection report.

        Raises:
            DataError: nothing was ever collected.
            PolicyError: the caller may not take data in.
        """
        from jobs.collecting import last_report  # noqa: PLC0415 - heavy

        return last_report(self.collecting_parts(), principal)

    def run_hourly(self) -> RunReport:
        """Do the hourly work now."""
        from jobs.hourly import run_hourly  # noqa: PLC0415 - heavy

        return run_hourly(self.hourly_parts())

    def hourly_parts(self) -> HourlyParts:
        """Return what the hourly run works with."""
        from jobs.collecting import service_principal  # noqa: PLC0415 - heavy
        from jobs.hourly import HourlyParts  # noqa: PLC0415 - heavy

        return HourlyParts(
            directory=self.directory,
            collect=lambda tenant_id: self.collect_prices(service_principal(tenant_id)),
            lock_file=self.path / "hourly.lock",
        )

    def tenants(self) -> list[str]:
        """Return the tenants of this home."""
        return sorted({user.tenant_id for user in self.directory.users()})

    def _maintain(self) -> None:
        for tenant_id in self.tenants():
            self.lake.expire(tenant_id)

    def _recover(self) -> None:
        """Finish what a crash left of imports, and have the tables at hand before the first question."""
        for tenant_id in self.tenants():
            self.importer.resume(tenant_id)
            self.lake.warm(tenant_id)

    def _jobs_exist(self) -> bool:
        return self.settings.database_url is not None or (self.path / "jobs.db").exists()

    def run_nightly(self) -> RunReport:
        """Do the nightly work now."""
        from jobs.nightly import run_nightly  # noqa: PLC0415 - heavy

        return run_nightly(self.nightly_parts())

    # --- doors ---

    @cached_property
    def links(self) -> SignedLinks:
        """Signs what may be reached without signing in, for a while."""
        from adapters.links import SignedLinks  # noqa: PLC0415 - most commands sign nothing

        return SignedLinks(self.path / "links.key", self.clock)

    @cached_property
    def adapters(self) -> dict[str, ChannelAdapter]:
        """How replies leave, by channel; those that are configured."""
        adapters: list[ChannelAdapter] = []
        if self.whatsapp is not None:
            from channels.pictures import PictureAddresses  # noqa: PLC0415 - if configured
            from channels.whatsapp.adapter import WhatsAppAdapter  # noqa: PLC0415 - if configured

            public_url = self.settings.public_url
            pictures = PictureAddresses(public_url, self.links) if public_url else None
            adapters.append(WhatsAppAdapter(self.whatsapp, self.clock, pictures))
        if self.slack is not None:
            from channels.slack.adapter import SlackAdapter  # noqa: PLC0415 - if configured

            adapters.append(
                SlackAdapter(
                    self.slack,
                    self.clock,
                    self.charts,
                    pages=self._page_picture,
                )
            )
        return {adapter.name: adapter for adapter in adapters}

    def _page_picture(self, doc_id: str, page: int) -> bytes:
        """Draw a page for a reply; what deals with documents is opened once one leaves."""
        return self.document_shop.service.shown(doc_id, page)

    @cached_property
    def whatsapp(self) -> WhatsAppSettings | None:
        """The Twilio account, or `None` where none is set."""
        settings = self.settings
        if not settings.twilio_account_sid:
            return None
        return WhatsAppSettings(
            account_sid=settings.twilio_account_sid,
            auth_token=settings.twilio_auth_token.get_secret_value(),
            from_number=settings.twilio_from,
            public_url=settings.public_url,
            base_url=settings.twilio_base_url,
            media_hosts=_listed(settings.twilio_media_hosts),
        )

    @cached_property
    def slack(self) -> SlackSettings | None:
        """The Slack app, or `None` where none is set."""
        settings = self.settings
        if not settings.slack_signing_secret.get_secret_value():
            return None
        return SlackSettings(
            signing_secret=settings.slack_signing_secret.get_secret_value(),
            bot_token=settings.slack_bot_token.get_secret_value(),
            base_url=settings.slack_base_url,
        )

    def door(self) -> FastAPI:
        """Return the HTTP application with every configured door."""
        from app.http import HttpParts, create_app  # noqa: PLC0415 - the door process only
        from channels.api.settings import ApiSettings  # noqa: PLC0415 - with the rest
        from channels.web.settings import WebSettings  # noqa: PLC0415 - with the rest
        from jobs.inbox import DurableInbox  # noqa: PLC0415 - with the rest

        settings = self.settings
        demo_users = tuple(
            user.user_id for user in DEMO_USERS if self.directory.find_user(user.user_id) is not None
        )
        return create_app(
            HttpParts(
                inbox=DurableInbox(self.messages, self.events, self.conversations),
                catalog=self.catalog,
                importer=self.importer,
                documents=self.document_shop.service,
                directory=self.directory,
                tokens=self.tokens,
                audit=self.audit,
                conversations=self.conversations,
                messages=self.messages,
                deliveries=self.deliveries,
                charts=self.charts,
                links=self.links,
                clock=self.clock,
                ready=self._ready,
                api=ApiSettings(
                    rate_limit_per_minute=settings.rate_limit_per_minute,
                    max_document_bytes=self.document_shop.limits.max_bytes,
                    public_url=settings.public_url,
                ),
                web=WebSettings(
                    public_url=settings.public_url,
                    bound_to_loopback=_is_loopback(settings.host),
                    demo_users=demo_users,
                    questions=DEMO_QUESTIONS if demo_users else GENERAL_QUESTIONS,
                ),
                whatsapp=self.whatsapp,
                slack=self.slack,
            )
        )

    def _ready(self) -> dict[str, bool]:
        """Tell what the doors need and whether it is there."""
        return {
            "database": _holds(lambda: self.directory.find_user(OWNER)),
            "lake": _holds(lambda: self.lake.freshness(DEFAULT_TENANT)),
        }

    @asynccontextmanager
    async def worker_parts(self) -> AsyncGenerator[WorkerParts]:
        """Everything the worker process works with."""
        from jobs.worker import WorkerParts  # noqa: PLC0415 - heavy

        await asyncio.to_thread(self._recover)
        async with self.agent() as agent:
            yield WorkerParts(
                messages=self.messages,
                deliveries=self.deliveries,
                events=self.events,
                conversations=self.conversations,
                directory=self.directory,
                audit=self.audit,
                responder=agent,
                adapters=self.adapters,
                nightly=self.nightly_parts(),
                hourly=self.hourly_parts(),
                documents=self.document_shop.rooms,
                clock=self.clock,
            )

    def close(self) -> None:
        """Close what was opened."""
        for name in ("database", "inbox_database", "lake"):
            if name in vars(self):
                getattr(self, name).close()
        if "document_shop" in vars(self):
            self.document_shop.close()


@contextmanager
def open_home(settings: Settings | None = None, clock: Clock | None = None) -> Generator[Home]:
    """Open the home the settings name, for as long as the block lasts."""
    home = Home(settings or read_settings(), clock)
    try:
        yield home
    finally:
        home.close()


def create_door() -> FastAPI:
    """Return the ASGI application of this machine's home."""
    from channels.observation import log_as_json  # noqa: PLC0415 - the door process only

    settings = read_settings()
    log_as_json(logging.getLevelNamesMapping()[settings.log_level])
    return Home(settings).door()


def run_worker_process(ready: Callable[[], None]) -> None:
    """Be the worker process of this machine's home until told to stop."""
    from channels.observation import log_as_json  # noqa: PLC0415 - with the rest
    from jobs.runtime import Runtime  # noqa: PLC0415 - the worker process only
    from jobs.worker import WorkerSettings, run_worker  # noqa: PLC0415 - with the rest

    with open_home() as home:
        log_as_json(logging.getLevelNamesMapping()[home.settings.log_level])
        run_worker(
            WorkerSettings(
                home=home.path,
                runtime=Runtime(home.jobs_url),
                nightly_cron=home.settings.nightly_at,
                hourly_cron=home.settings.hourly_at,
            ),
            home.worker_parts,
            ready,
        )


def _holds(check: Callable[[], object]) -> bool:
    try:
        check()
    except SmartRetailError:
        return False
    return True


def _listed(text: str) -> tuple[str, ...]:
    """Return the words of a setting that is a list."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _is_loopback(host: str) -> bool:
    return host in {"127.0.0.1", "::1", "localhost"}
