"""Finding entries, and aanbieders, that are there twice.

All pairs of 50,000 entries would be a milliard; entries are compared only when they share a key of
``portal.domain.dubbelen.list_sleutels``. The result is kept by the container and read anew in the
background; what was merged or decided since is left out when it is shown.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from uuid import UUID

from rapidfuzz.fuzz import ratio, token_sort_ratio
from sqlalchemy.orm import Session

from portal.data.models.controle import Dubbelbesluit
from portal.data.queries import dubbelen as queries
from portal.data.queries.redactie import in_gemeenten
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import KanaalSoort
from portal.domain.dubbelen import (
    ZELFDE_NAAM,
    Kenmerken,
    Overeenkomst,
    Paar,
    adres_key,
    list_sleutels,
    normalise,
    phone_key,
    website_key,
    weigh,
)
from portal.domain.gebruikers import Identiteit
from portal.domain.voorziening import VoorzieningInvoer
from portal.services.redactie import Regel, check_entries, check_redacteur, list_regels

# More entries than these under one key have something general in common, not themselves.
MAX_GROEP = 60
MAX_GETOOND = 200


@dataclass(frozen=True, slots=True)
class Dubbel:
    """Two entries side by side, and why they look alike."""

    score: float
    a: Regel
    b: Regel
    redenen: tuple[Overeenkomst, ...]


@dataclass(frozen=True, slots=True)
class Gelijkende:
    """Something known that looks like what somebody is about to add."""

    id: UUID
    naam: str
    score: float
    redenen: tuple[Overeenkomst, ...]


class Vergelijker:
    """Compares many with each other, or one with many. Does not change after it is made."""

    def __init__(self, kenmerken: Iterable[Kenmerken]) -> None:
        self._kenmerken: list[Kenmerken] = list(kenmerken)
        self._groups = defaultdict[str, list[int]](list)
        for number, one in enumerate(self._kenmerken):
            for sleutel in set(list_sleutels(one)):
                self._groups[sleutel].append(number)

    @cached_property
    def paren(self) -> tuple[Paar, ...]:
        """All pairs that look alike, the surest first."""
        numbers: set[tuple[int, int]] = set()
        for group in self._groups.values():
            if 1 < len(group) <= MAX_GROEP:
                numbers.update(combinations(group, 2))
        found = []
        for i, j in numbers:
            a, b = self._kenmerken[i], self._kenmerken[j]
            weighed = weigh(a, b, _alike)
            if weighed and a.id and b.id:
                found.append(Paar(weighed[0], min(a.id, b.id), max(a.id, b.id), weighed[1]))
        return tuple(sorted(found, key=lambda paar: (-paar.score, paar.a, paar.b)))

    def find_of(self, one: Kenmerken) -> list[tuple[float, UUID, tuple[Overeenkomst, ...]]]:
        """What looks like ``one``, the surest first; not itself."""
        numbers = {n for sleutel in list_sleutels(one) for n in self._groups.get(sleutel, ())}
        found = []
        for other in (self._kenmerken[number] for number in numbers):
            weighed = weigh(one, other, _alike)
            if weighed and other.id and other.id != one.id:
                found.append((weighed[0], other.id, weighed[1]))
        return sorted(found, key=lambda hit: (-hit[0], hit[1]))

    def find_by_naam(self, one: Kenmerken) -> list[tuple[float, UUID, tuple[Overeenkomst, ...]]]:
        """What has (almost) the same name, whatever else differs; not itself."""
        found = []
        for other in self._kenmerken:
            score = _alike(one.kern, other.kern)
            if score >= ZELFDE_NAAM and other.id and other.id != one.id:
                found.append((score, other.id, (Overeenkomst.NAAM,)))
        return sorted(found, key=lambda hit: (-hit[0], hit[1]))


@dataclass(frozen=True, slots=True)
class Dubbelen:
    """What the container keeps: of entries and of aanbieders, and of which state of the tables
    (``stand``) that is."""

    voorzieningen: Vergelijker
    aanbieders: Vergelijker
    stand: tuple[object, ...]


def _alike(a: str, b: str) -> float:
    """As they are written, or with their words in the same order, whichever is more alike."""
    return max(ratio(a, b), token_sort_ratio(a, b)) / 100


def read_dubbelen(uow: UnitOfWork, old: Dubbelen | None = None) -> Dubbelen:
    """Read all that is compared, the archive left out, and compare it; ``old`` when nothing
    changed since."""
    with uow:
        stand = queries.read_stand(uow.session)
        if old is not None and old.stand == stand:
            return old
        voorzieningen = _list_kenmerken(uow.session)
        found = Dubbelen(
            Vergelijker(kenmerken for _, kenmerken in voorzieningen),
            Vergelijker(_list_aanbieder_kenmerken(uow.session, voorzieningen)),
            stand,
        )
    _ = found.voorzieningen.paren  # now, and not while somebody waits for a page
    return found


def list_dubbelen(uow: UnitOfWork, *, wie: Identiteit, dubbelen: Dubbelen) -> tuple[Dubbel, ...]:
    """The pairs of which this editor keeps both, the surest first, at most MAX_GETOOND."""
    check_redacteur(wie)
    with uow:
        paren = _list_open(uow.session, wie, dubbelen.voorzieningen.paren)[:MAX_GETOOND]
        regels = _regels_by_id(uow.session, paren)
        return tuple(
            Dubbel(paar.score, regels[paar.a], regels[paar.b], paar.redenen) for paar in paren
        )


def count_dubbelen(uow: UnitOfWork, *, wie: Identiteit, dubbelen: Dubbelen) -> int:
    """How many pairs wait for a decision of this editor."""
    check_redacteur(wie)
    with uow:
        return len(_list_open(uow.session, wie, dubbelen.voorzieningen.paren))


def list_dubbelen_of(
    session: Session, wie: Identiteit, voorziening_id: UUID, dubbelen: Dubbelen
) -> tuple[Regel, ...]:
    """What this entry is probably a double of, the surest first."""
    paren = [p for p in dubbelen.voorzieningen.paren if voorziening_id in (p.a, p.b)]
    regels = _regels_by_id(session, _list_open(session, wie, paren))
    return tuple(regel for id_, regel in regels.items() if id_ != voorziening_id)


def find_dubbelen_of(
    uow: UnitOfWork, *, invoer: VoorzieningInvoer, dubbelen: Dubbelen, id_: UUID | None = None
) -> tuple[Gelijkende, ...]:
    """What is already there and looks like ``invoer``; ``id_`` is its own key, when it has one.

    For who is about to add it: shows no more than a name, and of public entries only.
    """
    with uow:
        hits = dubbelen.voorzieningen.find_of(_of_invoer(invoer, id_))
        known = {
            regel.id: regel.naam
            for regel in list_regels(uow.session, [hit[1] for hit in hits])
            if regel.status == regel.status.GEPUBLICEERD
        }
    return tuple(Gelijkende(i, known[i], score, why) for score, i, why in hits if i in known)


def find_aanbieders_like(
    uow: UnitOfWork,
    *,
    naam: str,
    dubbelen: Dubbelen,
    kvk_nummer: str = "",
    website: str = "",
    telefoon: str = "",
    id_: UUID | None = None,
) -> tuple[Gelijkende, ...]:
    """The aanbieders that look like an organisation with these particulars."""
    one = _of_aanbieder(id_, naam, kvk_nummer, website, telefoon)
    with uow:
        surest = dubbelen.aanbieders.find_of(one)
        seen = {hit[1] for hit in surest}
        named = [hit for hit in dubbelen.aanbieders.find_by_naam(one) if hit[1] not in seen]
        hits = [*surest, *named]
        known = {row.id: row.naam for row in queries.list_aanbieders(uow.session)}
    return tuple(Gelijkende(i, known[i], score, why) for score, i, why in hits if i in known)


def decide_no_dubbel(uow: UnitOfWork, *, wie: Identiteit, a_id: UUID, b_id: UUID) -> None:
    """They look alike and are not the same: never show them as doubles again.

    Raises:
        NietGevonden, NietToegestaan: see ``check_entries``.

    """
    a_id, b_id = sorted((a_id, b_id))
    with uow:
        check_entries(uow.session, wie, [a_id, b_id])
        if uow.session.get(Dubbelbesluit, (a_id, b_id)) is None:
            uow.session.add(Dubbelbesluit(a_id=a_id, b_id=b_id, door=wie.naam, op=uow.clock()))
            uow.commit()


def _list_open(session: Session, wie: Identiteit, paren: Sequence[Paar]) -> list[Paar]:
    """Those of which both are still there, are this editor's, and were not decided on."""
    ids = {id_ for paar in paren for id_ in (paar.a, paar.b)}
    levend = queries.list_levend(session, ids, in_gemeenten(wie.gemeenten))
    besluiten = queries.list_besluiten(session)
    return [
        paar for paar in paren if {paar.a, paar.b} <= levend and (paar.a, paar.b) not in besluiten
    ]


def _regels_by_id(session: Session, paren: Iterable[Paar]) -> Mapping[UUID, Regel]:
    ids = [id_ for paar in paren for id_ in (paar.a, paar.b)]
    return {regel.id: regel for regel in list_regels(session, ids)}


def _list_kenmerken(session: Session) -> list[tuple[UUID, Kenmerken]]:
    """Of each entry, with the key of its aanbieder."""
    telefoons = defaultdict[UUID, set[str]](set)
    websites = defaultdict[UUID, set[str]](set)
    adressen = defaultdict[UUID, set[str]](set)
    plaatsen = defaultdict[UUID, set[str]](set)
    for kanaal in queries.list_kanalen(session):
        if kanaal.soort == KanaalSoort.TELEFOON:
            telefoons[kanaal.voorziening_id].add(phone_key(kanaal.waarde))
        else:
            websites[kanaal.voorziening_id].add(website_key(kanaal.waarde))
    for plek in queries.list_plekken(session):
        telefoons[plek.voorziening_id].add(phone_key(plek.telefoon or ""))
        adressen[plek.voorziening_id].add(adres_key(plek.postcode, plek.huisnummer))
        plaatsen[plek.voorziening_id].add(normalise(plek.plaats))
    return [
        (
            rij.aanbieder_id,
            Kenmerken(
                id=rij.id,
                naam=normalise(rij.naam),
                aanbieder=normalise(rij.aanbieder),
                telefoons=_filled(telefoons[rij.id]),
                websites=_filled(websites[rij.id]),
                adressen=_filled(adressen[rij.id]),
                plaatsen=_filled(plaatsen[rij.id]),
            ),
        )
        for rij in queries.list_namen(session)
    ]


def _list_aanbieder_kenmerken(
    session: Session, voorzieningen: Iterable[tuple[UUID, Kenmerken]]
) -> Iterable[Kenmerken]:
    """An aanbieder also has the telephone numbers and websites of its entries."""
    telefoons = defaultdict[UUID, set[str]](set)
    websites = defaultdict[UUID, set[str]](set)
    for aanbieder_id, one in voorzieningen:
        telefoons[aanbieder_id] |= one.telefoons
        websites[aanbieder_id] |= one.websites
    for row in queries.list_aanbieders(session):
        own = _of_aanbieder(row.id, row.naam, row.kvk_nummer, row.website, row.telefoon)
        yield replace(
            own,
            telefoons=own.telefoons | telefoons[row.id],
            websites=own.websites | websites[row.id],
        )


def _of_aanbieder(
    id_: UUID | None, naam: str, kvk: str | None, website: str | None, telefoon: str | None
) -> Kenmerken:
    return Kenmerken(
        id=id_,
        naam=normalise(naam),
        kvk=kvk or "",
        websites=_filled([website_key(website or "")]),
        telefoons=_filled([phone_key(telefoon or "")]),
    )


def _of_invoer(invoer: VoorzieningInvoer, id_: UUID | None) -> Kenmerken:
    plekken = invoer.plekken
    return Kenmerken(
        id=id_,
        naam=normalise(invoer.naam),
        aanbieder=normalise(invoer.aanbieder),
        telefoons=_filled(
            phone_key(t or "") for t in (invoer.telefoon, *(plek.telefoon for plek in plekken))
        ),
        websites=_filled([website_key(invoer.website or "")]),
        adressen=_filled(adres_key(plek.postcode, plek.huisnummer) for plek in plekken),
        plaatsen=_filled(normalise(plek.plaats) for plek in plekken),
    )


def _filled(values: Iterable[str]) -> frozenset[str]:
    return frozenset(value for value in values if value)
