"""Twilio on loopback, as its pages describe it: takes messages, keeps contents, refuses what it refuses.

Every request is held against Twilio's own description where the description is at hand, and against
the documented limits of the Content API otherwise.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime
from email.utils import format_datetime
from functools import cache
from typing import Any

from tests.channels.fakes import NOON
from tests.channels.loopback import CONTRACTS, Answer, Request, violations

PATH = "/2010-04-01/Accounts/{AccountSid}/Messages.json"
FORM = "application/x-www-form-urlencoded"


def sid(number: int) -> str:
    return f"SM{number:032x}"


@cache
def _description() -> Any:
    path = CONTRACTS / "twilio_messages.openapi.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


class Twilio:
    """Keeps what it was sent, lists it newest first, and fails as told.

    `blocked` are numbers whose window is closed: free text to them is taken and fails later, a
    content that has no approval too.
    """

    def __init__(self, now: Callable[[], datetime] = lambda: NOON) -> None:
        self.sent: list[dict[str, Any]] = []
        self.contents: dict[str, dict[str, Any]] = {}
        self.approvals: dict[str, dict[str, Any]] = {}
        self.senders: list[dict[str, Any]] = []
        self.typed: list[str] = []
        self.media: dict[str, bytes] = {}
        self.faults: list[str] = []
        self.fail: Callable[[Request], Answer | None] = lambda request: None
        self._now = now

    def answer(self, request: Request) -> Answer:
        if (failure := self.fail(request)) is not None:
            return failure
        places: dict[str, Callable[[Request], Answer]] = {
            "/v1/Content": self._content,
            "/ApprovalRequests": self._approval,
            "/ApprovalRequests/whatsapp": self._submitted,
            "/v2/Indicators/Typing.json": self._typing,
            "/v2/Channels/Senders": lambda _: (200, {"senders": self.senders, "meta": {"key": "senders"}}),
            "/Messages.json": self._taken if request.method == "POST" else self._listed,
        }
        for place, answer in places.items():
            if request.path.endswith(place):
                return answer(request)
        if request.path in self.media:
            self._expect(request.headers.get("authorization", "").startswith("Basic "), "media without a key")
            return 200, self.media[request.path]
        return 200, {"sid": "AC" + "0" * 32, "status": "active"}

    def _typing(self, request: Request) -> Answer:
        form = {name: values[0] for name, values in request.form.items()}
        self._expect(
            set(form) == {"channel", "messageId"} and form["channel"] == "whatsapp", f"typing {form}"
        )
        self.typed.append(form["messageId"])
        return 200, {"success": True}

    # --- messages ---

    def _taken(self, request: Request) -> Answer:
        form = {name: values[0] for name, values in request.form.items()}
        if (description := _description()) is not None:
            listed = {**form, **({"MediaUrl": request.form["MediaUrl"]} if "MediaUrl" in form else {})}
            self.faults += violations(description, PATH, FORM, listed)
        if "ContentSid" in form:
            self._expect("Body" not in form and "MediaUrl" not in form, "a content with a body")
            body = self._filled(form["ContentSid"], json.loads(form["ContentVariables"]))
            if body is None:
                return 400, {"code": 21655, "message": "The ContentSid is invalid", "status": 400}
        else:
            body = form["Body"]
            self._expect(0 < len(body.encode("utf-16-le")) // 2 <= 1_600, f"{len(body)} characters")
        self.add(form["To"], form["From"], body, self._now(), callback=form.get("StatusCallback"), form=form)
        return 201, {name: value for name, value in self.sent[-1].items() if name not in ("form", "callback")}

    def _filled(self, content_sid: str, variables: dict[str, str]) -> str | None:
        for value in variables.values():
            self._expect(bool(value) and not re.search(r"[\n\t]| {4}", value), f"variable {value!r}")
        if content_sid in self.approvals:
            return f"template {content_sid} " + " ".join(variables.values())
        content = self.contents.get(content_sid)
        if content is None:
            return None
        (kind,) = content["types"].values()
        shown = self.pressable(content_sid, variables)
        self._expect(len(fill(kind["body"], variables)) <= 1_024, "a content's body is too long")
        longest = 20 if "actions" in kind else 24
        self._expect(all(0 < len(title) <= longest for title, _ in shown), f"titles {shown}")
        self._expect(all(0 < len(one) <= 200 for _, one in shown), f"ids {shown}")
        self._expect(len({title for title, _ in shown}) == len(shown), f"titles twice {shown}")
        return fill(kind["body"], variables)

    def pressable(self, content_sid: str, variables: dict[str, str]) -> list[tuple[str, str]]:
        """Return what may be pressed, as (words, id)."""
        (kind,) = self.contents[content_sid]["types"].values()
        options = kind.get("actions") or kind["items"]
        return [
            (fill(one.get("title") or one["item"], variables), fill(one["id"], variables)) for one in options
        ]

    def pressed(self, words: str) -> dict[str, str]:
        """Return the fields of the webhook of who presses a button of the newest message."""
        form = self.sent[-1]["form"]
        options = self.pressable(form["ContentSid"], json.loads(form["ContentVariables"]))
        chosen = dict(options)[words]
        return {"Body": words, "ButtonText": words, "ButtonPayload": chosen}

    def _listed(self, request: Request) -> Answer:
        wanted = {name: request.query[name][0] for name in ("To", "From")}
        found = [
            one for one in reversed(self.sent) if (one["to"], one["from"]) == (wanted["To"], wanted["From"])
        ]
        page, size = int(request.query.get("Page", ["0"])[0]), int(request.query["PageSize"][0])
        more = None
        if len(found) > size * (page + 1):
            between = f"To={wanted['To']}&From={wanted['From']}".replace("+", "%2B")
            more = f"{request.path}?{between}&PageSize={size}&Page={page + 1}"
        shown = [
            {name: value for name, value in one.items() if name not in ("form", "callback")}
            for one in found[page * size : (page + 1) * size]
        ]
        return 200, {"messages": shown, "next_page_uri": more, "page": page, "page_size": size}

    def add(self, to: str, sender: str, body: str, at: datetime, **changes: Any) -> str:
        record = {
            "sid": sid(len(self.sent) + 1),
            "to": to,
            "from": sender,
            "body": body,
            "direction": "outbound-api",
            "status": "queued",
            "date_created": format_datetime(at),
            "date_sent": None,
            **changes,
        }
        self.sent.append(record)
        return str(record["sid"])

    @property
    def bodies(self) -> list[str]:
        return [str(one["body"]) for one in self.sent]

    # --- contents ---

    def _content(self, request: Request) -> Answer:
        if request.method == "GET":
            known = [{"sid": content_sid, **made} for content_sid, made in self.contents.items()]
            return 200, {"contents": known, "meta": {"key": "contents"}}
        made = request.json
        self._expect(set(made) == {"friendly_name", "language", "variables", "types"}, f"content {set(made)}")
        self._expect(len(made["variables"]) <= 100, "more than 100 variables")
        for kind, content in made["types"].items():
            self._expect(kind in ("twilio/quick-reply", "twilio/list-picker"), kind)
            if kind == "twilio/quick-reply":
                self._expect(1 <= len(content["actions"]) <= 3, f"{len(content['actions'])} buttons")
                self._expect(all(one["type"] == "QUICK_REPLY" for one in content["actions"]), "its type")
            else:
                self._expect(1 <= len(content["items"]) <= 10, f"{len(content['items'])} items")
                self._expect(all(set(one) == {"item", "id", "description"} for one in content["items"]), "")
        used = set(re.findall(r"\{\{(\d+)\}\}", json.dumps(made["types"])))
        self._expect(used == set(made["variables"]), "a variable without a sample")
        content_sid = f"HX{len(self.contents) + 1:032x}"
        self.contents[content_sid] = made
        return 201, {"sid": content_sid, **made}

    def _approval(self, request: Request) -> Answer:
        content_sid = request.path.split("/")[-2]
        if content_sid not in self.approvals:
            return 404, {"code": 20404, "message": "not found", "status": 404}
        return 200, {"sid": content_sid, "whatsapp": self.approvals[content_sid]}

    def _submitted(self, request: Request) -> Answer:
        content_sid = request.path.split("/")[-3]
        (kind,) = self.contents[content_sid]["types"].values()
        body, name = str(kind["body"]), str(request.json["name"])
        self._expect(set(request.json) == {"name", "category"}, f"approval {request.json}")
        self._expect(re.fullmatch(r"[a-z0-9_]+", name) is not None, f"name {name}")
        self._expect(not re.search(r"^\{\{|\}\}\W*$|\}\}\s*\{\{", body), f"a variable at an end: {body}")
        self._expect(len(re.sub(r"\{\{\d+\}\}", "", body).split()) >= 5, f"too few words: {body}")
        self.approvals[content_sid] = {"status": "received", "name": name}
        return 201, self.approvals[content_sid]

    def _expect(self, holds: bool, fault: str) -> None:
        if not holds:
            self.faults.append(fault)


def fill(text: str, variables: dict[str, str]) -> str:
    return re.sub(r"\{\{(\d+)\}\}", lambda place: variables[place.group(1)], text)
