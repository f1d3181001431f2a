"""What Prometheus may know: counts and times per page, never words, places or addresses."""

import time

from flask import Flask, Response, g, request
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from portal.services.gereedheid import Gereedheid

REGISTRY = CollectorRegistry()
_REQUESTS = Counter("portal_requests_total", "Answers", ["endpoint", "status"], registry=REGISTRY)
_SECONDS = Histogram(
    "portal_request_seconds",
    "Time to answer",
    ["endpoint"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5),
    registry=REGISTRY,
)
_WAITING = Gauge("portal_index_waiting", "Changes not yet searchable", registry=REGISTRY)
_PARKED = Gauge("portal_index_parked", "Changes that keep failing", registry=REGISTRY)
_LAG = Gauge("portal_index_lag_seconds", "Age of the oldest waiting change", registry=REGISTRY)
_MAIL_WAITING = Gauge("portal_mail_waiting", "Mails not yet sent", registry=REGISTRY)
_MAIL_PARKED = Gauge("portal_mail_parked", "Mails that keep failing", registry=REGISTRY)
_MAIL_LAG = Gauge("portal_mail_lag_seconds", "Age of the oldest waiting mail", registry=REGISTRY)
_STUCK = Gauge("portal_index_stuck", "1 when the queue seems to stand still", registry=REGISTRY)
_READY = Gauge("portal_ready", "1 when the portal can serve", registry=REGISTRY)
_DOCUMENTS = Gauge("portal_index_documents", "Documents in the index", registry=REGISTRY)
_ENGINE = Gauge(
    "portal_engine_up", "1 for the search engine that answers now", ["motor"], registry=REGISTRY
)


def init_metrics(app: Flask) -> None:
    @app.before_request
    def start() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def count(response: Response) -> Response:
        endpoint = request.endpoint or "onbekend"
        _REQUESTS.labels(endpoint, str(response.status_code)).inc()
        if "started" in g:
            _SECONDS.labels(endpoint).observe(time.perf_counter() - g.started)
        return response


def set_gauges(gereedheid: Gereedheid) -> None:
    _WAITING.set(gereedheid.wachtend)
    _PARKED.set(gereedheid.geparkeerd)
    _LAG.set(gereedheid.achterstand_s)
    _MAIL_WAITING.set(gereedheid.mail.wachtend)
    _MAIL_PARKED.set(gereedheid.mail.geparkeerd)
    _MAIL_LAG.set(gereedheid.mail.achterstand_s)
    _STUCK.set(gereedheid.loopt_achter)
    _READY.set(gereedheid.kan_dienen)
    _DOCUMENTS.set(gereedheid.motor.documenten or 0)
    _ENGINE.clear()
    _ENGINE.labels(gereedheid.motor.naam).set(gereedheid.motor.beschikbaar)
