"""The rules of logging in: how long a link works, when trying must pause, what a password needs."""

from datetime import timedelta
from enum import StrEnum

from portal.domain.foutcodes import Foutcode

MIN_WACHTWOORD = 12
MAX_WACHTWOORD = 200
_MIN_ONGELIJKE_TEKENS = 5
# Wrong tries that cost nothing: people mistype.
_VRIJE_POGINGEN = 5
_EERSTE_PAUZE = timedelta(minutes=1)
_LANGSTE_PAUZE = timedelta(hours=1)


class Doel(StrEnum):
    """What the link in a mail opens."""

    INLOGGEN = "inloggen"
    UITNODIGING = "uitnodiging"
    WACHTWOORD = "wachtwoord"
    AANMELDING = "aanmelding"


# A link to log in is asked for by who waits for it; an invitation may lie over a holiday.
GELDIG = {
    Doel.INLOGGEN: timedelta(minutes=30),
    Doel.UITNODIGING: timedelta(days=7),
    Doel.WACHTWOORD: timedelta(hours=1),
    Doel.AANMELDING: timedelta(days=7),
}


def pause_after(mislukt: int) -> timedelta | None:
    """How long nothing may be tried after so many wrong tries in a row: a minute after five,
    then twice as long each time, an hour at most."""
    if mislukt < _VRIJE_POGINGEN:
        return None
    pause = _EERSTE_PAUZE
    for _ in range(min(mislukt - _VRIJE_POGINGEN, 10)):
        pause *= 2
    return min(pause, _LANGSTE_PAUZE)


def find_wachtwoordfout(wachtwoord: str, *, email: str, naam: str) -> Foutcode | None:
    """Why this cannot be a password of this person; None when it can.

    Long is what counts. What anybody tries first is refused: one letter again and again, or the
    own name or address with little else.
    """
    if len(wachtwoord) < MIN_WACHTWOORD:
        return Foutcode.WACHTWOORD_KORT
    if len(wachtwoord) > MAX_WACHTWOORD:
        return Foutcode.TE_LANG
    lower = wachtwoord.casefold()
    known = {email.casefold(), email.casefold().partition("@")[0], *naam.casefold().split()}
    for word in sorted(known, key=len, reverse=True):
        if len(word) >= 3:
            lower = lower.replace(word, "")
    if len(set(lower)) < _MIN_ONGELIJKE_TEKENS:
        return Foutcode.WACHTWOORD_ZWAK
    return None
