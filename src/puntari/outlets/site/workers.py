"""Work shared among forked processes: each takes every so manieth piece, tells what it made, and says so when it fails."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TypeVar

from puntari.words.errors import PuntariError

Piece = TypeVar("Piece")
Made = TypeVar("Made")
MOST_WORKERS = 4


class WorkFailed(PuntariError):
    """A process that helped to write the site failed; the site that was there before still stands."""


def cores() -> int:
    """How many processes are worth starting here."""
    return min(len(os.sched_getaffinity(0)), MOST_WORKERS)


def shared_out(pieces: Sequence[Piece], work: Callable[[Sequence[Piece]], Iterator[Made]], workers: int) -> Iterator[Made]:
    """What `work` makes of the pieces, in whatever order it comes; what is made must be picklable where there are several workers.

    The processes start at once. They are forked, so that they share what is in memory without copying it.
    """
    if workers < 2:
        return work(pieces)
    context = multiprocessing.get_context("fork")
    gc.collect()
    gc.freeze()  # else each process would touch, and so copy, all that lies in memory
    ears, processes = [], []
    for worker in range(workers):
        ear, mouth = context.Pipe(duplex=False)
        ears.append(ear)
        processes.append(context.Process(target=_work, args=(pieces[worker::workers], work, mouth, tuple(ears)), daemon=True))
        processes[-1].start()
        mouth.close()
    return _gathered(ears, processes)


def _gathered(ears: list[Connection], processes: Sequence[BaseProcess]) -> Iterator[Made]:
    """What all processes make, until all have ended."""
    try:
        yield from _listen(ears)
    except BaseException:
        for process in processes:
            process.terminate()
        raise
    finally:
        for process in processes:
            process.join()
        gc.unfreeze()


def _work(
    pieces: Sequence[Piece], work: Callable[[Sequence[Piece]], Iterator[Made]], mouth: Connection, ears: Sequence[Connection]
) -> None:
    """What one process does; what goes wrong in it is printed by Python, and its silence tells the others.

    It ends when nobody listens any more, which it notices only if it holds no listening end itself.
    """
    for ear in ears:
        ear.close()
    try:
        for made in work(pieces):
            mouth.send((False, made))
        mouth.send((True, None))
    except BrokenPipeError:
        return


def _listen(ears: list[Connection]) -> Iterator[object]:
    """What all processes make; raises WorkFailed when one fails or falls silent before it is done."""
    while ears:
        for ear in wait(ears):
            try:
                done, made = ear.recv()
            except EOFError as silent:
                raise WorkFailed("a process of the site ended before it was done; what it said stands above") from silent
            if done:
                ears.remove(ear)
            else:
                yield made
