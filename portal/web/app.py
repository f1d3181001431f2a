"""The application factory: extensions, blueprints, error handlers; no decisions."""

import importlib
import pkgutil
from types import ModuleType
from typing import TYPE_CHECKING, Any

from flask import Flask
from flask_babel import Babel
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from werkzeug.middleware.proxy_fix import ProxyFix

from portal.bootstrap import Container
from portal.config import ROOT
from portal.web import aanbieder, account, api, beheer, publiek, redactie, status
from portal.web.common.errors import init_errors
from portal.web.common.json import IsoJSONProvider
from portal.web.common.locale import TaalPrefix, get_locale, init_catalogue
from portal.web.common.security import csrf, init_security
from portal.web.common.templating import init_templates
from portal.web.status.metrics import init_metrics

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

# A visitor types some five searches a minute; a machine that wants more pages by 100.
API_LIMIT = "300 per minute"
_MACHINE = (api.PREFIX, "/healthz", "/readyz", "/metrics")
_YEAR_S = 365 * 24 * 3600


class Portal(Flask):
    """Flask with the language prefix and the trusted proxies in front of it."""

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
    init_security(app)
    init_metrics(app)
    init_errors(app, is_machine=lambda path: path.startswith(_MACHINE))
    csrf.init_app(app)
    for package in (publiek, account, aanbieder, redactie, beheer, api, status):
        _import_views(package)
        app.register_blueprint(package.bp)
    limiter = Limiter(
        get_remote_address,
        app=app,
        storage_uri=container.settings.redis_url or "memory://",
        headers_enabled=True,
    )
    limiter.limit(API_LIMIT)(api.bp)
    return app


def _import_views(package: ModuleType) -> None:
    """Import every module of a blueprint package: its views register themselves."""
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)
