"""The one part that pyproject.toml cannot say in a stable form: the compiled loops, built where there is a C compiler."""

import os

from setuptools import Extension, setup

SHARED = ["ingest/records.h"]
SOURCES = ["ingest/_pdfium.c", "ingest/drawn/_shapes.c", "ingest/drawn/_glyphs.c", "ingest/layout/_strokes.c"]
# Both ways of reading give the same to the last bit: no multiplication and addition rounded as one.
ARGUMENTS = [] if os.name == "nt" else ["-ffp-contract=off"]

# No module of Python: ingest/compiled.py loads it, and all goes more slowly where it could not be built.
setup(ext_modules=[Extension("ingest._pdfium", SOURCES, depends=SHARED, extra_compile_args=ARGUMENTS, optional=True)])
