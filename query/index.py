"""The index of labels on disk (tantivy): letters and pairs of letters, words and sounds of each, all that match, best first.

    STORE/search/1/          the index; another number wherever labels are indexed otherwise
    STORE/search/1/labels    the ids of the labels in it
    STORE/search/1/version   of which version of the store it is

Brought up to date it takes in what is new and leaves out what is gone. One process writes, others read what was there.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import msgspec
import tantivy
from tantivy import Document, Occur, Query

from graph.files import write
from query.labels import Label
from query.wording import LONGEST, keys, letters, normal, sound

FORMAT = "1"
HEAP = 64 << 20  # bytes that the writer may gather before it writes
WEIGHTS = {"letters": 3.0, "words": 2.0, "sounds": 1.0}


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    for name in WEIGHTS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    builder.add_bytes_field("label", stored=True, indexed=False)
    return builder.build()


class IndexBusyError(Exception):
    """Another process is writing to the index."""


class Index:
    """The index of the store in a directory, or one in memory without it. OSError where it can be neither opened nor made."""

    def __init__(self, store: Path | None = None) -> None:
        self.directory = store / "search" / FORMAT if store else None
        if self.directory:
            self.directory.mkdir(parents=True, exist_ok=True)
        self._schema = _schema()
        self._index = tantivy.Index(self._schema, str(self.directory) if self.directory else None)
        self._ids: set[str] = set()

    @property
    def version(self) -> str:
        """Of which version of the store it is; "" where it is of none."""
        file = self.directory / "version" if self.directory else None
        return file.read_text() if file and file.is_file() else ""

    def update(self, found: Iterable[Label], version: str = "") -> int:
        """Hold these labels and no others; how many they are. IndexBusyError where another process is writing."""
        writer = self._writer()
        held = self._held()
        if not held:
            writer.delete_all_documents()
        kept: set[str] = set()
        for label in found:
            if label.id not in held and label.id not in kept:
                writer.add_document(_document(label))
            kept.add(label.id)
        for gone in held - kept:
            writer.delete_documents_by_term("id", gone)
        if self.directory:
            (self.directory / "version").unlink(missing_ok=True)  # until all is written
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._ids = kept
        if self.directory:
            write(self.directory / "labels", msgspec.msgpack.encode(sorted(kept)))
            write(self.directory / "version", version.encode())
        return len(kept)

    def _writer(self) -> tantivy.IndexWriter:
        try:
            return self._index.writer(heap_size=HEAP, num_threads=1)
        except ValueError as error:
            raise IndexBusyError("another process is writing to the index") from error

    def _held(self) -> set[str]:
        """What the index holds, as far as that is known."""
        if not self.directory:
            return self._ids
        file = self.directory / "labels"
        return set(msgspec.msgpack.decode(file.read_bytes(), type=list[str])) if self.version else set()

    def matches(self, pieces: Sequence[str], kinds: Iterable[str], most: int) -> Iterator[Label]:
        """The labels in which every piece stands, by its letters, words or sound; the best of at most ``most``."""
        yield from self._search([_all_of(self._schema, _terms(piece)) for piece in pieces], kinds, most)

    def near(self, text: str, kinds: Iterable[str], most: int) -> Iterator[Label]:
        """The labels that share the most pairs of letters with a normal text."""
        pairs = [self._term("letters", "".join(pair)) for pair in pairwise(text)]
        if pairs:
            yield from self._search([Query.boolean_query([(Occur.Should, each) for each in pairs])], kinds, most)

    def _search(self, queries: Iterable[Query], kinds: Iterable[str], most: int) -> Iterator[Label]:
        wanted = Query.const_score_query(Query.term_set_query(self._schema, "kind", list(kinds)), 0.0)
        searcher = self._index.searcher()
        found = searcher.search(
            Query.boolean_query([(Occur.Must, each) for each in (wanted, *queries)]), most, count=False
        )
        for _, address in found.hits:
            yield msgspec.msgpack.decode(bytes(searcher.doc(address)["label"][0]), type=Label)

    def _term(self, field: str, value: str) -> Query:
        return Query.term_query(self._schema, field, value, index_option="freq")


def remove(store: Path) -> None:
    """Take the index of a store away, whatever state it is in."""
    shutil.rmtree(store / "search", ignore_errors=True)


def _document(label: Label) -> Document:
    text = label.text[:LONGEST]
    return Document(
        id=label.id,
        kind=label.kind,
        letters=" ".join(letters(normal(text))),
        words=" ".join(keys(text)),
        sounds=" ".join(letters(sound(text))),
        label=msgspec.msgpack.encode(label),
    )


def _terms(piece: str) -> Mapping[str, Sequence[str]]:
    """What must stand in a label for a piece of a question, in one of the fields; pairs of letters where there are any."""
    plain, heard = normal(piece), sound(piece)
    return {"letters": _pairs(plain), "words": keys(piece), "sounds": _pairs(heard)}


def _pairs(text: str) -> list[str]:
    return list(dict.fromkeys(map("".join, pairwise(text)))) or list(text)


def _all_of(schema: tantivy.Schema, terms: Mapping[str, Sequence[str]]) -> Query:
    """All terms of one field or of another."""
    ways = []
    for field, values in terms.items():
        if values:
            each = [(Occur.Must, Query.term_query(schema, field, value, index_option="freq")) for value in values]
            ways.append((Occur.Should, Query.boost_query(Query.boolean_query(each), WEIGHTS[field])))
    return Query.boolean_query(ways) if ways else Query.empty_query()
