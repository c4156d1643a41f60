"""Loading what messages are read and replies are checked with, for a process that is about to serve."""

from __future__ import annotations

from datetime import date

from agent.grounding.hindi_words import speech
from agent.planner.plan import plan
from agent.planner.second_voice import voices
from agent.planner.understand import understand
from language.catalogue.common_word import is_common
from language.pattern import compile_all
from language.vocabulary import Vocabulary

_SAYS = ("kal kitna bikega aur kya mangana hai?", "कल क्या ख़त्म होगा?", "why did sales fall last week?")
"""A message in each language: between them they open every table of words and turns of phrase."""

_NO_WORD = "zorvex"
"""No form and no prefix makes it a word: how every frequent one sounds is asked for as well."""


def get_ready() -> None:
    """Open the tables, the second voice, and compile every pattern; quick where that was done."""
    for text in _SAYS:
        plan(understand(text, Vocabulary((), ()), today=date(2026, 1, 1)), ())
    is_common(_NO_WORD)
    voices()
    compile_all()
    speech()
