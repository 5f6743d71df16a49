"""Whatever goes wrong, kept as text: where anything at all may happen, it is looked at and not passed on."""

from __future__ import annotations

import traceback
from types import TracebackType


class Caught:
    """A block whose errors end it and are told in `wrong` (empty: none); Ctrl+C goes on as ever."""

    def __init__(self) -> None:
        self.wrong = ""

    def __enter__(self) -> Caught:
        return self

    def __exit__(self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None) -> bool:
        if isinstance(wrong, Exception):
            self.wrong = "".join(traceback.format_exception(wrong))
        return isinstance(wrong, Exception)
