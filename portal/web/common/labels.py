"""Names of the controlled terms, in the visitor's language."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from indexer.query import Reden, Waarom
from portal.domain import begrippen
from portal.domain.begrippen import Begrip
from portal.web.common.locale import get_locale, translate

_MAX_REDENEN = 2
# Which enum the values of a facet or filter are of.
BEGRIPPEN: dict[str, type[Begrip]] = {
    "leefgebied": begrippen.Leefgebied,
    "doelgroep": begrippen.Doelgroep,
    "lijn": begrippen.Lijn,
    "soort": begrippen.Soort,
    "wet": begrippen.Wet,
    "taal": begrippen.Taal,
    "dag": begrippen.Dag,
    "signaal": begrippen.SignaalSoort,
    "linkuitkomst": begrippen.Linkuitkomst,
}


def label(begrip: Begrip) -> str:
    """The name of a term; Dutch names are the source texts of the catalogue."""
    return translate(begrip.naam)


def label_of(facet: str, waarde: str) -> str:
    """The name of a value of a facet; the value itself when it is no controlled term."""
    enum = BEGRIPPEN.get(facet)
    begrip = enum.lookup(waarde) if enum else None
    return label(begrip) if begrip else waarde


def _m(text: str) -> str:
    """Marks a text for the catalogue; it is translated where it is used."""
    return text


_REDENEN = {
    Reden.WOORD_IN_NAAM: _m("Uw woord staat in de naam"),
    Reden.WOORD_IN_TEKST: _m("Uw woord staat in de beschrijving"),
    Reden.BETEKENIS: _m("Dit gaat over hetzelfde"),
    Reden.ONDERWERP: _m("Dit hoort bij uw onderwerp"),
    Reden.DICHTBIJ: _m("Dichtbij"),
    Reden.VOOR_UW_BUURT: _m("Voor mensen uit uw buurt"),
    Reden.LICHTE_HULP: _m("U kunt hier zo terecht"),
    Reden.PAS_GECONTROLEERD: _m("Kort geleden gecontroleerd"),
}
_REDENEN_MET_DETAIL = {
    Reden.WOORD_IN_NAAM: _m("‘%(detail)s’ staat in de naam"),
    Reden.WOORD_IN_TEKST: _m("‘%(detail)s’ staat in de beschrijving"),
    Reden.BETEKENIS: _m("Gaat over %(detail)s"),
    Reden.ONDERWERP: _m("Hoort bij %(detail)s"),
}


def waarom_tekst(waarom: Waarom) -> str:
    """Why a hit is shown, in a few words."""
    with_detail = _REDENEN_MET_DETAIL.get(waarom.reden)
    if waarom.detail and with_detail is not None:
        # The detail of an onderwerp is the name of a leefgebied; other words stay as they are.
        return translate(with_detail) % {"detail": translate(waarom.detail)}
    return translate(_REDENEN[waarom.reden])


def waarom_zin(redenen: Iterable[Waarom]) -> str:
    """The first reasons that say something else, on one line."""
    return _make_zin(tuple(redenen), get_locale())


@lru_cache(maxsize=1024)
def _make_zin(redenen: tuple[Waarom, ...], _language: str) -> str:
    """Most hits of a page have the same reasons."""
    texts = dict.fromkeys(map(waarom_tekst, redenen))
    return " · ".join(islice(texts, _MAX_REDENEN))
