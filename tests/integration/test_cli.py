"""What an operator reads when something is not there: one clear line, never a stack trace."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from portal.cli import main

PORTAL = str(Path(sys.executable).with_name("portal"))


@pytest.fixture(autouse=True)
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation of its own, with settings of its own."""
    for name in [name for name in os.environ if name.startswith("PORTAL_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PORTAL_INSTANCE", str(tmp_path / "instance"))


def run(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PORTAL, *args], capture_output=True, text=True, check=False, timeout=120)


def run_here(monkeypatch: pytest.MonkeyPatch, *args: str) -> int | str | None:
    """The status with which a command ends; in this process, since starting one takes longer than
    most commands."""
    monkeypatch.setattr(sys, "argv", ["portal", *args])
    with pytest.raises(SystemExit) as ended:
        main()
    return ended.value.code


@pytest.mark.parametrize(
    ("args", "settings", "status", "said"),
    [
        (("index", "status"), {}, 1, "portal db upgrade"),
        (("db", "upgrade"), {"PORTAL_REGIO": "/bestaat/niet"}, 2, "PORTAL_REGIO"),
        (
            ("db", "upgrade"),
            {"PORTAL_DATABASE_URL": "postgresql://a:b@127.0.0.1:1/c"},
            1,
            "PORTAL_DATABASE_URL",
        ),
        (("db", "upgrade"), {"PORTAL_DATABASE_URL": "mysql://a:b@c/d"}, 2, "geen adres"),
        (("db", "upgrade"), {"PORTAL_DATABASE_URL": "sqlite:////geen/map/x"}, 1, "DATABASE_URL"),
        (("db", "upgrade"), {"PORTAL_DATABASE_URL": "postgresql://a:b@c:poort/d"}, 2, "geen adres"),
        (("db", "upgrade"), {"PORTAL_PROXIES": "een"}, 2, "PORTAL_PROXIES"),
        (("db", "upgrade"), {"PORTAL_REDIS_URL": "localhost"}, 2, "PORTAL_REDIS_URL"),
        (("serve",), {"PORT": "80000"}, 2, "Poort 80000 bestaat niet"),
        (("serve", "--host", "0.0.0.0"), {}, 2, "PORTAL_SECRET_KEY"),
        (("serve", "--host", "0.0.0.0"), {"PORTAL_SECRET_KEY": "kort"}, 2, "PORTAL_SECRET_KEY"),
        (("bestaat", "niet"), {}, 2, "No such command"),
        (("voorzieningen", "import"), {}, 2, "FILE"),
    ],
    ids=[
        "no schema",
        "no region",
        "no database",
        "other database",
        "no folder",
        "no port number",
        "no number",
        "no redis",
        "port too high",
        "no key",
        "short key",
        "no command",
        "no file",
    ],
)
def test_what_is_missing_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    args: tuple[str, ...],
    settings: dict[str, str],
    status: int,
    said: str,
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)

    ended = run_here(monkeypatch, *args)

    assert ended == status
    assert said.casefold() in capsys.readouterr().err.casefold()


def test_a_mail_server_that_cannot_be_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    upgraded = run_here(monkeypatch, "db", "upgrade")
    monkeypatch.setenv("PORTAL_MAIL_URL", "imap://mail.nl")

    ended = run_here(monkeypatch, "mail", "send")

    assert upgraded == 0
    assert ended == 2
    assert "PORTAL_MAIL_URL" in capsys.readouterr().err


# Six commands, each in a process of its own.
@pytest.mark.timeout(300)
def test_a_first_start_sets_up_a_whole_region_that_answers() -> None:
    for args in (("db", "upgrade"), ("demo", "load"), ("index", "rebuild"), ("index", "sync")):
        assert run(*args).returncode == 0

    status = run("index", "status").stdout
    explained = run("index", "explain", "ik kan me huur niet betale in Weert").stdout

    assert "documenten: 360" in status
    assert "wachtend: 0" in status
    assert "plaats: Weert" in explained
    assert "huur" in explained
    assert "weggelaten" in explained


def test_a_refusal_shows_no_trace_of_the_code() -> None:
    ended = run("index", "status")

    assert ended.returncode == 1
    assert "portal db upgrade" in ended.stderr
    assert "Traceback" not in ended.stderr
