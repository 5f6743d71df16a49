"""How much of Finland is made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from packs.employment.codes.finland import DIVISION
from packs.employment.synthetic import tables
from packs.employment.synthetic.targets import Targets

WESTERN = ("02", "04", "06", "13", "14", "15")
TODAY = date(2026, 6, 30)


@dataclass(frozen=True)
class Scale:
    """`divisor` real persons for one synthetic; `regions` to which it is bound, all when empty; `as_csv` writes some registers as CSV.

    `followed` is the share of services begun whose other course, without the service, is followed for the truth.
    """

    name: str
    divisor: int
    regions: tuple[str, ...] = ()
    as_csv: bool = False
    followed: float = 1.0

    def of(self, targets: Targets) -> Targets:
        """The targets of the whole country made those of this scale."""
        here = np.array([not self.regions or region in self.regions for region in part_of("region")])
        stocks = np.where(here, targets.unemployed, 0.0) / self.divisor
        share = (stocks.sum(axis=1) / targets.unemployed.sum(axis=1))[:, None]
        return replace(
            targets,
            unemployed=stocks,
            laid_off=np.where(here, targets.laid_off, 0.0) / self.divisor,
            groups=targets.groups * share,
            long_term=targets.long_term * share,
            services=np.where(here[None, :, None], targets.services, 0.0) / self.divisor,
        )


SCALES = {
    scale.name: scale
    for scale in (Scale("demo", 40, as_csv=True), Scale("region", 1, WESTERN, followed=0.2), Scale("national", 1, followed=0.05))
}


def part_of(level: str) -> tuple[str, ...]:
    """The code of the area of a level that each municipality of the tables is part of in June 2026."""
    return tuple(DIVISION.parent(code, level, TODAY) or "" for code in tables.municipalities())


def in_whole(figures: np.ndarray, dither: np.ndarray) -> np.ndarray:
    """Figures as whole numbers; each place rounds by a dither of its own, so a smooth path does not flicker and sums keep right."""
    return np.floor(figures + dither).astype(np.int64)
