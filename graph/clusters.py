"""Places where documents name measures, gathered into clusters of which each is one measure."""

from collections.abc import Iterator

import msgspec

from graph import mentions
from graph.facts import MeasureMention
from graph.mentions import Weight
from graph.spelling import normal, normal_notation, short_hash, slug

Key = tuple[str, int]  # normal name, and how many of the measures above it have the same name


class Naming(msgspec.Struct, frozen=True):
    """One place where a document names a measure; ``group`` is the list it stands in, "" where it is in none."""

    sha256: str
    mention: MeasureMention
    weight: Weight
    group: str = ""
    level: str = ""

    @property
    def listed(self) -> bool:
        """Whether the place is the measure's own (a list, a detail page) and not a mere reference to it."""
        return self.weight.rank < mentions.RANKS["reference"]


class Cluster:
    """Namings that are one measure, with what keeps others out."""

    def __init__(self, key: Key) -> None:
        self.keys = {key}
        self.namings: list[Naming] = []
        self.above: set[Key] = set()
        self.parents: set[str] = set()
        self.apart: set[Key] = set()

    def add(self, naming: Naming) -> None:
        """One more place that names it."""
        self.namings.append(naming)
        self.above |= set(keys_above(naming.mention))
        if naming.mention.parent:
            self.parents.add(normal(naming.mention.parent.name))

    def take(self, other: "Cluster") -> None:
        """The other is the same measure."""
        self.keys |= other.keys
        self.namings += other.namings
        self.above |= other.above
        self.parents |= other.parents
        self.apart |= other.apart

    @property
    def listed(self) -> bool:
        """Whether one of the places is the measure's own."""
        return any(naming.listed for naming in self.namings)

    @property
    def groups(self) -> set[tuple[str, str]]:
        """The lists that it stands in, each with its document."""
        return {(naming.sha256, naming.group) for naming in self.namings if naming.group}

    @property
    def notations(self) -> set[str]:
        """Its numbers, as they are compared."""
        return {normal_notation(n.mention.notation) for n in self.namings if n.mention.notation}

    @property
    def levels(self) -> set[str]:
        """What it is called to be: 施策, 事業 ..."""
        return {normal(naming.level) for naming in self.namings if naming.level}

    @property
    def rank(self) -> int:
        """How many measures above it have its name."""
        return min(self.keys)[1]

    @property
    def handles(self) -> set[str]:
        """Segments that an IRI of it may have had, after one of its spellings."""
        slugs = {slug(naming.mention.name) for naming in self.namings}
        return slugs | {hashed(each, key) for each in slugs for key in self.keys}

    def may_be(self, other: "Cluster") -> bool:
        """Whether nothing says that the two are different things."""
        return (
            self.rank == other.rank
            and not self.groups & other.groups
            and not self.keys & other.above
            and not other.keys & self.above
            and not self.keys & other.apart
            and not other.keys & self.apart
        )


def order(naming: Naming) -> tuple[Weight, str, str, str, bytes]:
    """Places in one order, the weightiest first, whatever order they came in."""
    return naming.weight, naming.sha256, naming.group, naming.level, msgspec.json.encode(naming.mention)


def keys_above(mention: MeasureMention) -> Iterator[Key]:
    """What stands above a measure, the nearest first."""
    while mention.parent:
        mention = mention.parent
        yield key_of(mention)


def key_of(mention: MeasureMention) -> Key:
    """The normal name of a measure, and how many of those above it have the same."""
    name = normal(mention.name)
    same, above = 0, mention.parent
    while above:
        same += normal(above.name) == name
        above = above.parent
    return name, same


def hashed(text: str, key: Key) -> str:
    """A segment of an IRI that tells apart measures of one spelling."""
    return f"{text}-{short_hash(key[0], str(key[1]))}"
