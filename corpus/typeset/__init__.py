"""Typesets the sample plans of this folder into PDF from the facts that stand beside them.

Not part of the installed program: only rebuilding the samples needs it (and an open Japanese font, see docs/corpus.md).
"""
