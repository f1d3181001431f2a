"""Import: all of a file or nothing, and the same file twice changes nothing."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from portal.data.models import (
    Aanbieder,
    Contactkanaal,
    IndexTaak,
    Locatie,
    Voorziening,
    VoorzieningLocatie,
    VoorzieningSlug,
)
from portal.data.queries.voorzieningen import list_dossiers
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import KanaalSoort, Leefgebied, VoorzieningStatus
from portal.domain.errors import Fout, InvoerOngeldig
from portal.domain.foutcodes import Foutcode
from portal.domain.invoer import Rij, Tabel
from portal.domain.voorziening import VoorzieningInvoer
from portal.services.verslag import ImportVerslag
from portal.services.voorziening_invoer import make_invoer
from portal.services.voorzieningen_import import BATCH, import_voorzieningen
from tests.factories import Factories

ROW = {
    "naam": "Inloop Fatima",
    "aanbieder": "Stichting Peelwaard (voorbeeld)",
    "samenvatting": "Kom binnen voor koffie.",
    "leefgebieden": "sociale-contacten",
}
Load = Callable[..., ImportVerslag]


def tabel(rows: list[dict[str, str]]) -> Tabel:
    return Tabel(tuple(rows[0]), (Rij(number, row) for number, row in enumerate(rows, 2)))


@pytest.fixture
def load(uow: UnitOfWork) -> Load:
    """Imports rows: ROW with what is given; ``proef`` and the like as named arguments."""

    def load(*rows: dict[str, str], **options: Any) -> ImportVerslag:
        return import_voorzieningen(uow, tabel([{**ROW, **row} for row in rows]), **options)

    return load


def stored(uow: UnitOfWork, **where: Any) -> VoorzieningInvoer:
    with uow:
        id_ = uow.session.scalars(select(Voorziening.id).filter_by(**where)).one()
        return make_invoer(list_dossiers(uow.session, [id_])[0])


def entity(uow: UnitOfWork, **where: Any) -> Voorziening:
    with uow:
        return uow.session.scalars(select(Voorziening).filter_by(**where)).one()


def counts(uow: UnitOfWork) -> tuple[int, ...]:
    models = (Aanbieder, Voorziening, Locatie, VoorzieningLocatie, Contactkanaal, IndexTaak)
    with uow:
        return tuple(uow.session.scalar(select(func.count()).select_from(m)) or 0 for m in models)


def faults(verslag: ImportVerslag) -> list[tuple[int | None, str, str]]:
    return [(fout.rij, fout.veld, fout.code) for fout in verslag.fouten]


def test_a_new_row_is_published_and_queued(uow: UnitOfWork, load: Load) -> None:
    verslag = load({"telefoon": "0495-555 101", "straat": "Markt", "werkgebied": "Weert"})

    assert (verslag.nieuw, verslag.aanbieders_nieuw, verslag.fouten) == (1, 1, [])
    assert counts(uow) == (1, 1, 1, 1, 1, 1)
    row = entity(uow, naam="Inloop Fatima")
    assert (row.status, row.slug, row.version) == (
        VoorzieningStatus.GEPUBLICEERD,
        "inloop-fatima",
        1,
    )
    assert stored(uow).werkgebied == ("GM0988",)


def test_another_status_can_be_asked_for(uow: UnitOfWork, load: Load) -> None:
    load({}, status=VoorzieningStatus.CONCEPT)

    assert entity(uow).status is VoorzieningStatus.CONCEPT


def test_the_same_file_twice_changes_nothing(uow: UnitOfWork, load: Load) -> None:
    rows = [
        {"extern_id": "a", "postcode": "6001", "straat": "Markt", "lat": "", "lon": "",
         "telefoon": "113", "aanbieder_website": "https://a.nl", "gecontroleerd_op": "2026-11-01"},
        {"extern_id": "", "naam": "Eettafel", "postcode": "", "straat": "", "lat": "", "lon": "",
         "telefoon": "", "aanbieder_website": "", "gecontroleerd_op": ""},
    ]  # fmt: skip
    load(*rows)
    before = counts(uow)

    verslag = load(*rows)

    assert (verslag.nieuw, verslag.gewijzigd, verslag.ongewijzigd) == (0, 0, 2)
    assert counts(uow) == before
    assert entity(uow, extern_id="a").version == 1


def test_a_dry_run_tells_and_keeps_nothing(uow: UnitOfWork, load: Load) -> None:
    load({"extern_id": "a"}, {"extern_id": "b", "naam": "Eettafel"})
    before = counts(uow)

    verslag = load(
        {"extern_id": "a"},
        {"extern_id": "b", "naam": "Soep"},
        {"extern_id": "c", "naam": "Nieuw"},
        {"extern_id": "d", "naam": ""},
        proef=True,
    )

    assert (verslag.nieuw, verslag.gewijzigd, verslag.ongewijzigd, verslag.geweigerd) == (
        1,
        1,
        1,
        1,
    )
    assert counts(uow) == before
    assert entity(uow, extern_id="b").naam == "Eettafel"


def test_one_fault_refuses_the_whole_file_and_every_fault_is_told(
    uow: UnitOfWork, load: Load
) -> None:
    verslag = load(
        {"naam": "Een", "email": "", "werkgebied": ""},
        {"naam": "Twee", "email": "geen adres", "werkgebied": "Atlantis|GM0988"},
        {"naam": "", "email": "a@b.nl", "werkgebied": ""},
    )

    assert faults(verslag) == [
        (3, "email", Foutcode.EMAIL),
        (3, "werkgebied", Foutcode.GEBIED_ONBEKEND),
        (4, "naam", Foutcode.VERPLICHT),
    ]
    assert (verslag.nieuw, verslag.geweigerd) == (1, 2)
    assert counts(uow) == (0, 0, 0, 0, 0, 0)


def test_faults_far_apart_are_all_told(uow: UnitOfWork, load: Load) -> None:
    rows = [{"naam": f"Nummer {n}", "lijn": ""} for n in range(2 * BATCH + 2)]
    rows[0]["lijn"] = rows[-1]["lijn"] = "9"

    verslag = load(*rows)

    assert [fout.rij for fout in verslag.fouten] == [2, 2 * BATCH + 3]
    assert counts(uow)[1] == 0


def test_a_missing_column_is_told_beside_the_faults_of_the_rows(uow: UnitOfWork) -> None:
    rows = [{"naam": "Inloop", "samenvatting": "Koffie", "leefgebieden": "geluk"}]

    verslag = import_voorzieningen(uow, tabel(rows))

    assert faults(verslag) == [
        (1, "aanbieder", Foutcode.KOLOM_ONTBREEKT),
        (2, "leefgebieden", Foutcode.KEUZE_ONBEKEND),
    ]


def test_a_file_that_cannot_be_read_to_its_end_is_refused(uow: UnitOfWork) -> None:
    def breaking() -> Iterator[Rij]:
        yield Rij(2, ROW)
        yield Rij(3, ROW | {"leefgebieden": "geluk", "naam": "Soep"})
        raise InvoerOngeldig([Fout("", Foutcode.AANHALINGSTEKEN, rij=4)])

    verslag = import_voorzieningen(uow, Tabel(tuple(ROW), breaking()))

    assert faults(verslag) == [
        (3, "leefgebieden", Foutcode.KEUZE_ONBEKEND),
        (4, "", Foutcode.AANHALINGSTEKEN),
    ]
    assert counts(uow)[1] == 0


def test_an_unknown_column_is_a_notice(uow: UnitOfWork, load: Load) -> None:
    verslag = load({"kleur": "blauw"})

    assert [(m.veld, m.code) for m in verslag.meldingen] == [("kleur", Foutcode.KOLOM_ONBEKEND)]
    assert verslag.nieuw == 1


def test_doubles_within_the_file_are_faults(load: Load) -> None:
    verslag = load(
        {"extern_id": "a"},
        {"extern_id": "A", "naam": "Iets anders"},
        {"extern_id": "", "naam": "INLOOP Fatima"},
    )

    assert faults(verslag) == [
        (3, "extern_id", Foutcode.DUBBEL_IN_BESTAND),
        (4, "naam", Foutcode.DUBBEL_IN_BESTAND),
    ]


def test_the_same_name_of_another_aanbieder_is_another_voorziening(
    uow: UnitOfWork, load: Load
) -> None:
    load({}, {"aanbieder": "Stichting De Kei"})

    with uow:
        slugs = uow.session.scalars(select(Voorziening.slug).order_by(Voorziening.slug)).all()
    assert slugs == ["inloop-fatima", "inloop-fatima-stichting-de-kei"]


def test_without_extern_id_aanbieder_and_name_are_the_key(uow: UnitOfWork, load: Load) -> None:
    load({})

    verslag = load({"naam": "Inloop fatima", "aanbieder": "STICHTING peelwaard (voorbeeld)"})

    assert (verslag.nieuw, verslag.gewijzigd, verslag.aanbieders_nieuw) == (0, 1, 0)
    assert stored(uow).naam == "Inloop fatima"
    assert stored(uow).aanbieder == ROW["aanbieder"]


def test_a_row_with_an_extern_id_adopts_the_entry_of_that_name(uow: UnitOfWork, load: Load) -> None:
    load({})

    verslag = load({"extern_id": "a"})

    assert (verslag.nieuw, verslag.gewijzigd) == (0, 1)
    assert entity(uow).extern_id == "a"


def test_a_name_that_another_entry_has_is_refused(load: Load) -> None:
    load({"extern_id": "a"})

    verslag = load({"extern_id": "b"})

    assert faults(verslag) == [(2, "naam", Foutcode.BESTAAT_AL)]


def test_two_entries_may_swap_their_names(uow: UnitOfWork, load: Load) -> None:
    load({"extern_id": "a", "naam": "Een"}, {"extern_id": "b", "naam": "Twee"})

    verslag = load({"extern_id": "a", "naam": "Twee"}, {"extern_id": "b", "naam": "Een"})

    assert (verslag.gewijzigd, verslag.fouten) == (2, [])
    assert entity(uow, extern_id="a").naam == "Twee"
    assert entity(uow, extern_id="b").naam == "Een"


def test_a_new_entry_may_take_a_name_that_is_given_up(uow: UnitOfWork, load: Load) -> None:
    load({"extern_id": "a", "naam": "Een"})

    verslag = load({"extern_id": "b", "naam": "Een"}, {"extern_id": "a", "naam": "Twee"})

    assert (verslag.nieuw, verslag.gewijzigd, verslag.fouten) == (1, 1, [])
    assert entity(uow, extern_id="b").naam == "Een"


def test_two_rows_about_one_entry_are_refused(load: Load) -> None:
    load({"extern_id": "a", "naam": "Een"})
    first = {"extern_id": "", "naam": "Een"}
    others = [{"extern_id": "", "naam": f"Nummer {n}"} for n in range(BATCH)]

    verslag = load(first, *others, {"extern_id": "a", "naam": "Twee"})

    assert faults(verslag) == [(BATCH + 3, "naam", Foutcode.DUBBEL_IN_BESTAND)]


def test_a_new_name_gives_a_new_slug_and_keeps_the_old_one(uow: UnitOfWork, load: Load) -> None:
    load({"extern_id": "a"})
    load({"extern_id": "a", "naam": "Open deur"})

    with uow:
        assert uow.session.scalars(select(VoorzieningSlug.slug)).all() == ["inloop-fatima"]
    assert entity(uow).slug == "open-deur"


def test_the_old_name_again_takes_its_slug_back(uow: UnitOfWork, load: Load) -> None:
    for naam in ("Inloop Fatima", "Open deur", "Inloop Fatima"):
        load({"extern_id": "a", "naam": naam})

    with uow:
        assert uow.session.scalars(select(VoorzieningSlug.slug)).all() == ["open-deur"]
    assert entity(uow).slug == "inloop-fatima"


def test_a_change_of_capitals_keeps_the_slug(uow: UnitOfWork, load: Load) -> None:
    load({"extern_id": "a"})
    load({"extern_id": "a", "naam": "INLOOP Fatima!"})

    assert entity(uow).slug == "inloop-fatima"


def test_columns_that_are_not_in_the_file_stay_as_they_are(uow: UnitOfWork, load: Load) -> None:
    load({"extern_id": "a", "kosten": "Gratis", "straat": "Markt", "online": "ja",
          "werkgebied": "NL", "telefoon": "113"})  # fmt: skip
    before = stored(uow)

    verslag = load({"extern_id": "a"})

    assert verslag.ongewijzigd == 1
    assert stored(uow) == before


def test_a_changed_row_changes_everything_it_gives(uow: UnitOfWork, load: Load) -> None:
    load({"extern_id": "a", "straat": "Markt|Kade", "telefoon": "113", "website": "",
          "werkgebied": "GM0988|GM1640", "talen": "nl"})  # fmt: skip

    verslag = load({"extern_id": "a", "straat": "Dreef", "telefoon": "", "website": "https://a.nl",
                    "werkgebied": "Nederland", "talen": "nl|pl"})  # fmt: skip

    now = stored(uow)
    assert verslag.gewijzigd == 1
    assert [plek.straat for plek in now.plekken] == ["Dreef"]
    assert (now.telefoon, now.website) == (None, "https://a.nl")
    assert now.werkgebied == ("NL",)
    assert entity(uow).version == 2
    assert counts(uow)[2:5] == (1, 1, 1)


def test_other_ways_to_get_in_touch_stay(uow: UnitOfWork, load: Load, factories: Factories) -> None:
    factories.voorziening(
        extern_id="a",
        kanalen=[
            (KanaalSoort.TELEFOON, "112"),
            (KanaalSoort.TELEFOON, "144"),
            (KanaalSoort.CHAT, "https://chat.nl"),
        ],
    )

    load({"extern_id": "a", "telefoon": "113", "email": "a@b.nl"})

    with uow:
        (dossier,) = list_dossiers(uow.session, [entity(uow, extern_id="a").id])
        assert [kanaal.waarde for kanaal in dossier.kanalen] == [
            "113",
            "144",
            "https://chat.nl",
            "a@b.nl",
        ]


def test_an_entry_may_move_to_another_aanbieder(uow: UnitOfWork, load: Load) -> None:
    load({"extern_id": "a"})
    load({"extern_id": "a", "aanbieder": "Stichting De Kei"})

    assert stored(uow).aanbieder == "Stichting De Kei"


def test_the_first_website_of_an_aanbieder_counts(uow: UnitOfWork, load: Load) -> None:
    rows = (
        {"naam": "Een", "aanbieder_website": ""},
        {"naam": "Twee", "aanbieder_website": "https://a.nl"},
        {"naam": "Drie", "aanbieder_website": "https://b.nl"},
    )
    verslag = load(*rows)

    assert [(m.rij, m.code) for m in verslag.meldingen] == [(4, Foutcode.WEBSITE_VERSCHILT)]
    assert stored(uow, naam="Een").aanbieder_website == "https://a.nl"
    assert stored(uow, naam="Drie").aanbieder_website == "https://a.nl"
    assert load(*rows).aanbieders_gewijzigd == 0


def test_a_new_website_of_an_aanbieder_is_a_new_version_of_all_it_offers(
    uow: UnitOfWork, load: Load
) -> None:
    load(
        {"naam": "Een", "aanbieder_website": "https://a.nl"},
        {"naam": "Twee", "aanbieder_website": ""},
    )

    verslag = load({"naam": "Een", "aanbieder_website": "https://b.nl"})

    assert (verslag.ongewijzigd, verslag.aanbieders_gewijzigd) == (1, 1)
    assert entity(uow, naam="Twee").version == 2


def test_who_sends_a_check_is_who_checked(uow: UnitOfWork, load: Load) -> None:
    load({"extern_id": "a", "gecontroleerd_op": "2026-11-01"})

    assert entity(uow).gecontroleerd_door == ROW["aanbieder"]


def test_an_older_check_changes_nothing(uow: UnitOfWork, load: Load, factories: Factories) -> None:
    factories.voorziening(extern_id="a", gecontroleerd_op=date(2026, 11, 10))

    load({"extern_id": "a", "gecontroleerd_op": "2026-11-01"})

    row = entity(uow, extern_id="a")
    assert (row.gecontroleerd_op, row.gecontroleerd_door) == (date(2026, 11, 10), "Redactie")


def test_a_newer_check_brings_an_expired_entry_back(
    uow: UnitOfWork, load: Load, factories: Factories
) -> None:
    factories.voorziening(extern_id="a", status=VoorzieningStatus.VERLOPEN)

    load({"extern_id": "a", "gecontroleerd_op": "2026-11-19"})

    row = entity(uow, extern_id="a")
    assert row.status is VoorzieningStatus.GEPUBLICEERD
    assert row.gecontroleerd_door == ROW["aanbieder"]


def test_a_withdrawn_entry_stays_withdrawn(
    uow: UnitOfWork, load: Load, factories: Factories
) -> None:
    factories.voorziening(extern_id="a", status=VoorzieningStatus.GEARCHIVEERD)

    load({"extern_id": "a", "gecontroleerd_op": "2026-11-19"})

    assert entity(uow, extern_id="a").status is VoorzieningStatus.GEARCHIVEERD


def test_ages_are_compared_with_what_is_known(load: Load) -> None:
    load({"extern_id": "a", "leeftijd_van": "18"})

    verslag = load({"extern_id": "a", "leeftijd_tot": "12"})

    assert faults(verslag) == [(2, "leeftijd_tot", Foutcode.LEEFTIJD_OMGEKEERD)]


def test_a_place_gets_its_point_by_postcode_and_its_gebieden_by_point(
    uow: UnitOfWork, load: Load
) -> None:
    load(
        {"extern_id": "a", "postcode": "6001 ZZ", "lat": "", "lon": ""},
        {"extern_id": "b", "naam": "Elders", "postcode": "", "lat": "51.2517", "lon": "5.7067"},
        {"extern_id": "c", "naam": "Nergens", "postcode": "", "lat": "40", "lon": "-3"},
    )

    assert stored(uow, extern_id="a").plekken[0].lat is not None
    with uow:
        rows = {
            row.extern_id: row
            for row in uow.session.execute(
                select(Voorziening.extern_id, Locatie.buurt_code, Locatie.gemeente_code)
                .join(VoorzieningLocatie, VoorzieningLocatie.voorziening_id == Voorziening.id)
                .join(Locatie)
            )
        }
    assert rows["a"].gemeente_code == rows["b"].gemeente_code == "GM0988"
    assert rows["b"].buurt_code.startswith("BU0988")
    assert rows["c"].gemeente_code is None


def test_a_better_point_is_not_lost_when_the_file_has_none(
    uow: UnitOfWork, load: Load, factories: Factories
) -> None:
    factories.voorziening(
        extern_id="a",
        plekken=[{"straat": "Markt", "postcode": "6001 TV", "lat": 51.2, "lon": 5.71}],
    )

    load({"extern_id": "a", "straat": "Markt", "postcode": "6001 TV", "lat": "", "lon": ""})

    assert (stored(uow).plekken[0].lat, stored(uow).plekken[0].lon) == (51.2, 5.71)


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("weert", ("GM0988",)),
        ("GM1640|Nederweert|gm1640", ("GM0946", "GM1640")),
        ("heel Nederland", ("NL",)),
        ("Keent", ("WK098821",)),
        ("altweerterheide", ("BU09883101",)),
    ],
)
def test_a_werkgebied_is_a_code_or_a_name(
    uow: UnitOfWork, load: Load, typed: str, codes: tuple[str, ...]
) -> None:
    verslag = load({"werkgebied": typed})

    assert verslag.fouten == []
    assert stored(uow).werkgebied == codes


def test_a_werkgebied_with_several_meanings_is_refused(uow: UnitOfWork, load: Load) -> None:
    verslag = load({"werkgebied": "Bergen"})

    assert faults(verslag) == [(2, "werkgebied", Foutcode.GEBIED_MEERDUIDIG)]


def test_progress_is_told_in_rows(load: Load) -> None:
    told: list[int] = []

    load(*({"naam": f"Nummer {n}"} for n in range(BATCH + 1)), report=told.append)

    assert told == [BATCH, 1]


def test_values_reach_the_columns_they_name(uow: UnitOfWork, load: Load) -> None:
    load({"leefgebieden": "wonen|geld en schulden", "trefwoorden": "huur|schuld"})

    row = entity(uow)
    assert row.leefgebieden == (Leefgebied.WONEN, Leefgebied.GELD_EN_SCHULDEN)
    assert row.trefwoorden == ("huur", "schuld")
