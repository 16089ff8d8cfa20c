"""The one part that pyproject.toml cannot say in a stable form: the compiled loop, built where there is a C compiler."""

from setuptools import Extension, setup

# No module of Python: ingest/pdfium.py loads it, and does its work more slowly where it could not be built.
setup(ext_modules=[Extension("ingest._pdfium", ["ingest/_pdfium.c"], optional=True)])
