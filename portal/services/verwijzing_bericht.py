"""What follows from a step of a referral, in its transaction: mails, and figures.

A mail holds no more than that there is something to read.
"""

from collections import Counter

from sqlalchemy.orm import Session

from portal.data.models.verwijzing import Verwijzing
from portal.data.queries import gebruikers as gebruiker_queries
from portal.data.queries.signalen import list_ontvangers
from portal.data.queries.telling import add_tellingen
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import Rol
from portal.domain.tellingen import Telsoort, list_telsleutels
from portal.services.mail import queue_mail


def tell_verwijzer(session: Session, verwijzing: Verwijzing, bericht: str) -> None:
    """Mail the referrer that there is something to read; ``bericht`` names the sentence."""
    gebruiker = gebruiker_queries.find_gebruiker(session, verwijzing.verwijzer_id)
    if gebruiker is not None and gebruiker.actief:
        _mail(session, verwijzing, bericht, Rol.PROFESSIONAL, gebruiker.email, gebruiker.taal)


def tell_ontvangers(session: Session, verwijzing: Verwijzing, bericht: str) -> bool:
    """The same to everybody who works for the aanbieder; whether there is anybody."""
    ontvangers = list_ontvangers(session, verwijzing.aanbieder_id)
    for email, taal in ontvangers:
        _mail(session, verwijzing, bericht, Rol.AANBIEDER, email, taal)
    return bool(ontvangers)


def count(uow: UnitOfWork, verwijzing: Verwijzing, soort: Telsoort) -> None:
    """Add one to the figures of its month, leefgebieden and gemeente."""
    codes = [verwijzing.gemeente_code] if verwijzing.gemeente_code else []
    dag = uow.clock().date()
    sleutels = list_telsleutels(dag, soort, verwijzing.leefgebieden, codes)
    add_tellingen(uow.session, Counter(sleutels))


def _mail(
    session: Session, verwijzing: Verwijzing, bericht: str, als: Rol, email: str, taal: str
) -> None:
    """One mail of each kind for each referral and person: doing it again sends nothing."""
    queue_mail(
        session,
        soort="verwijzing",
        ontvanger=email,
        taal=taal,
        gegevens={"bericht": bericht, "id": str(verwijzing.id), "als": als.value},
        sleutel=f"verwijzing:{verwijzing.id}:{bericht}:{verwijzing.status.value}:{email}"[:200],
    )
