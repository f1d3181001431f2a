"""The objects of the redactie for the access test; all of them belong to the gemeente Weert."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from portal.data.models import (
    Aanmelding,
    Beslisregel,
    Bulkactie,
    MailTaak,
    Notitie,
    Signaal,
    Werklijst,
    Wijziging,
    Zoekcijfer,
)
from portal.domain.begrippen import (
    AanmeldingStatus,
    Bulkwerk,
    Rol,
    SignaalBron,
    SignaalSoort,
    VoorzieningStatus,
)
from portal.domain.hulpvraag import Beslissing
from portal.services.versies import keep_basis

if TYPE_CHECKING:
    from tests.support.toegang import Wereld


def add(wereld: "Wereld", row: Any) -> Any:
    wereld.session.add(row)
    wereld.session.commit()
    return row


def make_voorziening(wereld: "Wereld") -> UUID:
    """Another one each time: it may be changed."""
    naam = f"Inloop {uuid4().hex[:8]}"
    voorziening: UUID = wereld.factories.voorziening(
        naam=naam, aanbieder=wereld.aanbieder, werkgebied=["GM0988"]
    ).id
    return voorziening


def make_gewijzigd(wereld: "Wereld") -> UUID:
    """One with a version to put back."""
    voorziening_id = make_voorziening(wereld)
    keep_basis(wereld.session, [voorziening_id])
    wereld.session.commit()
    return voorziening_id


def make_aanbieder(wereld: "Wereld") -> UUID:
    aanbieder = wereld.factories.aanbieder(naam=f"Stichting {uuid4().hex[:8]}")
    wereld.factories.voorziening(
        naam=f"Eetpunt {uuid4().hex[:8]}", aanbieder=aanbieder, werkgebied=["GM0988"]
    )
    found: UUID = aanbieder.id
    return found


def make_wijziging(wereld: "Wereld") -> UUID:
    found: UUID = _propose(wereld).id
    return found


def make_voorgesteld(wereld: "Wereld") -> UUID:
    """A voorziening for which a proposal waits."""
    return _propose(wereld).voorziening_id


def _propose(wereld: "Wereld") -> Wijziging:
    change = {"oud": "Kom binnen.", "nieuw": "Kom gerust binnen."}
    row = Wijziging(
        voorziening_id=make_voorziening(wereld),
        basis_version=1,
        velden={"samenvatting": change},
        rol=Rol.AANBIEDER,
        organisatie="Stichting Van Mij",
    )
    found: Wijziging = add(wereld, row)
    return found


def make_aanmelding(wereld: "Wereld") -> UUID:
    row = Aanmelding(
        naam=f"Nieuwe Stichting {uuid4().hex[:8]}",
        contactpersoon="Bo",
        email=f"{uuid4().hex[:8]}@example.nl",
        gemeente_code="GM0988",
        status=AanmeldingStatus.WACHT,
    )
    found: UUID = add(wereld, row).id
    return found


def make_notitie(wereld: "Wereld") -> UUID:
    row = Notitie(
        voorziening_id=wereld.voorziening.id, tekst="x", door="y", op=wereld.container.clock()
    )
    found: UUID = add(wereld, row).id
    return found


def make_signaal(wereld: "Wereld") -> UUID:
    now = wereld.container.clock()
    row = Signaal(
        voorziening_id=make_voorziening(wereld),
        soort=SignaalSoort.ADRES,
        bron=SignaalBron.BEZOEKER,
        gemeld_op=now,
        termijn=now.date(),
    )
    found: UUID = add(wereld, row).id
    return found


def make_mail(wereld: "Wereld") -> int:
    """One that failed too often."""
    row = MailTaak(soort="controle", ontvanger="a@example.nl", parked=True)
    found: int = add(wereld, row).id
    return found


def make_werklijst(wereld: "Wereld") -> UUID:
    row = Werklijst(naam="Ronde", gemeente_code="GM0988", gemaakt_op=wereld.container.clock())
    found: UUID = add(wereld, row).id
    return found


def make_bulkactie(wereld: "Wereld") -> UUID:
    status = VoorzieningStatus.GEPUBLICEERD.value
    regel = {"oud": {"status": status}, "nieuw": {"status": status}}
    row = Bulkactie(
        werk=Bulkwerk.PUBLICEREN,
        regels={str(wereld.voorziening.id): regel},
        door="y",
        op=wereld.container.clock(),
    )
    found: UUID = add(wereld, row).id
    return found


def make_beslisregel(wereld: "Wereld") -> UUID:
    row = Beslisregel(nummer=5, beslissing=Beslissing.DIRECT, gemeente_code="GM0988")
    return add(wereld, row).id


def make_zoekvraag(wereld: "Wereld") -> UUID:
    row = Zoekcijfer(maand=date(2026, 11, 1), hash=uuid4().hex, woorden="blorf", aantal=5, leeg=5)
    found: UUID = add(wereld, row).id
    return found


def make_twee(wereld: "Wereld") -> dict[str, UUID]:
    return {"blijft_id": make_voorziening(wereld), "weg_id": make_voorziening(wereld)}


def make_twee_aanbieders(wereld: "Wereld") -> dict[str, UUID]:
    return {"blijft_id": make_aanbieder(wereld), "weg_id": make_aanbieder(wereld)}


# By path: what makes the object, for routes with one ``id_``.
ENKEL = {
    "/redactie/aanbieders/<uuid:id_>": make_aanbieder,
    "/redactie/aanbieders/<uuid:id_>/notities": make_aanbieder,
    "/redactie/aanmeldingen/<uuid:id_>": make_aanmelding,
    "/redactie/aanmeldingen/<uuid:id_>/afwijzen": make_aanmelding,
    "/redactie/bulk/<uuid:id_>/terug": make_bulkactie,
    "/redactie/notities/<uuid:id_>/weg": make_notitie,
    "/redactie/voorzieningen/<uuid:id_>": make_voorziening,
    "/redactie/voorzieningen/<uuid:id_>/notities": make_voorziening,
    "/redactie/voorzieningen/<uuid:id_>/sjabloon": make_voorziening,
    "/redactie/werklijsten/<uuid:id_>": make_werklijst,
    "/redactie/werklijsten/<uuid:id_>/belblad": make_werklijst,
    "/redactie/werklijsten/<uuid:id_>/klaar": make_werklijst,
    "/redactie/werklijsten/<uuid:id_>/toewijzen": make_werklijst,
    "/redactie/werklijsten/<uuid:id_>/uitslag": make_werklijst,
    "/redactie/wijzigingen/<uuid:id_>": make_wijziging,
    "/redactie/wijzigingen/<uuid:id_>/terug": make_wijziging,
}
DUBBEL = {
    "/redactie/samenvoegen/<uuid:blijft_id>/<uuid:weg_id>": make_twee,
    "/redactie/aanbieders/samenvoegen/<uuid:blijft_id>/<uuid:weg_id>": make_twee_aanbieders,
}
ENKEL |= {
    "/redactie/controle/<uuid:id_>/klopt": make_voorziening,
    "/redactie/signalen/<uuid:id_>": make_signaal,
}
# Words are of the whole region: every editor keeps them.
VAN_IEDERE_REDACTEUR = {
    "/redactie/zoekvragen/<uuid:id_>/gezien": make_zoekvraag,
    "/redactie/zoekvragen/<uuid:id_>/taak": make_zoekvraag,
}
