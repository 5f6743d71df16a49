"""Why the price of a bundle changed, what a price is in another year's money, and who carries a shared cost; on plain numbers.

References
----------
Bennet, T. L. (1920). The theory of measurement of changes in cost of living. Journal of the Royal Statistical Society 83, 455-462.
Diewert, W. E. (2005). Index number theory using differences rather than ratios. American Journal of Economics and Sociology 64, 347-395.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bundle: its price a unit, how many units, and of which quality (an empty one is the same as any empty one)."""

    price: float
    quantity: float
    quality: str = ""

    @property
    def cost(self) -> float:
        """Price times quantity."""
        return self.price * self.quantity


@dataclass(frozen=True, slots=True)
class Split:
    """A change of a bundle's cost, in money: by prices, by quantities (mix), and by what came, went or became something else (quality)."""

    price: float
    mix: float
    quality: float

    @property
    def total(self) -> float:
        """The whole change."""
        return self.price + self.mix + self.quality


def split_change(before: Mapping[str, Part], after: Mapping[str, Part], worth: Mapping[str, float] | None = None) -> Split:
    """Split the change of a bundle's cost exactly into price, mix and quality.

    Parameters
    ----------
    before, after : mappings of a part's name to the part
        A part that only one of them has is a change of quality, to its whole cost.
    worth : mapping of a part's name to money a unit, optional
        What the other quality of a part is worth by itself. Without it the whole difference in price of a part whose quality changed
        counts as quality, because nobody has said how much of it is.

    Returns
    -------
    Split
        Its total is the difference of the two costs.

    Notes
    -----
    Bennet's (1920) indicators: differences of prices are weighed by the mean of both quantities, differences of quantities by the mean
    of both prices. It is symmetric in time and leaves no rest.
    """
    known = worth or {}
    price = mix = quality = 0.0
    for name in {**before, **after}:
        if name not in before or name not in after:
            quality += after[name].cost if name in after else -before[name].cost
            continue
        one, other = before[name], after[name]
        units = (one.quantity + other.quantity) / 2
        better = 0.0 if one.quality == other.quality else known.get(name, other.price - one.price)
        price += (other.price - one.price - better) * units
        quality += better * units
        mix += (other.quantity - one.quantity) * (one.price + other.price) / 2
    return Split(price, mix, quality)


def solved_weight(whole: float, rest: float, price: float) -> float:
    """How many units of a part at that price make the rest of a bundle the whole; it need not be a quantity that can be.

    Raises ValueError for a part without a price, which no number of units tells apart.
    """
    if price == 0:
        raise ValueError("a part that costs nothing has no weight that could be solved from the whole")
    return (whole - rest) / price


def in_money_of(nominal: float, level: float, base: float = 1.0) -> float:
    """A price in the money of a base period, from the level of a price index then (`base`) and when the price was told (`level`).

    Raises ValueError for a level that is not above nought.
    """
    if level <= 0 or base <= 0:
        raise ValueError(f"an index of prices is above nought; these are {base} and {level}")
    return nominal * base / level


def share_out(amount: float, keys: Mapping[str, float]) -> dict[str, float]:
    """A shared cost parted among products in proportion to their keys; the parts add up to the amount.

    Raises ValueError for a key below nought, and where no product has any.
    """
    if below := [name for name, key in keys.items() if key < 0]:
        raise ValueError(f"the key of {below[0]} is {keys[below[0]]}, below nought")
    whole = sum(keys.values())
    if whole <= 0:
        raise ValueError("no product has any of the key, so the cost can't be shared out by it")
    return {name: amount * key / whole for name, key in keys.items()}
