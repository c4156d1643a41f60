"""Understands documents: what they are, what they say, which rules they keep. Pure.

A reading (words with their places) goes in; documents with fields, evidence and a verdict
come out. Nothing here reads a file, a clock or a setting.
"""
