"""The stylesheet and the script of the site."""

from __future__ import annotations

import pkgutil
from functools import cache

from puntari.outlets.theme.theme import bundled, compact, stylesheet


def _resource(name: str) -> bytes:
    found = pkgutil.get_data("puntari.outlets.site", name)
    if found is None:
        raise LookupError(f"{name} does not lie beside the pages; install Puntari anew")
    return found


@cache
def style() -> bytes:
    """The one stylesheet: that of the theme, and the little that only the site's pages need."""
    own = b"".join(map(_resource, ("site.css", "maturity.css", "roadmap.css")))
    return (stylesheet(bundled()) + "\n" + compact(own.decode())).encode()


@cache
def script() -> bytes:
    """The one script: search as one types, choosing an area and drawing its trend, sorting tables. Pages read whole without it."""
    return _resource("trend.js") + _resource("site.js")
