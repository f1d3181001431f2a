"""Saved searches as the result page knows them: their parameters, and doing them again."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.datastructures import MultiDict

from indexer.query import MAX_PER_PAGINA, Sortering
from portal.bootstrap import Container
from portal.domain.errors import NietGevonden
from portal.services.zoekopdrachten import MAX_TREFFERS, Fitting
from portal.web.common.zoekform import ZoekForm

# How a page is shown is no part of what is searched for, and neither is the time of the day.
_NIET = frozenset({"pagina", "perPagina", "sorteer", "openNu"})
MAX_PARAMETERS = 2_000
# Who names a place without a distance: what a professional still sends somebody to.
AFSTAND_KM = 25.0


def make_zoekform(container: Container, args: MultiDict[str, str]) -> ZoekForm:
    """The form of the result page."""
    return ZoekForm(args, now=container.clock(), is_gebied=container.gazetteer().is_gebied)


def tidy_parameters(container: Container, args: MultiDict[str, str]) -> str:
    """What of these parameters says what is searched for, always in the same order; empty when it
    says nothing, or when something in it cannot be."""
    form = make_zoekform(container, args)
    if not form.validate():
        return ""
    names = [field.short_name for field in form if field.short_name not in _NIET]
    pairs = [(name, value) for name in names for value in sorted(set(args.getlist(name))) if value]
    parameters = urlencode(pairs)
    return parameters if len(parameters) <= MAX_PARAMETERS else ""


def find_fitting(container: Container, parameters: str) -> tuple[Fitting, ...]:
    """What fits a saved search; what is only further away than it asks does not."""
    form = make_zoekform(container, MultiDict(parse_qsl(parameters)))
    form.validate()
    opdracht = form.opdracht()
    opdracht = replace(
        opdracht,
        afstand=opdracht.afstand or AFSTAND_KM,
        sorteer=Sortering.NAAM,
        per_pagina=MAX_PER_PAGINA,
    )
    found: list[Fitting] = []
    for pagina in range(1, MAX_TREFFERS // MAX_PER_PAGINA + 1):
        resultaat = container.zoeker.search(replace(opdracht, pagina=pagina), ())
        if resultaat.verruimd:
            return ()
        documents = [treffer.document for treffer in resultaat.uitkomst.treffers]
        found += [Fitting(d.id, d.naam, d.slug) for d in documents]
        if len(documents) < MAX_PER_PAGINA:
            break
    return tuple(found)


def make_stop_token(id_: str) -> str:
    """The last part of the address that stops a search without logging in."""
    return str(_serializer().dumps(id_))


def read_stop_token(token: str) -> UUID:
    """The search that a link stops.

    Raises:
        NietGevonden: we did not make it.

    """
    try:
        return UUID(_serializer().loads(token))
    except BadSignature:
        raise NietGevonden from None


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="zoekopdracht")
