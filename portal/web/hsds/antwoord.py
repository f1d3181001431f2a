"""The answers of the API: a record, a page of records, or all of them line by line."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import Response, jsonify, request, stream_with_context
from flask_babel import gettext

from portal.domain.hsds import Json
from portal.web.common.problem import problem
from portal.web.hsds.vraag import NDJSON, Vraag, read_vraag

# What was taken away must soon be gone elsewhere too.
_KEEP = "public, max-age=300"
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Deel:
    """Records out of ``totaal``, and when what is in them changed last."""

    totaal: int
    records: Sequence[Json]
    changed: Sequence[datetime] = ()


# Some records of what is asked: so many (all when None), after so many others.
Read = Callable[[Vraag, int, int | None], Deel]


def answer(body: Json, changed: Sequence[datetime] = ()) -> Response:
    """Whether somebody has it already is asked of its ETag only: of a list from which something
    was taken, no time tells that it changed.
    """
    response = jsonify(body)
    response.headers["Cache-Control"] = _KEEP
    response.add_etag()
    response.make_conditional(request)
    if changed:
        response.last_modified = max(changed)
    return response


def refuse(fouten: Mapping[str, list[str]]) -> Response:
    """Every fault at its parameter."""
    return problem(400, gettext("Deze vraag kunnen wij niet lezen"), fouten)


def answer_list(read: Read, *, has_minimal: bool = False) -> Response:
    """What ``read`` finds for the parameters of this request; ``has_minimal``: it knows a form so
    small that all of it fits one page."""
    vraag, fouten = read_vraag(request.args)
    if fouten:
        return refuse(fouten)
    if vraag.format == NDJSON:
        lines = stream_with_context(_stream(read, vraag))
        return Response(lines, mimetype="application/x-ndjson")
    is_whole = has_minimal and vraag.minimal and not vraag.is_paged
    return _answer_page(read, vraag, None if is_whole else vraag.per_page)


def _answer_page(read: Read, vraag: Vraag, limit: int | None) -> Response:
    deel = read(vraag, (vraag.page - 1) * vraag.per_page, limit)
    pages = 1 if limit is None else -(-deel.totaal // limit)
    page = {
        "total_items": deel.totaal,
        "total_pages": pages,
        "page_number": vraag.page,
        "size": len(deel.records),
        "first_page": vraag.page == 1,
        "last_page": vraag.page >= pages,
        "empty": not deel.records,
    }
    return answer({**page, "contents": deel.records}, deel.changed)


def _stream(read: Read, vraag: Vraag) -> Iterator[str]:
    """All of it in batches, each in a transaction of its own: who reads may take all day."""
    offset = 0
    while (deel := read(vraag, offset, _BATCH)).records:
        yield from (json.dumps(record, ensure_ascii=False) + "\n" for record in deel.records)
        offset += _BATCH
