"""Telling an aanbieder that the redactie took something of it from the website, and what it can do.

What the cycle hides it tells in its own mail, whose link puts it back (``services/controle.py``).
"""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy.orm import Session

from portal.data.models.aanbieder import Aanbieder
from portal.data.models.voorziening import Voorziening
from portal.data.queries.controle import list_contacten
from portal.domain.gebruikers import Identiteit
from portal.services.bevoegd import Dossierhouder
from portal.services.mail import queue_mail


def tell_verborgen(
    session: Session,
    wie: Identiteit,
    houder: Dossierhouder,
    weg: Iterable[Voorziening],
    *,
    reden: str = "",
    blijft: Voorziening | None = None,
) -> None:
    """Queue a mail per aanbieder about all of ``weg``, which was public until ``wie`` took it away;
    ``blijft`` is the entry that it became one with. Who does it itself gets none."""
    if not houder.is_redactie:
        return
    per_aanbieder: dict[UUID, list[Voorziening]] = defaultdict(list)
    for voorziening in weg:
        per_aanbieder[voorziening.aanbieder_id].append(voorziening)
    for aanbieder_id, rows in per_aanbieder.items():
        gegevens = {
            "redactie": houder.organisatie,
            "reden": reden,
            "blijft": {"naam": blijft.naam, "slug": blijft.slug} if blijft else None,
            "voorzieningen": [{"id": str(row.id), "naam": row.naam} for row in rows],
        }
        for contact in list_contacten(session, session.get_one(Aanbieder, aanbieder_id)):
            if contact.email != wie.email:
                queue_mail(
                    session,
                    soort="verborgen",
                    ontvanger=contact.email,
                    taal=contact.taal,
                    gegevens={**gegevens, "account": contact.account},
                )
