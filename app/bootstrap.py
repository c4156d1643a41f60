"""The only wiring: which adapter stands behind which port, built on first use.

A `Home` is one `SMARTRETAIL_HOME` with everything in it. Its parts are made lazily, so
that `smartretail users list` does not wait for what only the chat needs.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import asynccontextmanager, contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from app.demo.people import DEMO_QUESTIONS, DEMO_USERS
from app.email import email_adapter
from app.records import OWNER, Records
from app.serving.child import Target
from app.settings import Settings, read_settings
from app.slack import SlackShop, slack_settings
from app.whatsapp import bursts, voices, whatsapp_adapter, whatsapp_settings
from core.clock import Clock
from core.errors import SmartRetailError
from core.identity import Principal, Scope
from core.ports import ChannelAdapter
from core.tenant import DEFAULT_TENANT

if TYPE_CHECKING:
    from fastapi import FastAPI

    from agent.agent import Agent
    from app.documents import DocumentShop
    from app.knowledge import KnowledgeShop
    from app.reaching import Reaching
    from app.schedule import Schedule
    from app.terminal import Terminal
    from channels.whatsapp.settings import WhatsAppSettings
    from core.tool import ToolContext
    from jobs.worker_parts import WorkerParts
    from tools.registry import Registry

WORKER_TARGET = Target("worker", "app.bootstrap:run_worker_process", yields=5)
"""Turns may take the whole machine, and a webhook must be acknowledged all the same."""

GENERAL_QUESTIONS = (
    "What will stock out next week?",
    "Revenue last month by store",
    "What should I reorder?",
)


class Home(Records):
    """Every part of one installation, built when it is first asked for."""

    # --- tools, agent ---

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
            knowledge=self.knowledge,
        )

    # --- documents and knowledge ---

    @cached_property
    def document_shop(self) -> DocumentShop:
        """Everything that takes documents in, reads them and hands them out."""
        from app.documents import DocumentShop  # noqa: PLC0415 - heavy

        return DocumentShop(self)

    @cached_property
    def knowledge(self) -> KnowledgeShop:
        """Everything that keeps, finds and shows texts."""
        from app.knowledge import KnowledgeShop  # noqa: PLC0415 - with the tools

        return KnowledgeShop(self)

    @asynccontextmanager
    async def agent(self) -> AsyncGenerator[Agent]:
        """The agent with its conversation state, for as long as the block lasts."""
        from adapters.checkpointer import open_checkpointer  # noqa: PLC0415 - heavy
        from agent.agent import Agent  # noqa: PLC0415 - heavy
        from agent.models import offline_model  # noqa: PLC0415 - with it
        from app.chat_model import chat_model, model_prices, personal_data, turn_limits  # noqa: PLC0415 - with it

        settings = self.settings
        where = settings.database_url or self.path / "conversations.db"
        remote = chat_model(settings)
        try:
            async with open_checkpointer(where) as checkpointer:
                yield Agent(
                    catalog=self.catalog,
                    lake=self.lake,
                    clock=self.clock,
                    directory=self.directory,
                    checkpointer=checkpointer,
                    offline=offline_model(self.knowledge.meaning),
                    remote=remote,
                    limits=turn_limits(settings),
                    personal=personal_data(self),
                    usage=self.model_usage,
                    preferences=self.preferences,
                    prices=model_prices(settings),
                )
        finally:
            if remote is not None and remote.close is not None:
                await remote.close()

    @asynccontextmanager
    async def terminal(self) -> AsyncGenerator[Terminal]:
        """The door of this machine's own terminal."""
        from app.terminal import Terminal  # noqa: PLC0415 - with the agent

        async with self.agent() as agent:
            yield Terminal(agent, self.conversations, self.clock)

    def tool_context(self, person: Principal) -> ToolContext:
        """Return what a tool is handed when the person calls it."""
        from core.tool import ToolContext  # noqa: PLC0415 - heavy

        settings = self.directory.tenant_settings(person.tenant_id)
        return ToolContext(
            person, self.lake, self.clock, settings, self.ledgers, self.blobs, knowledge=self.knowledge
        )

    @cached_property
    def schedule(self) -> Schedule:
        """Everything that is done at its hour, or when somebody asks for it."""
        from app.schedule import Schedule  # noqa: PLC0415 - most commands schedule nothing

        return Schedule(self)

    @cached_property
    def reaching(self) -> Reaching:
        """What reaches people by itself: approvals, briefs, links."""
        from app.reaching import Reaching  # noqa: PLC0415 - most commands reach nobody

        return Reaching(self)

    def _recover(self) -> None:
        """Finish what a crash left of imports, and have the tables at hand before the first question."""
        for tenant_id in self.tenants():
            self.importer.resume(tenant_id)
            self.lake.warm(tenant_id)

    # --- doors ---

    @cached_property
    def adapters(self) -> dict[str, ChannelAdapter]:
        """How replies leave, by channel; those that are configured."""
        adapters: list[ChannelAdapter] = []
        if self.whatsapp is not None:
            adapters.append(whatsapp_adapter(self, self.whatsapp))
        if self.slack is not None:
            adapters.append(self.slack.adapter())
        adapters += [one for one in (email_adapter(self),) if one is not None]
        return {adapter.name: adapter for adapter in adapters}

    @cached_property
    def whatsapp(self) -> WhatsAppSettings | None:
        """The Twilio account, or `None` where none is set."""
        return whatsapp_settings(self.settings)

    @cached_property
    def slack(self) -> SlackShop | None:
        """Everything of Slack, or `None` where no app is set."""
        settings = slack_settings(self.settings)
        return None if settings is None else SlackShop(self, settings)

    def door(self) -> FastAPI:
        """Return the HTTP application with every configured door."""
        from app.http import HttpParts, create_app  # noqa: PLC0415 - the door process only
        from channels.api.settings import ApiSettings  # noqa: PLC0415 - with the rest
        from channels.web.settings import WebSettings  # noqa: PLC0415 - with the rest
        from jobs.inbox import DurableInbox  # noqa: PLC0415 - with the rest

        settings = self.settings
        inbox = DurableInbox(self.messages, self.events, self.conversations)
        demo_users = tuple(
            user.user_id for user in DEMO_USERS if self.directory.find_user(user.user_id) is not None
        )
        return create_app(
            HttpParts(
                inbox=inbox,
                catalog=self.catalog,
                importer=self.importer,
                documents=self.document_shop.service,
                blobs=self.blobs,
                library=self.knowledge.library,
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
                    store_names=self._store_names,
                ),
                whatsapp=self.whatsapp,
                slack=None if self.slack is None else self.slack.door(inbox),
                linking=self.reaching.linking,
            )
        )

    def _store_names(self, tenant_id: str) -> dict[str, str]:
        """Return what people call a tenant's stores, by id."""
        stores = self.lake.stores(Scope(tenant_id)).frame
        return dict(stores.select("store_id", "name").drop_nulls().iter_rows())

    def _ready(self) -> dict[str, bool]:
        """Tell what the doors need and whether it is there."""
        return {
            "database": _holds(lambda: self.directory.find_user(OWNER)),
            "lake": _holds(lambda: self.lake.freshness(DEFAULT_TENANT)),
        }

    @asynccontextmanager
    async def worker_parts(self) -> AsyncGenerator[WorkerParts]:
        """Everything the worker process works with."""
        from jobs.worker_parts import WorkerParts  # noqa: PLC0415 - heavy

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
                followed=frozenset({"slack"}),
                nightly=self.schedule.nightly_parts(),
                hourly=self.schedule.hourly_parts(),
                documents=self.document_shop.rooms,
                indexer=self.knowledge.indexer,
                sweepers=self.schedule.sweepers(),
                preferences=self.preferences,
                voices=voices(self),
                linking=self.reaching.linking,
                clock=self.clock,
            )

    def close(self) -> None:
        """Close what was opened."""
        for name in ("database", "inbox_database", "lake"):
            if name in vars(self):
                getattr(self, name).close()
        for name in ("document_shop", "knowledge"):
            if name in vars(self):
                getattr(self, name).close()


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
    from jobs.worker import run_worker  # noqa: PLC0415 - with the rest
    from jobs.worker_parts import WorkerSettings  # noqa: PLC0415 - with the rest

    with open_home() as home:
        log_as_json(logging.getLevelNamesMapping()[home.settings.log_level])
        run_worker(
            WorkerSettings(
                home=home.path,
                runtime=Runtime(home.jobs_url, executor_id=home.worker_id),
                nightly_cron=home.settings.nightly_at,
                hourly_cron=home.settings.hourly_at,
                bursts=bursts(home.settings),
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


def _is_loopback(host: str) -> bool:
    return host in {"127.0.0.1", "::1", "localhost"}
