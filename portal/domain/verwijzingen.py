"""Referrals: what may be written down, what may happen when, and the terms.

Nothing in a referral may tell who the client is (``vertrouwelijk.CLIENT``).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from portal.domain.begrippen import VerwijzingStatus
from portal.domain.controle import REGIO, check_range
from portal.domain.errors import DomainError, Fout, InvoerOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.velden import Ongeldig, check_email, check_telefoon
from portal.domain.vertrouwelijk import CLIENT, Bekend, check_tekst

MAX_VRAAG = 500
# More than this in a day is a mistake, or an account in the wrong hands. It is one number for
# everybody and no term of a gemeente: it guards who reads the mails, and one person refers for
# several gemeenten.
MAX_PER_DAG = 25
MAX_PER_AANBIEDER = 10
DAG = timedelta(days=1)
_TEKSTEN = {"codewoord": 40, "vraag": MAX_VRAAG, "belmoment": 120}

# What the aanbieder is working on, or did.
AANGENOMEN = frozenset(
    {VerwijzingStatus.AANGENOMEN, VerwijzingStatus.CONTACT, VerwijzingStatus.KLAAR}
)
# Where the words of the referrer are no longer the receiver's business.
_NIET_MEER_VOOR_ONTVANGER = frozenset(
    {VerwijzingStatus.INGETROKKEN, VerwijzingStatus.GEEN_ANTWOORD, VerwijzingStatus.VERVALLEN}
)
# From where each status can be reached.
_VANUIT: Mapping[VerwijzingStatus, frozenset[VerwijzingStatus]] = {
    VerwijzingStatus.OPEN: frozenset(),
    VerwijzingStatus.AANGENOMEN: frozenset({VerwijzingStatus.OPEN}),
    VerwijzingStatus.CONTACT: frozenset({VerwijzingStatus.AANGENOMEN}),
    VerwijzingStatus.KLAAR: frozenset({VerwijzingStatus.AANGENOMEN, VerwijzingStatus.CONTACT}),
    VerwijzingStatus.ANDERS: frozenset({VerwijzingStatus.OPEN}),
    VerwijzingStatus.AFGEWEZEN: frozenset({VerwijzingStatus.OPEN}),
    VerwijzingStatus.GEEN_ANTWOORD: frozenset({VerwijzingStatus.OPEN}),
    VerwijzingStatus.INGETROKKEN: frozenset(
        {VerwijzingStatus.OPEN, VerwijzingStatus.AANGENOMEN, VerwijzingStatus.CONTACT}
    ),
    VerwijzingStatus.VERVALLEN: frozenset({VerwijzingStatus.OPEN}),
}


class Bereikbaarheid(StrEnum):
    """Whether a referral can reach a voorziening now."""

    OPEN = "open"
    # Nobody of its aanbieder has an account to read it with.
    GEEN_ACCOUNT = "geen-account"
    # Until a day that is known.
    DICHT = "dicht"
    # It ended, or is not shown any more.
    WEG = "weg"
    # Who asks sent as many in a day as one may: in all, or to this aanbieder.
    DAG_VOL = "dag-vol"
    AANBIEDER_VOL = "aanbieder-vol"


def judge_aantal(verstuurd: Sequence[UUID], aanbieder_id: UUID) -> Bereikbaarheid:
    """Whether one more may be sent to this aanbieder, by who sent to these within a day."""
    if len(verstuurd) >= MAX_PER_DAG:
        return Bereikbaarheid.DAG_VOL
    if verstuurd.count(aanbieder_id) >= MAX_PER_AANBIEDER:
        return Bereikbaarheid.AANBIEDER_VOL
    return Bereikbaarheid.OPEN


class VerwijzenKanNiet(DomainError):
    """No referral can be sent there now; ``bereikbaarheid`` says why."""

    def __init__(self, bereikbaarheid: Bereikbaarheid) -> None:
        super().__init__(bereikbaarheid)
        self.bereikbaarheid = bereikbaarheid


def may_become(now: VerwijzingStatus, then: VerwijzingStatus) -> bool:
    return now in _VANUIT[then]


def may_ontvanger_read(status: VerwijzingStatus) -> bool:
    """Whether the receiver still needs what the referrer wrote."""
    return status not in _NIET_MEER_VOOR_ONTVANGER


@dataclass(frozen=True, slots=True, kw_only=True)
class VerwijzingInvoer:
    """What a referrer fills in. ``email`` and ``telefoon`` are the referrer's own."""

    codewoord: str
    vraag: str
    email: str
    telefoon: str = ""
    warm: bool = False
    belmoment: str = ""

    def check(self, *, toch: bool, bekend: Bekend) -> "VerwijzingInvoer":
        """The same in its tidy form.

        Raises:
            InvoerOngeldig: something is missing, or may tell who the client is.

        """
        values: dict[str, str] = {}
        faults: list[Fout] = []
        for veld, max_length in _TEKSTEN.items():
            values[veld], found = check_tekst(
                getattr(self, veld),
                veld,
                CLIENT,
                bekend=bekend,
                max_length=max_length,
                lines=veld == "vraag",
                toch=toch,
            )
            faults += found
        values["email"], values["telefoon"] = self.email.strip(), self.telefoon.strip()
        needed = ("codewoord", "vraag", "email", *(("belmoment",) if self.warm else ()))
        faults += [Fout(veld, Foutcode.VERPLICHT) for veld in needed if not values[veld]]
        faults += _check_bereik("email", values["email"], check_email)
        faults += _check_bereik("telefoon", values["telefoon"], check_telefoon)
        if faults:
            raise InvoerOngeldig(faults)
        return VerwijzingInvoer(
            codewoord=values["codewoord"],
            vraag=values["vraag"],
            email=values["email"],
            telefoon=values["telefoon"],
            warm=self.warm,
            belmoment=values["belmoment"] if self.warm else "",
        )


def _check_bereik(veld: str, text: str, check: Callable[[str], str]) -> list[Fout]:
    try:
        if text:
            check(text)
    except Ongeldig as error:
        return [Fout(veld, error.code)]
    return []


@dataclass(frozen=True, slots=True, kw_only=True)
class Beleid:
    """The terms: days after sending of the reminder and of giving up, weeks after acceptance of
    the question whether it helped, and days after the end until it is erased."""

    herinner_na: int = 5
    geen_antwoord_na: int = 12
    vraag_na_weken: int = 6
    wis_na: int = 30

    def check(self) -> list[Fout]:
        """What is wrong with these terms, at the field."""
        faults = [
            *check_range(self, (1, 60), "herinner_na", "geen_antwoord_na"),
            *check_range(self, (1, 26), "vraag_na_weken"),
            *check_range(self, (1, 365), "wis_na"),
        ]
        if self.geen_antwoord_na <= self.herinner_na:
            faults.append(Fout("geen_antwoord_na", Foutcode.STAP_TE_VROEG))
        return faults

    def is_herinnering_due(self, verstuurd_op: datetime, now: datetime) -> bool:
        return now >= verstuurd_op + timedelta(days=self.herinner_na)

    def is_antwoord_over(
        self, verstuurd_op: datetime, herinnerd_op: datetime, now: datetime
    ) -> bool:
        """Whether nobody answered in time; also who runs this late leaves some days after the
        reminder."""
        rest = timedelta(days=self.geen_antwoord_na - self.herinner_na)
        end = verstuurd_op + timedelta(days=self.geen_antwoord_na)
        return now >= max(end, herinnerd_op + rest)

    def is_vraag_due(self, antwoord_op: datetime, now: datetime) -> bool:
        return now >= antwoord_op + timedelta(weeks=self.vraag_na_weken)

    def is_wissen_due(self, klaar_op: datetime, now: datetime) -> bool:
        """``klaar_op``: when it was closed, or both were asked whether it helped."""
        return now >= klaar_op + timedelta(days=self.wis_na)


STANDAARD = Beleid()


def choose_beleid(per_gemeente: Mapping[str, Beleid], gemeente_code: str) -> Beleid:
    """The terms of this gemeente, else those of the region."""
    regio = per_gemeente.get(REGIO, STANDAARD)
    return per_gemeente.get(gemeente_code, regio)
