"""Who is in the demo shop, and what to ask it first."""

from __future__ import annotations

from core.identity import ChannelAddress, Role
from core.ports import Directory, NewUser
from core.tenant import DEFAULT_TENANT

DEMO_USERS = (
    NewUser(
        "asha",
        DEFAULT_TENANT,
        "Asha",
        Role.SELLER,
        store_ids=frozenset({"DELHI_01", "DELHI_02"}),
        addresses=(ChannelAddress("whatsapp", "+919811000001"),),
    ),
    NewUser(
        "vikram",
        DEFAULT_TENANT,
        "Vikram",
        Role.MANAGER,
        addresses=(ChannelAddress("slack", "T0DEMO:U0VIKRAM"),),
    ),
    NewUser("admin", DEFAULT_TENANT, "Admin", Role.ADMIN),
)

DEMO_QUESTIONS = (
    "What will stock out next week in Delhi?",
    "How much Suvarna Atta 5 kg should I reorder for Mumbai?",
    "What price should I set for Kesar Soap 8-pack in Jaipur?",
    "How many Mohini Toned Milk 1 l will Delhi 1 sell in the next two weeks?",
    "Revenue last month by city",
)


def add_demo_users(directory: Directory) -> None:
    """Add `asha`, `vikram` and `admin` where they are not there yet."""
    for user in DEMO_USERS:
        if directory.find_user(user.user_id) is None:
            directory.add_user(user)
