"""Our terms in the words of the standard, and back."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from portal.domain.hsds.reading import make_rij
from portal.domain.hsds.schedules import make_schedules, read_schedules
from portal.domain.hsds.taxonomies import map_terms
from portal.domain.hsds.uris import make_uri
from portal.domain.hsds.writing import (
    flatten,
    make_minimal,
    make_organization,
    make_service,
    make_service_at_location,
)
from portal.domain.invoer import check_rij
from portal.domain.opendata import OpenVoorziening, VoorzieningKop
from portal.domain.voorziening import VoorzieningInvoer, merge_invoer
from tests.support.hsds import check
from tests.support.openvoorziening import voorzieningen

VANDAAG = date(2026, 11, 20)
ROOT = "https://kaart.voorbeeld.nl"
FOREIGN = {"id": "42", "name": "Debt desk", "status": "active"}


def read(service: dict[str, Any]) -> dict[str, str]:
    """The cells that are not blank."""
    return {name: cell for name, cell in make_rij({**FOREIGN, **service}, 2).cellen.items() if cell}


@settings(max_examples=20)
@given(voorziening=voorzieningen())
def test_every_form_of_a_voorziening_is_valid(voorziening: OpenVoorziening) -> None:
    service = make_service(voorziening, ROOT, VANDAAG)

    check("service", service)
    check("service_list", flatten(service))
    kop = VoorzieningKop(
        voorziening.id,
        voorziening.invoer.naam,
        voorziening.invoer.gesloten_tot,
        voorziening.last_modified,
    )
    minimal = make_minimal(kop, VANDAAG)
    check("service_list", minimal)
    assert minimal.items() <= service.items()
    check("organization", make_organization(voorziening.aanbieder, ROOT))
    for place in service.get("service_at_locations", []):
        check("service_at_location", make_service_at_location(service, place))


@settings(max_examples=40)
@given(voorziening=voorzieningen())
def test_what_is_written_comes_back_the_same(voorziening: OpenVoorziening) -> None:
    rij = make_rij(make_service(voorziening, ROOT, VANDAAG), 2)

    fields, faults = check_rij(rij, vandaag=VANDAAG)
    came_back = merge_invoer(VoorzieningInvoer(), fields)

    assert faults == []
    assert came_back.extern_id == str(voorziening.id)
    # Why it is closed is told to people only.
    for veld in set(came_back.__slots__) - {"extern_id", "gesloten_reden", "werkgebied"}:
        assert getattr(came_back, veld) == getattr(voorziening.invoer, veld)
    assert sorted(came_back.werkgebied) == list(voorziening.invoer.werkgebied)


def test_each_term_has_a_code_of_its_own() -> None:
    codes = [term.value for _, term in map_terms().values()]

    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("openingstijden", "rules"),
    [
        ("Mo-We 09:00-12:00", [("WEEKLY", "MO,TU,WE", "09:00:00", "12:00:00")]),
        ("We[1,3] 14:00-16:00", [("MONTHLY", "1WE,3WE", "14:00:00", "16:00:00")]),
        ("24/7", [("WEEKLY", "MO,TU,WE,TH,FR,SA,SU", "00:00:00", "23:59:00")]),
        ("Mo 09:00-12:00; Mo[2] off", []),
        ("Apr-Sep Su 10:00-16:00", []),
    ],
)
def test_opening_hours_become_rules_as_far_as_the_standard_can_say_them(
    openingstijden: str, rules: list[tuple[str, ...]]
) -> None:
    schedules = make_schedules("x", openingstijden)

    fields = ("freq", "byday", "opens_at", "closes_at")
    assert [tuple(s[f] for f in fields) for s in schedules if "freq" in s] == rules
    assert rules or [s["description"] for s in schedules] == [openingstijden]


@pytest.mark.parametrize(
    ("schedules", "openingstijden"),
    [
        (
            [
                {"freq": "WEEKLY", "byday": "MO, TU", "opens_at": "13:00", "closes_at": "17:00"},
                {"freq": "WEEKLY", "byday": "MO", "opens_at": "09:00:00", "closes_at": "12:00"},
                {
                    "freq": "MONTHLY",
                    "byday": "-1FR",
                    "opens_at": "09:00+01:00",
                    "closes_at": "23:59",
                },
            ],
            "Mo 09:00-12:00,13:00-17:00; Tu 13:00-17:00; Fr[-1] 09:00-24:00",
        ),
        ([{"freq": "WEEKLY", "byday": "MO", "opens_at": "09:00Z", "closes_at": "12:00Z"}], ""),
        (
            [
                {
                    "freq": "WEEKLY",
                    "interval": 2,
                    "byday": "MO",
                    "opens_at": "09:00",
                    "closes_at": "12:00",
                }
            ],
            "",
        ),
        ([{"freq": "MONTHLY", "bymonthday": "1", "opens_at": "09:00", "closes_at": "12:00"}], ""),
        ([{"description": "Every day"}], ""),
        ([{"freq": "WEEKLY", "byday": "1MO", "opens_at": "09:00", "closes_at": "12:00"}], ""),
        (
            [
                {"freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "12:00"},
                {"freq": "MONTHLY", "byday": "1MO", "opens_at": "13:00", "closes_at": "17:00"},
            ],
            "",
        ),
    ],
)
def test_rules_become_opening_hours_only_when_that_is_true(
    schedules: list[dict[str, Any]], openingstijden: str
) -> None:
    assert read_schedules(schedules) == openingstijden


def test_another_source_is_read_as_far_as_it_tells() -> None:
    terms = [{"taxonomy_term": {"name": name}} for name in ("Geld en schulden", "Debt", None)]

    cells = read(
        {
            "description": "Short.\n\nLong.",
            "attributes": terms,
            "minimum_age": 18.0,
            "phones": [{"number": "1", "type": "fax"}, {"number": "0495 555 101"}],
            "cost_options": [{"option": "Adults", "amount": 2.5, "currency": "EUR"}],
            "organization": {"name": "Desk", "website": "https://desk.example"},
            "contacts": [{"name": "Ann Persona"}],
            "service_areas": [{"name": "Weert"}, {"uri": "https://a.nl/gebieden/GM0946"}],
        }
    )

    assert cells == {
        "extern_id": "42",
        "naam": "Debt desk",
        "samenvatting": "Short.",
        "omschrijving": "Long.",
        "aanbieder": "Desk",
        "aanbieder_website": "https://desk.example",
        "leefgebieden": "geld-en-schulden",
        "trefwoorden": "Debt",
        "telefoon": "0495 555 101",
        "kosten": "Adults 2.5 EUR",
        "leeftijd_van": "18",
        "werkgebied": "Weert|GM0946",
    }


def test_a_source_that_does_not_know_our_terms_says_nothing_of_them() -> None:
    assert "lijn" not in make_rij(FOREIGN, 2).cellen


def test_a_web_address_is_written_in_ascii() -> None:
    assert make_uri("https://café.nl/ü?q=é%20#1") == "https://xn--caf-dma.nl/%C3%BC?q=%C3%A9%20#1"
