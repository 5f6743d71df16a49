"""Personal identity codes by the hundred thousand: those that are written plainly and are right are told at once, all others left over.

It only ever says yes, and where the kept library does; whatever is wrong or written otherwise is the library's to judge.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

LENGTH = 11
_DIGITS = np.array([0, 1, 2, 3, 4, 5, 7, 8, 9])
_CENTURIES = np.zeros(256, dtype=np.int64)
_CENTURIES[np.frombuffer(b"+-YXWVUABCDEF", np.uint8)] = [1800] + [1900] * 6 + [2000] * 6
_CHECK = np.frombuffer(b"0123456789ABCDEFHJKLMNPRSTUVWXY", np.uint8)
_DAYS = np.array([0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] + [0] * 87)
"""Days of the months by number, February's of a leap year."""
_LEAST = 2
"""No person has an individual number below this one."""


def plainly_right(texts: Sequence[str]) -> np.ndarray:
    """Which texts (shape n, bool) are personal identity codes in their one form, such as 131052A308T; temporary ones are among them."""
    right = np.array([len(one) == LENGTH and one.isascii() for one in texts], dtype=bool)
    told = "".join(one for one, plain in zip(texts, right, strict=True) if plain)
    if told:
        right[right] = _right(np.frombuffer(told.encode(), np.uint8).reshape(-1, LENGTH))
    return right


def _right(letters: np.ndarray) -> np.ndarray:
    """Which rows of letters (shape n × 11) are codes."""
    digits = letters[:, _DIGITS].astype(np.int64) - ord("0")
    numeric = np.all((digits >= 0) & (digits <= 9), axis=1)
    digits[~numeric] = 0
    day, month, short = (10 * digits[:, place] + digits[:, place + 1] for place in (0, 2, 4))
    individual = 100 * digits[:, 6] + 10 * digits[:, 7] + digits[:, 8]
    year = _CENTURIES[letters[:, 6]] + short
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    born = (day >= 1) & (day <= _DAYS[month] - ((month == 2) & ~leap))
    number = ((day * 100 + month) * 100 + short) * 1000 + individual
    return numeric & (year >= 1800) & born & (individual >= _LEAST) & (_CHECK[number % 31] == letters[:, 10])
