"""A tool's result in the chat's words, without a turn: for views and forms that a person looks at."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from agent.calling import call_error
from agent.catalogue import Catalogues
from agent.compose.reply import Findings, compose
from agent.context import Finding
from agent.facts import FactBook
from agent.render import render
from agent.state import CallRecord
from core.clock import Clock, local_date
from core.errors import SmartRetailError
from core.fact import Citation, Fact
from core.identity import Principal
from core.message import Choice, Listed, Outcome
from core.ports import Directory, Lake, Named, ToolCatalog, Worded
from core.tool import ToolResult

_CALL = 1


class ToolWording:
    """Implements `core.ports.Wording` with the composers of the deterministic reply."""

    def __init__(self, catalog: ToolCatalog, lake: Lake, directory: Directory, clock: Clock) -> None:
        self._catalog = catalog
        self._directory = directory
        self._clock = clock
        self._catalogues = Catalogues(lake)

    def tell(self, tool: str, arguments: Mapping[str, Any], person: Principal, language: str) -> Worded:
        """Call the tool in the person's name and return what it found, or why it found nothing."""
        asked = CallRecord(
            number=_CALL,
            round=1,
            call_id="",
            tool=tool,
            asked=dict(arguments),
            arguments=dict(arguments),
            effect="read",
            status="done",
        )
        try:
            outcome = self._catalog.call(tool, arguments, person, call_number=_CALL, language=language)
        except SmartRetailError as error:
            failed: CallRecord = {**asked, "status": "error", "error": call_error(error)}
            return self._worded(failed, None, person, language)
        found = Finding(outcome.result, outcome.facts, outcome.citations or outcome.result.citations)
        return self._worded({**asked, "arguments": dict(outcome.arguments)}, found, person, language)

    def products(self, person: Principal) -> list[Named]:
        """Return the products the person may see, by name."""
        names = self._catalogues.of(person.tenant_id).product_names
        return _by_name({one: name for one, name in names.items() if person.may_see_sku(one)})

    def stores(self, person: Principal) -> list[Named]:
        """Return the stores the person may see, by name."""
        names = self._catalogues.of(person.tenant_id).store_names
        return _by_name({one: name for one, name in names.items() if person.may_see_store(one)})

    def _worded(self, call: CallRecord, found: Finding | None, person: Principal, language: str) -> Worded:
        book = FactBook(found.facts if found is not None else ())
        citations: tuple[Citation, ...] = found.citations if found is not None else ()
        draft = compose(
            Findings(
                calls=(call,),
                findings={} if found is None else {_CALL: found},
                book=book,
                catalogue=self._catalogues.of(person.tenant_id),
                language=language,
                citations=citations,
            )
        )
        shown = partial(
            render, book=book, citations=citations, language=language, reference_year=self._year(person)
        )
        return Worded(
            lines=tuple(shown(draft.text).split("\n")),
            choices=tuple(
                Choice(label=shown(one.label), message=shown(one.message)) for one in draft.choices
            ),
            listed=tuple(
                Listed(**{name: shown(text) for name, text in one.model_dump().items()})
                for one in draft.listed
            ),
            facts={} if found is None else _own_facts(found.result),
            found=found is not None and draft.outcome is Outcome.ANSWERED,
        )

    def _year(self, person: Principal) -> int:
        zone = self._directory.tenant_settings(person.tenant_id).timezone
        return local_date(self._clock, zone).year


def _own_facts(result: ToolResult) -> dict[str, Fact]:
    fields = ((name, getattr(result, name)) for name in type(result).model_fields)
    return {name: value for name, value in fields if isinstance(value, Fact)}


def _by_name(names: Mapping[str, str]) -> list[Named]:
    return [Named(one, name) for one, name in sorted(names.items(), key=lambda item: item[1].casefold())]
