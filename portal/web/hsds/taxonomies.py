"""``/hsds/taxonomies`` and ``/hsds/taxonomy_terms``: the words that services are described with.

They are part of the portal, so that nothing is asked of the database.
"""

from uuid import UUID

from flask.typing import ResponseReturnValue

from portal.domain.errors import NietGevonden
from portal.domain.hsds import Json
from portal.domain.hsds.taxonomies import make_taxonomy, make_term, map_taxonomies, map_terms
from portal.web.hsds import bp
from portal.web.hsds.antwoord import Deel, answer, answer_list
from portal.web.hsds.vraag import Vraag


@bp.get("/taxonomies")
def taxonomies() -> ResponseReturnValue:
    return answer_list(_read_taxonomies)


@bp.get("/taxonomies/<uuid:id_>")
def taxonomy(id_: UUID) -> ResponseReturnValue:
    found = map_taxonomies().get(id_)
    if found is None:
        raise NietGevonden
    return answer(make_taxonomy(found))


@bp.get("/taxonomy_terms")
def taxonomy_terms() -> ResponseReturnValue:
    return answer_list(_read_terms)


@bp.get("/taxonomy_terms/<uuid:id_>")
def taxonomy_term(id_: UUID) -> ResponseReturnValue:
    found = map_terms().get(id_)
    if found is None:
        raise NietGevonden
    return answer(make_term(*found))


def _read_taxonomies(vraag: Vraag, offset: int, limit: int | None) -> Deel:
    found = [make_taxonomy(taxonomy) for taxonomy in map_taxonomies().values()]
    return _cut(vraag, found, offset, limit)


def _read_terms(vraag: Vraag, offset: int, limit: int | None) -> Deel:
    """Terms have no parents here: all are at the top, and none has one above it."""
    found = [
        make_term(taxonomy, term)
        for taxonomy, term in map_terms().values()
        if vraag.taxonomy_id in (None, taxonomy.id) and vraag.parent_id is None
    ]
    return _cut(vraag, found, offset, limit)


def _cut(vraag: Vraag, found: list[Json], offset: int, limit: int | None) -> Deel:
    words = [word.casefold() for word in vraag.keuze.woorden]
    fit = [
        record
        for record in found
        if all(word in f"{record['name']} {record['description']}".casefold() for word in words)
    ]
    end = None if limit is None else offset + limit
    return Deel(len(fit), fit[offset:end])
