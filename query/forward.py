"""People's queries where the graph is on a server: that one answers, within the same limits.

Its own limits on memory count; a query that takes too long is given up here, and the server may go on with it.
"""

from graph.errors import StoreError
from graph.remote import Remote
from query.messages import Limits, Question, Refusal, RefusedError, Reply
from query.syntax import misprint, refuse_service
from query.worker import TooLargeError, written


class Forward:
    """Hands questions on to a SPARQL server. Safe to use from many threads."""

    def __init__(self, address: str, limits: Limits | None = None) -> None:
        self._address = address
        self.limits = limits or Limits()

    def ask(self, question: Question) -> Reply:
        """The whole answer, or the reason why there is none."""
        server = Remote(self._address, self.limits.seconds)
        try:
            refuse_service(question.query)
            result = server.query(
                question.query, default_graphs=question.default_graphs, named_graphs=question.named_graphs
            )
            return written(result, question, self.limits)
        except RefusedError as error:
            return error.refusal
        except SyntaxError as error:
            return misprint(question.query, error).refusal
        except TooLargeError as error:
            return Refusal(413, str(error))
        except StoreError as error:
            return Refusal(504, str(error))
