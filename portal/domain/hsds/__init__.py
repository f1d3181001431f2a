"""The Human Services Data Specification (HSDS) 3.1: our terms in its words, and back.

``taxonomies`` are our controlled terms, ``schedules`` opening hours, ``writing`` makes HSDS of a
voorziening and ``reading`` a row of a file of HSDS. Names are those of the standard, see
https://docs.openreferral.org. What the standard has no field for stands in ``attributes``, each
with a term of our taxonomy of features, so that the tabular form can hold it too. What we do not
know is left out. See decision 0019.
"""

from typing import Any

VERSION = "3.1"

Json = dict[str, Any]
