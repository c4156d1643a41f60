"""The rules, as data: one YAML file a theme, read and checked once.

Each rule says for which documents, from when to when, by which clause and source, how grave,
in which words, and shows a document that keeps it and one that breaks it.
"""
