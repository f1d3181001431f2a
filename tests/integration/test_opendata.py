"""Open data out of the database, and back into it."""

import json
from pathlib import Path

import pytest
from sqlalchemy import delete

from portal.adapters.formats.hsds import read_hsds, write_hsds
from portal.data.models import Aanbieder, Locatie, Voorziening, VoorzieningLocatie
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import KanaalSoort, Leefgebied, Lijn, Soort, VoorzieningStatus
from portal.domain.errors import NietGevonden
from portal.domain.geojson import make_features
from portal.domain.hsds.taxonomies import TAXONOMIES, Kenmerk, Taxonomy, map_terms
from portal.domain.hsds.writing import make_service
from portal.services.opendata import (
    Keuze,
    get_aanbod,
    get_plek,
    get_voorziening,
    list_aanbod,
    list_plekken,
    list_voorzieningen,
    stream_voorzieningen,
)
from portal.services.verslag import ImportVerslag
from portal.services.voorzieningen_import import import_voorzieningen
from tests.factories import Factories
from tests.support.portaal import NOW

GEHEIM = {
    "straat": "Dreef",
    "plaats": "Weert",
    "lat": 51.23456,
    "lon": 5.76543,
    "adres_geheim": True,
}
ROOT = "https://kaart.voorbeeld.nl"
TERMS = {(taxonomy.slug, term.value): (taxonomy, term) for taxonomy, term in map_terms().values()}
BY_SLUG: dict[str, Taxonomy] = {taxonomy.slug: taxonomy for taxonomy in TAXONOMIES}


def export(uow: UnitOfWork, path: Path) -> bytes:
    with uow:
        found = stream_voorzieningen(uow, Keuze())
        write_hsds(path, (make_service(one, ROOT, NOW.date()) for one in found))
    return path.read_bytes()


def bring_back(uow: UnitOfWork, path: Path) -> ImportVerslag:
    return import_voorzieningen(uow, read_hsds(path))


def namen(uow: UnitOfWork, **keuze: object) -> set[str]:
    found = list_voorzieningen(uow, Keuze(**keuze), offset=0, limit=50)
    assert found.totaal == len(found.items)
    return {voorziening.invoer.naam for voorziening in found.items}


def test_an_export_comes_back_unchanged_and_elsewhere_the_same(
    uow: UnitOfWork, factories: Factories, tmp_path: Path
) -> None:
    plek = {"naam": "De Brug", "straat": "Plein 1944", "plaats": "Weert", "lat": 51.0, "lon": 5.75}
    factories.voorziening(
        extern_id="eigen-1",
        omschrijving="Lang.\n\nLanger.",
        kosten="Gratis",
        plekken=[plek | {"openingstijden": "We[1] 14:00-16:00", "rolstoel": False}, GEHEIM],
        kanalen=[(KanaalSoort.TELEFOON, "0495 555 101"), (KanaalSoort.WHATSAPP, "06 12345678")],
        werkgebied=["GM0988", "NL"],
    )
    factories.voorziening(naam="Online", online=True)
    first = export(uow, tmp_path / "een.zip")

    again = bring_back(uow, tmp_path / "een.zip")
    assert (again.nieuw, again.gewijzigd, again.ongewijzigd, again.fouten) == (0, 0, 2, [])
    assert export(uow, tmp_path / "twee.zip") == first

    with uow:
        for model in (VoorzieningLocatie, Voorziening, Locatie, Aanbieder):
            uow.session.execute(delete(model))
        uow.commit()
    assert bring_back(uow, tmp_path / "een.zip").nieuw == 2
    assert bring_back(uow, tmp_path / "een.zip").ongewijzigd == 2


def test_a_new_name_elsewhere_changes_the_same_voorziening(
    uow: UnitOfWork, factories: Factories, tmp_path: Path
) -> None:
    voorziening = factories.voorziening(naam="Oud", extern_id="eigen-7")
    path = tmp_path / "a.json"
    organization = {"name": voorziening.aanbieder.naam}
    service = {
        "id": str(voorziening.id),
        "name": "Nieuw",
        "status": "active",
        "description": voorziening.samenvatting,
        "organization": organization,
        "attributes": [{"taxonomy_term": {"name": "Wonen"}}],
    }
    path.write_text(json.dumps(service))

    verslag = bring_back(uow, path)

    assert (verslag.nieuw, verslag.gewijzigd, verslag.fouten) == (0, 1, [])
    with uow:
        known = uow.session.get_one(Voorziening, voorziening.id)
        assert (known.naam, known.extern_id) == ("Nieuw", "eigen-7")


def test_a_secret_address_is_in_no_form_and_is_not_lost(
    uow: UnitOfWork, factories: Factories, tmp_path: Path
) -> None:
    id_ = factories.voorziening(plekken=[GEHEIM | {"openingstijden": "24/7"}]).id

    voorziening = get_voorziening(uow, id_)
    told = json.dumps(
        [make_service(voorziening, ROOT, NOW.date()), *make_features(voorziening, ROOT)]
    )
    export(uow, tmp_path / "een.zip")
    bring_back(uow, tmp_path / "een.zip")

    assert not [secret for secret in ("Dreef", "Weert", "51.23456", "5.76543") if secret in told]
    with uow:
        kept = uow.session.query(Locatie.straat, Locatie.adres_geheim).all()
    assert [tuple(row) for row in kept] == [("Dreef", True)]


def test_only_what_is_published_is_told(uow: UnitOfWork, factories: Factories) -> None:
    hidden = factories.voorziening(status=VoorzieningStatus.CONCEPT, plekken=[{"plaats": "Weert"}])

    for read, key in (
        (get_voorziening, hidden.id),
        (get_plek, hidden.plekken[0].id),
        (get_aanbod, hidden.aanbieder_id),
    ):
        with pytest.raises(NietGevonden):
            read(uow, key)
    for list_ in (list_voorzieningen, list_plekken, list_aanbod):
        assert list_(uow, Keuze(), offset=0, limit=9).totaal == 0


def test_each_choice_leaves_what_fits(uow: UnitOfWork, factories: Factories) -> None:
    kei = factories.aanbieder(naam="De Kei")
    een = factories.voorziening(
        naam="Een",
        aanbieder=kei,
        leefgebieden=(Leefgebied.WONEN, Leefgebied.VERVOER),
        lijn=Lijn.NULDE,
        online=True,
        kanalen=[(KanaalSoort.TELEFOON, "0495 555 101")],
    )
    factories.voorziening(naam="Twee 100%", soort=Soort.TOEGANG, trefwoorden=("schuld",))

    everything = {"Een", "Twee 100%"}
    assert namen(uow) == everything
    assert namen(uow, aanbieder_id=kei.id) == {"Een"}
    assert namen(uow, woorden=("KEI", "een")) == {"Een"}
    assert namen(uow, woorden=("schuld", "%")) == {"Twee 100%"}
    assert namen(uow, termen=(TERMS["leefgebieden", "vervoer"],)) == {"Een"}
    assert namen(uow, termen=(TERMS["lijn", "0"],)) == {"Een"}
    assert namen(uow, termen=(TERMS["kenmerken", Kenmerk.ONLINE],)) == {"Een"}
    assert namen(uow, termen=(TERMS["kenmerken", Kenmerk.ROLSTOEL],)) == set()
    assert namen(uow, taxonomies=(BY_SLUG["soort"],)) == {"Twee 100%"}
    assert namen(uow, taxonomies=(BY_SLUG["kenmerken"],)) == everything
    assert namen(uow, gewijzigd_sinds=een.updated_at) == everything
    assert namen(uow, gewijzigd_sinds=een.updated_at.replace(year=2999)) == set()
    assert namen(uow, nooit=True) == set()
    assert list_aanbod(uow, Keuze(woorden=("kei",)), offset=0, limit=9).totaal == 1
