"""How readers get at the bytes of a delivery: opened anew each time, closed at the end of a `with`."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import BinaryIO

Source = Callable[[], AbstractContextManager[BinaryIO]]
