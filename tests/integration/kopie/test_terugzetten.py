"""A copy goes back on any database; what was ended stays ended."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import func, inspect, select, text

from portal.bootstrap import Container
from portal.cli import cli
from portal.data.migraties import head, upgrade_schema
from portal.data.models import IndexTaak, MailTaak, Plan, Sessie, Sleutel
from portal.domain.errors import SleutelOngeldig
from portal.domain.inloggen import Doel
from portal.services.mail import queue_mail
from portal.services.sessies import find_identiteit, start_sessie
from portal.services.sleutels import add_sleutel, check_sleutel
from tests.factories import Factories
from tests.support.kopie import raw_rows_of, rows_of, run, without_ended
from tests.support.portaal import NOW, make_container


def test_everything_comes_back_on_sqlite_to_the_byte(
    sqlite: Container, empty_sqlite: Container, tmp_path: Path
) -> None:
    before = rows_of(sqlite.database)

    made = run(sqlite, "backup", str(tmp_path / "kopie"))
    restored = run(empty_sqlite, "restore", str(tmp_path / "kopie"))

    assert (made.exit_code, restored.exit_code) == (0, 0), restored.output
    assert without_ended(rows_of(empty_sqlite.database)) == without_ended(before)
    assert raw_rows_of(empty_sqlite.database) == raw_rows_of(sqlite.database)


def test_everything_goes_to_postgresql_and_back(
    sqlite: Container, empty_postgres: Container, empty_sqlite: Container, tmp_path: Path
) -> None:
    before = without_ended(rows_of(sqlite.database))
    run(sqlite, "backup", str(tmp_path / "heen"))

    there = run(empty_postgres, "restore", str(tmp_path / "heen"))
    run(empty_postgres, "backup", str(tmp_path / "terug"))
    back = run(empty_sqlite, "restore", str(tmp_path / "terug"))

    assert (there.exit_code, back.exit_code) == (0, 0), there.output + back.output
    assert rows_of(empty_postgres.database) == before
    assert rows_of(empty_sqlite.database) == before


def test_after_a_restore_postgresql_is_as_its_migrations_make_it(
    sqlite: Container, empty_postgres: Container, tmp_path: Path
) -> None:
    run(sqlite, "backup", str(tmp_path / "kopie"))
    run(empty_postgres, "restore", str(tmp_path / "kopie"))

    with empty_postgres.uow() as uow:
        queue_mail(uow.session, soort="welkom", ontvanger="a@example.nl", taal="nl", gegevens={})
        uow.commit()
        mails = uow.session.scalars(select(MailTaak.id).order_by(MailTaak.id)).all()
    keys = inspect(empty_postgres.database).get_foreign_keys("gebied")

    assert mails == [3, 4]
    assert not any(key["options"].get("deferrable") for key in keys)


def test_a_copy_of_an_older_schema_is_brought_up_to_date(
    empty_sqlite: Container, empty_postgres: Container, tmp_path: Path
) -> None:
    upgrade_schema(empty_sqlite.database, "0001")
    with empty_sqlite.database.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO stopwoord (woord) VALUES ('de')",
        )

    made = run(empty_sqlite, "backup", str(tmp_path / "oud"))
    restored = run(empty_postgres, "restore", str(tmp_path / "oud"))

    with empty_postgres.database.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == head()
        assert connection.scalar(text("SELECT woord FROM stopwoord")) == "de"
    assert (made.exit_code, restored.exit_code) == (0, 0), restored.output


def test_nobody_comes_in_by_what_was_ended_since_the_copy(
    sqlite: Container, tmp_path: Path
) -> None:
    with sqlite.uow() as uow:
        gebruiker = Factories(uow.session).gebruiker()
        link = add_sleutel(uow.session, NOW, Doel.INLOGGEN, gebruiker_id=gebruiker.id)
        plan = Plan(
            gebruiker_id=gebruiker.id,
            codewoord="Roos",
            hash="a" * 64,
            gedeeld_tot=NOW + timedelta(days=9),
            aangeraakt_op=NOW,
        )
        uow.session.add(plan)
        uow.commit()
    token = start_sessie(sqlite.uow(), gebruiker.id)
    run(sqlite, "backup", str(tmp_path / "kopie"))

    result = run(sqlite, "restore", "--overschrijf", str(tmp_path / "kopie"))

    assert result.exit_code == 0, result.output
    assert find_identiteit(sqlite.uow(), token) is None
    with pytest.raises(SleutelOngeldig):
        check_sleutel(sqlite.uow(), link, Doel.INLOGGEN)
    with sqlite.uow() as uow:
        assert set(uow.session.scalars(select(Plan.hash))) == {None}
        assert uow.session.scalar(select(func.count()).select_from(Sessie)) == 0
        open_links = select(Sleutel.verloopt_op).where(Sleutel.gebruikt_op.is_(None))
        assert uow.session.scalar(open_links) == NOW


def test_mails_of_then_wait_for_a_decision_and_dead_links_are_not_sent(
    sqlite: Container, tmp_path: Path
) -> None:
    with sqlite.uow() as uow:
        for soort in ("wachtwoord", "verwijzing_nieuw"):
            queue_mail(uow.session, soort=soort, ontvanger="a@example.nl", taal="nl", gegevens={})
        uow.commit()
    run(sqlite, "backup", str(tmp_path / "kopie"))

    result = run(sqlite, "restore", "--overschrijf", str(tmp_path / "kopie"))

    with sqlite.uow() as uow:
        waiting = select(MailTaak.soort, MailTaak.parked).where(MailTaak.sent_at.is_(None))
        mails = uow.session.execute(waiting).all()
    assert mails == [("verwijzing_nieuw", True)]
    assert "1 mails waren nog niet verstuurd" in result.output


def test_the_index_forgets_what_is_not_in_the_copy(
    own_container: Container, tmp_path: Path
) -> None:
    run(own_container, "backup", str(tmp_path / "kopie"))
    with own_container.uow() as uow:
        extra = Factories(uow.session).voorziening(naam="Later gemaakt")
    run(own_container, "index", "rebuild")
    assert str(extra.id) in own_container.engine.versions()

    result = run(own_container, "restore", "--overschrijf", str(tmp_path / "kopie"))

    assert result.exit_code == 0, result.output
    assert str(extra.id) not in own_container.engine.versions()
    assert "360 voorzieningen in de index." in result.output
    with own_container.uow() as uow:
        assert uow.session.scalar(select(func.count()).select_from(IndexTaak)) == 0


def test_another_machine_hears_what_it_lacks(sqlite: Container, tmp_path: Path) -> None:
    regio = tmp_path / "anders.toml"
    regio.write_bytes(sqlite.settings.regio.read_bytes() + b"\n# onze eigen regio\n")
    own = make_container(sqlite.settings.instance, regio=str(regio))
    run(own, "backup", str(tmp_path / "kopie"))
    there = make_container(tmp_path / "daar", secret_key="een-heel-andere-sleutel")

    result = run(there, "restore", str(tmp_path / "kopie"))

    assert "PORTAL_REGIO=" in result.output
    assert "PORTAL_SECRET_KEY is niet de sleutel van toen" in result.output
    kept = there.settings.instance / "teruggezet" / "regio.toml"
    assert kept.read_bytes() == regio.read_bytes()


def test_the_key_of_a_copy_is_used_where_none_is_set(sqlite: Container, tmp_path: Path) -> None:
    run(sqlite, "backup", "--met-sleutel", str(tmp_path / "kopie"))
    there = make_container(tmp_path / "daar", secret_key="")

    result = run(there, "restore", str(tmp_path / "kopie"))

    assert "Let op" not in result.output
    kept = there.settings.instance / "secret-key"
    assert kept.read_text() == sqlite.settings.secret_key
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_copy_can_come_through_a_pipe(
    sqlite: Container, empty_sqlite: Container, tmp_path: Path
) -> None:
    run(sqlite, "backup", str(tmp_path / "kopie"))
    packed = (tmp_path / "kopie").read_bytes()

    result = CliRunner().invoke(cli, ["restore", "-"], input=packed, obj=empty_sqlite)

    assert result.exit_code == 0, result.output
    assert len(rows_of(empty_sqlite.database)["gebied"]) == 2
    assert not list(empty_sqlite.settings.instance.glob("tmp*"))
