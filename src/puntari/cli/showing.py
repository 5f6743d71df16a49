"""Commands that show: the site as files, the site served, the reference."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from puntari.cli.environment import contact, forget_secrets
from puntari.cli.program import app
from puntari.cli.talking import bar, house, installed, shown
from puntari.doors import releases
from puntari.doors.house import House
from puntari.store.builds import current_id
from puntari.store.files import write_atomic


def build_site(out: Annotated[Path, typer.Option(help="Folder for the files.")]) -> None:
    """Write the public site as static files that any web server can serve."""
    from puntari.outlets.site.build import build_site as write

    with bar() as progress:
        pages = write(house(), out, progress, contact())
    shown(pages)
    print(f"{pages} pages in {out}")


def serve(port: Annotated[int, typer.Option(help="Port on the loopback address.")] = 8000) -> None:
    """Serve the public site on the loopback address."""
    from puntari.outlets.web import serve as run

    whole = house()
    place = House(whole.store.for_serving(), whole.packs)
    forget_secrets()
    shown(releases.unreleased(place) if current_id(place.store) else None)
    run(place, port, contact())


def reference(out: Annotated[Path, typer.Option(help="Folder for the pages.")]) -> None:
    """Write the reference of packs, commands and settings as pages of Markdown."""
    from puntari.outlets.reference.pages import pages

    written = pages(installed(), app)
    for name, text in written.items():
        write_atomic(out / name, text.encode())
    print(f"{len(written)} pages in {out}")
