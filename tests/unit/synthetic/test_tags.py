"""Team and expert tags: an expert works in one team, a team in one area, and contacts are with experts that tags know."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from puntari.define.synthetic import Made


def told(tiny: Made, folder: Path, register: str) -> list[dict[str, object]]:
    files = [one.file for one in tiny.deliveries if one.register == register and not one.soiled]
    tables = [pacsv.read_csv(folder / one) if one.endswith(".csv") else pq.read_table(folder / one) for one in files]
    return pa.concat_tables(tables, promote_options="permissive").to_pylist()


def test_an_expert_is_of_one_team_of_one_area(tiny: Made, folder: Path) -> None:
    tags = told(tiny, folder, "atmt_team_tag")
    teams = {(row["tiimi"], row["tyollisyysalue"]) for row in tags}
    assert all(team.split("-")[0] == area for team, area in teams)
    experts = {(row["asiantuntija_id"], row["tiimi"]) for row in tags if row["asiantuntija_id"] is not None}
    assert len(experts) > 100 and len({expert for expert, _ in experts}) == len(experts)
    assert any(row["asiantuntija_id"] is None for row in tags)


def test_tags_begin_when_a_tmt_does_and_contacts_are_with_tagged_experts(tiny: Made, folder: Path) -> None:
    tags = told(tiny, folder, "atmt_team_tag")
    assert min(str(row["alkupaiva"]) for row in tags) == "2025-01-01"
    tagged = {(row["henkilotunnus"], row["asiantuntija_id"]) for row in tags if row["asiantuntija_id"] is not None}
    alone = {row["henkilotunnus"] for row in tags if row["asiantuntija_id"] is None}
    met = [row for row in told(tiny, folder, "atmt_contact") if str(row["paiva"]) >= "2025-01-01" and row["henkilotunnus"] not in alone]
    known = [row for row in met if (row["henkilotunnus"], row["asiantuntija_id"]) in tagged]
    # The others are young clients who turned thirty within a search.
    assert len(met) > 500 and len(known) > 0.97 * len(met)
