"""The composition root: Settings in, Container out. The only place that knows every part."""

import importlib
import threading
import time
from collections.abc import Callable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from sqlalchemy import Engine as DatabaseEngine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from indexer.engine import Engine
from indexer.engines.embedded import EmbeddedEngine
from indexer.engines.fallback import FallbackEngine
from indexer.language import Taalmodel, Woordenboek
from portal.adapters.mail.map import MapMailer
from portal.adapters.mail.smtp import SmtpMailer, read_smtp_url
from portal.config import ROOT, Settings, SettingsError
from portal.data.uow import Clock, UnitOfWork, make_engine, make_session_factory, utc_now
from portal.domain.agenda import Agenda
from portal.domain.errors import NietGevonden
from portal.domain.hulpvraag import Beslisregel
from portal.domain.invoer import Tabel
from portal.domain.linkcontrole import Linkcontroleur
from portal.domain.mail import Afzender, Mailer
from portal.domain.papier import Papier
from portal.domain.plaats import Geocoder
from portal.services.beslisregels import list_beslisregels
from portal.services.dubbelen import Dubbelen, read_dubbelen
from portal.services.gazetteer import Gazetteer, build_gazetteer
from portal.services.hulpvraag import Vraagbaak
from portal.services.mensen import Mensenzoeker
from portal.services.outbox import OutboxSource
from portal.services.regio import Regio, get_regio, load_regio_file
from portal.services.suggesties import Suggesties
from portal.services.teller import Teller
from portal.services.woordenboek import get_woordenboek
from portal.services.zoeken import Zoeker

# What an editor or operator changes is seen by every process within a minute.
HOUDBAAR_S = 45.0
# Comparing all entries with each other takes seconds in a large region.
DUBBELEN_HOUDBAAR_S = 600.0

T = TypeVar("T")


def _find(module: str, name: str) -> Any:
    """What few processes use, and takes long to learn: drawing on paper half a second and 46 MB,
    the client of a search server a quarter. Learned when it is asked for."""
    return getattr(importlib.import_module(module), name)


# Making one takes a second of the processor, and equal vocabularies make equal ones: the one in
# use, and the one that an editor tries.
make_taalmodel = lru_cache(maxsize=2)(Taalmodel)


class Kept(Generic[T]):
    """A value that is costly to read and rarely changes.

    Read when first asked for; when it is old, read anew beside the requests, never in one.
    """

    def __init__(self, read: Callable[[T | None], T], houdbaar_s: float = HOUDBAAR_S) -> None:
        self._read = read
        self._houdbaar_s = houdbaar_s
        self._lock = threading.Lock()
        self._value: T | None = None
        self._until = 0.0

    def __call__(self) -> T:
        value = self._value
        if value is None:
            with self._lock:
                return self._value if self._value is not None else self._refresh()
        if time.monotonic() >= self._until and self._lock.acquire(blocking=False):
            threading.Thread(target=self._refresh_and_release, daemon=True).start()
        return value

    def _refresh(self) -> T:
        # Before reading: a reading that fails is tried again later, not with every request.
        self._until = time.monotonic() + self._houdbaar_s
        self._value = self._read(self._value)
        return self._value

    def _refresh_and_release(self) -> None:
        try:
            self._refresh()
        finally:
            self._lock.release()


class Container:
    """Everything a process needs, made when first asked for."""

    def __init__(self, settings: Settings, clock: Clock = utc_now) -> None:
        self.settings = settings
        self.clock = clock
        self.gazetteer: Kept[Gazetteer] = Kept(self._read_gazetteer)
        self.regio: Kept[Regio] = Kept(self._read_regio)
        self.taalmodel: Kept[Taalmodel] = Kept(self._read_taalmodel)
        self.dubbelen: Kept[Dubbelen] = Kept(
            lambda old: read_dubbelen(self.uow(), old), DUBBELEN_HOUDBAAR_S
        )
        self.beslisregels: Kept[tuple[Beslisregel, ...]] = Kept(self._read_beslisregels)

    @cached_property
    def database(self) -> DatabaseEngine:
        if self.settings.database_url.startswith("sqlite:"):
            self.settings.instance.mkdir(parents=True, exist_ok=True)
        return make_engine(self.settings.database_url)

    @cached_property
    def _sessions(self) -> sessionmaker[Session]:
        return make_session_factory(self.database)

    def uow(self) -> UnitOfWork:
        return UnitOfWork(self._sessions, self.clock)

    @cached_property
    def engine(self) -> Engine:
        """The embedded engine; with a Meilisearch server, that one first."""
        self.settings.instance.mkdir(parents=True, exist_ok=True)
        embedded = EmbeddedEngine(self.settings.index_path, self.taalmodel())
        if not self.settings.meilisearch_url:
            return embedded
        make_server: Callable[..., Engine]
        make_server = _find("indexer.engines.meilisearch", "MeilisearchEngine")
        server = make_server(
            self.settings.meilisearch_url,
            self.settings.meilisearch_key,
            self.taalmodel(),
            raming=embedded,
        )
        return FallbackEngine(server, embedded)

    @cached_property
    def geocoder(self) -> Geocoder | None:
        make_geocoder: Callable[[str], Geocoder]
        make_geocoder = _find("portal.adapters.geocoding.pdok", "PdokLocatieserver")
        url = self.settings.geocoder_url
        return make_geocoder(url) if url else None

    @cached_property
    def cijfers(self) -> Teller:
        return Teller(self.uow, self.settings.secret_key)

    @cached_property
    def linkcontroleur(self) -> Linkcontroleur:
        make: Callable[[str], Linkcontroleur]
        make = _find("portal.adapters.linkcontrole.webcontroleur", "Webcontroleur")
        return make(f"SocialeKaart-linkcontrole/1.0 (+{self.settings.url}/over)")

    @cached_property
    def zoeker(self) -> Zoeker:
        return Zoeker(self.engine, self.gazetteer, self.regio, self.taalmodel)

    def zoeker_with(self, woordenboek: Woordenboek) -> Zoeker:
        """A search over the same index that knows other words, for an editor who tries them."""
        taalmodel = make_taalmodel(woordenboek)
        engine = EmbeddedEngine(self.settings.index_path, taalmodel)
        return Zoeker(engine, self.gazetteer, self.regio, lambda: taalmodel)

    @cached_property
    def vraagbaak(self) -> Vraagbaak:
        return Vraagbaak(self.zoeker, self.beslisregels)

    @cached_property
    def mensenzoeker(self) -> Mensenzoeker:
        return Mensenzoeker(self.gazetteer, self.regio, self.taalmodel)

    @cached_property
    def suggesties(self) -> Suggesties:
        return Suggesties(self.engine, self.taalmodel, self.gazetteer)

    @cached_property
    def outbox(self) -> OutboxSource:
        return OutboxSource(self.uow, self.taalmodel)

    def read_tabel(self, path: Path) -> Tabel:
        """A CSV file that somebody sends, whatever its separator and encoding."""
        read: Callable[[Path], Tabel] = _find("portal.adapters.formats.csv", "read_csv")
        return read(path)

    def make_pdf(self, papier: Papier) -> bytes:
        """``papier`` as a file."""
        draw: Callable[[Papier, Path], bytes] = _find("portal.adapters.formats.pdf", "make_pdf")
        return draw(papier, ROOT / "static" / "vendor" / "fonts")

    def make_ics(self, agenda: Agenda) -> bytes:
        """``agenda`` as a calendar file."""
        write: Callable[[Agenda], bytes] = _find("portal.adapters.formats.ics", "write_ics")
        return write(agenda)

    def mailer(self) -> Mailer:
        """Who sends the mails, in the name of the region; without a mail server, a folder."""
        settings, regio = self.settings, self.regio()
        if not settings.mail_url:
            bounce = settings.mail_bounce or regio.email
            afzender = Afzender(naam=regio.naam, email=regio.email, bounce=bounce)
            return MapMailer(settings.instance / "mail", afzender)
        try:
            adres = read_smtp_url(settings.mail_url)
        except ValueError:
            raise SettingsError("PORTAL_MAIL_URL", "geen-mailserver") from None
        email = adres.afzender or regio.email
        bounce = settings.mail_bounce or email
        return SmtpMailer(adres, Afzender(naam=regio.naam, email=email, bounce=bounce))

    def refresh(self) -> None:
        """Look whether what this process keeps has grown old; costs microseconds."""
        self.gazetteer()
        self.regio()
        self.taalmodel()
        self.cijfers.flush_when_due(self.clock())

    def _read_gazetteer(self, old: Gazetteer | None) -> Gazetteer:
        return build_gazetteer(self.uow(), self.geocoder, old)

    def _read_regio(self, old: Regio | None) -> Regio:
        """The region of the tables; of its file when the database does not answer, because an
        error page must show whom to call."""
        try:
            return get_regio(self.uow())
        except (SQLAlchemyError, NietGevonden):
            return old or load_regio_file(self.settings.regio)

    def _read_beslisregels(self, _old: tuple[Beslisregel, ...] | None) -> tuple[Beslisregel, ...]:
        return list_beslisregels(self.uow())

    def _read_taalmodel(self, old: Taalmodel | None) -> Taalmodel:
        taalmodel = make_taalmodel(get_woordenboek(self.uow()))
        if old is not None and taalmodel is not old:
            self.engine.set_taalmodel(taalmodel)
        return taalmodel
