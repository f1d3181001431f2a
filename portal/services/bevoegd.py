"""What somebody may do with one entry, and in whose name: ``Identiteit`` knows the rules, this
knows of which aanbieder and gemeenten the entry is."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from portal.data.queries import bewerking as queries
from portal.domain.begrippen import Rol, VoorzieningStatus
from portal.domain.errors import NietGevonden, NietToegestaan
from portal.domain.gebruikers import Identiteit
from portal.domain.plaats import roepnaam


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossierhouder:
    """Somebody before an entry that he may change. ``rol`` and ``organisatie`` go into history:
    an aanbieder by its name, a redacteur by that of the gemeente (or the region)."""

    voorziening_id: UUID
    aanbieder_id: UUID
    status: VoorzieningStatus
    version: int
    rol: Rol
    organisatie: str

    @property
    def is_redactie(self) -> bool:
        return self.rol is not Rol.AANBIEDER


def check_wijzigen(
    session: Session, wie: Identiteit, id_: UUID, *, lock: bool = False
) -> Dossierhouder:
    """Let pass who may change this entry; ``lock`` as ``find_eigenaar`` has it.

    Who is both its redacteur and its medewerker acts as redacteur.

    Raises:
        NietGevonden: there is none, or it is not public and not for ``wie``.
        NietToegestaan: it is public, and somebody else's.

    """
    eigenaar = queries.find_eigenaar(session, id_, lock=lock)
    if eigenaar is None:
        raise NietGevonden
    codes = queries.list_gemeente_codes(session, [id_]).get(id_, set())
    if not wie.may_wijzigen(eigenaar.aanbieder_id, codes):
        public = eigenaar.status == VoorzieningStatus.GEPUBLICEERD
        raise NietToegestaan if public else NietGevonden
    redactie = wie.may_redigeren(codes)
    return Dossierhouder(
        voorziening_id=id_,
        aanbieder_id=eigenaar.aanbieder_id,
        status=eigenaar.status,
        version=eigenaar.version,
        rol=_redactierol(wie) if redactie else Rol.AANBIEDER,
        organisatie=_name_redactie(session, wie, codes) if redactie else eigenaar.aanbieder,
    )


def check_redigeren(
    session: Session, wie: Identiteit, id_: UUID, *, lock: bool = False
) -> Dossierhouder:
    """The same for what only a redacteur may.

    Raises:
        NietGevonden, NietToegestaan: as ``check_wijzigen``; also for the aanbieder itself.

    """
    houder = check_wijzigen(session, wie, id_, lock=lock)
    if not houder.is_redactie:
        raise NietToegestaan
    return houder


def _redactierol(wie: Identiteit) -> Rol:
    return Rol.REDACTEUR if wie.has_rol(Rol.REDACTEUR) else Rol.BEHEERDER


def _name_redactie(session: Session, wie: Identiteit, codes: set[str]) -> str:
    own = wie.gemeenten
    shared = sorted(codes.intersection(own) or own) if own else ()
    naam = queries.find_gebied_naam(session, shared[0]) if shared else None
    return roepnaam(naam) if naam else queries.find_regio_naam(session)
