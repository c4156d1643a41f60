"""What a message calls the tenant's products, stores, cities, categories and brands."""

from __future__ import annotations

from language.catalogue.mention import Mention, MentionKind, Unknown
from language.catalogue.vocabulary import Matches, Vocabulary

__all__ = ["Matches", "Mention", "MentionKind", "Unknown", "Vocabulary"]
