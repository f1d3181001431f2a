"""The place that an address asks about, as its visitor typed it."""

from flask import request

MAX_WAAR = 120


def read_waar() -> str:
    """Without blanks that say nothing, and no longer than any place is."""
    return " ".join(request.args.get("waar", "")[:MAX_WAAR].split())
