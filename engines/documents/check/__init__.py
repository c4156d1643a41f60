"""The checks that rules name: each looks at a document and yields what it found wrong.

A check knows how to look; which documents, from when, how grave and in which words is the
rule's, which is data. A check whose facts are missing yields nothing.
"""
