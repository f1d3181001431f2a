"""Roles on an account: adding them, and refusing those that cannot be."""

from collections.abc import Sequence

from portal.data.models.gebruiker import Gebruiker, Rolverlening
from portal.data.queries import aanbieders as aanbieder_queries
from portal.data.queries.gebieden import list_gebied_codes
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Niveau, Rol
from portal.domain.errors import Fout, InvoerOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.gebruikers import Bevoegdheid


def add_bevoegdheden(gebruiker: Gebruiker, bevoegdheden: Sequence[Bevoegdheid]) -> bool:
    """Give an account the roles it lacks, in the caller's transaction; whether it lacked any.
    Who becomes hoofd of an aanbieder it works for already, keeps one row."""
    changed = False
    for wanted in bevoegdheden:
        where = (wanted.rol, wanted.aanbieder_id, wanted.gemeente_code)
        row = next(
            (
                rij
                for rij in gebruiker.bevoegdheden
                if (rij.rol, rij.aanbieder_id, rij.gemeente_code) == where
            ),
            None,
        )
        if row is None:
            gebruiker.bevoegdheden.append(
                Rolverlening(
                    rol=wanted.rol,
                    aanbieder_id=wanted.aanbieder_id,
                    gemeente_code=wanted.gemeente_code,
                    hoofd=wanted.hoofd,
                )
            )
            changed = True
        elif wanted.hoofd and not row.hoofd:
            row.hoofd = changed = True
    return changed


def check_gemeenten(uow: UnitOfWork, bevoegdheden: Sequence[Bevoegdheid]) -> None:
    """Refuse roles in a gemeente that is not known.

    Raises:
        InvoerOngeldig: there is one.

    """
    codes = {b.gemeente_code for b in bevoegdheden if b.gemeente_code is not None}
    unknown = codes - set(list_gebied_codes(uow.session, Niveau.GEMEENTE)) if codes else set()
    if unknown:
        fouten = [Fout("gemeenten", Foutcode.GEBIED_ONBEKEND, code) for code in sorted(unknown)]
        raise InvoerOngeldig(fouten)


def make_bevoegdheden(
    uow: UnitOfWork, rol: Rol, gemeenten: Sequence[str], aanbieder_slug: str
) -> list[Bevoegdheid]:
    """The role, once for each place: in the whole region without ``gemeenten``; who comes first
    to an aanbieder is its hoofd.

    Raises:
        InvoerOngeldig: the aanbieder or a gemeente is not known.

    """
    if rol is not Rol.AANBIEDER:
        wanted = [Bevoegdheid(rol, gemeente_code=code) for code in gemeenten or (None,)]
        check_gemeenten(uow, wanted)
        return wanted
    aanbieder = aanbieder_queries.find_by_slug(uow.session, aanbieder_slug)
    if aanbieder is None:
        raise InvoerOngeldig([Fout("aanbieder", Foutcode.KEUZE_ONBEKEND, aanbieder_slug)])
    return [Bevoegdheid(rol, aanbieder_id=aanbieder.id, hoofd=True)]
