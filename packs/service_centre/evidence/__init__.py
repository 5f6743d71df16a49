"""What the evaluation rests on: documents, interviews by role, surveys and the pack's own tables."""

from __future__ import annotations

from packs.service_centre import sources
from packs.service_centre.codes import HERE
from puntari.define.evidencebook import read_evidence
from puntari.define.pack import named
from puntari.define.source import Source

EVIDENCE = read_evidence(HERE / "evidence" / "register.yaml", {one.id: one.title for one in named(sources, Source).values()})
