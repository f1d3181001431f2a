"""The rules that every page keeps, checked on the parsed answer."""

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

XHTML = "{http://www.w3.org/1999/xhtml}"
_LABELLED = {"input", "select", "textarea"}
_NO_LABEL = {"hidden", "submit", "button"}


class Pagina:
    """A parsed page. ``problems()`` says which rules it breaks."""

    def __init__(self, html: str) -> None:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        self.root: Element = parser.parse(html)
        self.errors = [(position, code) for position, code, _data in parser.errors]
        self.parents = {child: parent for parent in self.root.iter() for child in parent}

    def all(self, *tags: str) -> list[Element]:
        return [e for e in self.root.iter() if isinstance(e.tag, str) and e.tag in tags]

    def text(self, element: Element | None = None) -> str:
        return " ".join("".join((self.root if element is None else element).itertext()).split())

    @property
    def main(self) -> str:
        return self.text(self.all("main")[0])

    def links(self) -> dict[str, str]:
        return {e.get("href", ""): self.text(e) for e in self.all("a")}

    def inside(self, element: Element, tag: str) -> bool:
        """Whether it stands in such an element."""
        parent = self.parents.get(element)
        return parent is not None and (parent.tag == tag or self.inside(parent, tag))

    def problems(self) -> list[str]:
        return [
            *(f"invalid HTML: {code} at {position}" for position, code in self.errors),
            *self._document(),
            *self._headings(),
            *self._ids(),
            *self._labels(),
            *self._names(),
            *self._inline(),
        ]

    def _document(self) -> Iterator[str]:
        if not self.root.get("lang") or self.root.get("dir") not in {"ltr", "rtl"}:
            yield "html has no lang or dir"
        if len(self.all("main")) != 1:
            yield "not exactly one main"
        viewport = [e.get("content", "") for e in self.all("meta") if e.get("name") == "viewport"]
        if not viewport or "user-scalable" in viewport[0] or "maximum-scale" in viewport[0]:
            yield "viewport forbids zoom or is missing"
        first = next((e for e in self.all("a")), None)
        if first is None or not first.get("href", "").startswith("#"):
            yield "the first link is not a skip link"

    def _headings(self) -> Iterator[str]:
        h1 = [self.text(e) for e in self.all("h1")]
        title = self.text(self.all("title")[0]) if self.all("title") else ""
        if len(h1) != 1:
            yield f"{len(h1)} h1"
        elif not title.startswith(h1[0]):
            yield f"title {title!r} does not begin with h1 {h1[0]!r}"
        level = 0
        for heading in self.all("h1", "h2", "h3", "h4", "h5", "h6"):
            new = int(heading.tag[1])
            if new > level + 1 and level:
                yield f"heading level jumps from {level} to {new}: {self.text(heading)!r}"
            level = new

    def _ids(self) -> Iterator[str]:
        ids = Counter(e.get("id") for e in self.root.iter() if e.get("id"))
        yield from (f"id {id_!r} stands {n} times" for id_, n in ids.items() if n > 1)
        for element in self.root.iter():
            for name in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
                for id_ in (element.get(name) or "").split():
                    if id_ not in ids:
                        yield f"{name}={id_!r} points at nothing"

    def _labels(self) -> Iterator[str]:
        labelled = {e.get("for") for e in self.all("label")}
        for field in self.all(*_LABELLED):
            if field.get("type") in _NO_LABEL:
                continue
            named = field.get("aria-label") or field.get("aria-labelledby")
            if not named and field.get("id") not in labelled and not self.inside(field, "label"):
                yield f"field {field.get('name')!r} has no label"

    def _names(self) -> Iterator[str]:
        for element in self.all("a", "button"):
            if not (self.text(element) or element.get("aria-label")):
                yield f"{element.tag} without a name: {element.attrib}"
        yield from (
            f"img without alt: {e.get('src')}" for e in self.all("img") if "alt" not in e.attrib
        )

    def _inline(self) -> Iterator[str]:
        for element in self.root.iter():
            if element.get("style") is not None or element.tag == "style":
                yield f"inline style on {element.tag}"
            if any(re.match(r"on[a-z]+$", name) for name in element.attrib):
                yield f"inline handler on {element.tag}"
        for script in self.all("script"):
            if not script.get("src") and script.get("type") != "application/ld+json":
                yield "inline script"
