"""A voorziening as a service of the standard, with all that belongs to it nested in it."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

from portal.domain.begrippen import Begrip, KanaalSoort
from portal.domain.hsds import Json
from portal.domain.hsds.addresses import make_address_1, split_address_1
from portal.domain.hsds.schedules import make_schedules
from portal.domain.hsds.taxonomies import (
    TAXONOMIES,
    Kenmerk,
    make_attributes,
    make_id,
    make_kenmerken,
)
from portal.domain.hsds.uris import make_uri
from portal.domain.opendata import (
    OpenAanbieder,
    OpenVoorziening,
    PlekSleutel,
    VoorzieningKop,
    make_address,
)
from portal.domain.plaats import roepnaam
from portal.domain.voorziening import PlekInvoer, VoorzieningInvoer, is_gratis

_JA, _NEE = "ja", "nee"
_CLOSED = "temporarily closed"
_VIRTUAL = {KanaalSoort.WHATSAPP: "WhatsApp", KanaalSoort.CHAT: "Chat"}


def make_service(voorziening: OpenVoorziening, root: str, vandaag: date) -> Json:
    """The whole service. ``root`` is the address of the portal: its pages are what links to."""
    invoer, id_ = voorziening.invoer, voorziening.id
    phones, urls = _make_channels(voorziening, root)
    status = _find_status(invoer.gesloten_tot, vandaag)
    return _present(
        id=str(id_),
        name=invoer.naam,
        description="\n\n".join(filter(None, (invoer.samenvatting, invoer.omschrijving))),
        url=make_uri(invoer.website),
        additional_urls=urls,
        email=invoer.email,
        status=status,
        application_process=invoer.aanmelden,
        fees_description=invoer.kosten,
        minimum_age=invoer.leeftijd_van,
        maximum_age=invoer.leeftijd_tot,
        assured_date=invoer.gecontroleerd_op and invoer.gecontroleerd_op.isoformat(),
        alert=invoer.gesloten_reden if status == _CLOSED else "",
        last_modified=_write_time(voorziening.last_modified),
        phones=phones,
        service_areas=_make_service_areas(voorziening, root),
        service_at_locations=[
            make_place(sleutel, plek)
            for sleutel, plek in zip(voorziening.sleutels, invoer.plekken, strict=True)
        ],
        languages=[
            {"id": make_id(id_, "language", taal.value), "name": taal.naam, "code": taal.value}
            for taal in invoer.talen
        ],
        organization=make_organization(voorziening.aanbieder, root),
        cost_options=[{"id": make_id(id_, "cost"), "amount": 0, "currency": "EUR"}]
        if is_gratis(invoer.kosten)
        else [],
        attributes=[*_make_classifications(voorziening), *_make_features(voorziening)],
    )


def make_organization(aanbieder: OpenAanbieder, root: str) -> Json:
    """The organization by itself; what the aanbieder does not tell of itself stays blank."""
    phone = {"id": make_id(aanbieder.id, "phone"), "number": aanbieder.telefoon, "type": "voice"}
    return {
        "id": str(aanbieder.id),
        "name": aanbieder.naam,
        "description": aanbieder.omschrijving,
        **_present(
            email=aanbieder.email,
            website=make_uri(aanbieder.website),
            uri=make_address(root, "aanbieders", aanbieder.slug),
            phones=[phone] if aanbieder.telefoon else [],
        ),
    }


def make_place(sleutel: PlekSleutel, plek: PlekInvoer) -> Json:
    """The service at one location, without the service."""
    phone = {"id": make_id(sleutel.id, "phone"), "number": plek.telefoon, "type": "voice"}
    hours = [plek.openingstijden] if plek.openingstijden else []
    return _present(
        id=str(sleutel.id),
        phones=[phone] if plek.telefoon else [],
        schedules=make_schedules(sleutel.id, plek.openingstijden),
        location=_make_location(sleutel, plek),
        attributes=make_kenmerken(sleutel.id, Kenmerk.OPENINGSTIJDEN, *hours),
    )


def make_service_at_location(service: Json, place: Json) -> Json:
    """``place``, one of those of ``service``, with the service itself in it.

    ``name`` and ``status`` of the service stand beside it too: the description of the API in the
    standard names the schema of a service for the answer on one service at a location.
    """
    inner = {name: v for name, v in service.items() if name != "service_at_locations"}
    return {**place, "name": service["name"], "status": service["status"], "service": inner}


def flatten(record: Json) -> Json:
    """What stands in a list: fields with one value, and of nested records the same."""
    return {
        name: flatten(value) if isinstance(value, dict) else value
        for name, value in record.items()
        if not isinstance(value, list)
    }


def make_minimal(kop: VoorzieningKop, vandaag: date) -> Json:
    """Just which service it is and when it changed, and what its schema requires."""
    return {
        "id": str(kop.id),
        "name": kop.naam,
        "status": _find_status(kop.gesloten_tot, vandaag),
        "last_modified": _write_time(kop.last_modified),
    }


def _find_status(gesloten_tot: date | None, vandaag: date) -> str:
    return _CLOSED if gesloten_tot is not None and gesloten_tot >= vandaag else "active"


def _present(**values: Any) -> Json:
    """What is known: the standard has no other way to say that something is not."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _write_time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _make_channels(voorziening: OpenVoorziening, root: str) -> tuple[list[Json], list[Json]]:
    """Telephones, and web addresses beside the main one; the page of the portal is the first."""
    id_, page = voorziening.id, make_address(root, "voorzieningen", voorziening.slug)
    phones: list[Json] = []
    urls: list[Json] = [{"id": make_id(id_, "page"), "label": "Sociale kaart", "url": page}]
    for soort, waarde in voorziening.kanalen:
        key = make_id(id_, soort.value, waarde)
        if waarde.startswith(("https:", "http:")):
            if waarde != voorziening.invoer.website:
                urls.append({"id": key, "label": soort.naam, "url": make_uri(waarde)})
        elif soort == KanaalSoort.TELEFOON:
            phones.append({"id": key, "number": waarde, "type": "voice"})
        elif soort in _VIRTUAL:
            phones.append(
                {"id": key, "number": waarde, "type": "text", "description": _VIRTUAL[soort]}
            )
    return phones, urls


def _make_service_areas(voorziening: OpenVoorziening, root: str) -> list[Json]:
    return [
        {
            "id": make_id(voorziening.id, "area", code),
            "name": roepnaam(naam),
            "uri": make_address(root, "gebieden", code),
        }
        for code, naam in voorziening.gebieden
    ]


def _make_location(sleutel: PlekSleutel, plek: PlekInvoer) -> Json:
    id_ = sleutel.locatie_id
    rolstoel = [] if plek.rolstoel is None else [_JA if plek.rolstoel else _NEE]
    access = {"id": make_id(id_, "accessibility"), "description": Kenmerk.ROLSTOEL.naam}
    return _present(
        id=str(id_),
        location_type="physical",
        name=plek.naam,
        latitude=plek.lat,
        longitude=plek.lon,
        addresses=_make_addresses(id_, plek),
        accessibility=[access] if plek.rolstoel else [],
        attributes=[
            *make_kenmerken(id_, Kenmerk.ROLSTOEL, *rolstoel),
            *make_kenmerken(id_, Kenmerk.ADRES_GEHEIM, *[_JA] * plek.adres_geheim),
        ],
    )


def _make_addresses(owner: object, plek: PlekInvoer) -> list[Json]:
    """All fields are required there: what is not known, such as the province, stays blank."""
    if not (plek.straat or plek.huisnummer or plek.postcode or plek.plaats):
        return []
    id_ = make_id(owner, "address")
    line = make_address_1(plek.straat, plek.huisnummer)
    number = [plek.huisnummer] if split_address_1(line) != (plek.straat, plek.huisnummer) else []
    address = {
        "id": id_,
        "address_1": line,
        "city": plek.plaats,
        "state_province": "",
        "postal_code": plek.postcode,
        "country": "NL",
        "address_type": "physical",
    }
    return [{**address, **_present(attributes=make_kenmerken(id_, Kenmerk.HUISNUMMER, *number))}]


def _make_classifications(voorziening: OpenVoorziening) -> Iterator[Json]:
    for taxonomy in TAXONOMIES[:-1]:
        value = getattr(voorziening.invoer, taxonomy.slug)
        terms: Sequence[Begrip] = value if isinstance(value, tuple) else [value] if value else []
        yield from make_attributes(voorziening.id, taxonomy, terms)


def _make_features(voorziening: OpenVoorziening) -> Iterator[Json]:
    for kenmerk, values in _list_features(voorziening.invoer, voorziening.gecontroleerd_door):
        yield from make_kenmerken(voorziening.id, kenmerk, *filter(None, values))


def _list_features(
    invoer: VoorzieningInvoer, gecontroleerd_door: str
) -> Iterator[tuple[Kenmerk, Sequence[str]]]:
    if invoer.omschrijving:
        yield Kenmerk.SAMENVATTING, [invoer.samenvatting]
    yield Kenmerk.TREFWOORD, invoer.trefwoorden
    yield Kenmerk.VERWIJZING_NODIG, [_JA] * invoer.verwijzing_nodig
    yield Kenmerk.ONLINE, [_JA] * invoer.online
    yield Kenmerk.ONAFHANKELIJK, [_JA] * invoer.onafhankelijk
    if invoer.gesloten_tot:
        yield Kenmerk.GESLOTEN_TOT, [invoer.gesloten_tot.isoformat()]
    yield Kenmerk.GECONTROLEERD_DOOR, [gecontroleerd_door]
