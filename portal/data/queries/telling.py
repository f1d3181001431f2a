"""The counts for the gemeente: adding to them and reading them."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from portal.data.models.telling import Telling
from portal.data.optellen import add_up
from portal.domain.tellingen import Telsleutel


def add_tellingen(session: Session, tellingen: Mapping[Telsleutel, int]) -> None:
    """Add to these counts (a ``Counter`` of what ``list_telsleutels`` gives for each event)."""
    rows = [{**sleutel._asdict(), "aantal": aantal} for sleutel, aantal in tellingen.items()]
    add_up(session, Telling, rows, key=Telsleutel._fields, counts=("aantal",))
