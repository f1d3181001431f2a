"""Make the files in ``static/vendor/`` that pages load, out of node_modules and our own CSS.

No bundler: component CSS of NL Design System is cut down to the classes that templates and
scripts name, the theme to the tokens that are then still referenced. A first visit on a phone
loads a tenth of what the packages hold. What is made is git-ignored and carries its licences.

A rule of the library is kept when every class in one of its selectors is used; so a template
that uses another class needs nothing but this script, which `make` calls.
"""

import hashlib
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

STATIC = Path(__file__).resolve().parent
ROOT = STATIC.parent
MODULES = ROOT / "node_modules"
VENDOR = STATIC / "vendor"
TEMPLATES = ROOT / "portal" / "web" / "templates"

THEME = MODULES / "@nl-design-system-unstable" / "voorbeeld-design-tokens"
FONT = MODULES / "@fontsource" / "noto-sans"
UTRECHT = MODULES / "@utrecht"
COMPONENTS = (
    *("document", "body", "page-header", "page-footer", "skip-link", "breadcrumb-nav"),
    *("heading-1", "heading-2", "heading-3", "paragraph", "link", "mark", "unordered-list"),
    *("button", "textbox", "select", "form-field", "form-label", "form-field-error-message"),
    "alert",
)
# Faces of the latin subset; text in another script falls back to a font of the visitor's device.
WEIGHTS = (400, 700)
# What a PDF is written with knows no other format than this one, and falls back to nothing.
PDF_SUBSETS = ("latin", "latin-ext", "cyrillic", "greek", "vietnamese")

NOTICE = {
    "theme.css": "NL Design System, voorbeeld theme, EUPL-1.2; Noto Sans, OFL-1.1",
    "components.css": "Utrecht component library (Frameless B.V., Gemeente Utrecht), EUPL-1.2",
}

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CLASS = re.compile(r"\.(utrecht-[\w-]+)")
_USED_CLASS = re.compile(r"\butrecht-[\w-]+")
_NOT = re.compile(r":not\([^)]*\)")
_REFERENCE = re.compile(r"var\(\s*(--[\w-]+)")
_TOKEN = re.compile(r"(--[\w-]+)\s*:\s*([^;{}]+);")
_OWN_URL = re.compile(r"url\(\"?\.\./(img/[\w./-]+)\"?\)")


def main() -> int:
    missing = [path.name for path in (THEME, FONT, UTRECHT) if not path.is_dir()]
    if missing:
        print(
            f"node_modules mist {', '.join(missing)}. Voer eerst uit: npm ci --ignore-scripts",
            file=sys.stderr,
        )
        return 2
    css = STATIC / "css"
    own = (css / "tokens.css").read_text()
    # Print comes last: it takes away what the components set.
    parts = [css / "base.css", css / "layout.css", *sorted(css.glob("components/*.css"))]
    portal = read_all([*parts, css / "print.css"])
    balie = read_all(sorted(css.glob("balie/*.css")))
    used = used_classes()
    components = "".join(purge(read_utrecht(name), used) for name in COMPONENTS)
    theme = font_faces() + reduce_theme(own, components + portal + balie) + own
    write("theme.css", minify(theme))
    write("components.css", minify(components))
    write("portal.css", minify(with_versions(portal)))
    # Only for who is logged in; a visitor does not load it.
    write("balie.css", minify(with_versions(balie)))
    copy_pdf_fonts()
    copy_licences()
    return 0


def read_all(paths: Iterable[Path]) -> str:
    return "".join(path.read_text() for path in paths)


def read_utrecht(name: str) -> str:
    return _COMMENT.sub("", (UTRECHT / f"{name}-css" / "dist" / "index.css").read_text())


def used_classes() -> frozenset[str]:
    """The library's classes that templates, views and scripts name."""
    web = TEMPLATES.parent
    texts = read_all(
        sorted([*web.rglob("*.html"), *web.rglob("*.py"), *(STATIC / "js").glob("*.js")])
    )
    return frozenset(_USED_CLASS.findall(texts))


def purge(css: str, used: frozenset[str]) -> str:
    """Only the rules that can apply to something."""
    kept = []
    for prelude, body in blocks(css):
        if prelude.startswith("@media"):
            inner = purge(body, used)
            kept.append(f"{prelude}{{{inner}}}" if inner else "")
        elif not prelude.startswith("@"):
            selectors = [s for s in split_selectors(prelude) if _is_used(s, used)]
            kept.append(f"{','.join(selectors)}{{{body}}}" if selectors else "")
    return "".join(kept)


def _is_used(selector: str, used: frozenset[str]) -> bool:
    return all(name in used for name in _CLASS.findall(_NOT.sub("", selector)))


def blocks(css: str) -> Iterator[tuple[str, str]]:
    """Each rule at the outermost level: what stands before its braces, and what within."""
    depth, start, opened = 0, 0, 0
    for index, sign in enumerate(css):
        if sign == "{":
            opened = index if depth == 0 else opened
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opened].rpartition(";")[2].strip(), css[opened + 1 : index]
                start = index + 1


def split_selectors(prelude: str) -> list[str]:
    """The selectors of a list; commas within parentheses do not part them."""
    depth, current, parts = 0, "", []
    for sign in prelude:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            parts.append(current.strip())
            current = ""
        else:
            current += sign
    return [*parts, current.strip()]


def reduce_theme(own: str, css: str) -> str:
    """The tokens of the theme that ``css`` or ``own`` lead to and ``own`` does not set itself."""
    tokens = dict(_TOKEN.findall(_COMMENT.sub("", (THEME / "dist" / "theme.css").read_text())))
    tokens |= dict(_TOKEN.findall(_COMMENT.sub("", own)))
    wanted: dict[str, None] = {}
    queue = [*_REFERENCE.findall(css), *_REFERENCE.findall(own)]
    while queue:
        name = queue.pop()
        if name in tokens and name not in wanted:
            wanted[name] = None
            queue += _REFERENCE.findall(tokens[name])
    set_here = {name for name, _ in _TOKEN.findall(own)}
    lines = "".join(f"{name}:{tokens[name].strip()};" for name in sorted(wanted.keys() - set_here))
    return f":root{{{lines}}}"


def font_faces() -> str:
    (VENDOR / "fonts").mkdir(parents=True, exist_ok=True)
    faces = []
    for weight in WEIGHTS:
        name = f"noto-sans-latin-{weight}-normal.woff2"
        source = FONT / "files" / name
        copy(source, VENDOR / "fonts" / name)
        faces.append(
            '@font-face{font-family:"Noto Sans";font-style:normal;font-display:swap;'
            f'font-weight:{weight};src:url("fonts/{name}?v={version(source)}") format("woff2")}}'
        )
    return "".join(faces)


def copy_pdf_fonts() -> None:
    for subset in PDF_SUBSETS:
        for weight in WEIGHTS:
            name = f"noto-sans-{subset}-{weight}-normal.woff"
            copy(FONT / "files" / name, VENDOR / "fonts" / name)


def copy(source: Path, target: Path) -> None:
    if not target.is_file() or target.read_bytes() != source.read_bytes():
        shutil.copyfile(source, target)


def with_versions(css: str) -> str:
    """Addresses of our own images as seen from ``vendor/``, changing with the file."""
    return _OWN_URL.sub(lambda m: f'url("../{m[1]}?v={version(STATIC / m[1])}")', css)


def version(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]


def minify(css: str) -> str:
    css = re.sub(r"\s+", " ", _COMMENT.sub("", css))
    css = re.sub(r" ?([{};]) ?", r"\1", css)
    return re.sub(r"([:,]) ", r"\1", css).replace(";}", "}").strip()


def write(name: str, css: str) -> None:
    """Only when it changes, so that a second run touches nothing."""
    text = f"/* {NOTICE[name]}; see licences/ */\n{css}\n" if name in NOTICE else f"{css}\n"
    target = VENDOR / name
    if not target.is_file() or target.read_text() != text:
        target.write_text(text)


def copy_licences() -> None:
    folder = VENDOR / "licences"
    folder.mkdir(parents=True, exist_ok=True)
    for name, source in {
        "voorbeeld-design-tokens.md": THEME / "LICENSE.md",
        "component-library-css.md": UTRECHT / "component-library-css" / "LICENSE.md",
        "noto-sans.txt": FONT / "LICENSE",
    }.items():
        if not (folder / name).is_file():
            shutil.copyfile(source, folder / name)


if __name__ == "__main__":
    sys.exit(main())
