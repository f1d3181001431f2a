"""The aanbieders that input names: found by name, whatever its capitals, or added."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from portal.data.models.aanbieder import Aanbieder
from portal.data.queries import aanbieders as queries
from portal.data.voorziening_bulk import insert_aanbieders
from portal.domain.slugs import pick_slugs


@dataclass(slots=True)
class BekendeAanbieder:
    id: UUID
    naam: str
    website: str | None


class Aanbieders:
    """All of them by name; one per open unit of work. ``nieuw`` and ``gewijzigd`` count."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known = {
            rij.naam.casefold(): BekendeAanbieder(rij.id, rij.naam, rij.website)
            for rij in queries.list_aanbieder_rijen(session)
        }
        self._said: set[UUID] = set()
        self.nieuw = 0
        self.gewijzigd = 0

    def find(self, naam: str) -> BekendeAanbieder | None:
        return self._known.get(naam.casefold())

    def get(self, naam: str) -> BekendeAanbieder:
        """One that is known."""
        return self._known[naam.casefold()]

    def settle(self, wanted: Sequence[tuple[str, str | None]]) -> list[BekendeAanbieder]:
        """The aanbieder for each pair of a name and a website; new names are added.

        The first website that is said of an aanbieder becomes its website. A later one that
        differs is not taken over: the caller sees it by comparing.
        """
        self._add(wanted)
        return [self._settle(naam, website) for naam, website in wanted]

    def _settle(self, naam: str, website: str | None) -> BekendeAanbieder:
        known = self.get(naam)
        if website and known.id not in self._said:
            self._said.add(known.id)
            if known.website != website:
                # Through the entity, so that the outbox sees that its voorzieningen changed.
                self._session.get_one(Aanbieder, known.id).website = website
                known.website = website
                self.gewijzigd += 1
        return known

    def _add(self, wanted: Sequence[tuple[str, str | None]]) -> None:
        """Those with a new name, as it is written first and with the first website."""
        new: dict[str, BekendeAanbieder] = {}
        for naam, website in wanted:
            if self.find(naam) is None:
                known = new.setdefault(naam.casefold(), BekendeAanbieder(uuid4(), naam, None))
                known.website = known.website or website
        slugs = pick_slugs([(known.naam, "") for known in new.values()], self._find_taken)
        insert_aanbieders(
            self._session,
            [
                {"id": known.id, "naam": known.naam, "slug": slug, "website": known.website}
                for known, slug in zip(new.values(), slugs, strict=True)
            ],
        )
        self._known.update(new)
        self._said.update(known.id for known in new.values() if known.website)
        self.nieuw += len(new)

    def _find_taken(self, slugs: Collection[str]) -> set[str]:
        return queries.list_taken_slugs(self._session, slugs)
