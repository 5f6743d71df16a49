"""The frameworks of the pack, with the figures of earlier rounds that the evaluation has printed."""

from __future__ import annotations

from packs.service_centre.codes import HERE
from puntari.define.framebook import read_framework
from puntari.define.framework import Assessment

ASSESSMENTS = (Assessment(read_framework(HERE / "frameworks", "maturity"), "maturity_level", "maturity_target", "maturity_area"),)
