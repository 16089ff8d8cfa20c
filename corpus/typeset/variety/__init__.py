"""Plans made up from a seed, printed in ways that are chosen at random: a look at layouts rather than at documents.

``invent`` makes the facts of one plan up, ``choices`` says in which ways each thing may be printed, ``parts`` prints what is
known of a measure as heads and cells, ``forms`` sets these into tables, cards and paragraphs, ``trees`` orders the measures.
What is printed is written down as it is printed (``gold``), so that the facts of a document are those on its pages.
"""
