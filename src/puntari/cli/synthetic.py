"""Commands that make synthetic deliveries, fit their parameters, tell how near they come, and deliver them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from puntari.cli.environment import mirror, mirror_place
from puntari.cli.talking import bar, house, keeper, shown
from puntari.define.synthetic import Nearness
from puntari.doors import made
from puntari.words.errors import NothingFetched


def make(
    context: typer.Context,
    scale: Annotated[str, typer.Option(help="How much is made; the packs say which scales there are.")] = made.SCALE,
    seed: Annotated[int, typer.Option(help="The same seed gives the same bytes.", min=0)] = made.SEED,
    out: Annotated[Path | None, typer.Option(help="The folder to make them in, always needed; new or empty.")] = None,
) -> None:
    """Make synthetic deliveries of the person registers, and the truth that was put in them on purpose, into a folder."""
    if context.invoked_subcommand is not None:
        return
    if out is None:
        raise typer.BadParameter("name a folder to write to with --out DIR, or one of the commands compare, deliver, fill and fit")
    place = house()
    with bar() as progress:
        told = made.make(place, scale, seed, out, progress)
    print(f"SYNTHETIC: {len(told.deliveries)} deliveries with {told.rows} rows in {out}, and what was put in on purpose in {out / 'truth'}")
    _tell(made.compare(place, out))


def compare(folder: Path) -> None:
    """Tell how near the deliveries of a folder come to the open statistics that they were fitted to."""
    _tell(made.compare(house(), folder))


def fit() -> None:
    """Fit the parameters to the mirror of open data again."""
    place = mirror()
    if place is None:
        raise NothingFetched(f"the parameters are fitted to the mirror of open data, which is not at {mirror_place()}; set PUNTARI_MIRROR")
    changed = made.fit(house(), place)
    print(f"{len(changed)} tables changed{': ' + ', '.join(changed) if changed else ''}")


def deliver(folder: Path) -> None:
    """Deliver all that a folder of synthetic deliveries holds, in its order; a second time changes nothing."""
    with bar() as progress:
        told = made.deliver(house(), keeper(), folder, progress)
    shown(told)
    loaded = [one.loaded for one in told]
    rows, wrong = sum(one.rows for one in loaded), sum(one.rejected for one in loaded)
    print(f"SYNTHETIC: {sum(one.new for one in told)} of {len(told)} deliveries are new; {rows} rows, {wrong} of them in quarantine")


def fill() -> None:
    """Make and deliver the demo scale where no person register holds anything yet; elsewhere change nothing."""
    with bar() as progress:
        told = made.fill(house(), keeper(), progress)
    shown(told)
    rows = sum(one.loaded.rows for one in told)
    done = f"SYNTHETIC: {len(told)} deliveries with {rows} rows"
    print(done if told else "the person registers hold deliveries already; nothing is made")


def _tell(found: tuple[Nearness, ...]) -> None:
    for one in found:
        state = "holds" if one.holds else "DOES NOT HOLD"
        note = f" ({one.note})" if one.note else ""
        cells = f"{100 * one.share:5.1f} % of {one.cells:>5} (at least {100 * one.goal:.0f} %)"
        print(f"{state:14} {cells}  largest apart {one.largest:7.3f}  {one.what}{note}")
