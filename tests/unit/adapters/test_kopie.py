"""The file of a copy: what was written is read, and what is not whole is refused."""

import gzip
import io
import tarfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.adapters.formats.kopie import check_kopie, read_kop, read_rijen, write_kopie
from portal.domain.kopie import Bijlagen, Kop, KopieGeweigerd, Rij, Tabel

RIJEN: dict[str, list[Rij]] = {
    "gebied": [["NL", None, 52.1], ["BU1", "NL", 0.1]],
    "woord": [["Zoë 🙂\r\n\u2028"]],
    "leeg": [],
}
KOP = Kop(
    versie="0.1.0",
    migratie="0008",
    database="sqlite",
    gemaakt_op="2026-11-20T10:15:00+00:00",
    sleutelkenmerk="",
    tabellen={
        "gebied": Tabel(("code", "ouder", "lat"), 2),
        "woord": Tabel(("woord",), 1),
        "leeg": Tabel(("a",), 0),
    },
)
BIJLAGEN = Bijlagen(b'naam = "Onze regio"', {"onze.css": b":root {}", "letter.woff2": b"\0\1"})


def written(kop: Kop = KOP, bijlagen: Bijlagen = BIJLAGEN) -> bytes:
    target = io.BytesIO()
    write_kopie(target, kop, RIJEN.items(), bijlagen)
    return target.getvalue()


WHOLE = written()


def read_all(path: Path) -> tuple[Kop, Bijlagen, list[tuple[str, list[Rij]]]]:
    kop = read_kop(path)
    return kop, check_kopie(path, kop, lambda _: None), list(read_rijen(path))


EVERYTHING = (KOP, BIJLAGEN, [(naam, rijen) for naam, rijen in RIJEN.items() if rijen])


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kopie") / "kopie.tar.gz"


def test_what_was_written_is_read(path: Path) -> None:
    path.write_bytes(WHOLE)

    assert read_all(path) == EVERYTHING


def test_any_system_can_open_it_and_check_its_sums() -> None:
    with tarfile.open(fileobj=io.BytesIO(WHOLE)) as tar:
        names = tar.getnames()
        sums = tar.extractfile("SHA256SUMS").read().decode().splitlines()

    assert names[0] == "manifest.json"
    assert [line.split("  ")[1] for line in sums] == names[:-1]


@settings(max_examples=200)
@given(st.data())
def test_a_damaged_file_is_refused_or_holds_what_was_written(
    path: Path, data: st.DataObject
) -> None:
    damaged = bytearray(WHOLE)
    for at in data.draw(st.lists(st.integers(0, len(WHOLE) - 1), min_size=1, max_size=4)):
        damaged[at] ^= data.draw(st.integers(1, 255))
    path.write_bytes(damaged)

    try:
        found = read_all(path)
    except KopieGeweigerd:
        return

    # A byte that says nothing of the contents, such as which system packed it.
    assert found == EVERYTHING


@settings(max_examples=100)
@given(st.integers(0, len(WHOLE) - 1))
def test_a_file_that_ends_early_is_refused(path: Path, length: int) -> None:
    path.write_bytes(WHOLE[:length])

    with pytest.raises(KopieGeweigerd):
        read_all(path)


@settings(max_examples=200)
@given(st.data())
def test_damage_that_was_packed_again_is_refused_too(path: Path, data: st.DataObject) -> None:
    damaged = bytearray(gzip.decompress(WHOLE))
    with tarfile.open(fileobj=io.BytesIO(bytes(damaged))) as tar:
        parts = [range(m.offset_data, m.offset_data + m.size) for m in tar]
    inside = data.draw(st.sampled_from(parts))
    at = data.draw(st.sampled_from(inside))
    damaged[at] ^= data.draw(st.integers(1, 255))
    path.write_bytes(gzip.compress(bytes(damaged), compresslevel=1))

    with pytest.raises(KopieGeweigerd):
        read_all(path)


def in_tar(name: str, content: bytes) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as tar:
        member = tarfile.TarInfo(name)
        member.size = len(content)
        tar.addfile(member, io.BytesIO(content))
    return target.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"id;naam\n1;Voedselbank\n",
        b"SQLite format 3\0" + b"\0" * 100,
        gzip.compress(b"PGDMP"),
        in_tar("app.ini", b"x"),
        in_tar("manifest.json", b'{"soort": "iets anders"}'),
        in_tar("manifest.json", b"[]"),
    ],
    ids=["empty", "text", "database", "packed dump", "other tar", "other manifest", "no manifest"],
)
def test_what_is_no_copy_is_called_so(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    with pytest.raises(KopieGeweigerd) as refused:
        read_kop(path)

    assert refused.value.reden == "vreemd"


def test_a_newer_form_is_refused_by_its_version(path: Path) -> None:
    newer = gzip.decompress(WHOLE).replace(b'"formaat": 1', b'"formaat": 9', 1)
    path.write_bytes(gzip.compress(newer))

    with pytest.raises(KopieGeweigerd) as refused:
        read_kop(path)

    assert (refused.value.reden, refused.value.detail) == ("nieuwer", "0.1.0")


def test_a_file_never_gets_a_path_of_its_own_choice(path: Path) -> None:
    path.write_bytes(written(bijlagen=Bijlagen(b"", {"../../buiten.css": b""})))

    with pytest.raises(KopieGeweigerd):
        read_all(path)
