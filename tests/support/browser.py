"""A real Chromium: the system's, or else the one that comes as an npm package."""

import os
import shutil
import tarfile
from io import BytesIO
from pathlib import Path

import brotli

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "node_modules" / "@sparticuz" / "chromium" / "bin"
UNPACKED = ROOT / ".tools" / "chromium"
FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{folder}/fonts</dir>
  <cachedir>{folder}/fonts-cache</cachedir>
</fontconfig>
"""
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGS = [
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The sandbox needs rights that root in a container lacks; only our own pages are opened.
    "--no-sandbox",
]


def executable() -> tuple[str, dict[str, str]]:
    """The browser's path and the environment it needs.

    Raises:
        RuntimeError: there is none; ``make test`` installs one.
    """
    for name in NAMES:
        if found := shutil.which(name):
            return found, {}
    if not (UNPACKED / "chromium").is_file():
        raise RuntimeError("No Chromium: run `make test` once, it installs one.")
    libraries = next(UNPACKED.glob("lib/**/libnss3.so")).parent
    return str(UNPACKED / "chromium"), {
        **os.environ,
        "LD_LIBRARY_PATH": str(libraries),
        "FONTCONFIG_FILE": str(UNPACKED / "fonts.conf"),
        "HOME": str(UNPACKED),
    }


def install() -> None:
    """Unpack the npm package's browser, when this machine has none of its own."""
    binary = UNPACKED / "chromium"
    if binary.is_file() or any(map(shutil.which, NAMES)):
        return
    for part, folder in (("al2023", "lib"), ("swiftshader", "."), ("fonts", "fonts")):
        _untar(PACKAGE / f"{part}.tar.br", UNPACKED / folder)
    (UNPACKED / "fonts.conf").write_text(FONTS_CONF.format(folder=UNPACKED))
    partial = binary.with_suffix(".part")
    partial.write_bytes(brotli.decompress((PACKAGE / "chromium.br").read_bytes()))
    partial.chmod(0o755)
    partial.rename(binary)


def _untar(archive: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(fileobj=BytesIO(brotli.decompress(archive.read_bytes()))) as tar:
        tar.extractall(folder, filter="data")


if __name__ == "__main__":
    install()
