"""Settings: one frozen, typed object, read once at the start from the environment and ``.env``.

Every default is safe in public and in production; the secret key, which has none, is required
by every server that others can reach.
"""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "portal" / "seed"
THEMAS = ROOT / "static" / "themas"
MIN_KEY_LENGTH = 16
LOCAL_URL = "http://127.0.0.1:8000"


class SettingsError(Exception):
    """A setting is missing or cannot be; ``name`` says which, ``reden`` is a code."""

    def __init__(self, name: str, reden: str) -> None:
        super().__init__(f"{name}: {reden}")
        self.name = name
        self.reden = reden


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """``instance`` holds what this installation writes: database, index, mails.

    ``proxies`` is the number of trusted proxies in front, which tell whose request it is.
    ``mail_bounce`` is where undeliverable mails return to, empty: to the sender.
    ``url`` is the address of the portal without a slash at the end: mails link to it.
    """

    instance: Path
    database_url: str
    secret_key: str = ""
    meilisearch_url: str = ""
    meilisearch_key: str = ""
    mail_url: str = ""
    mail_bounce: str = ""
    geocoder_url: str = ""
    regio: Path
    redis_url: str = ""
    proxies: int = 0
    url: str = LOCAL_URL

    @property
    def public_url(self) -> str:
        """The address when somebody set one, else empty."""
        return "" if self.url == LOCAL_URL else self.url

    @property
    def index_path(self) -> Path:
        return self.instance / "index.sqlite"


def load_settings(environ: Mapping[str, str] | None = None, root: Path = ROOT) -> Settings:
    """Read the ``PORTAL_…`` settings; the environment goes before ``.env`` beside pyproject.toml.

    Raises:
        SettingsError: the region file does not exist, a number is none, or an address is of
            something that this installation cannot talk to.
    """
    from_file = {k: v for k, v in dotenv_values(root / ".env").items() if v is not None}
    values = {**from_file, **(os.environ if environ is None else environ)}

    def get(name: str, default: str = "") -> str:
        return values.get(f"PORTAL_{name}", "").strip() or default

    instance = Path(get("INSTANCE", str(root / "instance"))).resolve()
    regio = Path(get("REGIO", str(SEED / "regio" / "midden-limburg-west.toml")))
    if not regio.is_file():
        raise SettingsError("PORTAL_REGIO", "bestaat-niet")
    return Settings(
        instance=instance,
        database_url=_with_driver(get("DATABASE_URL", f"sqlite:///{instance / 'portal.sqlite'}")),
        secret_key=get("SECRET_KEY"),
        meilisearch_url=get("MEILISEARCH_URL"),
        meilisearch_key=get("MEILISEARCH_KEY"),
        mail_url=get("MAIL_URL"),
        mail_bounce=get("MAIL_BOUNCE"),
        geocoder_url=get("GEOCODER_URL"),
        regio=regio,
        redis_url=_check_redis(get("REDIS_URL")),
        proxies=_whole_number("PORTAL_PROXIES", get("PROXIES", "0")),
        url=get("URL", LOCAL_URL).rstrip("/"),
    )


def require_secret_key(settings: Settings) -> Settings:
    """For a server that others can reach: a key of its own must be set.

    Raises:
        SettingsError: it is missing or shorter than MIN_KEY_LENGTH.
    """
    if len(settings.secret_key) < MIN_KEY_LENGTH:
        raise SettingsError("PORTAL_SECRET_KEY", "ontbreekt-of-te-kort")
    return settings


def with_local_secret_key(settings: Settings) -> Settings:
    """For a server on this machine alone: without a key, one is made and kept in ``instance``."""
    if settings.secret_key:
        return require_secret_key(settings)
    if not find_secret_key(settings):
        write_local_secret_key(settings, secrets.token_urlsafe(32))
    return replace(settings, secret_key=find_secret_key(settings))


def find_secret_key(settings: Settings) -> str:
    """The key that this installation has, set or made here; empty when it has none yet."""
    path = settings.instance / "secret-key"
    return settings.secret_key or (path.read_text().strip() if path.is_file() else "")


def write_local_secret_key(settings: Settings, key: str) -> None:
    """Keep a key in ``instance``, readable by its user only."""
    settings.instance.mkdir(parents=True, exist_ok=True)
    path = settings.instance / "secret-key"
    path.touch(mode=0o600)
    path.write_text(key)


def _whole_number(name: str, value: str) -> int:
    if not value.isdigit():
        raise SettingsError(name, "geen-getal")
    return int(value)


def _with_driver(url: str) -> str:
    """``postgres://`` and ``postgresql://`` mean psycopg 3 here."""
    for scheme in ("postgres://", "postgresql://"):
        if url.startswith(scheme):
            url = "postgresql+psycopg://" + url.removeprefix(scheme)
    if url.startswith(("sqlite:///", "postgresql+psycopg://")) and _has_port_number(url):
        return url
    raise SettingsError("PORTAL_DATABASE_URL", "geen-database")


def _has_port_number(url: str) -> bool:
    """Whether the port is a number, or left out."""
    try:
        port = urlsplit(url).port
    except ValueError:
        return False
    return port is None or port > 0


def _check_redis(url: str) -> str:
    if url and not url.startswith(("redis://", "rediss://", "redis+unix://")):
        raise SettingsError("PORTAL_REDIS_URL", "geen-redis")
    if url and find_spec("redis") is None:
        raise SettingsError("PORTAL_REDIS_URL", "redis-ontbreekt")
    return url
