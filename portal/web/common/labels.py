"""Names of the controlled terms, in the visitor's language."""

from flask_babel import lazy_gettext as _l

from indexer.query import Reden, Waarom
from portal.domain import begrippen
from portal.domain.begrippen import Begrip
from portal.web.common.locale import translate

# Which enum the values of a facet or filter are of.
BEGRIPPEN: dict[str, type[Begrip]] = {
    "leefgebied": begrippen.Leefgebied,
    "doelgroep": begrippen.Doelgroep,
    "lijn": begrippen.Lijn,
    "soort": begrippen.Soort,
    "wet": begrippen.Wet,
    "taal": begrippen.Taal,
    "dag": begrippen.Dag,
}


def label(begrip: Begrip) -> str:
    """The name of a term; Dutch names are the source texts of the catalogue."""
    return translate(begrip.naam)


def label_of(facet: str, waarde: str) -> str:
    """The name of a value of a facet; the value itself when it is no controlled term."""
    enum = BEGRIPPEN.get(facet)
    begrip = enum.lookup(waarde) if enum else None
    return label(begrip) if begrip else waarde


_REDENEN = {
    Reden.WOORD_IN_NAAM: _l("Uw woord staat in de naam"),
    Reden.WOORD_IN_TEKST: _l("Uw woord staat in de beschrijving"),
    Reden.BETEKENIS: _l("Dit gaat over hetzelfde"),
    Reden.ONDERWERP: _l("Dit hoort bij uw onderwerp"),
    Reden.DICHTBIJ: _l("Dichtbij"),
    Reden.VOOR_UW_BUURT: _l("Voor mensen uit uw buurt"),
    Reden.LICHTE_HULP: _l("U kunt hier zo terecht"),
    Reden.PAS_GECONTROLEERD: _l("Kort geleden nagekeken"),
}
_REDENEN_MET_DETAIL = {
    Reden.WOORD_IN_NAAM: _l("‘%(detail)s’ staat in de naam"),
    Reden.WOORD_IN_TEKST: _l("‘%(detail)s’ staat in de beschrijving"),
    Reden.BETEKENIS: _l("Gaat over %(detail)s"),
    Reden.ONDERWERP: _l("Hoort bij %(detail)s"),
}


def waarom_tekst(waarom: Waarom) -> str:
    """Why a hit is shown, in a few words."""
    with_detail = _REDENEN_MET_DETAIL.get(waarom.reden)
    if waarom.detail and with_detail is not None:
        return str(with_detail) % {"detail": waarom.detail}
    return str(_REDENEN[waarom.reden])
