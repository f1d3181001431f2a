"""The file of a copy: a tar, packed with gzip, that any system can open.

``manifest.json`` comes first and says what it is; the rows follow in parts of about a megabyte
(``tabellen/<naam>/000001.jsonl``, a JSON list per row), then the files, and last ``SHA256SUMS``,
as ``sha256sum --check`` reads it. A file that ends early has no sums and so is not whole. Written
and read from begin to end, so that memory stays flat and it may go through a pipe.
"""

import gzip
import hashlib
import io
import json
import tarfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any, BinaryIO

from portal.domain.kopie import Bijlagen, Kop, KopieGeweigerd, Rij, Tabel

FORMAAT = 1
_SOORT = "sociale-kaart-kopie"
_MANIFEST = "manifest.json"
_SUMS = "SHA256SUMS"
_TABELLEN = "tabellen/"
_REGIO = "bestanden/regio.toml"
_THEMAS = "bestanden/themas/"
_SLEUTEL = "bestanden/geheime-sleutel"
_PART = 1_000_000
# No region file or theme is larger; what is cannot be ours.
_MAX_BESTAND = 50_000_000

_DAMAGE = (
    tarfile.TarError,
    gzip.BadGzipFile,
    zlib.error,
    EOFError,
    ValueError,
    KeyError,
    TypeError,
)


def write_kopie(
    target: BinaryIO, kop: Kop, rijen: Iterable[tuple[str, Iterable[Rij]]], bijlagen: Bijlagen
) -> None:
    """Write a whole copy; ``rijen`` gives the rows of each table, in the order to put them back."""
    with (
        gzip.GzipFile(filename="", fileobj=target, mode="wb", compresslevel=6) as packed,
        tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as tar,
    ):
        sums: dict[str, str] = {}

        def add(name: str, content: bytes) -> None:
            sums[name] = hashlib.sha256(content).hexdigest()
            _add(tar, name, content)

        add(_MANIFEST, _dump_manifest(kop))
        for tabel, rows in rijen:
            for number, part in enumerate(_parts(rows), start=1):
                add(f"{_TABELLEN}{tabel}/{number:06}.jsonl", part)
        for name, content in _bestanden(bijlagen).items():
            add(name, content)
        _add(tar, _SUMS, "".join(f"{sums[name]}  {name}\n" for name in sums).encode())


def read_kop(path: Path) -> Kop:
    """What the file says of itself, before anything else is read.

    Raises:
        KopieGeweigerd: it is no copy (``vreemd``) or of a newer version (``nieuwer``).

    """
    with _reading(path, otherwise="vreemd") as members:
        return _read_manifest(*next(members))


def check_kopie(path: Path, kop: Kop, advance: Callable[[int], None]) -> Bijlagen:
    """Read all of it against its sums; the files that it holds. ``advance`` hears of rows.

    Raises:
        KopieGeweigerd: anything differs from what was written (``beschadigd``).

    """
    sums: dict[str, str] = {}
    rijen = dict.fromkeys(kop.tabellen, 0)
    kept: dict[str, bytes] = {}
    with _reading(path) as members:
        for name, source in members:
            if name in sums or _SUMS in kept:
                raise ValueError(name)
            digest = hashlib.sha256()
            if name.startswith(_TABELLEN):
                lines = source.readlines()
                digest.update(b"".join(lines))
                rijen[_tabel(name)] += len(lines)
                advance(len(lines))
            else:
                kept[name] = source.read(_MAX_BESTAND)
                digest.update(kept[name])
            sums[name] = digest.hexdigest()
        del sums[_SUMS]
        if _read_sums(kept[_SUMS]) != sums:
            raise ValueError(_SUMS)
        if rijen != {naam: tabel.rijen for naam, tabel in kop.tabellen.items()}:
            raise ValueError(_MANIFEST)
        return _bijlagen(kept)


def read_rijen(path: Path) -> Iterator[tuple[str, list[Rij]]]:
    """The rows, part by part, each with the name of its table."""
    with _reading(path) as members:
        for name, source in members:
            if name.startswith(_TABELLEN):
                yield _tabel(name), [json.loads(line) for line in source]


@contextmanager
def _reading(
    path: Path, otherwise: str = "beschadigd"
) -> Iterator[Iterator[tuple[str, IO[bytes]]]]:
    """The members of a file one by one; ``otherwise`` is why it is refused when it cannot be
    read."""
    try:
        with path.open("rb") as file, gzip.GzipFile(fileobj=file) as packed:
            yield _members(packed)
    except _DAMAGE as error:
        raise KopieGeweigerd(otherwise) from error


def _members(packed: gzip.GzipFile) -> Iterator[tuple[str, IO[bytes]]]:
    with tarfile.open(fileobj=packed, mode="r|") as tar:
        for member in tar:
            source = tar.extractfile(member)
            if source is None:
                raise ValueError(member.name)
            yield member.name, source
    # What gzip checks stands at the very end.
    while packed.read(_PART):
        pass


def _tabel(name: str) -> str:
    return name.split("/")[1]


def _parts(rows: Iterable[Rij]) -> Iterator[bytes]:
    part = io.BytesIO()
    for row in rows:
        part.write(json.dumps(row, separators=(",", ":")).encode() + b"\n")
        if part.tell() >= _PART:
            yield part.getvalue()
            part = io.BytesIO()
    if part.tell():
        yield part.getvalue()


def _bestanden(bijlagen: Bijlagen) -> Mapping[str, bytes]:
    themas = {_THEMAS + name: content for name, content in sorted(bijlagen.themas.items())}
    sleutel = {_SLEUTEL: bijlagen.geheime_sleutel.encode()} if bijlagen.geheime_sleutel else {}
    return {_REGIO: bijlagen.regio, **themas, **sleutel}


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    member.mode = 0o600
    tar.addfile(member, io.BytesIO(content))


def _dump_manifest(kop: Kop) -> bytes:
    manifest = {"soort": _SOORT, "formaat": FORMAAT, **asdict(kop)}
    return json.dumps(manifest, indent=1, ensure_ascii=False).encode()


def _read_manifest(name: str, source: IO[bytes]) -> Kop:
    manifest: dict[str, Any] = json.loads(source.read(_MAX_BESTAND)) if name == _MANIFEST else {}
    if manifest.pop("soort", None) != _SOORT:
        raise KopieGeweigerd("vreemd")
    if manifest.pop("formaat") > FORMAAT:
        raise KopieGeweigerd("nieuwer", str(manifest["versie"]))
    tabellen = {
        name: Tabel(tuple(tabel["kolommen"]), int(tabel["rijen"]))
        for name, tabel in manifest.pop("tabellen").items()
    }
    return Kop(tabellen=tabellen, **manifest)


def _read_sums(content: bytes) -> dict[str, str]:
    pairs = (line.split("  ", 1) for line in content.decode().splitlines())
    return {name: digest for digest, name in pairs}


def _bijlagen(kept: Mapping[str, bytes]) -> Bijlagen:
    return Bijlagen(
        regio=kept[_REGIO],
        themas={
            _safe_name(name.removeprefix(_THEMAS)): content
            for name, content in kept.items()
            if name.startswith(_THEMAS)
        },
        geheime_sleutel=kept.get(_SLEUTEL, b"").decode(),
    )


def _safe_name(name: str) -> str:
    if Path(name).name != name:
        raise ValueError(name)
    return name
