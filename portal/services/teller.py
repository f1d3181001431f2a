"""Counting without persons: how often entries are found and opened, and what is asked.

A page only adds to numbers in memory; every half minute these go to the database in one
transaction of their own, as additions, so that several processes add up. Nobody is counted: there
is no visitor, no session and no address here, only words and entries. See decision 0016.
"""

import logging
import threading
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from portal.data.locks import begin_writing
from portal.data.queries import cijfers as queries
from portal.data.queries.cijfers import Vraag
from portal.data.uow import UnitOfWork
from portal.domain.tellingen import Telsoort
from portal.domain.zoekwoorden import hash_vraag
from portal.services.tellingen import Genoteerd, Voorval, write_tellingen

ELKE = timedelta(seconds=30)
# What is kept between two writings; a flood beyond it is not counted.
MAX_VRAGEN = 2_000
MAX_VOORVALLEN = 10_000
MAX_VOORZIENINGEN = 50_000
# Different questions in a month: more is no people asking, and would only fill the disk.
MAX_VRAGEN_PER_MAAND = 200_000

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Buffer:
    """Counted and not yet written: entries by month; questions by month and hash, those that led
    to an entry also by that entry and its own hash. ``woorden`` by month and hash. For
    ``voorvallen`` and ``acties`` see ``tellingen.Genoteerd``."""

    gevonden: Counter[tuple[UUID, date]] = field(default_factory=Counter)
    geopend: Counter[tuple[UUID, date]] = field(default_factory=Counter)
    gevraagd: Counter[Vraag] = field(default_factory=Counter)
    leeg: Counter[Vraag] = field(default_factory=Counter)
    geopend_na: Counter[tuple[date, str, UUID, str]] = field(default_factory=Counter)
    voorvallen: Counter[Voorval] = field(default_factory=Counter)
    acties: Counter[tuple[date, Telsoort, str]] = field(default_factory=Counter)
    woorden: dict[Vraag, str] = field(default_factory=dict)

    @property
    def counters(self) -> tuple[Counter[Any], ...]:
        entries = (self.gevonden, self.geopend, self.acties)
        return (*entries, self.gevraagd, self.leeg, self.geopend_na, self.voorvallen)

    def add(self, other: "_Buffer") -> None:
        for own, more in zip(self.counters, other.counters, strict=True):
            own.update(more)
        self.woorden.update(other.woorden)


class Teller:
    """The counts of this process. All methods may be called from any thread. ``sleutel`` is the
    secret with which questions are hashed."""

    def __init__(self, uow: Callable[[], UnitOfWork], sleutel: str) -> None:
        self._uow = uow
        self._sleutel = sleutel
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._buffer = _Buffer()
        self._since: datetime | None = None

    def note_gevonden(self, ids: Iterable[UUID], now: datetime) -> None:
        """These entries stood on a page of results."""
        maand = _maand(now)
        with self._lock:
            self._since = self._since or now
            if len(self._buffer.gevonden) < MAX_VOORZIENINGEN:
                self._buffer.gevonden.update((id_, maand) for id_ in ids)

    def note_vraag(self, woorden: str, now: datetime, *, leeg: bool) -> None:
        """Somebody asked so; ``leeg``: nothing was found."""
        maand = _maand(now)
        vraag = (maand, hash_vraag(self._sleutel, maand, woorden))
        with self._lock:
            self._since = self._since or now
            buffer = self._buffer
            if vraag in buffer.gevraagd or len(buffer.gevraagd) < MAX_VRAGEN:
                buffer.gevraagd[vraag] += 1
                buffer.leeg[vraag] += leeg
                buffer.woorden[vraag] = woorden

    def note_geopend(self, id_: UUID, now: datetime, woorden: str = "") -> None:
        """Somebody opened this entry; ``woorden``: from the results of that question."""
        maand = _maand(now)
        with self._lock:
            self._since = self._since or now
            buffer = self._buffer
            if len(buffer.geopend) < MAX_VOORZIENINGEN:
                buffer.geopend[id_, maand] += 1
            if woorden and len(buffer.geopend_na) < MAX_VRAGEN:
                vraag = hash_vraag(self._sleutel, maand, woorden)
                own = hash_vraag(self._sleutel, maand, woorden, str(id_))
                buffer.geopend_na[maand, vraag, id_, own] += 1
                buffer.woorden[maand, own] = woorden

    def note_voorval(
        self,
        soort: Telsoort,
        now: datetime,
        leefgebieden: tuple[str, ...] = (),
        gebied_codes: tuple[str, ...] = (),
    ) -> None:
        """Something happened that belongs to no entry, about these leefgebieden, there."""
        self._note("voorvallen", (_maand(now), soort, leefgebieden, gebied_codes), now)

    def note_actie(self, soort: Telsoort, slug: str, now: datetime) -> None:
        """Somebody did this with the entry of that slug."""
        self._note("acties", (_maand(now), soort, slug), now)

    def _note(self, which: str, key: tuple[Any, ...], now: datetime) -> None:
        with self._lock:
            self._since = self._since or now
            counter: Counter[tuple[Any, ...]] = getattr(self._buffer, which)
            if key in counter or len(counter) < MAX_VOORVALLEN:
                counter[key] += 1

    def flush_when_due(self, now: datetime) -> None:
        """Write beside the requests when the oldest count has waited long enough."""
        since = self._since
        if since is not None and now - since >= ELKE and not self._writing.locked():
            threading.Thread(target=self.flush, daemon=True).start()

    def flush(self) -> None:
        """Write what was counted; what cannot be written now is kept for the next time."""
        with self._writing:
            with self._lock:
                buffer, self._buffer, self._since = self._buffer, _Buffer(), None
            if not any(buffer.counters):
                return
            try:
                self._write(buffer)
            except SQLAlchemyError as error:
                # The text of the error may hold words of a question.
                _log.warning("counts_not_written", extra={"reason": type(error).__name__})
                with self._lock:
                    self._buffer.add(buffer)

    def _write(self, buffer: _Buffer) -> None:
        opened = {id_ for _, _, id_, _ in buffer.geopend_na}
        shown = {id_ for id_, _ in (*buffer.gevonden, *buffer.geopend)}
        uow = self._uow()
        with uow:
            begin_writing(uow.session)
            here = queries.list_existing(uow.session, opened | shown)
            _add_voorzieningen(uow.session, buffer, here)
            _add_vragen(uow.session, buffer)
            _add_geopend_na(uow.session, buffer, here)
            _name(uow.session, buffer)
            genoteerd = Genoteerd(buffer.voorvallen, buffer.acties, buffer.geopend)
            write_tellingen(uow.session, genoteerd)
            uow.commit()


def _add_voorzieningen(session: Session, buffer: _Buffer, here: Collection[UUID]) -> None:
    rows = [
        {
            "voorziening_id": id_,
            "maand": maand,
            "gevonden": buffer.gevonden[id_, maand],
            "geopend": buffer.geopend[id_, maand],
        }
        for id_, maand in buffer.gevonden.keys() | buffer.geopend.keys()
        if id_ in here
    ]
    queries.add_voorzieningcijfers(session, rows)


def _add_vragen(session: Session, buffer: _Buffer) -> None:
    counted = queries.list_counted(session, buffer.gevraagd)
    room = {
        maand: MAX_VRAGEN_PER_MAAND - queries.count_vragen(session, maand)
        for maand in {maand for maand, _ in buffer.gevraagd}
    }
    rows = []
    for vraag, aantal in buffer.gevraagd.items():
        maand, hash_ = vraag
        room[maand] -= vraag not in counted
        if vraag in counted or room[maand] >= 0:
            rows.append(_make_rij(maand, hash_, aantal=aantal, leeg=buffer.leeg[vraag]))
    queries.add_zoekcijfers(session, rows)


def _add_geopend_na(session: Session, buffer: _Buffer, here: Collection[UUID]) -> None:
    """Only of questions that were counted: what may not be counted stays unknown here too, and
    nobody can have words counted that were never asked."""
    counted = queries.list_counted(
        session, {(maand, vraag) for maand, vraag, _, _ in buffer.geopend_na}
    )
    after, rows = Counter[Vraag](), []
    for (maand, vraag, id_, own), aantal in buffer.geopend_na.items():
        if (maand, vraag) in counted and id_ in here:
            after[maand, vraag] += aantal
            rows.append(_make_rij(maand, own, aantal=aantal, geopend=aantal, voorziening_id=id_))
    queries.add_geopend(session, after)
    queries.add_zoekcijfers(session, rows)


def _name(session: Session, buffer: _Buffer) -> None:
    """Keep the words of what was counted often enough by now; the others are forgotten here."""
    nameless = queries.list_nameless(session, buffer.woorden)
    queries.set_woorden(session, {vraag: buffer.woorden[vraag] for vraag in nameless})


def _make_rij(maand: date, hash_: str, **values: object) -> dict[str, object]:
    """All rows name the same columns, as a statement for many needs."""
    none = {"voorziening_id": None, "aantal": 0, "leeg": 0, "geopend": 0}
    return {"maand": maand, "hash": hash_, **none, **values}


def _maand(now: datetime) -> date:
    return now.date().replace(day=1)
