"""How often one address may ask for what costs much: searches, pictures of pages, queries, exports, uploads."""

from flask import current_app
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

# Counted in memory: one process serves. Behind a proxy, waitress takes the client's address from it (keifu serve --proxy).
limiter = Limiter(get_remote_address, storage_uri="memory://", strategy="moving-window", headers_enabled=True)
RATE = "KEIFU_RATE"  # requests in a minute to each route that costs much; 0: any number


def _rate() -> str:
    return f"{current_app.config[RATE]} per minute"


def _without_rate() -> bool:
    return not current_app.config[RATE]


costly = limiter.limit(_rate, exempt_when=_without_rate)
