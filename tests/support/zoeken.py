"""A small corpus, a vocabulary and a day for the tests of search."""

from collections.abc import Iterable
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

from indexer.documents import Plek, VoorzieningDocument
from indexer.engine import SearchEngine
from indexer.language import Crisispatroon, Relatie, Woordenboek, Woordpaar
from indexer.query import Omgeving, Punt, ZoekUitkomst, ZoekVraag

VANDAAG = date(2026, 11, 20)
WEERT = Punt(51.2515, 5.7069)
_numbers = count(1)

WOORDENBOEK = Woordenboek(
    paren=(
        Woordpaar(
            gewoon="huur niet betalen",
            vakterm="schuldhulpverlening",
            relatie=Relatie.LEIDT_NAAR,
            leefgebied="geld-en-schulden",
        ),
        Woordpaar(
            gewoon="poetshulp",
            vakterm="huishoudelijke hulp",
            relatie=Relatie.SYNONIEM,
            leefgebied="zelfstandig-leven",
        ),
        Woordpaar(
            gewoon="in de war",
            vakterm="verward gedrag",
            relatie=Relatie.LEIDT_NAAR,
            leefgebied="psychische-gezondheid",
            crisis=True,
        ),
        Woordpaar(
            gewoon="psycholoog",
            vakterm="geestelijke gezondheidszorg (ggz)",
            relatie=Relatie.SMALLER,
            leefgebied="psychische-gezondheid",
        ),
    ),
    delen=(
        *("schuld", "hulp", "verlening", "sanering", "voedsel", "bank", "mantel", "zorg"),
        *("opvoed", "vragen", "ondersteuning", "gezondheid", "huishoud", "taal", "huis"),
    ),
    stopwoorden=tuple("ik kan mijn me niet de het een en in met voor naar hoe wat wil".split()),
    crisispatronen=(
        Crisispatroon(patroon="zelfmoord*", soort="zelfdoding"),
        Crisispatroon(patroon="niet meer leven", soort="zelfdoding"),
        Crisispatroon(patroon="word geslagen", soort="geweld"),
    ),
)


def make_document(naam: str = "Inloop", **values: Any) -> VoorzieningDocument:
    """A valid document of its own; ``values`` are fields of ``VoorzieningDocument``."""
    number = next(_numbers)
    defaults: dict[str, Any] = {
        "id": str(UUID(int=number)),
        "version": 1,
        "slug": f"voorziening-{number}",
        "naam": naam,
        "samenvatting": "",
        "gecontroleerd_op": "2026-10-01",
    }
    return VoorzieningDocument(**{**defaults, **values})


def plek_op(meters: float, richting: str = "oost") -> Plek:
    """A place at so many metres from ``WEERT``."""
    if richting == "oost":
        return Plek(plaats="Weert", lat=WEERT.lat, lon=WEERT.lon + meters / 69_640)
    return Plek(plaats="Weert", lat=WEERT.lat + meters / 111_195, lon=WEERT.lon)


def omgeving(**values: Any) -> Omgeving:
    """Somebody in Weert; ``values`` are fields of ``Omgeving``."""
    return Omgeving(**{"punt": WEERT, "gebieden": frozenset({"GM0988", "NL"}), **values})


def ask(engine: SearchEngine, q: str = "", **values: Any) -> ZoekUitkomst:
    """The answer to a question; ``values`` are fields of ``ZoekVraag``."""
    return engine.search(ZoekVraag(q=q, **values))


def names(uitkomst: ZoekUitkomst) -> list[str]:
    """The names of the hits, in order."""
    return [treffer.document.naam for treffer in uitkomst.treffers]


def ids_of(documenten: Iterable[VoorzieningDocument]) -> set[str]:
    return {document.id for document in documenten}
