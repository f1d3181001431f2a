"""The region that this installation serves: from its file (TOML) into the tables, and out of them.

The file is the source; ``sync_regio`` makes the tables equal to it.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session

from portal.data.models import regio as models
from portal.data.queries import regio as queries
from portal.data.queries.gebieden import list_gebied_codes
from portal.data.queries.regio import OcoRij
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import ContactSoort, Niveau
from portal.domain.errors import Fout, InvoerOngeldig, NietGevonden
from portal.domain.foutcodes import Foutcode
from portal.domain.regio import Contact, Gemeente, Ondersteuner, Regio, index_ondersteuners
from portal.services.regiobestand import Regiolezer

__all__ = ["Contact", "Gemeente", "Regio", "get_regio", "load_regio_file", "sync_regio"]


def load_regio_file(path: Path) -> Regio:
    """Read and check a region file; its contacts have no slug yet.

    Raises:
        InvoerOngeldig: with every fault; ``veld`` is the path of the key
            (``gemeenten.2.oco.1.telefoon``, counted from 1).
        OSError: it cannot be read.

    """
    try:
        inhoud = tomllib.loads(path.read_text("utf-8"))
    except UnicodeDecodeError as error:
        raise InvoerOngeldig([Fout("", Foutcode.BESTAND_CODERING)]) from error
    except tomllib.TOMLDecodeError as error:
        raise InvoerOngeldig([Fout("", Foutcode.BESTAND_GEEN_TOML, str(error))]) from error
    lezer = Regiolezer()
    regio = lezer.regio(inhoud)
    if lezer.fouten:
        raise InvoerOngeldig(lezer.fouten)
    return regio


def sync_regio(uow: UnitOfWork, bestand: Regio) -> None:
    """Make the tables equal to the file; nothing is written when they are.

    Raises:
        InvoerOngeldig: a gemeente of the file is not among the gebieden.

    """
    with uow:
        if _read(uow.session) == bestand:
            return
        known = set(list_gebied_codes(uow.session, Niveau.GEMEENTE))
        fouten = [
            Fout(f"gemeenten.{at}.code", Foutcode.GEBIED_ONBEKEND, gemeente.code)
            for at, gemeente in enumerate(bestand.gemeenten, start=1)
            if gemeente.code not in known
        ]
        if fouten:
            raise InvoerOngeldig(fouten)
        _write(uow.session, bestand)
        uow.commit()


def get_regio(uow: UnitOfWork) -> Regio:
    """The region with its gemeenten and contacts, in order, and all who give OCO in it.

    Raises:
        NietGevonden: no region file was read yet.

    """
    with uow:
        regio = _read(uow.session)
        if regio is None:
            raise NietGevonden
        extern_ids = [c.extern_id for c in regio.contacten_for(None) if c.extern_id]
        slugs = queries.find_public_slugs(uow.session, extern_ids)
        rijen, serves = queries.list_ondersteuners(uow.session)
    return replace(
        regio,
        gemeenten=tuple(_with_slugs(g, slugs) for g in regio.gemeenten),
        ondersteuners=index_ondersteuners(_make_ondersteuner(rij, serves[rij.id]) for rij in rijen),
    )


def _read(session: Session) -> Regio | None:
    row = queries.find_regio(session)
    if row is None:
        return None
    return Regio(
        naam=row.naam,
        beheerder=row.beheerder,
        email=row.email,
        thema=row.thema,
        gemeenten=tuple(map(_make_gemeente, queries.list_regio_gemeenten(session))),
    )


def _make_gemeente(row: models.RegioGemeente) -> Gemeente:
    contacten = tuple(
        Contact(
            soort=contact.soort,
            naam=contact.naam,
            telefoon=contact.telefoon,
            gemeente_code=row.gemeente_code,
            gemeente_naam=row.naam,
            extern_id=contact.extern_id,
        )
        for contact in row.contacten
    )
    return Gemeente(
        code=row.gemeente_code,
        naam=row.naam,
        toegang=tuple(c for c in contacten if c.soort is ContactSoort.TOEGANG),
        oco=tuple(c for c in contacten if c.soort is ContactSoort.OCO),
        oco_wlz=tuple(c for c in contacten if c.soort is ContactSoort.OCO_WLZ),
    )


def _write(session: Session, regio: Regio) -> None:
    session.merge(
        models.Regio(
            id=1, naam=regio.naam, beheerder=regio.beheerder, email=regio.email, thema=regio.thema
        )
    )
    for old in queries.list_regio_gemeenten(session):
        session.delete(old)
    session.flush()
    session.add_all(
        models.RegioGemeente(
            gemeente_code=gemeente.code,
            naam=gemeente.naam,
            volgorde=at,
            contacten=[
                models.RegioContact(
                    soort=contact.soort,
                    volgorde=place,
                    naam=contact.naam,
                    telefoon=contact.telefoon,
                    extern_id=contact.extern_id,
                )
                for place, contact in enumerate(
                    (*gemeente.toegang, *gemeente.oco, *gemeente.oco_wlz)
                )
            ],
        )
        for at, gemeente in enumerate(regio.gemeenten)
    )


def _with_slugs(gemeente: Gemeente, slugs: dict[str, str]) -> Gemeente:
    def add(contacten: tuple[Contact, ...]) -> tuple[Contact, ...]:
        return tuple(replace(c, slug=slugs.get(c.extern_id or "")) for c in contacten)

    return replace(
        gemeente,
        toegang=add(gemeente.toegang),
        oco=add(gemeente.oco),
        oco_wlz=add(gemeente.oco_wlz),
    )


def _make_ondersteuner(rij: OcoRij, werkgebied: Sequence[str]) -> Ondersteuner:
    return Ondersteuner(
        slug=rij.slug,
        naam=rij.naam,
        telefoon=rij.telefoon,
        lijn=rij.lijn,
        leefgebieden=rij.leefgebieden,
        doelgroepen=rij.doelgroepen,
        wetten=rij.wetten,
        overgangen=rij.overgangen,
        werkgebied=frozenset(werkgebied),
    )
