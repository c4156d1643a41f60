"""What a site's robots.txt allows us, as RFC 9309 reads it. Pure: text in, answers out.

Python's own `urllib.robotparser` takes the first rule that fits and knows no wildcards; the
RFC takes the most specific rule, and sites rely on that.

Source:
    RFC 9309, Robots Exclusion Protocol, section 2.2; Crawl-delay is not in it, but in use.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

MAX_BYTES = 500 * 1024
"""The RFC's lower limit for what a crawler must read; what comes after it is not read."""

_TOKEN = re.compile(r"[A-Za-z_-]+")
_ENCODED = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_AS_IT_IS = "/?#[]@!$&'()*+,;=:%-._~"
_ANYONE = "*"


@dataclass(frozen=True)
class Rule:
    """One `Allow` or `Disallow` line; `pattern` may hold `*` and end in `$`."""

    allow: bool
    pattern: str

    def fits(self, path: str) -> bool:
        """Tell whether the pattern fits a normalised path, from its start."""
        anchored = self.pattern.endswith("$")
        first, *others = self.pattern.removesuffix("$").split("*")
        if not path.startswith(first):
            return False
        if not others:
            return not anchored or path == first
        at = len(first)
        for piece in others[:-1]:  # the leftmost place leaves most room for the rest
            found = path.find(piece, at)
            if found < 0:
                return False
            at = found + len(piece)
        last = others[-1]
        if anchored:
            return path.endswith(last) and len(path) - len(last) >= at
        return path.find(last, at) >= 0


@dataclass(frozen=True)
class Robots:
    """The rules that hold for one crawler. `crawl_delay_s` is 0 where none is asked for."""

    rules: tuple[Rule, ...] = ()
    crawl_delay_s: float = 0.0

    def allows(self, path: str) -> bool:
        """Tell whether a path with its query may be fetched.

        Of the rules that fit, the longest decides; of an Allow and a Disallow of one
        length, the Allow. Without a rule that fits, and for robots.txt itself, yes.
        """
        asked = _normalised(path or "/")
        if asked == "/robots.txt":
            return True
        fitting = [rule for rule in self.rules if rule.fits(asked)]
        return not fitting or max(fitting, key=lambda rule: (len(rule.pattern.encode()), rule.allow)).allow


@dataclass
class _Group:
    """The lines of one file that hold for one crawler."""

    rules: list[Rule]
    crawl_delay_s: float = 0.0


def parse_robots(text: str, product_token: str) -> Robots:
    """Return the rules a robots.txt has for a crawler.

    Args:
        text: The file's content; what cannot be understood in it is passed over.
        product_token: The crawler's name, such as `MeenaPrices`; upper or lower case is one.

    Returns:
        The rules of all groups that name the crawler; if none does, those of `*`.

    >>> parse_robots("User-agent: *\\nDisallow: /\\nAllow: /p/", "MeenaPrices").allows("/p/1")
    True
    """
    groups: dict[str, _Group] = {}
    agents: list[str] = []
    heading = False
    for field, value in _records(text):
        if field == "user-agent":
            agents = [*agents, _agent(value)] if heading else [_agent(value)]
            heading = True
            groups.setdefault(agents[-1], _Group([]))
        elif field in ("allow", "disallow"):
            heading = False
            for agent in agents if value else ():
                groups[agent].rules.append(Rule(field == "allow", _normalised(value)))
        elif field == "crawl-delay":  # no record of the RFC's, so it does not end the heading
            for agent in agents:
                groups[agent].crawl_delay_s = max(groups[agent].crawl_delay_s, _seconds(value))
    found = groups.get(product_token.casefold()) or groups.get(_ANYONE) or _Group([])
    return Robots(tuple(found.rules), found.crawl_delay_s)


def _records(text: str) -> Iterator[tuple[str, str]]:
    for line in re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")):
        field, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield field.strip().casefold(), value.strip()


def _agent(value: str) -> str:
    """Return the name a User-agent line gives: `MeenaPrices/2.0` is `meenaprices`."""
    if value.startswith(_ANYONE):
        return _ANYONE
    token = _TOKEN.match(value)
    return token[0].casefold() if token else ""


def _seconds(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        return 0.0
    return seconds if math.isfinite(seconds) and seconds > 0 else 0.0


def _normalised(path: str) -> str:
    """Write a path in one way: what needs no encoding is decoded, what needs it is encoded.

    `%2A` and `%24` stay: they are the characters `*` and `$`, not the wildcards.
    """

    def one_way(match: re.Match[str]) -> str:
        letter = chr(int(match[1], 16))
        return letter if letter in _UNRESERVED else match[0].upper()

    return _ENCODED.sub(one_way, quote(path, safe=_AS_IT_IS))
