"""For search engines and browsers: robots, sitemap, opensearch and security.txt."""

from datetime import UTC, datetime, timedelta

from flask import Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.services.voorzieningen import list_sitemap
from portal.web.common.adres import whole_url
from portal.web.common.container import get_container
from portal.web.publiek import bp


@bp.get("/favicon.ico")
def favicon() -> ResponseReturnValue:
    """Where browsers look that do not read the page."""
    return redirect(url_for("static", filename="img/favicon.svg"), 301)


@bp.get("/robots.txt")
def robots() -> ResponseReturnValue:
    lines = (
        "User-agent: *",
        "Disallow: /zoeken",
        "Disallow: /api/",
        f"Sitemap: {whole_url('publiek.sitemap')}",
    )
    return Response("\n".join(lines) + "\n", mimetype="text/plain")


@bp.get("/sitemap.xml")
def sitemap() -> ResponseReturnValue:
    entries = list_sitemap(get_container().uow())
    return Response(
        render_template("publiek/sitemap.xml", entries=entries), mimetype="application/xml"
    )


@bp.get("/opensearch.xml")
def opensearch() -> ResponseReturnValue:
    """Lets a browser search here from its address bar."""
    return Response(
        render_template("publiek/opensearch.xml"),
        mimetype="application/opensearchdescription+xml",
    )


@bp.get("/.well-known/security.txt")
def security() -> ResponseReturnValue:
    """RFC 9116; the date moves along while somebody runs this."""
    expires = (datetime.now(UTC) + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    lines = (
        f"Contact: mailto:{get_container().regio().email}",
        f"Expires: {expires}",
        "Preferred-Languages: nl, en",
    )
    return Response("\n".join(lines) + "\n", mimetype="text/plain")
