"""Hindi and Hinglish messages in the planner's English, names and numbers as they are.

It is no translation for people: it keeps what a shop's question turns on (which thing, which
days, how many, whether it asks, tells or supposes) and puts it into the words that the
planner reads. `words.yaml` holds the words, `rules.txt` the turns of phrase.
"""

from __future__ import annotations

from collections.abc import Callable

from language.gloss.lexicon import lexicon
from language.gloss.neighbours import in_hindi
from language.gloss.one_unit import with_one_unit
from language.gloss.slash_day import with_months_named
from language.gloss.tagging import tagged
from language.gloss.transfer import transferred


def in_english(text: str, knows: Callable[[str], bool]) -> str:
    """Return a message in English words; one that holds no Hindi comes back as it is.

    Args:
        text: The message, in either script or a mixture.
        knows: Tells of a word whether the tenant's catalogue has it, letter by letter: it
            stays as it is.
    """
    words = lexicon()
    text = in_hindi(text, knows)
    found = tagged(with_one_unit(with_months_named(text), words), words, knows)
    return transferred(found) if found.hindi else text
