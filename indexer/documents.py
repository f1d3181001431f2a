"""What is searchable: the one place that says what the index knows of a voorziening.

A result page is drawn from these values alone, without a database query. What may not be
public (the address of a safe house) is left out before a document is made.
"""

from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Plek:
    """One public place of a voorziening; ``lat``/``lon`` in degrees (WGS84)."""

    naam: str = ""
    straat: str = ""
    huisnummer: str = ""
    postcode: str = ""
    plaats: str = ""
    lat: float | None = None
    lon: float | None = None
    openingstijden: str = ""
    telefoon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoorzieningDocument:
    """A published voorziening as the engines keep it.

    Lists hold permanent slugs and codes, texts are plain Dutch. ``version`` is the version of the
    row it was made from. ``gebieden`` are the codes of the buurten, wijken and gemeenten in which
    it has a plek; ``werkgebied`` those whose residents may use it, as stated: nothing above or
    below is added (``NL`` means everybody). ``alleen_werkgebied``: being near does not help who
    lives elsewhere (toegang, OCO, maatwerk). ``dagen`` (``ma``…``zo``) and ``uren``
    (``ma-0900``, each half hour that begins open) come from the opening hours.
    ``bevestigd`` is False when nobody confirmed it in time.
    """

    id: str
    version: int
    slug: str
    naam: str
    samenvatting: str
    omschrijving: str = ""
    aanbieder: str = ""
    aanbieder_slug: str = ""
    trefwoorden: tuple[str, ...] = ()
    lijn: str | None = None
    soort: str | None = None
    leefgebieden: tuple[str, ...] = ()
    leefgebied_namen: tuple[str, ...] = ()
    doelgroepen: tuple[str, ...] = ()
    doelgroep_namen: tuple[str, ...] = ()
    wetten: tuple[str, ...] = ()
    overgangen: tuple[str, ...] = ()
    talen: tuple[str, ...] = ()
    plekken: tuple[Plek, ...] = ()
    gebieden: tuple[str, ...] = ()
    gebied_namen: tuple[str, ...] = ()
    werkgebied: tuple[str, ...] = ()
    alleen_werkgebied: bool = False
    telefoon: str = ""
    email: str = ""
    website: str = ""
    kosten: str = ""
    gratis: bool = False
    verwijzing_nodig: bool = False
    leeftijd_van: int | None = None
    leeftijd_tot: int | None = None
    aanmelden: str = ""
    online: bool = False
    rolstoel: bool = False
    onafhankelijk: bool = False
    adres_geheim: bool = False
    dagen: tuple[str, ...] = ()
    uren: tuple[str, ...] = ()
    gesloten_tot: str = ""
    gecontroleerd_op: str = ""
    gecontroleerd_door: str = ""
    bevestigd: bool = True

    def __hash__(self) -> int:
        """Of what tells documents apart, because drawn cards are kept by document: all forty fields
        cost more to hash than a card to fill in."""
        return hash((self.id, self.version))

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values, ``plekken`` as a list of objects."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Self:
        """The document that ``to_dict`` described; unknown keys are ignored."""
        known = {name: values[name] for name in cls.__slots__ if name in values}
        plekken = tuple(Plek(**plek) for plek in known.pop("plekken", ()))
        lists = {name: tuple(v) for name, v in known.items() if isinstance(v, list)}
        return cls(**{**known, **lists}, plekken=plekken)
