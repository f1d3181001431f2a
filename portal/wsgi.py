"""What a WSGI server imports: ``gunicorn portal.wsgi:app``."""

import atexit

from portal.bootstrap import Container
from portal.config import load_settings, require_secret_key
from portal.web.app import create_app, prepare
from portal.web.common.logboek import configure_logging

configure_logging()
container = Container(require_secret_key(load_settings()))
# What was counted in the last half minute.
atexit.register(container.cijfers.flush)
app = create_app(container)
prepare(app)
