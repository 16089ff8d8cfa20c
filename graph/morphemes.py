"""SudachiPy's morphemes: one tokenizer for all who compare Japanese words."""

from functools import cache
from typing import Any

from sudachipy import Dictionary


@cache
def tokenizer() -> Any:
    """The tokenizer with the core dictionary; it takes a moment to make."""
    return Dictionary().create()
