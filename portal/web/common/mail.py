"""From the kind of a mail to what somebody reads: two templates in the language of the mail.

``mail/<soort>.txt`` begins with the subject, then an empty line, then the text;
``mail/<soort>.html`` extends ``mail/base.html``. Addresses in them begin with ``settings.url``.
"""

from collections.abc import Mapping
from typing import Any

from flask import Flask, render_template

from portal.domain.mail import Inhoud, Render
from portal.web.common.container import get_container
from portal.web.common.locale import speaking


def make_renderer(app: Flask) -> Render:
    """Renders the mails of ``app``."""

    def render(soort: str, taal: str, gegevens: Mapping[str, Any]) -> Inhoud:
        with app.app_context():
            url = get_container().settings.url
        with speaking(app, url, taal):
            head, _, text = render_template(f"mail/{soort}.txt", **gegevens).partition("\n")
            onderwerp = head.strip()
            html = render_template(f"mail/{soort}.html", onderwerp=onderwerp, **gegevens)
        return Inhoud(onderwerp=onderwerp, tekst=text.strip() + "\n", html=html)

    return render
