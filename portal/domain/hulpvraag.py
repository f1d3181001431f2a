"""The quickscan: what somebody answered, and what the decision table says to do with it.

The order of the answer is fixed (Woerden's three questions): what you can do yourself, what people
around you and volunteers can do, and what you need help with. Who has several things going on, or
does not know, is advised a talk with somebody beside them first.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.domain.begrippen import Begrip, Leefgebied, Overgang


def _naam(tekst: str) -> str:
    return tekst


class Gevaar(Begrip):
    """A kind of danger that needs help now; the values are those of the crisis patterns."""

    ZELFDODING = "zelfdoding", _naam("Iemand denkt aan zelfmoord")
    GEWELD = "geweld", _naam("Iemand wordt geslagen, bedreigd of vernederd")
    KIND = "kind", _naam("Een kind is niet veilig")
    ACUUT = "acuut", _naam("Er is nu brand, een ongeluk of een misdrijf")


class VoorWie(Begrip):
    """For whom somebody looks for help."""

    MIJZELF = "mijzelf", _naam("Voor mijzelf of mijn gezin")
    NAASTE = "naaste", _naam("Voor iemand die ik ken")
    CLIENT = "client", _naam("Voor iemand die ik help in mijn werk")


class Aantal(Begrip):
    """How many leefgebieden play a part: the line between a single and a multiple question."""

    EEN = "een", _naam("Eén leefgebied")
    MEER = "meer", _naam("Meer leefgebieden")
    ONBEKEND = "onbekend", _naam("Weet ik niet")


class Beslissing(Begrip):
    """What the quickscan does when a rule fits."""

    HULPLIJN = "hulplijn", _naam("Toon eerst de hulplijnen")
    GESPREK = "gesprek", _naam("Raad een gesprek aan, met iemand erbij")
    DIRECT = "direct", _naam("Toon meteen de hulp in de buurt")
    OVERGANG = "overgang", _naam("Wijs op de pagina over deze overgang")


# Only the first row of these counts.
_EERST = (Beslissing.GESPREK, Beslissing.DIRECT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hulpvraag:
    """The answers. ``woorden`` are the visitor's own; nothing of this is ever stored."""

    voor: VoorWie | None = None
    leefgebieden: tuple[Leefgebied, ...] = ()
    gevaar: tuple[Gevaar, ...] = ()
    overgangen: tuple[Overgang, ...] = ()
    woorden: str = ""
    waar: str = ""

    @property
    def aantal(self) -> Aantal:
        match len(self.leefgebieden):
            case 0:
                return Aantal.ONBEKEND
            case 1:
                return Aantal.EEN
            case _:
                return Aantal.MEER


@dataclass(frozen=True, slots=True, kw_only=True)
class Beslisregel:
    """One row of the table: what is not filled in fits everything.

    ``gemeente_code`` None counts everywhere; ``toelichting`` is shown with the outcome.
    """

    nummer: int
    beslissing: Beslissing
    gemeente_code: str | None = None
    voor: VoorWie | None = None
    aantal: Aantal | None = None
    leefgebied: Leefgebied | None = None
    gevaar: Gevaar | None = None
    overgang: Overgang | None = None
    toelichting: str = ""

    def fits(self, vraag: Hulpvraag, gemeente_code: str | None) -> bool:
        return (
            self.gemeente_code in (None, gemeente_code)
            and self.voor in (None, vraag.voor)
            and self.aantal in (None, vraag.aantal)
            and (self.leefgebied is None or self.leefgebied in vraag.leefgebieden)
            and (self.gevaar is None or self.gevaar in vraag.gevaar)
            and (self.overgang is None or self.overgang in vraag.overgangen)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Advies:
    """What to show: the help lines of these dangers before anything else, whether a talk comes
    first, and the transitions that have a page of their own."""

    hulplijnen: tuple[Gevaar, ...] = ()
    gesprek: bool = True
    overgangen: tuple[Overgang, ...] = ()
    toelichtingen: tuple[str, ...] = ()


def decide(
    vraag: Hulpvraag, regels: Iterable[Beslisregel], gemeente_code: str | None = None
) -> Advies:
    """What the table says.

    Of GESPREK and DIRECT the first row that fits counts, and without any a talk: nobody is sent
    away alone because a row is missing. The rows of a gemeente go before those of all. Help lines
    and transitions count together. A danger always shows its help line, whatever the table holds.
    """
    ordered = sorted(regels, key=lambda r: (r.gemeente_code is None, r.nummer))
    fitting = [regel for regel in ordered if regel.fits(vraag, gemeente_code)]
    main = next((regel for regel in fitting if regel.beslissing in _EERST), None)
    shown = [regel for regel in fitting if regel is main or regel.beslissing not in _EERST]
    return Advies(
        hulplijnen=vraag.gevaar or _hulplijnen_of(fitting),
        gesprek=main is None or main.beslissing is Beslissing.GESPREK,
        overgangen=_overgangen_of(fitting, vraag),
        toelichtingen=tuple(dict.fromkeys(r.toelichting for r in shown if r.toelichting)),
    )


def _hulplijnen_of(regels: Iterable[Beslisregel]) -> tuple[Gevaar, ...]:
    """A row may ask for the help lines without a danger that was named."""
    wanted = any(regel.beslissing is Beslissing.HULPLIJN for regel in regels)
    return (Gevaar.ACUUT,) if wanted else ()


def _overgangen_of(regels: Iterable[Beslisregel], vraag: Hulpvraag) -> tuple[Overgang, ...]:
    named = (
        regel.overgang
        for regel in regels
        if regel.beslissing is Beslissing.OVERGANG and regel.overgang is not None
    )
    return tuple(o for o in dict.fromkeys(named) if o in vraag.overgangen)
