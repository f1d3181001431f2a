"""JSON as the NL API Design Rules ask: dates in ISO 8601."""

from datetime import date
from typing import Any

from flask.json.provider import DefaultJSONProvider


class IsoJSONProvider(DefaultJSONProvider):
    sort_keys = False

    @staticmethod
    def default(value: Any) -> Any:
        if isinstance(value, date):
            return value.isoformat()
        return DefaultJSONProvider.default(value)
