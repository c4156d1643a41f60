"""Every look at the setup, in the order a person mends things: the machine first, the channels last."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from app.doctor import aws, channel, data, database, delivery, document, machine, mail, model
from core.errors import SmartRetailError
from core.finding import Finding

if TYPE_CHECKING:
    from app.bootstrap import Home

Look = Callable[["Home"], Iterable[Finding]]

LOOKS: tuple[tuple[str, Look], ...] = (
    ("Python", machine.python),
    ("home", machine.home),
    ("disk", machine.disk),
    ("database", database.revision),
    ("people", database.people),
    ("audit log", database.audit),
    ("data", data.tables),
    ("forecasts", data.forecasts),
    ("chat model", model.chat),
    ("documents", document.reading),
    ("AWS", aws.services),
    ("email", mail.sending),
    ("WhatsApp", channel.whatsapp),
    ("Slack", channel.slack),
    ("deliveries", delivery.given_up),
)


def examine(home: Home) -> list[Finding]:
    """Look at everything; a broken thing is a finding, never an exception."""
    return [finding for name, look in LOOKS for finding in _looked(name, look, home)]


def _looked(name: str, look: Look, home: Home) -> list[Finding]:
    try:
        return list(look(home))
    except SmartRetailError as error:
        return [Finding(name, False, error.message)]
    except (OSError, ImportError) as error:
        return [Finding(name, False, str(error), "See the message; it names the file or the library.")]
