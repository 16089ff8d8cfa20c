"""Rows are counted right whatever stands in them."""

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions

from query.messages import TABLES
from query.rows import count_rows

TRICKY = st.lists(st.text(alphabet='"\\\n\r,{}[]<>ab&\t', max_size=8), max_size=6, unique=True)


@pytest.mark.parametrize("media_type", TABLES)
@settings(max_examples=60, deadline=None)
@given(values=TRICKY)
def test_rows_are_counted_exactly_over_the_limit(media_type: str, values: list[str]) -> None:
    """With a limit of nothing the count is the number of rows, with line breaks, braces and quotes inside the values."""
    store = pyoxigraph.Store()
    graph = pyoxigraph.DefaultGraph()
    store.extend(
        Quad(NamedNode(f"x:{place}"), NamedNode("x:p"), Literal(value), graph) for place, value in enumerate(values)
    )
    result = store.query("SELECT ?o ?s { ?s ?p ?o }")
    assert isinstance(result, QuerySolutions)
    body = result.serialize(format=TABLES[media_type])
    assert body is not None
    assert count_rows(body, media_type, 0) == len(values)
