"""Headings that name a group and say what is told of it below (教育・保育の量の見込みと確保の内容)."""

from ingest.reading.lexicon import lexicon


def without(heading: str) -> str:
    """A heading without the words behind its name that say what is told below; one of these words alone stays."""
    told = next((word for word in lexicon().tellings if heading.endswith(word)), "")
    return heading.removesuffix(told)
