"""How often one address may ask for what costs much. SPARQL has limits of its own (query/guard.py)."""

from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

# Counted in memory: one process serves. Behind a proxy, waitress takes the client's address from it (keifu serve --proxy).
limiter = Limiter(get_remote_address, storage_uri="memory://", strategy="moving-window")
