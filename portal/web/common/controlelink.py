"""The signed link of the cycle: says for which aanbieder, which round and until when.

Nothing of it is kept; mails in the outbox hold no link either, it is made when the mail is
written. The round being answered is what ends it (decision 0013).
"""

from datetime import date
from uuid import UUID

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from portal.domain.controle import Controlelink
from portal.domain.errors import NietGevonden


def make_controle_token(aanbieder_id: str, ronde: str, geldig_tot: str) -> str:
    """The last part of the address; the days are ISO days."""
    return str(_serializer().dumps([aanbieder_id, ronde, geldig_tot]))


def read_controle_token(token: str) -> Controlelink:
    """What a link says.

    Raises:
        NietGevonden: we did not make it.

    """
    try:
        aanbieder_id, ronde, geldig_tot = _serializer().loads(token)
    except BadSignature:
        raise NietGevonden from None
    return Controlelink(
        aanbieder_id=UUID(aanbieder_id),
        ronde=date.fromisoformat(ronde),
        geldig_tot=date.fromisoformat(geldig_tot),
    )


def _serializer() -> URLSafeSerializer:
    key = current_app.secret_key
    assert key is not None
    return URLSafeSerializer(key, salt="controle")
