"""The quickscan: what somebody answered, and what the decision table says to do with it.

The order of the answer is fixed (Woerden's three questions): what you can do yourself, what people
around you and volunteers can do, and what you need help with. Who has several things going on, or
does not know, is advised a talk with somebody beside them first.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.domain.begrippen import Aantal, Gevaar, Leefgebied, Overgang, Uitkomst, VoorWie


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
    uitkomst: Uitkomst
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
    main = next((r for r in fitting if r.uitkomst in (Uitkomst.GESPREK, Uitkomst.DIRECT)), None)
    shown = [
        r for r in fitting if r is main or r.uitkomst in (Uitkomst.OVERGANG, Uitkomst.HULPLIJN)
    ]
    return Advies(
        hulplijnen=vraag.gevaar or _hulplijnen_of(fitting),
        gesprek=main is None or main.uitkomst is Uitkomst.GESPREK,
        overgangen=_overgangen_of(fitting, vraag),
        toelichtingen=tuple(dict.fromkeys(r.toelichting for r in shown if r.toelichting)),
    )


def _hulplijnen_of(regels: Iterable[Beslisregel]) -> tuple[Gevaar, ...]:
    """A row may ask for the help lines without a danger that was named."""
    wanted = any(regel.uitkomst is Uitkomst.HULPLIJN for regel in regels)
    return (Gevaar.ACUUT,) if wanted else ()


def _overgangen_of(regels: Iterable[Beslisregel], vraag: Hulpvraag) -> tuple[Overgang, ...]:
    named = (
        regel.overgang
        for regel in regels
        if regel.uitkomst is Uitkomst.OVERGANG and regel.overgang is not None
    )
    return tuple(o for o in dict.fromkeys(named) if o in vraag.overgangen)
