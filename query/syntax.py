"""What a query's text tells before it runs: words that are refused, graphs that it names itself, and where a misprint is.

The store's own parser is the judge of what is a keyword, by putting another word in its place, so that no comment, string
or odd spelling can hide one from us: a second parser would see another language.
"""

import re

from pyoxigraph import Store

from graph.vocabulary import PREFIXES
from query.messages import RefusedError

# Comments and prologue, then the first word of what is asked.
UPDATE = re.compile(
    r"(?:\s|#[^\n\r]*|BASE\s*<[^>]*>|PREFIX\s*[^\s:]*:\s*<[^>]*>)*+"
    r"(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b",
    re.IGNORECASE,
)
TOKEN = re.compile(
    r"""\#[^\n\r]*|<[^<>"{}|^`\\\s]*>|'''.*?'''|\"\"\".*?\"\"\"|'(?:[^'\\\n\r]|\\.)*'|"(?:[^"\\\n\r]|\\.)*"
    |[?$@][\w-]+|_:[\w.-]+|(?P<prefix>[\w.-]*):[\w.:%-]*|(?P<word>[A-Za-z_]\w*)""",
    re.DOTALL | re.VERBOSE,
)
ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
SENTENCE = re.compile(r"\b(?:The|A|An|This|It) [^,\[\]\"]{10,}")  # what the parser says in words
LONGEST_EXPECTATION = 200  # characters; the parser's own list can be endless
HIGHEST_CHARACTER = 0x10FFFF

_NOTHING = Store()


def refuse_service(query: str) -> None:
    """Raise RefusedError where SERVICE stands as a keyword, SyntaxError where the query is wrong anyhow."""
    text = masked(query, "SERVICE")
    if text == query:
        return
    try:
        parse(text)
    except SyntaxError:
        if "SERVICE" in words(query):
            reason = "SERVICE is refused: this endpoint fetches nothing from other servers"
            raise RefusedError(403, reason) from None
        raise


def names_graphs(query: str) -> bool:
    """Whether the query has a FROM of its own; the query must be right."""
    text = masked(query, "FROM")
    if text == query:
        return False
    try:
        parse(text)
    except SyntaxError:
        return True
    return False


def masked(query: str, keyword: str) -> str:
    """The query with a word that is no keyword, as long, wherever the keyword's letters stand."""
    return re.sub(keyword, keyword[:-1] + "x", query, flags=re.IGNORECASE)


def parse(query: str) -> None:
    """Raise SyntaxError where the store would. There is nothing that the query could find or fetch."""
    _NOTHING.query(query)


def words(query: str) -> set[str]:
    """The words outside of comments, strings and names, in capitals; only to tell a refusal from a misprint."""
    return {token["word"].upper() for token in TOKEN.finditer(query) if token["word"]}


def unescaped(query: str) -> str:
    r"""The query with its codepoint escapes (\uXXXX, \UXXXXXXXX) resolved, which SPARQL allows anywhere."""

    def character(match: re.Match[str]) -> str:
        number = int(match[1] or match[2], 16)
        return chr(number) if number <= HIGHEST_CHARACTER else match[0]

    return ESCAPE.sub(character, query)


def misprint(query: str, error: SyntaxError) -> RefusedError:
    """Why the store's parser does not take a query: it would write, a prefix is not declared, or what stands where."""
    update = UPDATE.match(query)
    if update:
        return RefusedError(403, f"{update[1].upper()} is refused: this endpoint only reads")
    undeclared = _undeclared(query)
    if undeclared:
        return undeclared
    place = POSITION.match(str(error))
    if not place:
        return RefusedError(400, f"the query is not SPARQL: {error}")
    line, column = int(place[1]), int(place[2])
    sentence = SENTENCE.search(place[3])
    says = sentence[0].strip() if sentence else place[3][:LONGEST_EXPECTATION]
    return RefusedError(400, f"the query is not SPARQL: line {line}, column {column}: {says}", line, column)


def _undeclared(query: str) -> RefusedError | None:
    """The refusal for the first prefix that is used and not declared."""
    declared: set[str] = set()
    before = ""
    for token in TOKEN.finditer(query):
        prefix = token["prefix"]
        if prefix is not None and before == "PREFIX":
            declared.add(prefix)
        elif prefix is not None and prefix not in declared:
            return _not_declared(prefix, *place_of(query, token.start()))
        before = (token["word"] or "").upper()
    return None


def _not_declared(prefix: str, line: int, column: int) -> RefusedError:
    declaration = f"PREFIX {prefix}: <{PREFIXES.get(prefix, '...')}>"
    reason = f"line {line}, column {column}: the prefix {prefix}: is not declared; put this first: {declaration}"
    return RefusedError(400, f"the query is not SPARQL: {reason}", line, column)


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Line and column of a character, both 1-based."""
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")
