"""``/healthz`` (the process), ``/readyz`` (can it serve) and ``/metrics`` (Prometheus)."""

from flask import Response, jsonify
from flask.typing import ResponseReturnValue
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from portal.services.gereedheid import Gereedheid, get_gereedheid
from portal.web.common.container import get_container
from portal.web.status import bp
from portal.web.status.metrics import REGISTRY, set_gauges


@bp.get("/healthz")
def healthz() -> ResponseReturnValue:
    return jsonify({"status": "ok"})


@bp.get("/readyz")
def readyz() -> ResponseReturnValue:
    gereedheid = _gereedheid()
    return jsonify(gereedheid.to_dict()), 200 if gereedheid.kan_dienen else 503


@bp.get("/metrics")
def metrics() -> ResponseReturnValue:
    set_gauges(_gereedheid())
    return Response(generate_latest(REGISTRY), content_type=CONTENT_TYPE_LATEST)


def _gereedheid() -> Gereedheid:
    container = get_container()
    return get_gereedheid(container.uow(), container.engine)
