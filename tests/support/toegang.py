"""The people and objects of the access test: every route, by everybody, on own and others' objects.

A route with an id that not everybody may ask for needs a row in ``OBJECTEN``: how to make the
object, and whose it is. Everything belongs to ``wereld.aanbieder``, which serves the gemeente Weert.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from portal.bootstrap import Container
from portal.data.models import Gebruiker
from portal.data.queries import gebruikers as queries
from portal.domain.begrippen import Rol
from portal.domain.gebruikers import Bevoegdheid
from portal.services.sessies import digest, make_identiteit, start_sessie
from portal.services.uitnodigingen import invite, list_uitnodigingen
from tests.factories import Factories
from tests.support import toegang_netwerk, toegang_plan, toegang_redactie, toegang_verwijzing

EIGEN, ANDERE = "GM0988", "GM1640"
BEZOEKER = "bezoeker"
REDACTIE = frozenset({"redacteur", "redacteur-elders", "beheerder"})
AANBIEDERS = frozenset({"medewerker", "hoofd", "andere-aanbieder"})
PROFESSIONALS = frozenset({"professional", "professional-elders"})
IEDEREEN = frozenset({BEZOEKER}) | PROFESSIONALS | AANBIEDERS | REDACTIE

# Who meets the least that ``TOEGANG`` asks; what they may do with one object comes on top.
GROEPEN = {
    "iedereen": IEDEREEN,
    "account": IEDEREEN - {BEZOEKER},
    "aanbieder": AANBIEDERS | REDACTIE,
    # Without an aanbieder of their own, editors have nothing there.
    "medewerker": AANBIEDERS,
    "professional": PROFESSIONALS,
    "redacteur": REDACTIE,
    "beheerder": frozenset({"beheerder"}),
}
# The people of the aanbieder itself, and the editors of where it serves.
VAN_DE_AANBIEDER = frozenset({"medewerker", "hoofd", "redacteur", "beheerder"})
BEHEER_VAN_DE_AANBIEDER = VAN_DE_AANBIEDER - {"medewerker"}
REDACTIE_VAN_DE_GEMEENTE = frozenset({"redacteur", "beheerder"})


class Wereld:
    """One aanbieder in Weert, and somebody of every kind."""

    def __init__(self, container: Container) -> None:
        self.container = container
        self.session = container.uow().__enter__().session
        self.factories = make = Factories(self.session)
        self.aanbieder = make.aanbieder(naam="Stichting Van Mij")
        self.voorziening = make.voorziening(
            naam="Inloop Van Mij", aanbieder=self.aanbieder, werkgebied=[EIGEN]
        )
        other = make.aanbieder(naam="Stichting Van Anderen")
        make.voorziening(naam="Inloop Van Anderen", aanbieder=other, werkgebied=[ANDERE])
        self.gebruikers: dict[str, Gebruiker] = {
            "professional": make.gebruiker(Rol.PROFESSIONAL, gemeente_code=EIGEN),
            "professional-elders": make.gebruiker(Rol.PROFESSIONAL, gemeente_code=ANDERE),
            "medewerker": make.gebruiker(Rol.AANBIEDER, aanbieder_id=self.aanbieder.id),
            "hoofd": make.gebruiker(Rol.AANBIEDER, aanbieder_id=self.aanbieder.id, hoofd=True),
            "andere-aanbieder": make.gebruiker(Rol.AANBIEDER, aanbieder_id=other.id, hoofd=True),
            "redacteur": make.gebruiker(Rol.REDACTEUR, gemeente_code=EIGEN),
            "redacteur-elders": make.gebruiker(Rol.REDACTEUR, gemeente_code=ANDERE),
            "beheerder": make.gebruiker(Rol.BEHEERDER),
        }

    def token(self, persoon: str) -> str | None:
        """A fresh session of this person; None for a visitor."""
        if persoon == BEZOEKER:
            return None
        gebruiker = self.gebruikers[persoon]
        return start_sessie(self.container.uow(), gebruiker.id, tweede_factor=True)

    def own_sessie(self, persoon: str) -> Any:
        """The id of another session of this person; of the beheerder's for a visitor."""
        token = self.token("beheerder" if persoon == BEZOEKER else persoon)
        with self.container.uow() as uow:
            sessie = queries.find_sessie(uow.session, digest(token or ""), uow.clock())
        assert sessie is not None
        return sessie.id


@dataclass(frozen=True)
class Object:
    """``make(wereld, persoon)`` gives the values of the address, anew for each request."""

    make: Callable[[Wereld, str], dict[str, Any]]
    wie: frozenset[str] = IEDEREEN


# What stands in the address of pages that anybody may ask for; what is not there gives 404.
WAARDEN = {
    "slug": "bestaat-niet",
    "code": EIGEN,
    "filename": "img/favicon.svg",
    "token": "onbekend",
    "antwoord": "ja",
}

_COLLEGAS = "/aanbieder/<uuid:aanbieder_id>/collegas"
_PERSOON = f"{_COLLEGAS}/<uuid:gebruiker_id>"
_OPEN = f"{_COLLEGAS}/uitnodigingen/<uuid:id_>"
_GEBRUIKER = "/beheer/gebruikers/<uuid:id_>"
_UITNODIGING = "/beheer/gebruikers/uitnodigingen/<uuid:id_>"


def collega(wereld: Wereld, _persoon: str) -> dict[str, Any]:
    nieuw = wereld.factories.gebruiker(Rol.AANBIEDER, aanbieder_id=wereld.aanbieder.id)
    return {"aanbieder_id": wereld.aanbieder.id, "gebruiker_id": nieuw.id}


def uitnodiging(wereld: Wereld, _persoon: str) -> dict[str, Any]:
    """Of a medewerker of the aanbieder, by the hoofd."""
    hoofd = make_identiteit(wereld.gebruikers["hoofd"])
    bevoegdheid = Bevoegdheid(Rol.AANBIEDER, wereld.aanbieder.id)
    uow = wereld.container.uow()
    invite(uow, wie=hoofd, email="nieuw@example.nl", bevoegdheden=[bevoegdheid], url="")
    (open_,) = list_uitnodigingen(uow, wie=hoofd, aanbieder_id=wereld.aanbieder.id)
    return {"id_": open_.id}


def uitnodiging_bij_aanbieder(wereld: Wereld, persoon: str) -> dict[str, Any]:
    return {"aanbieder_id": wereld.aanbieder.id, **uitnodiging(wereld, persoon)}


def gebruiker(wereld: Wereld, _persoon: str) -> dict[str, Any]:
    return {"id_": wereld.factories.gebruiker(Rol.PROFESSIONAL).id}


OBJECTEN: dict[str, Object] = {
    "/account/sessies/<uuid:sessie_id>/beeindigen": Object(
        lambda wereld, persoon: {"sessie_id": wereld.own_sessie(persoon)}
    ),
    _COLLEGAS: Object(
        lambda wereld, _persoon: {"aanbieder_id": wereld.aanbieder.id}, BEHEER_VAN_DE_AANBIEDER
    ),
    **{
        f"{_PERSOON}/{what}": Object(collega, BEHEER_VAN_DE_AANBIEDER)
        for what in ("hoofd", "geen-hoofd", "verwijderen")
    },
    **{
        f"{_OPEN}/{what}": Object(uitnodiging_bij_aanbieder, BEHEER_VAN_DE_AANBIEDER)
        for what in ("opnieuw", "intrekken")
    },
    **{f"{_UITNODIGING}/{what}": Object(uitnodiging) for what in ("opnieuw", "intrekken")},
    _GEBRUIKER: Object(gebruiker),
    **{
        f"{_GEBRUIKER}/{what}": Object(gebruiker)
        for what in ("sluiten", "openen", "tweede-factor-weg")
    },
}
OBJECTEN["/aanbieder/signalen/<uuid:id_>"] = Object(
    lambda wereld, _persoon: {"id_": toegang_redactie.make_signaal(wereld)},
    VAN_DE_AANBIEDER,
)
OBJECTEN |= {
    path: Object(lambda _wereld, _persoon: {"gemeente": EIGEN}, REDACTIE_VAN_DE_GEMEENTE)
    for path in (
        "/redactie/controle/termijnen/<gemeente>",
        "/redactie/controle/termijnen/<gemeente>/standaard",
        "/redactie/verwijzingen/<gemeente>",
        "/redactie/verwijzingen/<gemeente>/standaard",
    )
}
OBJECTEN |= {
    path: Object(
        lambda wereld, _persoon: {"id_": toegang_redactie.make_mail(wereld)},
        frozenset({"beheerder"}),
    )
    for path in ("/beheer/mail/<int:id_>/weg", "/beheer/mail/<int:id_>/opnieuw")
}
OBJECTEN |= {
    f"/aanbieder/voorzieningen/<uuid:id_>{rest}": Object(
        lambda wereld, _persoon: {"id_": toegang_redactie.make_voorziening(wereld)},
        VAN_DE_AANBIEDER,
    )
    for rest in (
        "",
        "/concept",
        "/klopt",
        "/open",
        "/openingstijden",
        "/sluiten",
        "/stoppen",
        "/voorbeeld",
        "/wijzigen",
    )
}
# A draft is somebody's own, whatever it is about.
OBJECTEN["/aanbieder/voorzieningen/<uuid:id_>/concept/weg"] = Object(
    lambda wereld, _persoon: {"id_": toegang_redactie.make_voorziening(wereld)},
    AANBIEDERS | REDACTIE,
)
OBJECTEN |= {
    f"/redactie/hulpvraag/<uuid:id_>{rest}": Object(
        lambda wereld, _persoon: {"id_": toegang_redactie.make_beslisregel(wereld)},
        REDACTIE_VAN_DE_GEMEENTE,
    )
    for rest in ("", "/weg")
}
OBJECTEN["/aanbieder/voorzieningen/<uuid:id_>/intrekken"] = Object(
    lambda wereld, _persoon: {"id_": toegang_redactie.make_voorgesteld(wereld)}, VAN_DE_AANBIEDER
)
OBJECTEN["/redactie/voorzieningen/<uuid:id_>/terugzetten"] = Object(
    lambda wereld, _persoon: {"id_": toegang_redactie.make_gewijzigd(wereld)},
    REDACTIE_VAN_DE_GEMEENTE,
)
OBJECTEN |= {
    path: Object(lambda wereld, _persoon, make=make: {"id_": make(wereld)}, wie)
    for table, wie in (
        (toegang_redactie.ENKEL, REDACTIE_VAN_DE_GEMEENTE),
        (toegang_redactie.VAN_IEDERE_REDACTEUR, REDACTIE),
    )
    for path, make in table.items()
}
OBJECTEN |= {
    path: Object(lambda wereld, _persoon, make=make: make(wereld), REDACTIE_VAN_DE_GEMEENTE)
    for path, make in toegang_redactie.DUBBEL.items()
}
OBJECTEN |= {
    path: Object(
        lambda wereld, _persoon: toegang_plan.make_plan(wereld), frozenset({"professional"})
    )
    for path in toegang_plan.PADEN
}
OBJECTEN |= {
    path: Object(make, wie)
    for table, wie in (
        (toegang_verwijzing.VERWIJZER, frozenset({"professional"})),
        (toegang_verwijzing.ONTVANGER, frozenset({"medewerker", "hoofd"})),
    )
    for path, make in table.items()
}
OBJECTEN["/netwerk/verwijzen/<slug>"] = Object(toegang_verwijzing.make_doel, PROFESSIONALS)
OBJECTEN |= {
    path: Object(lambda wereld, _persoon, make=make: make(wereld), wie)
    for table, wie in (
        (toegang_netwerk.VAN_IEDERE_PROFESSIONAL, PROFESSIONALS),
        (toegang_netwerk.VAN_DE_EIGENAAR, frozenset({toegang_netwerk.EIGENAAR})),
        (toegang_netwerk.VAN_DE_REDACTIE, REDACTIE_VAN_DE_GEMEENTE),
    )
    for path, make in table.items()
}
