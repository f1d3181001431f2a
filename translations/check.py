"""The catalogues: says what is missing or stale; with ``--schrijf`` brings the files up to date.

Dutch is the source language: a text is its own key. A language is complete when every text has a
translation with the same placeholders.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

HERE = Path(__file__).resolve().parent
POT = HERE / "messages.pot"
PYBABEL = str(Path(sys.executable).with_name("pybabel"))
# _l: lazy texts; _m: marked texts; _naam: names of terms in the domain.
EXTRACT = (
    *(
        "extract",
        "-F",
        "pyproject.toml",
        "-k",
        "_l",
        "-k",
        "_m",
        "-k",
        "_naam",
        "-k",
        "translate_plural:1,2",
    ),
    *("--no-location", "--sort-output", "--omit-header", "--project", "sociale-kaart"),
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sdf]")


def pybabel(*args: str) -> None:
    subprocess.run([PYBABEL, "--quiet", *args], cwd=HERE.parent, check=True)


def write() -> None:
    """Extract again and merge into every language; texts that are gone disappear."""
    pybabel(*EXTRACT, "-o", str(POT), ".")
    for po in HERE.glob("*/LC_MESSAGES/messages.po"):
        taal = po.parent.parent.name
        pybabel(
            *("update", "-i", str(POT), "-o", str(po), "-l", taal),
            *("--no-fuzzy-matching", "--ignore-obsolete", "--omit-header"),
        )
        po.write_text(_header(taal) + po.read_text("utf-8"), "utf-8")


def _header(taal: str) -> str:
    """What a catalogue cannot do without: Babel's own header changes with every run."""
    lines = (
        f"Language: {taal}",
        "Content-Type: text/plain; charset=utf-8",
        f"Plural-Forms: {Catalog(locale=taal).plural_forms}",
    )
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines) + "\n"


def read(path: Path, locale: str | None = None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def faults() -> Iterator[str]:
    """What is wrong, one line each."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "messages.pot"
        pybabel(*EXTRACT, "-o", str(fresh), ".")
        wanted = {message.id: message for message in read(fresh) if message.id}
    for po in sorted(HERE.glob("*/LC_MESSAGES/messages.po")):
        taal = po.parent.parent.name
        found = {message.id: message for message in read(po, taal) if message.id}
        if "Plural-Forms" not in po.read_text("utf-8"):
            yield f"{taal}: no header, so it cannot be compiled"
        for key in wanted:
            if reason := _fault(found.get(key)):
                yield f"{taal}: {reason}: {key!r}"
        for key in found.keys() - wanted.keys():
            yield f"{taal}: no longer used: {key!r}"


def _fault(message: Message | None) -> str | None:
    if message is None or not all(_texts(message.string)):
        return "not translated"
    if message.fuzzy:
        return "fuzzy"
    source = {p for text in _texts(message.id) for p in PLACEHOLDER.findall(text)}
    target = {p for text in _texts(message.string) for p in PLACEHOLDER.findall(text)}
    return "placeholders differ" if source != target else None


def _texts(value: str | tuple[str, ...] | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


if __name__ == "__main__":
    if "--schrijf" in sys.argv:
        write()
    problems = list(faults())
    print("\n".join(problems) or "catalogues are complete")
    sys.exit(bool(problems))
