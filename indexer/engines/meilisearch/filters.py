"""A condition as a filter expression of the server. Every value is quoted: whatever a visitor
puts in a filter stays a value."""

from collections.abc import Iterable, Sequence

from indexer.engines.meilisearch.inrichting import attribute_of, value_of
from indexer.voorwaarden import ALTIJD, Alle, Een, Enige, Niet, Voorwaarde


def as_filter(voorwaarde: Voorwaarde) -> str | None:
    """The expression; None when everything fits."""
    return None if voorwaarde == ALTIJD else _expression(voorwaarde)


def of_ids(ids: Iterable[str]) -> str:
    """The expression for documents with one of these ids."""
    return f"id IN [{','.join(map(quote, ids))}]"


def quote(tekst: str) -> str:
    """A value as the filter language writes it."""
    return '"' + tekst.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _expression(voorwaarde: Voorwaarde) -> str:
    match voorwaarde:
        case Een(veld, waarden):
            values = ",".join(quote(value_of(veld, waarde)) for waarde in waarden)
            return f"{attribute_of(veld)} IN [{values}]"
        case Alle(delen):
            return _joined(" AND ", delen)
        case Enige(delen):
            # Without parts nothing fits; the language has no word for that but an empty list.
            return _joined(" OR ", delen) if delen else of_ids(())
        case Niet(deel):
            return f"NOT {_joined('', (deel,))}"


def _joined(operator: str, delen: Sequence[Voorwaarde]) -> str:
    return "(" + operator.join(map(_expression, delen)) + ")"
