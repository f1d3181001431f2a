"""``application/problem+json`` (RFC 9457) for machines."""

from collections.abc import Mapping

from flask import Response, jsonify


def problem(status: int, title: str, fouten: Mapping[str, list[str]] | None = None) -> Response:
    """``fouten``: for each parameter what is wrong with it, all at once."""
    body: dict[str, object] = {"type": "about:blank", "title": title, "status": status}
    if fouten:
        body["fouten"] = [
            {"parameter": name, "uitleg": text} for name, texts in fouten.items() for text in texts
        ]
    response = jsonify(body)
    response.status_code = status
    response.mimetype = "application/problem+json"
    return response
