"""What an operator reads when something is not there: one clear line, never a stack trace."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PORTAL = str(Path(sys.executable).with_name("portal"))


def run(tmp_path: Path, *args: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environ = {k: v for k, v in os.environ.items() if not k.startswith("PORTAL_")}
    environ |= {"PORTAL_INSTANCE": str(tmp_path / "instance"), **settings}
    return subprocess.run(
        [PORTAL, *args], env=environ, capture_output=True, text=True, check=False, timeout=60
    )


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
    tmp_path: Path, args: tuple[str, ...], settings: dict[str, str], status: int, said: str
) -> None:
    ended = run(tmp_path, *args, **settings)

    assert ended.returncode == status
    assert said.casefold() in ended.stderr.casefold()
    assert "Traceback" not in ended.stderr


def test_a_first_start_sets_up_the_whole_region(tmp_path: Path) -> None:
    for args in (("db", "upgrade"), ("demo", "load"), ("index", "rebuild"), ("index", "sync")):
        assert run(tmp_path, *args).returncode == 0

    ended = run(tmp_path, "index", "status")

    assert "documenten: 360" in ended.stdout
    assert "wachtend: 0" in ended.stdout


def test_index_explain_tells_how_a_question_is_understood(tmp_path: Path) -> None:
    for args in (("db", "upgrade"), ("demo", "load"), ("index", "rebuild")):
        run(tmp_path, *args)

    ended = run(tmp_path, "index", "explain", "ik kan me huur niet betale in Weert")

    assert "plaats: Weert" in ended.stdout
    assert "huur" in ended.stdout
    assert "weggelaten" in ended.stdout


def test_a_mail_server_that_cannot_be_is_told_in_one_line(tmp_path: Path) -> None:
    run(tmp_path, "db", "upgrade")

    ended = run(tmp_path, "mail", "send", PORTAL_MAIL_URL="imap://mail.nl")

    assert ended.returncode == 2
    assert "PORTAL_MAIL_URL" in ended.stderr
    assert "Traceback" not in ended.stderr
