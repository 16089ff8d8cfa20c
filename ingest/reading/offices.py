"""Texts that are names of departments by their endings."""

import re

from ingest.reading.lexicon import lexicon

_IN_OFFICE = ("長", "監", "官", "員")  # people, not departments
_BETWEEN = re.compile(r"[、，,・／/\s　]+|及び|並びに")
_SURE = re.compile(r".{2,}(?:課|室|局|部|係|班|委員会)")
_LONGEST = 24  # letters


def is_office(text: str) -> bool:
    """Whether a text ends as names of departments do, and not as those of people in office (課長, 消防監)."""
    rooms = lexicon().is_value("no_department", text)  # 介護予防教室
    named = len(text) <= _LONGEST and lexicon().is_value("department", text) and not text.endswith(_IN_OFFICE)
    return named and not rooms


def are_offices(text: str) -> bool:
    """Whether a text is nothing but departments, one of them sure to be one."""
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    return bool(parts) and all(map(is_office, parts)) and any(map(_SURE.fullmatch, parts))
