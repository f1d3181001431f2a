"""The quickscan: from answers to help, in the order of its three questions. Stores nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from indexer.query import Filters, Treffer
from portal.domain.begrippen import Leefgebied, Lijn, Soort
from portal.domain.clientondersteuning import OcoVraag, choose_oco
from portal.domain.hulpvraag import Advies, Beslisregel, Gevaar, Hulpvraag, decide
from portal.domain.loket import Loket
from portal.domain.plaats import Plaats
from portal.domain.regio import Contact
from portal.services.loketten import group_loketten
from portal.services.zoeken import Zoeker, ZoekOpdracht, ZoekResultaat

# Of each step so much: who has a worry chooses from a few, not from a page.
PER_STAP = 3
# More is asked than shown, because each step shows what the others do not.
_GEVRAAGD = 12
_LICHT = (Lijn.NULDE,)
_HULP = (Lijn.EERSTE,)
# A shelter is of the second line, and may be called at once.
_BIJ_GEVAAR = (Lijn.EERSTE, Lijn.TWEEDE)
_TOEGANG = Filters(soort=(Soort.TOEGANG.value,))


@dataclass(frozen=True, slots=True, kw_only=True)
class HulpPerLeefgebied:
    """``zelf``: information and self-help that one needs not go out for; ``samen``: people around
    and volunteers; ``hulp``: professionals one can walk in to."""

    leefgebied: Leefgebied | None
    zelf: tuple[Treffer, ...]
    samen: tuple[Treffer, ...]
    hulp: tuple[Treffer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitslag:
    """What the quickscan answers; ``teams`` are the desks whose werkgebied holds the place."""

    vraag: Hulpvraag
    advies: Advies
    plaats: Plaats | None
    plaats_keuzes: tuple[Plaats, ...]
    plaats_onbekend: str
    teams: tuple[Treffer, ...]
    toegang: tuple[Contact, ...]
    oco: tuple[Contact, ...]
    per_leefgebied: tuple[HulpPerLeefgebied, ...]


@dataclass(frozen=True, slots=True)
class Vraagbaak:
    """Everything the quickscan needs; one per process."""

    zoeker: Zoeker
    regels: Callable[[], Sequence[Beslisregel]]

    def understand(self, vraag: Hulpvraag) -> tuple[Hulpvraag, tuple[Leefgebied, ...]]:
        """The question with the dangers that its own words speak of, and the leefgebieden that
        they point at, likeliest first."""
        if not vraag.woorden:
            return vraag, ()
        found = self.zoeker.search(ZoekOpdracht(q=vraag.woorden, per_pagina=1)).uitkomst.uitleg
        known = set(Leefgebied)
        gevaar = (*vraag.gevaar, *(Gevaar(soort) for soort in found.crisis))
        return (
            replace(vraag, gevaar=tuple(dict.fromkeys(gevaar))),
            tuple(Leefgebied(slug) for slug in found.leefgebieden if slug in known),
        )

    def answer(self, vraag: Hulpvraag) -> Uitslag:
        """The help that fits a question that was understood. Never raises for words or places that
        find nothing."""
        desk = self.zoeker.search(
            ZoekOpdracht(waar=vraag.waar, filters=_TOEGANG, per_pagina=_GEVRAAGD)
        )
        gemeente_code = desk.plaats.gemeente_code if desk.plaats else None
        return Uitslag(
            vraag=vraag,
            advies=decide(vraag, self.regels(), gemeente_code),
            plaats=desk.plaats,
            plaats_keuzes=desk.plaats_keuzes,
            plaats_onbekend=desk.plaats_onbekend,
            teams=self._find_teams(vraag, desk)[:PER_STAP],
            toegang=desk.toegang,
            oco=choose_oco(
                self.zoeker.regio(),
                OcoVraag(leefgebieden=vraag.leefgebieden, overgangen=vraag.overgangen).at(
                    desk.plaats
                ),
            ),
            per_leefgebied=tuple(
                self._help_with(vraag, leefgebied)
                for leefgebied in (vraag.leefgebieden or ((None,) if vraag.woorden else ()))
            ),
        )

    def _find_teams(self, vraag: Hulpvraag, desk: ZoekResultaat) -> tuple[Treffer, ...]:
        """The teams of the place, and with a question about growing up those for it."""
        if desk.plaats is None:
            return ()
        groups = group_loketten(desk.uitkomst.treffers, desk.plaats.gebieden, self.zoeker.regio())
        growing_up = Leefgebied.OPVOEDEN_EN_OPGROEIEN in vraag.leefgebieden
        jeugd = groups[Loket.JEUGD][:1] if growing_up else ()
        return (*jeugd, *groups[Loket.TEAM])

    def _help_with(self, vraag: Hulpvraag, leefgebied: Leefgebied | None) -> HulpPerLeefgebied:
        """Light before heavy; what stands in one step does not come back in the next."""
        # Words of danger ask for professionals, not for the nearest club.
        light = leefgebied is not None or not vraag.gevaar
        online = self._search(vraag, leefgebied, _LICHT, online=True) if light else ()
        nulde = self._search(vraag, leefgebied, _LICHT) if light else ()
        return HulpPerLeefgebied(
            leefgebied=leefgebied,
            zelf=tuple(t for t in online if not t.document.plekken)[:PER_STAP],
            samen=tuple(t for t in nulde if t.document.plekken)[:PER_STAP],
            hulp=self._search(vraag, leefgebied, _HULP if light else _BIJ_GEVAAR)[:PER_STAP],
        )

    def _search(
        self,
        vraag: Hulpvraag,
        leefgebied: Leefgebied | None,
        lijnen: tuple[Lijn, ...],
        *,
        online: bool = False,
    ) -> tuple[Treffer, ...]:
        """The visitor's own words choose among what fits; without a hit the leefgebied stands."""
        filters = Filters(
            leefgebied=(leefgebied.value,) if leefgebied else (),
            lijn=tuple(lijn.value for lijn in lijnen),
            online=online,
        )
        for q in dict.fromkeys((vraag.woorden, "") if leefgebied else (vraag.woorden,)):
            opdracht = ZoekOpdracht(q=q, waar=vraag.waar, filters=filters, per_pagina=_GEVRAAGD)
            found = self.zoeker.search(opdracht).uitkomst.treffers
            if found:
                return found
        return ()
