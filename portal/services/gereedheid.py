"""Can this installation serve, and how far is its index behind?"""

from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from indexer.engine import EngineHealth, SearchEngine
from portal.data.queries.mail import MailStand, get_mail_stand
from portal.data.queries.outbox import OutboxStand, get_outbox_stand
from portal.data.uow import UnitOfWork
from portal.services.indexeren import count_published

# An index with less than this share of what it should hold is no index to answer from.
MIN_DEEL = 0.9
# Longer than this no change waits, unless nobody works on the queue.
LANG_S = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Gereedheid:
    """``gepubliceerd``: how many voorzieningen the index should hold when nothing waits.
    ``achterstand_s``: age in seconds of the oldest change that is not yet searchable.

    Mails that wait or failed are told, but keep nobody from searching.
    """

    database: bool
    motor: EngineHealth
    gepubliceerd: int = 0
    wachtend: int = 0
    geparkeerd: int = 0
    achterstand_s: int = 0
    mail: MailStand = field(default_factory=MailStand)

    @property
    def onvolledig(self) -> bool:
        """Whether the index lacks much that no waiting task will bring."""
        expected = self.gepubliceerd - self.wachtend - self.geparkeerd
        return self.motor.beschikbaar and (self.motor.documenten or 0) < MIN_DEEL * expected

    @property
    def loopt_achter(self) -> bool:
        """Whether the queue seems to stand still. Searching goes on, with what is known."""
        return self.achterstand_s > LANG_S

    @property
    def kan_dienen(self) -> bool:
        return self.database and self.motor.beschikbaar and not self.onvolledig

    def to_dict(self) -> dict[str, Any]:
        return {
            "kan_dienen": self.kan_dienen,
            "onvolledig": self.onvolledig,
            "loopt_achter": self.loopt_achter,
            **asdict(self),
        }


def get_gereedheid(uow: UnitOfWork, engine: SearchEngine) -> Gereedheid:
    """Never raises: a database that does not answer is an answer too."""
    try:
        with uow:
            stand = get_outbox_stand(uow.session, uow.clock())
            mail = get_mail_stand(uow.session, uow.clock())
            gepubliceerd = count_published(uow)
    except SQLAlchemyError:
        return Gereedheid(database=False, motor=engine.health())
    return _gereedheid(stand, mail, gepubliceerd, engine.health())


def _gereedheid(
    stand: OutboxStand, mail: MailStand, gepubliceerd: int, motor: EngineHealth
) -> Gereedheid:
    return Gereedheid(
        database=True,
        motor=motor,
        gepubliceerd=gepubliceerd,
        wachtend=stand.wachtend,
        geparkeerd=stand.geparkeerd,
        achterstand_s=stand.achterstand_s,
        mail=mail,
    )
