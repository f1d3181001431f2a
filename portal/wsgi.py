"""What a WSGI server imports: ``gunicorn portal.wsgi:app``."""

from portal.bootstrap import Container
from portal.config import load_settings, require_secret_key
from portal.web.app import create_app
from portal.web.common.logboek import configure_logging

configure_logging()
app = create_app(Container(require_secret_key(load_settings())))
