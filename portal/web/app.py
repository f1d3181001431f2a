"""The application factory: extensions, blueprints, error handlers; no decisions."""

import gc
import importlib
import pkgutil
from contextlib import suppress
from types import ModuleType
from typing import TYPE_CHECKING, Any

from flask import Flask
from flask_babel import Babel
from werkzeug.middleware.proxy_fix import ProxyFix

from indexer.engine import EngineNietBereikbaar
from portal.bootstrap import Container
from portal.config import ROOT
from portal.web import aanbieder, account, api, beheer, hsds, netwerk, publiek, redactie, status
from portal.web.common.errors import init_errors
from portal.web.common.jinja import PortalEnvironment
from portal.web.common.json import IsoJSONProvider
from portal.web.common.limieten import init_limieten
from portal.web.common.locale import TaalPrefix, get_locale, init_catalogue
from portal.web.common.opnieuw import init_opnieuw
from portal.web.common.paginageheugen import init_paginageheugen
from portal.web.common.security import init_security
from portal.web.common.templating import init_templates
from portal.web.status.metrics import init_metrics

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

_MACHINE = (api.PREFIX, hsds.PREFIX, "/healthz", "/readyz", "/metrics")
_YEAR_S = 365 * 24 * 3600


class Portal(Flask):
    """Flask with the language prefix and the trusted proxies in front of it."""

    jinja_environment = PortalEnvironment

    def __init__(self, proxies: int) -> None:
        super().__init__(__name__, static_folder=str(ROOT / "static"), static_url_path="/static")
        inner: WSGIApplication = super().wsgi_app
        if proxies:
            inner = ProxyFix(inner, x_for=proxies, x_proto=proxies, x_host=proxies)
        self._outer = TaalPrefix(inner)

    def wsgi_app(self, environ: Any, start_response: Any) -> Any:
        return self._outer(environ, start_response)


def create_app(container: Container) -> Flask:
    """A WSGI application over ``container``."""
    app = Portal(container.settings.proxies)
    app.config.update(
        SECRET_KEY=container.settings.secret_key,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=container.settings.url.startswith("https:"),
        # As long as the session: writing an entry may take an afternoon.
        WTF_CSRF_TIME_LIMIT=None,
        # It asks for a referrer, which our own policy takes away; ``opnieuw`` looks at what the
        # browser says of where a form comes from.
        WTF_CSRF_SSL_STRICT=False,
        MAX_CONTENT_LENGTH=10 * 1024 * 1024,
        SEND_FILE_MAX_AGE_DEFAULT=_YEAR_S,
        BABEL_TRANSLATION_DIRECTORIES=str(ROOT / "translations"),
        BABEL_DEFAULT_LOCALE="nl",
        BABEL_DEFAULT_TIMEZONE="Europe/Amsterdam",
    )
    app.json = IsoJSONProvider(app)
    app.extensions["portal"] = container
    # ``web.common.errors`` logs what goes wrong, without the address.
    app.logger.disabled = True
    app.before_request(container.refresh)
    Babel(app, locale_selector=get_locale)
    init_catalogue(app)
    init_templates(app, container)
    init_paginageheugen(app)
    # Before the check on forged forms: it knows better what came from elsewhere.
    init_opnieuw(app)
    init_security(app)
    init_metrics(app)
    init_errors(app, is_machine=lambda path: path.startswith(_MACHINE))
    for package in (publiek, account, aanbieder, netwerk, redactie, beheer, api, hsds, status):
        _import_views(package)
        app.register_blueprint(package.bp)
    app.register_blueprint(beheer.cijfers_bp)
    init_limieten(app, container.settings.redis_url)
    return app


def prepare(app: Flask) -> None:
    """Have this process read what it keeps, so that its first visitor does not wait for the index
    and the template. When there is no index now, the pages say so; perhaps it comes later."""
    container: Container = app.extensions["portal"]
    with suppress(EngineNietBereikbaar):
        container.engine.prepare()
    app.jinja_env.get_template("publiek/zoeken.html")
    # What stands in memory now stays there: looking through it for waste, as Python does now and
    # then, took a tenth of the time of a page.
    gc.collect()
    gc.freeze()


def _import_views(package: ModuleType) -> None:
    """Import every module of a blueprint package: its views register themselves."""
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)
