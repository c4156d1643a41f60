"""Texts of every usual format, read into titled sections."""

from knowledge.loading.load import load_sections, load_source

__all__ = ["load_sections", "load_source"]
