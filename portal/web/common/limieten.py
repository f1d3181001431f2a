"""How often one address may ask, per part of the portal; who asks more gets 429 and is told when.

A whole office, school or library may share one address, so the limits are those of many people.
"""

import hashlib
import hmac
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, current_app, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from portal.web.common.limietgeheugen import SCHEME

# A visitor types some five searches a minute; a machine that wants more pages by 100.
API = "300 per minute"
# All open data in one answer takes a while to make.
ALLES = "30 per minute"
# Each word that is typed asks a few times, and behind one address may be a whole town hall.
SUGGESTIES = "3000 per minute"
# Nobody tries links until one opens; an aanbieder with 80 entries answers them in an hour.
LINKS = "60 per minute"
# Somebody who reports a few things in a row.
MELDINGEN = "6 per minute; 60 per hour"
# All of them together: more is no help to anybody.
MELDINGEN_ALLEN = "60 per minute"
# A click that is only counted; nobody clicks more, not even a class in a school.
TELLEN = "120 per minute"
# Mails that a visitor asks for: of one visitor, to one address (nobody must be bothered), of all.
HULPMAIL = "10 per hour"
HULPMAIL_ADRES = "3 per day"
HULPMAIL_ALLEN = "60 per hour"
# For each form of the account pages.
ACCOUNT = "30 per 5 minutes"

_BY_LINK = ("publiek.controle", "publiek.lijst_gedeeld", "publiek.gedeeld_", "publiek.plan")
_HULPMAIL = {"publiek.lijst_mail", "publiek.gedeeld_mail", "publiek.plan_mail"}


def init_limieten(app: Flask, storage: str) -> None:
    """To be called when all views are there; ``storage`` is shared by machines when it is Redis."""
    limiter = Limiter(
        get_remote_address,
        app=app,
        storage_uri=storage or f"{SCHEME}://",
        # Without Redis each process counts for itself, which is better than no answer.
        in_memory_fallback_enabled=True,
        headers_enabled=True,
    )
    _limit_blueprint(app, "api", limiter.limit(_choose_api_limit))
    _limit_blueprint(app, "hsds", limiter.limit(_choose_hsds_limit))
    _limit_blueprint(app, "account", limiter.limit(ACCOUNT, methods=["POST"]))
    for endpoint in app.view_functions:
        if endpoint.startswith(_BY_LINK):
            _limit(app, endpoint, limiter.limit(LINKS))
        if endpoint in _HULPMAIL:
            _limit_hulpmail(app, endpoint, limiter)
    for endpoint in ("publiek.tel", "publiek.tel_oco", "publiek.send_tevreden"):
        _limit(app, endpoint, limiter.limit(TELLEN))
    # What was refused does not count for all, or one address could silence the others.
    for_all = limiter.limit(
        MELDINGEN_ALLEN,
        key_func=lambda: "allen",
        deduct_when=lambda response: response.status_code == HTTPStatus.SEE_OTHER,
    )
    _limit(app, "publiek.send_melding", for_all)
    _limit(app, "publiek.send_melding", limiter.limit(MELDINGEN))


def _limit_hulpmail(app: Flask, endpoint: str, limiter: Limiter) -> None:
    """One count for all pages that mail a list."""

    def is_sent(response: Response) -> bool:
        return response.status_code == HTTPStatus.SEE_OTHER

    for text, name, key in (
        (HULPMAIL_ALLEN, "hulpmail-allen", lambda: "allen"),
        (HULPMAIL_ADRES, "hulpmail-adres", _hash_email),
        (HULPMAIL, "hulpmail", get_remote_address),
    ):
        limit = limiter.shared_limit(
            text, scope=name, key_func=key, methods=["POST"], deduct_when=is_sent
        )
        _limit(app, endpoint, limit)


def _hash_email() -> str:
    """The same for the same address, and of no use without the key of the server."""
    email = request.form.get("email", "").strip().lower()
    key = str(current_app.secret_key).encode()
    return hmac.new(key, email.encode(), hashlib.sha256).hexdigest()


def _limit(app: Flask, endpoint: str, limit: Any) -> None:
    app.view_functions[endpoint] = limit(app.view_functions[endpoint])


def _limit_blueprint(app: Flask, name: str, limit: Any) -> None:
    limit(app.blueprints[name])


def _choose_hsds_limit() -> str:
    return ALLES if {"format", "minimal"} & request.args.keys() else API


def _choose_api_limit() -> str:
    return SUGGESTIES if request.endpoint == "api.suggesties" else API
