"""Texts that can be cited: taken in, indexed in the background, searched, shown and removed."""

from jobs.indexing.filing import DocumentFiling
from jobs.indexing.indexer import Indexer
from jobs.indexing.library import KnowledgeLibrary
from jobs.indexing.search import KnowledgeSearch

__all__ = ["DocumentFiling", "Indexer", "KnowledgeLibrary", "KnowledgeSearch"]
