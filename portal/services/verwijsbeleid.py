"""The terms of referrals per gemeente, and how many there are: an editor sees no more of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.data.locks import begin_writing
from portal.data.models.verwijzing import Verwijsbeleid
from portal.data.queries import regio as regio_queries
from portal.data.queries import verwijzingen as queries
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import VerwijzingStatus
from portal.domain.errors import InvoerOngeldig, NietToegestaan
from portal.domain.gebruikers import Identiteit
from portal.domain.verwijzingen import Beleid, choose_beleid
from portal.services.controlebeleid import check_gemeente, store_beleid


@dataclass(frozen=True, slots=True, kw_only=True)
class Gemeentestand:
    """The referrals of one gemeente that were not erased yet, by status, and its terms."""

    code: str
    aantallen: Mapping[VerwijzingStatus, int]
    beleid: Beleid
    eigen: bool


def list_gemeentestanden(uow: UnitOfWork, *, wie: Identiteit) -> list[Gemeentestand]:
    """The gemeenten that ``wie`` keeps, in the order of the region.

    Raises:
        NietToegestaan: ``wie`` is no editor.

    """
    if not wie.may_redigeren(()):
        raise NietToegestaan
    own = wie.gemeenten
    with uow:
        codes = [
            code
            for code in regio_queries.list_gemeente_codes(uow.session)
            if own is None or code in own
        ]
        counted = queries.count_by_status(uow.session, codes)
        beleid = queries.list_beleid(uow.session)
    return [
        Gemeentestand(
            code=code,
            aantallen={status: counted.get((code, status), 0) for status in VerwijzingStatus},
            beleid=choose_beleid(beleid, code),
            eigen=code in beleid,
        )
        for code in codes
    ]


def get_verwijsbeleid(
    uow: UnitOfWork, *, wie: Identiteit, gemeente_code: str
) -> tuple[Beleid, bool]:
    """The terms of a gemeente (``''``: of the region), and whether they are its own.

    Raises:
        NietGevonden: it is no gemeente of the region.
        NietToegestaan: it is not a gemeente of ``wie``.

    """
    with uow:
        check_gemeente(uow.session, wie, gemeente_code)
        beleid = queries.list_beleid(uow.session)
    return choose_beleid(beleid, gemeente_code), gemeente_code in beleid


def change_verwijsbeleid(
    uow: UnitOfWork, *, wie: Identiteit, gemeente_code: str, beleid: Beleid | None
) -> None:
    """Set the terms of a gemeente; None: those of the region (for the region: the standard). They
    count for referrals that are there too.

    Raises:
        InvoerOngeldig: these terms cannot be.
        NietGevonden, NietToegestaan: as ``get_verwijsbeleid``.

    """
    if beleid is not None and (faults := beleid.check()):
        raise InvoerOngeldig(faults)
    with uow:
        begin_writing(uow.session)
        check_gemeente(uow.session, wie, gemeente_code)
        store_beleid(uow.session, Verwijsbeleid, gemeente_code, beleid)
        uow.commit()
