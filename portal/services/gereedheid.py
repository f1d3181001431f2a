"""Can this installation serve, and how far is its index behind?"""

from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from indexer.engine import EngineHealth, SearchEngine
from portal.data.queries.mail import MailStand, get_mail_stand
from portal.data.queries.outbox import OutboxStand, get_outbox_stand
from portal.data.uow import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Gereedheid:
    """``achterstand_s``: age in seconds of the oldest change that is not yet searchable.

    Mails that wait or failed are told, but keep nobody from searching.
    """

    database: bool
    motor: EngineHealth
    wachtend: int = 0
    geparkeerd: int = 0
    achterstand_s: int = 0
    mail: MailStand = field(default_factory=MailStand)

    @property
    def kan_dienen(self) -> bool:
        return self.database and self.motor.beschikbaar

    def to_dict(self) -> dict[str, Any]:
        return {"kan_dienen": self.kan_dienen, **asdict(self)}


def get_gereedheid(uow: UnitOfWork, engine: SearchEngine) -> Gereedheid:
    """Never raises: a database that does not answer is an answer too."""
    try:
        with uow:
            stand = get_outbox_stand(uow.session, uow.clock())
            mail = get_mail_stand(uow.session, uow.clock())
    except SQLAlchemyError:
        return Gereedheid(database=False, motor=engine.health())
    return _gereedheid(stand, mail, engine.health())


def _gereedheid(stand: OutboxStand, mail: MailStand, motor: EngineHealth) -> Gereedheid:
    return Gereedheid(
        database=True,
        motor=motor,
        wachtend=stand.wachtend,
        geparkeerd=stand.geparkeerd,
        achterstand_s=stand.achterstand_s,
        mail=mail,
    )
