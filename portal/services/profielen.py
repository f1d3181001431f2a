"""Profiles: one's own, those of colleagues, and what residents may see of them."""

from dataclasses import asdict, dataclass, fields
from uuid import UUID

from portal.data.locks import begin_writing
from portal.data.models.netwerk import Profiel
from portal.data.queries import profielen as queries
from portal.data.queries.profielen import ProfielRij
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Doelgroep, Leefgebied, Overgang, Taal, Zichtbaarheid
from portal.domain.errors import Fout, InvoerOngeldig, NietGevonden, NietToegestaan
from portal.domain.foutcodes import Foutcode
from portal.domain.gebruikers import Identiteit
from portal.domain.netwerk import Collega, Profielgegevens


@dataclass(frozen=True, slots=True, kw_only=True)
class PubliekProfiel:
    """What residents see; ``naam`` is empty when the person stays without a name."""

    naam: str
    organisatie: str
    functie: str
    leefgebieden: tuple[Leefgebied, ...]
    doelgroepen: tuple[Doelgroep, ...]
    talen: tuple[Taal, ...]
    bereikbaar: str
    telefoon: str
    email: str


def get_profiel(uow: UnitOfWork, wie: Identiteit) -> Profielgegevens | None:
    """One's own profile; None when it was not made yet.

    Raises:
        NietToegestaan: ``wie`` is no professional.

    """
    check_professional(wie)
    with uow:
        profiel = queries.find_profiel_of(uow.session, wie.id)
        return None if profiel is None else make_gegevens(profiel)


def change_profiel(uow: UnitOfWork, wie: Identiteit, gegevens: Profielgegevens) -> None:
    """Make or change one's own profile.

    Raises:
        NietToegestaan: ``wie`` is no professional.
        InvoerOngeldig: residents may see it, but have no way to get in touch.

    """
    check_professional(wie)
    if gegevens.is_publiek and not (gegevens.publieke_telefoon or gegevens.publieke_email):
        raise InvoerOngeldig([Fout("publieke_telefoon", Foutcode.CONTACT_ONTBREEKT)])
    with uow:
        begin_writing(uow.session)
        profiel = queries.find_profiel_of(uow.session, wie.id)
        if profiel is None:
            uow.session.add(Profiel(gebruiker_id=wie.id, **asdict(gegevens)))
        else:
            for naam, waarde in asdict(gegevens).items():
                setattr(profiel, naam, waarde)
        uow.commit()


def remove_profiel(uow: UnitOfWork, wie: Identiteit) -> None:
    """Take one's own profile out of the network; without one nothing changes.

    Raises:
        NietToegestaan: ``wie`` is no professional.

    """
    check_professional(wie)
    with uow:
        begin_writing(uow.session)
        profiel = queries.find_profiel_of(uow.session, wie.id)
        if profiel is not None:
            uow.session.delete(profiel)
        uow.commit()


def get_collega(uow: UnitOfWork, wie: Identiteit, id_: UUID) -> Collega:
    """A colleague of the network.

    Raises:
        NietToegestaan: ``wie`` is no professional.
        NietGevonden: there is no such profile (any more).

    """
    check_professional(wie)
    with uow:
        for rij in queries.list_profielen(uow.session, Profiel.id == id_):
            return make_collega(rij, wie)
    raise NietGevonden


def list_collegas(uow: UnitOfWork, wie: Identiteit) -> tuple[Collega, ...]:
    """Everybody of the network, by name.

    Raises:
        NietToegestaan: ``wie`` is no professional.

    """
    check_professional(wie)
    with uow:
        return tuple(make_collega(rij, wie) for rij in queries.list_profielen(uow.session))


def list_publieke_profielen(
    uow: UnitOfWork, *, gemeente_code: str | None = None, overgang: Overgang | None = None
) -> tuple[PubliekProfiel, ...]:
    """The cliëntondersteuners that residents may see: of this gemeente, for this overgang."""
    with uow:
        rijen = queries.list_profielen(
            uow.session, Profiel.oco.is_(True), Profiel.zichtbaarheid != Zichtbaarheid.COLLEGAS
        )
        return tuple(
            _make_publiek(rij)
            for rij in rijen
            if gemeente_code is None or gemeente_code in rij.Profiel.gemeenten
            if overgang is None or overgang in rij.Profiel.overgangen
        )


def check_professional(wie: Identiteit) -> None:
    """Let pass who belongs to the network.

    Raises:
        NietToegestaan: ``wie`` does not.

    """
    if not wie.is_professional:
        raise NietToegestaan


def make_gegevens(profiel: Profiel) -> Profielgegevens:
    """The row as a value."""
    return Profielgegevens(
        **{field.name: getattr(profiel, field.name) for field in fields(Profielgegevens)}
    )


def make_collega(rij: ProfielRij, wie: Identiteit) -> Collega:
    """A row of the network, as ``wie`` sees it."""
    profiel = rij.Profiel
    return Collega(
        id=profiel.id,
        naam=rij.naam,
        gegevens=make_gegevens(profiel),
        eigen=profiel.gebruiker_id == wie.id,
    )


def _make_publiek(rij: ProfielRij) -> PubliekProfiel:
    profiel = rij.Profiel
    return PubliekProfiel(
        naam=rij.naam if profiel.zichtbaarheid is Zichtbaarheid.NAAM else "",
        organisatie=profiel.organisatie,
        functie=profiel.functie,
        leefgebieden=profiel.leefgebieden,
        doelgroepen=profiel.doelgroepen,
        talen=profiel.talen,
        bereikbaar=profiel.bereikbaar,
        telefoon=profiel.publieke_telefoon,
        email=profiel.publieke_email,
    )
