"""One layout a file: each has ``draw(plan, file)``, named by ``layout`` in a plan's ``plan.toml``."""
