"""What every template can use: the region, the language, and how values are written."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_decimal
from flask import Flask
from markupsafe import Markup, escape

from indexer.documents import Plek
from indexer.query import Stuk
from portal.bootstrap import Container
from portal.domain.begrippen import Leefgebied
from portal.domain.openingsweek import Openingsweek, get_openingsweek, is_open_at
from portal.web.common.access import get_identiteit
from portal.web.common.adres import origin, short_url, whole_url
from portal.web.common.fragments import init_fragments
from portal.web.common.labels import label, label_of, waarom_zin
from portal.web.common.locale import (
    get_locale,
    is_right_to_left,
    language_links,
    root_without_language,
    translate_plural,
)
from portal.web.common.openingswoorden import say_openingstijden, say_toelichting
from portal.web.common.volgende import list_balies

# Walking and cycling speed of an unhurried adult, metres per minute (5 and 15 km/h).
_LOPEN = 80
_FIETSEN = 250
_LOOPBAAR_M = 2_500
_MAX_PLAATSEN = 3
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_MARK = '<mark class="utrecht-mark">{}</mark>'.format


def init_templates(app: Flask, container: Container) -> None:
    """What is the same for every request is found once: a result page has some two hundred
    addresses and dates in it."""

    @cache
    def version(filename: str) -> str:
        path = Path(app.static_folder or "") / filename
        return hashlib.sha256(path.read_bytes()).hexdigest()[:10] if path.is_file() else "0"

    def static_url(filename: str) -> str:
        """An address that changes with the file, so that browsers may keep it for a year; the
        same in every language."""
        return f"{root_without_language()}/static/{filename}?v={version(filename)}"

    def openingsweek(tijden: str) -> Openingsweek:
        return get_openingsweek(tijden, _now(container).year)

    def nu_open(tijden: str) -> bool | None:
        """Whether it is open now; None when the times are not known."""
        return is_open_at(tijden, _now(container)) if tijden else None

    @app.context_processor
    def add_context() -> dict[str, Any]:
        return {
            "regio": container.regio(),
            "taal": get_locale(),
            "richting": "rtl" if is_right_to_left() else "ltr",
            "taal_links": language_links(),
            "ingelogd": get_identiteit,
            "list_balies": list_balies,
            "vandaag": get_vandaag(container),
        }

    app.jinja_env.globals.update(
        url_for=lambda endpoint, **values: (
            whole_url(endpoint, **values)
            if values.pop("_external", False)
            else short_url(endpoint, **values)
        ),
        origin=origin,
        static_url=static_url,
        label=label,
        label_of=label_of,
        alle_leefgebieden=tuple(Leefgebied),
    )
    init_fragments(app)
    app.jinja_env.filters.update(
        datum=datum,
        moment=moment,
        afstand=afstand,
        reistijd=reistijd,
        tel=tel,
        waarom_zin=waarom_zin,
        gemarkeerd=gemarkeerd,
        plaatsnamen=plaatsnamen,
        openingsweek=openingsweek,
        nu_open=nu_open,
        zeg_tijden=say_openingstijden,
        toelichting=say_toelichting,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    # As the extraction of texts does: a text is one line, however it is broken in a template.
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.auto_reload = app.config["TEMPLATES_AUTO_RELOAD"] = app.debug


def get_vandaag(container: Container) -> date:
    """Which day it is in the Netherlands."""
    return _now(container).date()


def _now(container: Container) -> datetime:
    """Now, on the clocks of the Netherlands."""
    return container.clock().astimezone(_AMSTERDAM)


def datum(value: date | str | None) -> str:
    """``3 november 2026``; empty for none."""
    return _long_date(str(value), get_locale()) if value else ""


def moment(value: datetime) -> str:
    """``3 november 2026, 14:05``, on the clocks of the Netherlands."""
    here = value.astimezone(_AMSTERDAM)
    return f"{datum(here.date())}, {here:%H:%M}"


@lru_cache(maxsize=4096)
def _long_date(iso: str, language: str) -> str:
    return str(format_date(date.fromisoformat(iso), "d MMMM y", locale=language))


def gemarkeerd(stukken: Sequence[Stuk], tekst: str) -> Markup:
    """A text in which the words of the question stand out; without pieces the text itself."""
    if not any(stuk.raak for stuk in stukken):
        return escape(tekst)
    pieces = ((stuk.raak, escape(stuk.tekst)) for stuk in stukken)
    return Markup("".join(_MARK(text) if raak else text for raak, text in pieces))


def plaatsnamen(plekken: Iterable[Plek]) -> str:
    """Where one can go: three places, and how many more there are."""
    names = list(dict.fromkeys(plek.plaats for plek in plekken if plek.plaats))
    shown, more = ", ".join(names[:_MAX_PLAATSEN]), len(names) - _MAX_PLAATSEN
    if more <= 0:
        return shown
    return f"{shown} {translate_plural('en nog %(n)d plaats', 'en nog %(n)d plaatsen', more)}"


def afstand(metres: int) -> str:
    """As people say it: ``800 m``, ``1,5 km``, ``12 km``."""
    if metres < 950:
        return f"{max(50, round(metres / 50) * 50)} m"
    km = metres / 1000
    return f"{_decimal(round(km, 1) if km < 3 else round(km), get_locale())} km"


@lru_cache(maxsize=4096)
def _decimal(number: float, language: str) -> str:
    return format_decimal(number, locale=language)


def reistijd(metres: int) -> str:
    """How long it takes on foot or, further away, by bicycle."""
    if metres <= _LOOPBAAR_M:
        n = max(1, round(metres / _LOPEN))
        return translate_plural("ongeveer %(n)d minuut lopen", "ongeveer %(n)d minuten lopen", n)
    n = round(metres / _FIETSEN)
    return translate_plural("ongeveer %(n)d minuut fietsen", "ongeveer %(n)d minuten fietsen", n)


def tel(number: str) -> str:
    """The ``tel:`` address of a Dutch number."""
    digits = "".join(c for c in number if c.isdigit() or c == "+")
    return f"tel:{digits}"
