"""Where a store lies and what lies where in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from puntari.words.errors import BrokenStore


@dataclass(frozen=True)
class Store:
    """A store under one root folder; it exists from the first thing written into it.

    The vault of what identifies persons, the keys and the head of the audit trail lie outside it: by default beside the root. To a
    process that serves, as `serving` says, vault, keys and the rows of registers are shut: whoever asks for their place gets BrokenStore.
    """

    root: Path
    vault_at: Path | None = None
    keys_at: Path | None = None
    head_at: Path | None = None
    serving: bool = False

    def for_serving(self) -> Store:
        """The store as a process holds it that only serves what was built."""
        return replace(self, vault_at=None, keys_at=None, serving=True)

    def _open(self, path: Path, what: str) -> Path:
        if self.serving:
            raise BrokenStore(f"the process that serves pages holds {what} neither open nor at hand; use a command of its keepers for it")
        return path

    @property
    def vault(self) -> Path:
        """What identifies persons, sealed: their deliveries, their rows in quarantine, and which pseudonym is whose."""
        return self._open(self.vault_at or self.root.with_name(f"{self.root.name}.vault"), "the vault")

    @property
    def keys(self) -> Path:
        """The keys of the vault and of the pseudonyms, for this user's eyes only."""
        return self._open(self.keys_at or self.root.with_name(f"{self.root.name}.keys"), "the keys")

    @property
    def papers(self) -> Store:
        """The part of the vault for papers that are nobody's register, with keys of its own: files of evidence, answers of price rounds.

        It lies apart because whatever the log of registers does not name is shredded there.
        """
        return replace(self, vault_at=self.vault / "papers", keys_at=self.keys / "papers")

    @property
    def head(self) -> Path:
        """The file that says how far the audit trail goes, which whoever changes the trail should not be able to change."""
        return self.head_at or self.root.with_name(f"{self.root.name}.head")

    @property
    def heads(self) -> Path:
        """The folder beside that file that says how far each ledger goes, and each list of tables that were released."""
        return self.head.with_name(f"{self.head.name}s")

    @property
    def registers(self) -> Path:
        """Rows of person registers with pseudonyms, one folder a register, and the log of their deliveries."""
        return self._open(self.root / "registers", "the rows of person registers")

    @property
    def deliveries(self) -> Path:
        """Raw bytes and records of deliveries, one folder a source."""
        return self.root / "deliveries"

    @property
    def quarantine(self) -> Path:
        """Rejected rows, one folder a source, with what was mended and what came back."""
        return self.root / "quarantine"

    @property
    def builds(self) -> Path:
        """Builds by their ids; those being made have names that begin with `.tmp-`."""
        return self.root / "builds"

    @property
    def pointer(self) -> Path:
        """The one line that says which build is served."""
        return self.root / "current"

    @property
    def lock(self) -> Path:
        """What a build holds while it runs."""
        return self.root / "build.lock"

    @property
    def spool(self) -> Path:
        """Answers of a service that has not been read to the end yet."""
        return self.root / "spool"
