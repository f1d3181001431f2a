"""The house style: files that pages load are small and whole, colours have enough contrast."""

import gzip
import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "static"
VENDOR = STATIC / "vendor"
TEMPLATES = ROOT / "portal" / "web" / "templates"
MAX_FIRST_VISIT = 60_000
# HTML of the first page, on top of the files below.
HTML_BYTES = 6_000

_TOKEN = re.compile(r"(--huisstijl-[\w-]+)\s*:\s*(#[0-9a-f]{3,6})\s*;")
# Text on background, and what it takes: 4.5 for text, 3 for the border of a field.
PAIRS = [
    ("--huisstijl-inkt", "--huisstijl-papier", 7),
    ("--huisstijl-700", "--huisstijl-100", 7),
    ("--huisstijl-600", "--huisstijl-100", 4.5),
    ("--huisstijl-500", "white", 4.5),
    ("--huisstijl-500", "--huisstijl-100", 4.5),
    ("white", "--huisstijl-500", 4.5),
    ("white", "--huisstijl-600", 4.5),
    ("white", "--huisstijl-700", 7),
    ("--huisstijl-400", "white", 3),
    ("--huisstijl-warm-600", "--huisstijl-warm-50", 4.5),
    ("--huisstijl-inkt", "--huisstijl-warm-50", 7),
]


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build", STATIC / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def colours(path: Path) -> dict[str, str]:
    return {"white": "#ffffff"} | dict(_TOKEN.findall(path.read_text()))


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(d * 2 for d in digits)
    parts = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [None, *sorted((STATIC / "themas").glob("*.css"))])
def test_colours_of_every_theme_can_be_read(theme: Path | None) -> None:
    palette = colours(STATIC / "css" / "tokens.css") | (colours(theme) if theme else {})

    poor = {
        (text, ground): round(contrast(palette[text], palette[ground]), 2)
        for text, ground, least in PAIRS
        if contrast(palette[text], palette[ground]) < least
    }

    assert poor == {}


def read_sources() -> str:
    """All that may name a class."""
    web = TEMPLATES.parent
    files = (*web.rglob("*.html"), *web.rglob("*.py"), *(STATIC / "js").glob("*.js"))
    return "".join(path.read_text() for path in files)


def test_the_files_of_a_first_visit_are_small() -> None:
    files = [
        *(VENDOR / f"{name}.css" for name in ("theme", "components", "portal")),
        *(STATIC / "js").glob("*.js"),
        *(STATIC / "img").glob("*.svg"),
    ]
    fonts = sum(path.stat().st_size for path in (VENDOR / "fonts").glob("*.woff2"))

    size = sum(len(gzip.compress(path.read_bytes(), 6)) for path in files)

    assert size + fonts + HTML_BYTES <= MAX_FIRST_VISIT


def test_every_library_class_that_is_used_has_a_rule() -> None:
    used = set(re.findall(r"\butrecht-[\w-]+", read_sources()))
    css = (VENDOR / "components.css").read_text()

    assert {name for name in used if f".{name}" not in css} == set()


def test_every_own_class_in_a_stylesheet_is_used_somewhere() -> None:
    texts = read_sources()
    css = "".join(path.read_text() for path in (STATIC / "css").rglob("*.css"))
    named = set(
        re.findall(r"\.([a-z][\w-]*)", re.sub(r"url\([^)]*\)|/\*.*?\*/", "", css, flags=re.DOTALL))
    )
    blocks = {name for name in named if not name.startswith("statusbadge__tekst--")}

    assert {name for name in blocks if name not in texts} == set()


def test_every_token_that_a_page_uses_is_set() -> None:
    own = "".join((VENDOR / f"{name}.css").read_text() for name in ("portal", "balie"))
    css = (VENDOR / "theme.css").read_text() + own
    known = set(re.findall(r"(--[\w-]+):", css))

    used = set(re.findall(r"var\((--(?:huisstijl|portal|basis|voorbeeld)[\w-]+)", own))

    assert used - known == set()


def test_only_rules_whose_classes_are_used_are_kept(build: ModuleType) -> None:
    css = (
        ".utrecht-a{x:y}.utrecht-b,.utrecht-a:hover{x:y}"
        "@media print{.utrecht-b{x:y}}.utrecht-a:not(.utrecht-b){x:y}"
    )

    kept = build.purge(css, frozenset({"utrecht-a"}))

    assert kept == ".utrecht-a{x:y}.utrecht-a:hover{x:y}.utrecht-a:not(.utrecht-b){x:y}"


def test_minified_css_means_the_same(build: ModuleType) -> None:
    css = "/* why */\na > b {\n  inline-size: calc(1px + 2px);\n  color: red;\n}\n"

    assert build.minify(css) == "a > b{inline-size:calc(1px + 2px);color:red}"


def test_a_second_build_touches_nothing(build: ModuleType) -> None:
    before = {path: path.stat().st_mtime_ns for path in VENDOR.rglob("*.*") if path.is_file()}

    assert build.main() == 0

    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_without_packages_the_build_says_what_to_do(tmp_path: Path) -> None:
    script = tmp_path / "static" / "build.py"
    script.parent.mkdir()
    script.write_text((STATIC / "build.py").read_text())

    outcome = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)

    assert outcome.returncode == 2
    assert "npm ci" in outcome.stderr
