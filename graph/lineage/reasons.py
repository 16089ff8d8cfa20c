"""What one kind of evidence has to say for a link, in both languages, and how much it says."""

import msgspec


class Reason(msgspec.Struct, frozen=True):
    """A clause without its end; ``strength`` is 0 (says nothing) to 1; ``against`` where it speaks against the link."""

    ja: str
    en: str
    strength: float
    against: bool = False


def quoted(words: list[str]) -> str:
    """Japanese words in their brackets."""
    return "".join(f"「{word}」" for word in words)
