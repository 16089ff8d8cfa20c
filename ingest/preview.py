"""Reads one document without keeping it, so that a person can look before it enters the store."""

from pathlib import Path

from ingest.intake import reader
from ingest.workers import Allowance, Answer, Pool


def preview(file: Path, allowance: Allowance) -> Answer:
    """What a worker reads in a document, or why it cannot; nothing is written."""
    with Pool(reader, 1, allowance) as pool:
        return next(pool.read([file]))
