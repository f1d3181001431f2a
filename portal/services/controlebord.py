"""The cycle as the redactie sees it: how many entries are in which step, and which."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from portal.data.locks import begin_writing
from portal.data.models.voorziening import Voorziening
from portal.data.queries import controle as queries
from portal.data.queries.controle import IN_RONDE, Kandidaat
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Gebeurtenis, VoorzieningStatus
from portal.domain.controle import Beleidsboek, Fase, get_controle_voor
from portal.domain.gebruikers import Identiteit
from portal.services.bevoegd import check_redigeren
from portal.services.versies import add_versie, keep_basis
from portal.services.voorziening_opslag import set_gecontroleerd

PER_PAGINA = 20
_IN_CYCLUS = {VoorzieningStatus.GEPUBLICEERD, VoorzieningStatus.VERLOPEN}


@dataclass(frozen=True, slots=True, kw_only=True)
class BordRegel:
    """One entry that waits for a check."""

    id: UUID
    naam: str
    fase: Fase
    gecontroleerd_op: date | None
    controle_voor: date
    gevraagd_op: date | None
    version: int
    telefoon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Controlebord:
    """``tellingen`` by step, whatever step was chosen; ``regels`` are one page of the chosen."""

    tellingen: Mapping[Fase, int]
    regels: tuple[BordRegel, ...]
    totaal: int


def get_controlebord(
    uow: UnitOfWork,
    *,
    wie: Identiteit | None,
    gemeente_code: str | None = None,
    fase: Fase | None = None,
    pagina: int = 1,
) -> Controlebord:
    """The entries of ``wie`` that are in a round, longest due first; None sees all of them."""
    vandaag = uow.clock().date()
    with uow:
        found = [
            kandidaat
            for kandidaat in queries.list_kandidaten(uow.session, IN_RONDE)
            if _is_open(kandidaat) and _is_of(kandidaat, wie, gemeente_code)
        ]
        boek = queries.get_beleidsboek(uow.session)
        regels = [_make_regel(kandidaat, boek, vandaag) for kandidaat in found]
        chosen = [regel for regel in regels if fase in {None, regel.fase}]
        chosen.sort(key=lambda regel: (regel.controle_voor, regel.naam, regel.id))
        begin = (pagina - 1) * PER_PAGINA
        shown = chosen[begin : begin + PER_PAGINA]
        telefoons = queries.list_telefoons(uow.session, [regel.id for regel in shown])
    counted = Counter(regel.fase for regel in regels)
    return Controlebord(
        tellingen={fase: counted[fase] for fase in Fase},
        regels=tuple(replace(regel, telefoon=telefoons.get(regel.id, "")) for regel in shown),
        totaal=len(chosen),
    )


def confirm_by_redactie(uow: UnitOfWork, *, wie: Identiteit, id_: UUID) -> None:
    """Note that a redacteur checked it: public it says which redactie, never who.

    Raises:
        NietGevonden: there is no such entry, or ``wie`` may not know that there is.
        NietToegestaan: it is not one of ``wie``.

    """
    with uow:
        begin_writing(uow.session)
        houder = check_redigeren(uow.session, wie, id_, lock=True)
        # Who keeps one gemeente or more speaks for that one; else the region has the name.
        door = f"redactie {'gemeente ' if wie.gemeenten else ''}{houder.organisatie}"
        keep_basis(uow.session, [id_])
        voorziening = uow.session.get_one(Voorziening, id_)
        set_gecontroleerd(voorziening, door=door, op=uow.clock().date())
        queries.close_rondes(uow.session, [id_])
        add_versie(
            uow.session,
            id_,
            Gebeurtenis.BEVESTIGD,
            rol=houder.rol,
            organisatie=houder.organisatie,
            op=uow.clock(),
        )
        uow.commit()


def _make_regel(kandidaat: Kandidaat, boek: Beleidsboek, vandaag: date) -> BordRegel:
    return BordRegel(
        id=kandidaat.id,
        naam=kandidaat.naam,
        fase=kandidaat.stand.fase,
        gecontroleerd_op=kandidaat.stand.gecontroleerd_op,
        controle_voor=get_controle_voor(
            kandidaat.stand, boek.get(kandidaat.gemeente_code), vandaag
        ),
        gevraagd_op=kandidaat.stand.gevraagd_op,
        version=kandidaat.version,
    )


def _is_open(kandidaat: Kandidaat) -> bool:
    return not kandidaat.stand.is_beantwoord and kandidaat.status in _IN_CYCLUS


def _is_of(kandidaat: Kandidaat, wie: Identiteit | None, gemeente_code: str | None) -> bool:
    codes = kandidaat.gemeente_codes
    if wie is not None and not wie.may_redigeren(codes):
        return False
    return gemeente_code is None or gemeente_code in codes
