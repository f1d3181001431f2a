"""A condition as a filter expression of the server. Every value is quoted: whatever a visitor
puts in a filter stays a value."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from indexer.engines.meilisearch.inrichting import attribute_of, value_of
from indexer.voorwaarden import ALTIJD, Alle, Een, Enige, Niet, Voorwaarde


def as_filter(voorwaarde: Voorwaarde) -> str | None:
    """The expression; None when everything fits."""
    return None if voorwaarde == ALTIJD else _expression(voorwaarde)


def of_ids(ids: Iterable[str]) -> str:
    """The expression for documents with one of these ids."""
    return of_values("id", ids)


def of_values(attribute: str, values: Iterable[str]) -> str:
    """The expression for documents with one of these values of an attribute."""
    return f"{attribute} IN [{','.join(map(quote, values))}]"


def quote(tekst: str) -> str:
    """A value as the filter language writes it."""
    return '"' + tekst.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _expression(voorwaarde: Voorwaarde) -> str:
    match voorwaarde:
        case Een():
            return _one_of(voorwaarde)
        case Alle(delen):
            return _joined(" AND ", delen)
        case Enige(delen):
            # Without parts nothing fits; the language has no word for that but an empty list.
            return _joined(" OR ", delen) if delen else of_ids(())
        case Niet(deel):
            return f"NOT {_joined('', (deel,))}"


@lru_cache(maxsize=1024)
def _one_of(een: Een) -> str:
    """Kept, because the squares around a place stand many times in the questions of one search."""
    values = ",".join(quote(value_of(een.veld, waarde)) for waarde in een.waarden)
    return f"{attribute_of(een.veld)} IN [{values}]"


def _joined(operator: str, delen: Sequence[Voorwaarde]) -> str:
    return "(" + operator.join(map(_expression, delen)) + ")"
