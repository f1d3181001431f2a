"""The second factor: codes of an app (TOTP), and recovery codes for when the phone is lost.

The secret of the app is not kept. It is derived from the key of the server and a random ``zaad``,
so that who reads the table has nothing, and a page can show a new secret without writing: its
zaad waits in the signed cookie until the first code proves that the app has it. Another server
key therefore means another second factor for everybody.
"""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime

import pyotp

from portal.data.locks import begin_writing
from portal.data.models.gebruiker import Gebruiker, Herstelcode
from portal.data.queries import gebruikers as queries
from portal.data.uow import UnitOfWork
from portal.domain.errors import Fout, InvoerOngeldig, NietGevonden, NietToegestaan
from portal.domain.foutcodes import Foutcode
from portal.domain.gebruikers import Identiteit
from portal.domain.inloggen import pause_after
from portal.services.mail import queue_mail
from portal.services.sessies import end_sessies, pass_tweede_factor

AANTAL_HERSTELCODES = 10
_STAP_S = 30
# A clock of a phone may be half a minute off.
_SPELING = (0, -1, 1)
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike


def make_zaad() -> str:
    """The random part of a new secret."""
    return secrets.token_hex(16)


def make_geheim(zaad: str, serversleutel: str) -> str:
    """The secret for the app, in base32."""
    mac = hmac.digest(serversleutel.encode(), f"totp:{zaad}".encode(), hashlib.sha256)
    return base64.b32encode(mac[:20]).decode()


def make_uri(zaad: str, serversleutel: str, *, email: str, naam: str) -> str:
    """What the QR code says; ``naam`` is that of the portal, as the app will show it."""
    totp = pyotp.TOTP(make_geheim(zaad, serversleutel))
    return totp.provisioning_uri(name=email, issuer_name=naam)


def set_tweede_factor(
    uow: UnitOfWork,
    *,
    wie: Identiteit,
    zaad: str,
    code: str,
    serversleutel: str,
    huidig: str = "",
) -> tuple[str, list[str]]:
    """Set up a second factor, or replace the one there is, for which ``huidig`` is a code.

    Returns a new token for the cookie, and the recovery codes: nobody can see them again.

    Raises:
        InvoerOngeldig: ``code`` is not of the app, or ``huidig`` not of the factor there is.

    """
    now = uow.clock()
    with uow:
        begin_writing(uow.session)
        gebruiker = _lock(uow, wie)
        if gebruiker.totp_sinds is not None:
            _prove(uow, gebruiker, huidig, serversleutel, "huidig")
        stap = _find_stap(make_geheim(zaad, serversleutel), code, now, after=None)
        if stap is None:
            raise InvoerOngeldig([Fout("code", Foutcode.CODE_ONJUIST)])
        gebruiker.totp_geheim, gebruiker.totp_sinds, gebruiker.totp_stap = zaad, now, stap
        codes = _renew_herstelcodes(uow, gebruiker, serversleutel)
        _tell(uow, gebruiker, "aan")
        end_sessies(uow.session, gebruiker.id, now, behalve=wie.sessie_id)
        token = pass_tweede_factor(uow, wie.sessie_id)
        if token is None:
            raise NietToegestaan
        uow.commit()
    return token, codes


def give_tweede_factor(uow: UnitOfWork, *, wie: Identiteit, code: str, serversleutel: str) -> str:
    """Let this session in with a code of the app or a recovery code; a new token for the cookie.

    Raises:
        InvoerOngeldig: the code is wrong, was used, or too many wrong ones came before.

    """
    with uow:
        begin_writing(uow.session)
        gebruiker = _lock(uow, wie)
        _prove(uow, gebruiker, code, serversleutel, "code")
        token = pass_tweede_factor(uow, wie.sessie_id)
        if token is None:
            raise NietToegestaan
        uow.commit()
    return token


def renew_herstelcodes(
    uow: UnitOfWork, *, wie: Identiteit, code: str, serversleutel: str
) -> list[str]:
    """New recovery codes; the old ones stop working.

    Raises:
        InvoerOngeldig: ``code`` is not of the factor there is.

    """
    with uow:
        begin_writing(uow.session)
        gebruiker = _lock(uow, wie)
        _prove(uow, gebruiker, code, serversleutel, "code")
        codes = _renew_herstelcodes(uow, gebruiker, serversleutel)
        uow.commit()
    return codes


def remove_tweede_factor(
    uow: UnitOfWork, *, wie: Identiteit, code: str, serversleutel: str
) -> None:
    """Do without; only for who may.

    Raises:
        NietToegestaan: a role of this person asks for one.
        InvoerOngeldig: ``code`` is not of the factor there is.

    """
    if wie.is_tweede_factor_verplicht:
        raise NietToegestaan
    with uow:
        begin_writing(uow.session)
        gebruiker = _lock(uow, wie)
        _prove(uow, gebruiker, code, serversleutel, "code")
        clear_tweede_factor(uow, gebruiker)
        uow.commit()


def clear_tweede_factor(uow: UnitOfWork, gebruiker: Gebruiker) -> None:
    """Take the factor away and tell its owner, in the caller's transaction."""
    gebruiker.totp_geheim = gebruiker.totp_sinds = gebruiker.totp_stap = None
    gebruiker.totp_mislukt, gebruiker.totp_geblokkeerd_tot = 0, None
    for code in queries.list_herstelcodes(uow.session, gebruiker.id):
        uow.session.delete(code)
    _tell(uow, gebruiker, "uit")


def count_herstelcodes(uow: UnitOfWork, *, wie: Identiteit) -> int:
    """How many recovery codes are left."""
    with uow:
        codes = queries.list_herstelcodes(uow.session, wie.id)
        return sum(code.gebruikt_op is None for code in codes)


def _lock(uow: UnitOfWork, wie: Identiteit) -> Gebruiker:
    gebruiker = queries.lock_gebruiker(uow.session, wie.id)
    if gebruiker is None or not gebruiker.actief:
        raise NietGevonden
    return gebruiker


def _prove(uow: UnitOfWork, gebruiker: Gebruiker, code: str, serversleutel: str, veld: str) -> None:
    """Use a code of the factor up; a wrong one is counted, also when the rest is not done."""
    now = uow.clock()
    until = gebruiker.totp_geblokkeerd_tot
    if until is not None and until > now:
        raise InvoerOngeldig([Fout(veld, Foutcode.TE_VAAK)])
    if gebruiker.totp_geheim is None or gebruiker.totp_sinds is None:
        raise InvoerOngeldig([Fout(veld, Foutcode.CODE_ONJUIST)])
    plain = "".join(code.split()).replace("-", "").lower()
    geheim = make_geheim(gebruiker.totp_geheim, serversleutel)
    stap = _find_stap(geheim, plain, now, after=gebruiker.totp_stap)
    if stap is not None:
        gebruiker.totp_stap = stap
    elif not _use_herstelcode(uow, gebruiker, plain, serversleutel):
        gebruiker.totp_mislukt += 1
        pause = pause_after(gebruiker.totp_mislukt)
        gebruiker.totp_geblokkeerd_tot = now + pause if pause else None
        uow.commit()
        raise InvoerOngeldig([Fout(veld, Foutcode.CODE_ONJUIST)])
    gebruiker.totp_mislukt, gebruiker.totp_geblokkeerd_tot = 0, None


def _find_stap(geheim: str, code: str, now: datetime, *, after: int | None) -> int | None:
    """The half minute of which this is the code; each counts once and none before ``after``."""
    totp = pyotp.TOTP(geheim)
    plain = "".join(code.split())
    here = int(now.timestamp()) // _STAP_S
    for offset in _SPELING:
        stap = here + offset
        right = hmac.compare_digest(totp.generate_otp(stap).encode(), plain.encode())
        if right and (after is None or stap > after):
            return stap
    return None


def _use_herstelcode(uow: UnitOfWork, gebruiker: Gebruiker, code: str, serversleutel: str) -> bool:
    wanted = _digest(code, serversleutel)
    for row in queries.list_herstelcodes(uow.session, gebruiker.id):
        if row.gebruikt_op is None and hmac.compare_digest(row.hash, wanted):
            row.gebruikt_op = uow.clock()
            return True
    return False


def _renew_herstelcodes(uow: UnitOfWork, gebruiker: Gebruiker, serversleutel: str) -> list[str]:
    for old in queries.list_herstelcodes(uow.session, gebruiker.id):
        uow.session.delete(old)
    codes = [
        "".join(secrets.choice(_LETTERS) for _ in range(10)) for _ in range(AANTAL_HERSTELCODES)
    ]
    uow.session.add_all(
        Herstelcode(gebruiker_id=gebruiker.id, hash=_digest(code, serversleutel)) for code in codes
    )
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def _digest(code: str, serversleutel: str) -> str:
    """With the server's key: ten letters alone could be tried by who has the table."""
    return hmac.new(serversleutel.encode(), f"herstel:{code}".encode(), "sha256").hexdigest()


def _tell(uow: UnitOfWork, gebruiker: Gebruiker, stand: str) -> None:
    queue_mail(
        uow.session,
        soort="tweede_factor_gewijzigd",
        ontvanger=gebruiker.email,
        taal=gebruiker.taal,
        gegevens={"naam": gebruiker.naam, "stand": stand},
    )
