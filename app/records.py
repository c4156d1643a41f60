"""What an installation keeps: its database, ledgers, tables, files and people, opened on first use."""

from __future__ import annotations

from contextlib import suppress
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
    SqlAlertLedger,
    SqlAlertRuleLedger,
    SqlAlertTellings,
    SqlDeliveryLedger,
    SqlDocumentLedger,
    SqlImportLedger,
    SqlMessageLedger,
    SqlOverrideLedger,
    SqlPreferenceLedger,
    SqlPriceChangeLedger,
    SqlRecommendationLedger,
    SqlTurnEvents,
    SqlUsageLedger,
)
from app.settings import Settings
from core.clock import Clock, SystemClock
from core.errors import ConflictError, InputError
from core.identity import ChannelAddress, Principal, Role
from core.ports import Ledgers, NewUser, Tokens
from core.tenant import DEFAULT_TENANT

if TYPE_CHECKING:
    from adapters.chart import VegaCharts
    from adapters.lake import IcebergLake
    from adapters.links import SignedLinks
    from jobs.importing import ImportService
    from tools.model_registry import ModelDesk

OWNER = "owner"


class Records:
    """The parts of a home that hold something, whoever asks for it."""

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

    @property
    def worker_id(self) -> str:
        """The name of this server's worker among those that share the database.

        Raises:
            InputError: several workers are named on SQLite, which has one.
        """
        named = self.settings.worker_id
        if not self.settings.database_url and named != type(self.settings).model_fields["worker_id"].default:
            raise InputError(
                f"SMARTRETAIL_WORKER_ID is {named!r}, but several workers need Postgres: set "
                "SMARTRETAIL_DATABASE_URL, or unset SMARTRETAIL_WORKER_ID."
            )
        return named

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
        to = self.settings.alert_email_to
        if to and directory.find_by_address("email", to) is None:
            directory.add_address(OWNER, ChannelAddress("email", to))
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
            said["gstins"] = tuple(gstin.upper() for gstin in listed(settings.own_gstins))
        if "annual_turnover_crore" in given:
            said["annual_turnover_crore"] = settings.annual_turnover_crore
        if "alert_slack_channel" in given:
            said["alert_slack_channel"] = settings.alert_slack_channel
        if "alert_escalation_hours" in given:
            said["alert_escalation_hours"] = settings.alert_escalation_hours
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
    def preferences(self) -> SqlPreferenceLedger:
        """How people want to be spoken to."""
        return SqlPreferenceLedger(self.database)

    @cached_property
    def model_usage(self) -> SqlUsageLedger:
        """What chat models took."""
        return SqlUsageLedger(self.database)

    @cached_property
    def documents(self) -> SqlDocumentLedger:
        """Documents, what was found in them, and what people corrected."""
        return SqlDocumentLedger(self.database)

    @cached_property
    def alerts(self) -> SqlAlertLedger:
        """What needs attention."""
        return SqlAlertLedger(self.database)

    @cached_property
    def alert_rules(self) -> SqlAlertRuleLedger:
        """What people want to be told of."""
        return SqlAlertRuleLedger(self.database)

    @cached_property
    def alert_tellings(self) -> SqlAlertTellings:
        """Who was told of which alert."""
        return SqlAlertTellings(self.database)

    @cached_property
    def ledgers(self) -> Ledgers:
        """The ledgers that tools see."""
        return Ledgers(
            self.overrides,
            self.recommendations,
            self.price_changes,
            self.documents,
            self.import_ledger,
            self.alerts,
            self.alert_rules,
            self.preferences,
        )

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

    # --- data ---

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
    def links(self) -> SignedLinks:
        """Signs what may be reached without signing in, for a while."""
        from adapters.links import SignedLinks  # noqa: PLC0415 - most commands sign nothing

        return SignedLinks(self.path / "links.key", self.clock)

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

    def tenants(self) -> list[str]:
        """Return the tenants of this home."""
        return sorted({user.tenant_id for user in self.directory.users()})


def listed(text: str) -> tuple[str, ...]:
    """Return the words of a setting that is a list."""
    return tuple(word.strip() for word in text.split(",") if word.strip())
