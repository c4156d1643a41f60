"""What the Slack door speaks through, in memory, and a Slack Web API on loopback."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from channels.slack.door import SlackDoor
from channels.slack.settings import SlackSettings
from core.identity import Principal, Role
from core.message import Choice, Listed
from core.ports import Feedback, Installation, Named, Verdict, Worded
from core.preference import Preferences
from core.tool import Effect, ToolArguments, ToolResult, ToolSpec
from tests.channels.fakes import fact
from tests.channels.loopback import Answer, Request

if TYPE_CHECKING:
    from tests.channels.fakes import World

MANAGER, SELLER, STRANGER = "T1:U1", "T1:U2", "T1:U9"


@dataclass
class MemoryInstallations:
    """Installations by workspace, as they are."""

    kept: dict[str, Installation] = field(default_factory=dict[str, Installation])

    def keep(self, installation: Installation) -> None:
        self.kept[installation.team_id] = installation

    def of(self, team_id: str) -> Installation | None:
        return self.kept.get(team_id)

    def forget(self, team_id: str) -> bool:
        return self.kept.pop(team_id, None) is not None

    def teams(self) -> list[str]:
        return sorted(self.kept)


@dataclass
class MemoryFeedback:
    """The verdicts given."""

    given: list[tuple[str, str, Verdict]] = field(default_factory=list[tuple[str, str, Verdict]])

    def keep(
        self, channel: str, message_id: str, principal: Principal, verdict: Verdict, at: datetime
    ) -> bool:
        self.given.append((principal.user_id, message_id, verdict))
        return True

    def entries(
        self, tenant_id: str, *, verdict: Verdict | None = None, limit: int = 100
    ) -> Sequence[Feedback]:
        raise AssertionError("doors list no feedback")


class MemoryPreferences:
    """Nobody wishes anything, but for a language."""

    def __init__(self) -> None:
        self.languages: dict[str, str] = {}

    def of(self, user_id: str) -> Preferences:
        return Preferences(user_id, language=self.languages.get(user_id))

    def change(self, user_id: str, **changes: Any) -> Preferences:
        raise AssertionError("doors change no wishes")


@dataclass
class FakeWording:
    """Tells what a shop's tools might find; keeps who asked for what."""

    asked: list[tuple[str, dict[str, Any], str, str]] = field(
        default_factory=list[tuple[str, dict[str, Any], str, str]]
    )
    breaks: Exception | None = None
    prices: dict[str, Decimal] | None = None

    def tell(self, tool: str, arguments: Mapping[str, Any], person: Principal, language: str) -> Worded:
        self.asked.append((tool, dict(arguments), person.user_id, language))
        if self.breaks is not None:
            raise self.breaks
        found = FOUND[tool]
        if self.prices is None:
            return found
        return replace(
            found, facts={name: fact(name, price, "currency") for name, price in self.prices.items()}
        )

    def products(self, person: Principal) -> Sequence[Named]:
        return [Named("SKU_1", "Mohini Toned Milk 500 ml"), Named("SKU_2", "Suvarna Atta 5 kg")]

    def stores(self, person: Principal) -> Sequence[Named]:
        every = (Named("DELHI_01", "Delhi 1"), Named("MUMBAI_01", "Mumbai 1"))
        return [store for store in every if person.may_see_store(store.identifier)]


FOUND: Mapping[str, Worded] = {
    "list_approvals": Worded(
        (
            "1 price change waits for a manager:",
            "1. *Suvarna Atta 5 kg* (Delhi 1): ₹265 → ₹240, asked by Asha",
        ),
        listed=(
            Listed(
                name="Suvarna Atta 5 kg in Delhi 1",
                accept="accept price change PC_ab12",
                reject="reject price change PC_ab12",
            ),
        ),
    ),
    "list_alerts": Worded(
        (
            "2 alerts:",
            "🔴 *Mohini Toned Milk 500 ml* (Delhi 1): 38 left, likely gone by Tue 24 Nov. Order 240.",
            "🟠 *Tez Detergent 1 kg* (Delhi 2): 90 too many, ₹8,100 tied up. Sell it off.",
        ),
        choices=(Choice(label="Acknowledge all", message="acknowledge AL_12 AL_13"),),
        listed=tuple(
            Listed(name=alert, accept=f"acknowledge {alert}", reject=f"resolve {alert}")
            for alert in ("AL_12", "AL_13")
        ),
    ),
    "rank_actions": Worded(
        (
            "Do first, worth about ₹11,300 together:",
            "1. Order 240 units of *Mohini Toned Milk 500 ml* (Delhi 1) by Mon 23 Nov: saves about ₹9,800",
            "2. Raise *Kesar Soap 4-pack* (Delhi 1) from ₹142 to ₹148: adds about ₹1,500 a week",
        ),
        choices=(Choice(label="Accept 1", message="accept recommendation R_1"),),
        listed=tuple(
            Listed(
                name=name,
                accept=f"accept recommendation R_{number}",
                reject=f"reject recommendation R_{number}",
                about=f"How much should I reorder of {name}?",
            )
            for number, name in (
                (1, "Mohini Toned Milk 500 ml in Delhi 1"),
                (2, "Kesar Soap 4-pack in Delhi 1"),
            )
        ),
    ),
    "simulate_price": Worded(
        (
            "*Suvarna Atta 5 kg* (Delhi 1), 5% less (₹265 → ₹252), over 7 days:",
            "Units 62 → 66 to 74.",
            "Profit ₹2,170 → ₹1,690 to ₹1,900.",
            "My advice: don't lower the price. Profit falls.",
        ),
        facts={"price": fact("Price to try", 252, "currency")},
    ),
    "show_settings": Worded(("What holds in this shop:", "• Lowest margin: 10%.")),
}
"""What each tool finds, in words that a shop would read."""

_EVERYBODYS = ("rank_actions", "list_alerts", "list_approvals", "simulate_price", "show_settings")


class SlackCatalog:
    """The tools a Slack tab needs, by role; a change is made once checked."""

    def __init__(self) -> None:
        self.changed: list[tuple[str, dict[str, Any], str]] = []
        self.fails: Exception | None = None

    def specs(self, principal: Principal | None = None) -> Sequence[ToolSpec]:
        manages = principal is not None and principal.role is not Role.SELLER
        names = [*_EVERYBODYS, *(("change_setting",) if manages else ())]
        return [
            ToolSpec(
                name=name,
                description=name,
                effect=Effect.READ,
                roles=(Role.MANAGER,),
                arguments=ToolArguments,
                result=ToolResult,
                examples=(),
            )
            for name in names
        ]

    def call(self, name: str, arguments: Mapping[str, Any], principal: Principal, **given: Any) -> Any:
        if self.fails is not None:
            raise self.fails
        self.changed.append((name, dict(arguments), principal.user_id))

    def preview(self, name: str, arguments: Mapping[str, Any], principal: Principal, **given: Any) -> None:
        raise AssertionError("the Slack door previews nothing")


@dataclass
class SlackParts:
    """What a test looks behind."""

    installations: MemoryInstallations = field(default_factory=MemoryInstallations)
    feedback: MemoryFeedback = field(default_factory=MemoryFeedback)
    preferences: MemoryPreferences = field(default_factory=MemoryPreferences)
    wording: FakeWording = field(default_factory=FakeWording)
    catalog: SlackCatalog = field(default_factory=SlackCatalog)


def slack_door(world: World, settings: SlackSettings, parts: SlackParts | None = None) -> SlackDoor:
    """Return the door over a world's fakes; its people are known by `MANAGER` and `SELLER`."""
    own = parts or SlackParts()
    world.directory.addresses |= {("slack", MANAGER): "vikram", ("slack", SELLER): "asha"}
    from tests.channels.fakes import FakeMessages

    return SlackDoor(
        settings=settings,
        inbox=world.inbox,
        messages=FakeMessages(world.inbox),
        conversations=world.conversations,
        directory=world.directory,
        preferences=own.preferences,
        catalog=own.catalog,
        wording=own.wording,
        feedback=own.feedback,
        installations=own.installations,
        links=world.links,
        clock=world.clock,
    )


class SlackApi:
    """Slack's Web API as far as the door asks it: opens conversations, takes views, keeps what came."""

    def __init__(self) -> None:
        self.refuse: dict[str, str] = {}
        self.pauses: dict[str, int] = {}  # seconds to wait, told once

    def answer(self, request: Request) -> Answer:
        method = request.path.rsplit("/", 1)[-1]
        if method in self.pauses:
            wait = str(self.pauses.pop(method))
            return 429, {"ok": False, "error": "ratelimited"}, {"Retry-After": wait}
        if method in self.refuse:
            return 200, {"ok": False, "error": self.refuse[method]}
        if method == "conversations.open":
            return 200, {"ok": True, "channel": {"id": f"D{request.json['users'].removeprefix('U')}"}}
        if method == "oauth.v2.access":
            return 200, {
                "ok": True,
                "access_token": "xoxb-granted",
                "token_type": "bot",
                "scope": "chat:write,commands",
                "bot_user_id": "UBOT7",
                "app_id": "A1",
                "team": {"id": "T7", "name": "Second shop"},
                "enterprise": None,
                "authed_user": {"id": "U70"},
            }
        return 200, {"ok": True, "view": {"id": "V1"}}


def pointed_at(settings: SlackSettings, url: str, **changes: Any) -> SlackSettings:
    """Return the settings with the Web API on loopback."""
    return replace(settings, base_url=f"{url}/api/", timeout_s=3, **changes)
