"""Kinds of service as columns: how the mirror's extracts and the service's own tables call them."""

from __future__ import annotations

from packs.employment.codes.lists import LISTS, SUBSIDISED_KIND
from puntari.define.column import CodeColumn

COACHING = CodeColumn("coaching_kind", ("valmennus", "Valmennus"), LISTS["coaching_kind"])
TRAINING = CodeColumn("training_funding", ("valtionosuuskoulutus_vos", "Valtionosuuskoulutus(VOS)"), LISTS["training_funding"])
SUBSIDISED = CodeColumn("subsidised_kind", ("tyollistamisen_laji", "Työllistämisen laji"), SUBSIDISED_KIND)
TRIALS = CodeColumn("trial_kind", ("arviointi_kokeilut", "Arviointi(kokeilut)"), LISTS["trial_kind"])
OTHER = CodeColumn("other_service_kind", ("muut_palvelut", "Muut palvelut"), LISTS["other_service_kind"])
