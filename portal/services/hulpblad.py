"""What somebody collected, as it is shown, printed, mailed and put in a calendar: the visitor's
list and a professional's plan alike, per leefgebied and numbered through."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Leefgebied
from portal.domain.clientondersteuning import OcoVraag, join_vragen
from portal.domain.kaartje import Kaartje
from portal.services.kaartjes import make_kaartje
from portal.services.mail import queue_mail
from portal.services.voorziening_detail import PlekDetail, VoorzieningDetail

# Of an aanbieder with many places the first ones are shown; its page has them all.
MAX_PLEKKEN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Bladregel:
    """A voorziening, or a line in somebody's own words. ``nummer`` stands on the map too; ``id``,
    ``gedaan`` and ``van_client`` are those of a plan."""

    nummer: int
    voorziening: VoorzieningDetail | None = None
    tekst: str = ""
    id: UUID | None = None
    gedaan: bool = False
    van_client: bool = False

    @property
    def plekken(self) -> tuple[PlekDetail, ...]:
        return self.voorziening.plekken[:MAX_PLEKKEN] if self.voorziening else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bladgroep:
    leefgebied: Leefgebied
    doelen: str = ""
    notities: str = ""
    regels: tuple[Bladregel, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hulpblad:
    """``gemeente_code``: whose OCO stands on it, None when that is not known."""

    groepen: tuple[Bladgroep, ...]
    gemeente_code: str | None = None
    kaartje: Kaartje | None = field(default=None, compare=False)

    @property
    def voorzieningen(self) -> tuple[VoorzieningDetail, ...]:
        return tuple(r.voorziening for r in self.regels if r.voorziening)

    @property
    def oco_vraag(self) -> OcoVraag:
        """What its cliëntondersteuning must be good at: all that stands on it."""
        vraag = join_vragen([voorziening.oco_vraag for voorziening in self.voorzieningen])
        return replace(vraag, gemeente_code=self.gemeente_code or vraag.gemeente_code)

    @property
    def regels(self) -> tuple[Bladregel, ...]:
        return tuple(regel for groep in self.groepen for regel in groep.regels)


def make_lijstblad(uow: UnitOfWork, voorzieningen: Iterable[VoorzieningDetail]) -> Hulpblad:
    """Each stands once, under its first leefgebied, in the order in which it was collected."""
    per_leefgebied = defaultdict[Leefgebied, list[VoorzieningDetail]](list)
    for voorziening in voorzieningen:
        per_leefgebied[voorziening.leefgebieden[0]].append(voorziening)
    nummer = iter(range(1, 1_000))
    groepen = tuple(
        Bladgroep(
            leefgebied=leefgebied,
            regels=tuple(
                Bladregel(nummer=next(nummer), voorziening=voorziening)
                for voorziening in per_leefgebied[leefgebied]
            ),
        )
        for leefgebied in Leefgebied
        if leefgebied in per_leefgebied
    )
    return add_kaartje(uow, groepen, _find_gemeente(groepen))


def add_kaartje(
    uow: UnitOfWork, groepen: tuple[Bladgroep, ...], gemeente_code: str | None
) -> Hulpblad:
    """The whole sheet, with the map of what lies somewhere."""
    return Hulpblad(
        groepen=groepen,
        gemeente_code=gemeente_code,
        kaartje=make_kaartje(uow, list(_list_punten(groepen))),
    )


def mail_hulpblad(uow: UnitOfWork, *, email: str, taal: str, gegevens: Mapping[str, Any]) -> None:
    """Queue a mail. The address stands in the outbox until it is sent, and nowhere else;
    ``gegevens`` hold nothing that somebody typed, so that no one can use this to write to
    others."""
    with uow:
        queue_mail(uow.session, soort="hulpblad", ontvanger=email, taal=taal, gegevens=gegevens)
        uow.commit()


def _find_gemeente(groepen: Iterable[Bladgroep]) -> str | None:
    codes = (
        regel.voorziening.gemeente_code
        for groep in groepen
        for regel in groep.regels
        if regel.voorziening
    )
    return next(filter(None, codes), None)


def _list_punten(groepen: Iterable[Bladgroep]) -> Iterator[tuple[int, float, float]]:
    for groep in groepen:
        for regel in groep.regels:
            for plek in regel.plekken:
                if plek.lat is not None and plek.lon is not None:
                    yield regel.nummer, plek.lat, plek.lon
