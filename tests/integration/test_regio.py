"""The region: from its file into the tables, and out of them."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import delete, event, func, select

from portal.config import SEED
from portal.data.models.regio import Regio as RegioRij
from portal.data.models.regio import RegioContact, RegioGemeente
from portal.data.uow import UnitOfWork
from portal.domain.begrippen import ContactSoort
from portal.domain.errors import InvoerOngeldig, NietGevonden
from portal.domain.foutcodes import Foutcode
from portal.domain.regio import Contact, Gemeente, Regio
from portal.services.regio import get_regio, load_regio_file, sync_regio
from tests.factories import Factories

BESTAND = SEED / "regio" / "midden-limburg-west.toml"


@pytest.fixture
def bestand() -> Regio:
    return load_regio_file(BESTAND)


def test_the_demo_region_has_a_toegang_and_an_oco_in_every_gemeente(bestand: Regio) -> None:
    assert [gemeente.naam for gemeente in bestand.gemeenten] == ["Weert", "Nederweert", "Leudal"]
    assert all(gemeente.toegang and gemeente.oco for gemeente in bestand.gemeenten)
    assert bestand.oco_for("GM0988")[0].extern_id == "demo-oco-weert"


def test_the_tables_give_back_what_the_file_says(uow: UnitOfWork, bestand: Regio) -> None:
    sync_regio(uow, bestand)

    assert get_regio(uow) == bestand


def test_a_region_that_is_in_the_tables_already_is_not_written_again(
    uow: UnitOfWork, bestand: Regio
) -> None:
    sync_regio(uow, bestand)
    with uow:
        before = uow.session.scalars(select(RegioContact.id).order_by(RegioContact.id)).all()

    sync_regio(uow, bestand)

    with uow:
        assert (
            uow.session.scalars(select(RegioContact.id).order_by(RegioContact.id)).all() == before
        )


def test_what_the_file_no_longer_says_is_gone(uow: UnitOfWork, bestand: Regio) -> None:
    sync_regio(uow, bestand)
    weert = replace(bestand.gemeenten[0], toegang=())

    sync_regio(uow, replace(bestand, naam="Weert", gemeenten=(weert,)))

    assert get_regio(uow).naam == "Weert"
    with uow:
        count = uow.session.scalar(select(func.count()).select_from(RegioContact))
    assert count == 2  # its OCO, and that for the Wlz


def test_a_gemeente_that_is_no_gebied_is_refused(uow: UnitOfWork, bestand: Regio) -> None:
    elders = Gemeente(code="GM9999", naam="Elders")

    with pytest.raises(InvoerOngeldig) as error:
        sync_regio(uow, replace(bestand, gemeenten=(*bestand.gemeenten, elders)))

    (fout,) = error.value.fouten
    assert (fout.veld, fout.code) == ("gemeenten.4.code", Foutcode.GEBIED_ONBEKEND)


def test_without_a_region_there_is_none_to_get(uow: UnitOfWork) -> None:
    with uow:
        uow.session.execute(delete(RegioRij))
        uow.commit()

    with pytest.raises(NietGevonden):
        get_regio(uow)


def test_a_contact_leads_to_the_published_voorziening_that_describes_it(
    uow: UnitOfWork, bestand: Regio, factories: Factories
) -> None:
    sync_regio(uow, bestand)
    factories.voorziening(extern_id="demo-oco-weert", slug="oco-weert")

    regio = get_regio(uow)

    assert [contact.slug for contact in regio.oco_for("GM0988")] == ["oco-weert"]
    assert [contact.slug for contact in regio.oco_for("GM0946")] == [None]


def test_getting_the_region_takes_six_statements(uow: UnitOfWork, bestand: Regio) -> None:
    sync_regio(uow, bestand)
    statements: list[str] = []
    with uow:
        connection = uow.session.connection()

    def note(*arguments: object) -> None:
        statements.append(str(arguments[2]))

    event.listen(connection.engine, "before_cursor_execute", note)
    get_regio(uow)
    event.remove(connection.engine, "before_cursor_execute", note)

    assert len([text for text in statements if text.startswith("SELECT")]) <= 6
    assert RegioGemeente.__tablename__ in str(statements)


def contact(soort: ContactSoort, gemeente: str) -> Contact:
    return Contact(
        soort=soort,
        naam=f"{soort} {gemeente}",
        telefoon="0495-555 100",
        gemeente_code=gemeente,
        gemeente_naam=gemeente,
    )


def test_contacts_are_those_of_the_gemeente_and_else_of_the_whole_region() -> None:
    gemeenten = tuple(
        Gemeente(
            code=code,
            naam=code,
            toegang=(contact(ContactSoort.TOEGANG, code),),
            oco=(contact(ContactSoort.OCO, code),),
        )
        for code in ("GM0988", "GM0946")
    )
    regio = Regio(naam="", beheerder="", email="", thema="", gemeenten=gemeenten)

    assert [c.gemeente_code for c in regio.oco_for("GM0946")] == ["GM0946"]
    assert [c.gemeente_code for c in regio.toegang_for(None)] == ["GM0988", "GM0946"]
    assert [c.gemeente_code for c in regio.oco_for("GM0344")] == ["GM0988", "GM0946"]
    assert [c.soort for c in regio.contacten_for("GM0988")] == ["toegang", "oco"]


# The file


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "regio.toml"
    path.write_text(text)
    return path


def faults(path: Path) -> list[tuple[str, str]]:
    with pytest.raises(InvoerOngeldig) as error:
        load_regio_file(path)
    return [(fout.veld, fout.code) for fout in error.value.fouten]


def test_a_file_that_is_no_toml_says_where(tmp_path: Path) -> None:
    path = write(tmp_path, 'naam = "Regio\n')

    with pytest.raises(InvoerOngeldig) as error:
        load_regio_file(path)

    (fout,) = error.value.fouten
    assert fout.code == Foutcode.BESTAND_GEEN_TOML
    assert "line 1" in fout.waarde


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "regio.toml"
    path.write_bytes('naam = "Cliënten"'.encode("cp1252"))

    assert faults(path) == [("", Foutcode.BESTAND_CODERING)]


def test_every_fault_of_the_file_is_told_at_once(tmp_path: Path) -> None:
    text = BESTAND.read_text()
    for right, wrong in (
        ('naam = "Sociale kaart Midden-Limburg West"', "naam = 3"),
        ("redactie@socialekaart.example.nl", "redactie"),
        ("GM1640", "1640"),
        ("GM0946", "GM0988"),
        ("0495-555 110", "bel ons"),
        ('thema = ""', 'tema = ""'),
        ('extern_id = "demo-oco-leudal"', 'website = "x"'),
    ):
        assert right in text
        text = text.replace(right, wrong)

    assert sorted(faults(write(tmp_path, text))) == [
        ("email", Foutcode.EMAIL),
        ("gemeenten.1.oco.1.telefoon", Foutcode.TELEFOON),
        ("gemeenten.2.code", Foutcode.DUBBEL_IN_BESTAND),
        ("gemeenten.3.code", Foutcode.CBS_CODE),
        ("gemeenten.3.oco.1.website", Foutcode.SLEUTEL_ONBEKEND),
        ("naam", Foutcode.GEEN_TEKST),
        ("tema", Foutcode.SLEUTEL_ONBEKEND),
        ("zorgkantoren.1.gemeenten.3", Foutcode.GEBIED_ONBEKEND),
    ]


def test_a_file_without_gemeenten_or_with_something_else_there_is_refused(tmp_path: Path) -> None:
    head = 'naam = "R"\nbeheerder = "B"\nemail = "r@example.nl"\n'

    assert faults(write(tmp_path, head)) == [("gemeenten", Foutcode.VERPLICHT)]
    assert ("gemeenten", Foutcode.GEEN_BLOKKEN) in faults(write(tmp_path, head + "gemeenten = 3"))
    assert ("naam", Foutcode.VERPLICHT) in faults(write(tmp_path, ""))
