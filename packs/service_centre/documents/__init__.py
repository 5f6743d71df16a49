"""The reports that the pack writes of its rounds."""

from __future__ import annotations

from functools import partial

from packs.service_centre import sources
from packs.service_centre.codes import HERE
from packs.service_centre.frameworks import ASSESSMENTS
from packs.service_centre.prices import COLLECTION
from puntari.define.docbook import read_documents
from puntari.define.groundblocks import area_blocks
from puntari.define.pack import named
from puntari.define.source import Source

MADE = {f"areas_{told.period}": partial(area_blocks, one.framework, told) for one in ASSESSMENTS for told in one.grounds}
DOCUMENTS = read_documents(
    HERE / "documents",
    {source.id: source for source in named(sources, Source).values()},
    HERE,
    tuple(one.framework for one in ASSESSMENTS),
    COLLECTION,
    MADE,
)
