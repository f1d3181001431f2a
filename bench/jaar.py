"""A simulated year of the cycle of checks over the demo region: ``make bench-jaar``.

How people behave is a model, stated below and printed with the figures; what the portal does is
the portal itself: every day ``run_controle``, and every answer through the link of the mail.
"""

import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, update

from portal.bootstrap import Container
from portal.cli.installatie import load_demo_once, upgrade
from portal.config import load_settings
from portal.data.models import Aanbieder, Controleronde, MailTaak, Voorziening
from portal.data.queries.controle import get_beleidsboek, list_kandidaten
from portal.data.queries.voorzieningen import PUBLIEK
from portal.domain.begrippen import Rol, VoorzieningStatus
from portal.domain.controle import Controlelink, is_bevestigd
from portal.domain.gebruikers import Bevoegdheid, Identiteit
from portal.services.aanbod import confirm_aanbod
from portal.services.controle import run_controle
from portal.services.controlelink import confirm_vragen, get_controlevraag, stop_vraag

BEGIN = date(2026, 11, 20)
DAGEN = 365
ZAAD = 2026
# The model: of whom there is an address, and what comes of a mail or a call.
MET_ADRES = 0.90
NA_MAIL = 0.60
NA_HERINNERING = 0.50  # of those who did not answer the first: 20 % of all
NA_BELLEN = 0.60  # of what reached the worklist, the redactie confirms so much
STOPT = 0.01  # of the entries in an answer
ANTWOORD_DAGEN = (0, 10)
BEL_DAGEN = (7, 42)
REDACTIE = Identiteit(
    id=UUID(int=1),
    naam="Redactie",
    email="redactie@example.nl",
    bevoegdheden=(Bevoegdheid(Rol.REDACTEUR),),
    tweede_factor=True,
)


@dataclass
class Maand:
    """What happened in a month, and how the entries stood at its end."""

    mails: int = 0
    gevraagd: int = 0
    herinnerd: int = 0
    werklijst: int = 0
    gestopt: int = 0
    stand: Counter[str] = field(default_factory=Counter)


class Jaar:
    """A portal whose clock is set forward day by day, and the people who answer it."""

    def __init__(self, folder: Path) -> None:
        self.vandaag = BEGIN
        settings = load_settings({"PORTAL_INSTANCE": str(folder)}, root=folder)
        self.container = Container(settings, clock=self._now)
        self._kans = random.Random(ZAAD)
        self._acties: dict[date, list[Any]] = defaultdict(list)
        self._gebeld: set[UUID] = set()
        upgrade(self.container)
        load_demo_once(self.container)
        self._give_addresses()

    def _now(self) -> datetime:
        return datetime(self.vandaag.year, self.vandaag.month, self.vandaag.day, 6, tzinfo=UTC)

    def _give_addresses(self) -> None:
        with self.container.uow() as uow:
            for id_ in uow.session.scalars(select(Aanbieder.id).order_by(Aanbieder.naam)).all():
                email = f"{id_}@example.nl" if self._kans.random() < MET_ADRES else None
                uow.session.execute(
                    update(Aanbieder).where(Aanbieder.id == id_).values(email=email)
                )
            uow.commit()

    def run(self) -> Iterator[tuple[str, Maand]]:
        maand = Maand()
        for _ in range(DAGEN):
            verslag = run_controle(self.container.uow())
            maand.mails += verslag.mails
            maand.gevraagd += verslag.gevraagd
            maand.herinnerd += verslag.herinnerd
            maand.werklijst += verslag.werklijst
            self._read_mails()
            self._plan_calls()
            for actie in self._acties.pop(self.vandaag, []):
                maand.gestopt += actie()
            morgen = self.vandaag + timedelta(days=1)
            if morgen.month != self.vandaag.month:
                maand.stand = self._count()
                yield f"{self.vandaag:%Y-%m}", maand
                maand = Maand()
            self.vandaag = morgen
        maand.stand = self._count()
        yield f"{self.vandaag:%Y-%m}", maand

    def _read_mails(self) -> None:
        with self.container.uow() as uow:
            mails = uow.session.scalars(select(MailTaak).order_by(MailTaak.id)).all()
            uow.session.execute(delete(MailTaak))
            uow.commit()
        for mail in mails:
            kans = NA_MAIL if mail.soort == "controle" else NA_HERINNERING
            if self._kans.random() < kans:
                link = Controlelink(
                    aanbieder_id=UUID(mail.gegevens["aanbieder_id"]),
                    ronde=date.fromisoformat(mail.gegevens["ronde"]),
                    geldig_tot=date.fromisoformat(mail.gegevens["geldig_tot"]),
                )
                self._plan(ANTWOORD_DAGEN, lambda link=link: self._answer(link))

    def _plan(self, days: tuple[int, int], actie: Any) -> None:
        self._acties[self.vandaag + timedelta(days=self._kans.randint(*days))].append(actie)

    def _answer(self, link: Controlelink) -> int:
        open_ = get_controlevraag(self.container.uow(), link).open
        gestopt = [v for v in open_ if self._kans.random() < STOPT]
        for voorziening in gestopt:
            stop_vraag(self.container.uow(), link, voorziening.id, per=None, reden="")
        gezien = {v.id: v.version for v in open_ if v not in gestopt}
        confirm_vragen(self.container.uow(), link, gezien)
        return len(gestopt)

    def _plan_calls(self) -> None:
        with self.container.uow() as uow:
            due = uow.session.scalars(
                select(Controleronde.voorziening_id)
                .where(Controleronde.werklijst_op == self.vandaag)
                .order_by(Controleronde.voorziening_id)
            ).all()
        for id_ in due:
            if self._kans.random() < NA_BELLEN:
                self._plan(BEL_DAGEN, lambda id_=id_: self._call(id_))

    def _call(self, id_: UUID) -> int:
        confirm_aanbod(self.container.uow(), REDACTIE, [id_])
        return 0

    def _count(self) -> Counter[str]:
        with self.container.uow() as uow:
            boek = get_beleidsboek(uow.session)
            stand: Counter[str] = Counter()
            for kandidaat in list_kandidaten(uow.session, PUBLIEK):
                beleid = boek.get(kandidaat.gemeente_code)
                good = is_bevestigd(kandidaat.stand, beleid, self.vandaag)
                stand["bevestigd" if good else "gemarkeerd"] += 1
            hidden = Voorziening.status == VoorzieningStatus.VERLOPEN
            stand["verborgen"] = len(
                uow.session.scalars(select(Voorziening.id).where(hidden)).all()
            )
        return stand


def main() -> None:
    begin = time.perf_counter()
    print(
        "| maand | mails | gevraagd | herinnerd | werklijst | gestopt "
        "| bevestigd | niet bevestigd | verborgen |"
    )
    print("| --- " * 9 + "|")
    total = Maand()
    with TemporaryDirectory() as folder:
        for naam, maand in Jaar(Path(folder)).run():
            print(_row(naam, maand), flush=True)
            for name in ("mails", "gevraagd", "herinnerd", "werklijst", "gestopt"):
                setattr(total, name, getattr(total, name) + getattr(maand, name))
            total.stand = maand.stand
    print(_row("jaar", total))
    print(f"{time.perf_counter() - begin:.0f} s, zaad {ZAAD}", file=sys.stderr)


def _row(naam: str, maand: Maand) -> str:
    all_ = sum(maand.stand.values())
    shares = (
        f"{100 * maand.stand[name] / all_:.0f} %"
        for name in ("bevestigd", "gemarkeerd", "verborgen")
    )
    counts = (maand.mails, maand.gevraagd, maand.herinnerd, maand.werklijst, maand.gestopt)
    return f"| {' | '.join([naam, *map(str, counts), *shares])} |"


if __name__ == "__main__":
    main()
