"""Where a composer writes: sentences around references, and facts minted when needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from agent.catalogue import Catalogue
from agent.facts import FactBook, reference
from agent.understanding import End
from core.fact import Citation, Fact, Source, Unit
from core.message import Choice, Listed
from core.tool import ToolResult
from language.locales import sentence
from tools.naming import category_name

MOST_NAMED = 3
"""Products that are called by name; more are counted."""


@dataclass(frozen=True)
class Page:
    """One call's part of a reply.

    `lines` is how many lines it may take; `arguments` are the call's, validated. `citations` are
    the turn's, in the order that `{c1}` counts. `reasons`: it was asked why, so that what a figure
    rests on is told rather than what follows from it. `law`: it was asked by which rule. `end`: which
    end of a table was asked for, `rows`: how many of its rows.
    """

    book: FactBook
    catalogue: Catalogue
    call: int
    arguments: Mapping[str, Any]
    language: str
    lines: int
    source: Source = field(default_factory=Source)
    citations: Sequence[Citation] = ()
    reasons: bool = False
    law: bool = False
    end: End | None = None
    rows: int | None = None

    def say(self, code: str, **values: Fact | str | int | None) -> str:
        """Return a sentence; a fact goes in as its reference."""
        filled = {
            name: reference(value) if isinstance(value, Fact) else value
            for name, value in values.items()
            if value is not None
        }
        return sentence(code, self.language, **filled)

    def cite(self, citation: Citation) -> str:
        """Return how a line refers to a citation of the turn."""
        told = (citation.source, citation.ref, citation.quote)
        places = [(one.source, one.ref, one.quote) for one in self.citations]
        return f"{{c{places.index(told) + 1}}}"

    def number(self, fact: Fact) -> int:
        """Return a count as the number that a sentence's plural is chosen by."""
        return int(fact.value) if isinstance(fact.value, int | float) else int(str(fact.value or 0))

    def plural(self, fact: Fact) -> int:
        """Return the number that a sentence's plural is chosen by, of a figure of one decimal."""
        return 1 if round(abs(Decimal(str(fact.value or 0))), 1) == 1 else 2

    def mint(
        self, label: str, value: str | int | date | None, unit: Unit, subject: Mapping[str, str] | None = None
    ) -> Fact:
        """Return a fact for a value of the call that is none of its facts."""
        return self.book.mint(self.call, label, value=value, unit=unit, source=self.source, subject=subject)

    def named(self, kind: str, identifier: str) -> Fact:
        """Return the fact that says the name of a store, a city, a product or a category."""
        names = {"store_id": self.catalogue.store_names, "sku_id": self.catalogue.product_names}
        name = names.get(kind, {}).get(identifier, identifier)
        if kind == "city":
            known = {city.casefold(): city for city in self.catalogue.cities.values()}
            name = known.get(identifier.casefold(), identifier)
        if kind == "category":
            name = category_name(identifier)
        return self.mint(kind.removesuffix("_id"), name, "text", {kind: identifier})

    def without_sign(self, change: Fact) -> Fact:
        """Return a change as its size: the word beside it says which way it went."""
        if change.value is None or isinstance(change.value, date):
            return change
        size = abs(Decimal(str(change.value)))
        if size == Decimal(str(change.value)):
            return change
        return self.book.mint(
            self.call,
            change.label,
            value=size,
            unit=change.unit,
            source=change.source,
            subject=change.subject,
        )

    def points(self, change: Fact) -> Fact:
        """Return the change of a share (`pct` or `rate`) as a size in percentage points."""
        scale = 100 if change.unit == "rate" else 1
        return self.book.mint(
            self.call,
            change.label,
            value=abs(Decimal(str(change.value))) * scale,
            unit="points",
            source=change.source,
            subject=change.subject,
        )

    @property
    def place(self) -> str:
        """Say what part of the shop was asked about: " of Dairy in Delhi", or nothing."""
        category = self.arguments.get("category")
        return self.place_of(self.named("category", category)) if category else self.where

    @property
    def about(self) -> str:
        """Say which goods where: the products that were asked for, or how many they are; else the place."""
        asked = list(self.arguments.get("sku_ids") or ())
        if not asked:
            return self.place
        if len(asked) > MOST_NAMED:
            goods = self.say("kpi_products", count=self.mint("Products", len(asked), "count", {}))
        else:
            goods = ", ".join(self.say("kpi_product", name=self.named("sku_id", one)) for one in asked)
        somewhere = self.arguments.get("store_id") or self.arguments.get("city")
        return self.place_of(goods) if somewhere else self.say("of_goods", goods=goods)

    def place_of(self, category: Fact | str) -> str:
        """Say of what goods and where: " of Dairy in Delhi", " of *Suvarna Atta 5 kg*"."""
        store, city = self.arguments.get("store_id"), self.arguments.get("city")
        if store:
            return self.say("category_at_store", category=category, store=self.named("store_id", store))
        if city:
            return self.say("category_in_city", category=category, city=self.named("city", city))
        return self.say("of_category", category=category)

    @property
    def to_planner(self) -> Page:
        """The page that writes what a button says to the planner: in English, whoever reads the label."""
        return replace(self, language="en")

    @property
    def about_one_product(self) -> bool:
        """Tell whether exactly one product was asked about."""
        return len(self.arguments.get("sku_ids") or ()) == 1

    def rest_of_list(self, shown: int, count: Fact | None, *, file: str = "") -> tuple[Choice, ...]:
        """Return the button for what a list has beyond the lines shown: all of it, else its file.

        Args:
            shown: Lines on the page.
            count: How many there are.
            file: Code of the request for the file that holds the same list, where there is one.
        """
        if count is None or self.number(count) <= shown:
            return ()
        if not self.arguments.get("limit"):
            return (self.choice("ask_whole_list"),)
        return (self.choice(file, place=self.place),) if file else ()

    @property
    def where(self) -> str:
        """Say which store or city was asked about: " in Delhi", or nothing."""
        store, city = self.arguments.get("store_id"), self.arguments.get("city")
        if store:
            return self.say("at_store", store=self.named("store_id", store))
        return self.say("in_city", city=self.named("city", city)) if city else ""

    def choice(self, code: str, **values: Fact | str) -> Choice:
        """Return a button: `code.label` is what it shows, `code` what pressing it says to the planner."""
        return Choice(label=self.say(f"{code}.label"), message=self.to_planner.say(code, **values))

    def answer(self, code: str) -> Choice:
        """Return a button that answers yes, no or otherwise: a word of the reply's own language."""
        return Choice(label=self.say(f"{code}.label"), message=self.say(code))

    def listed(self, product: Fact, store: Fact, about: str, *, decide: Fact | None = None) -> Listed:
        """Return what a line of a list is about, in the planner's English.

        Args:
            product: Of the line.
            store: Of the line.
            about: Code of the question that asks for more about it.
            decide: The id of what it proposes, where a person may say yes or no to it.
        """
        say = self.to_planner.say
        name = say("listed_name", product=product, store=store)
        return Listed(
            name=name,
            accept="" if decide is None else say("accept_listed", id=decide),
            reject="" if decide is None else say("reject_listed", id=decide),
            about=say(about, name=name),
        )

    def choice_of_place(self, code: str) -> Choice:
        """Return a button that asks on about the same part of the shop."""
        return self.choice(code, place=self.to_planner.place)


@dataclass(frozen=True)
class Section:
    """One call's lines and the next steps it offers.

    `listed` are the things its list shows, in their order, as far as `lines` tell them.
    `asked` is how many lines the person asked for outright: they may exceed one screen.
    `refused`: it says that there is no answer.
    """

    lines: tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    listed: tuple[Listed, ...] = ()
    asked: int = 0
    refused: bool = False


Compose = Callable[[Any, Page], Section]


@dataclass(frozen=True)
class Composer:
    """How a tool's result is told: its model, and the function that writes.

    `preview` writes what a change would do, where the tool can tell beforehand.
    """

    result: type[ToolResult]
    write: Compose
    preview: Compose | None = None
