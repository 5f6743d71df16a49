"""Rows about areas, providers and second ways come to the sums of the rows about persons that they stand for."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from puntari.define.synthetic import Made

LAST_TOLD = "SELECT henkilotunnus, tyok1, tappvh, arg_max(tppvm, number) AS ended FROM ura_status GROUP BY ALL"
FROM_2026 = "paymentDate >= DATE '2026-01-01'"


@pytest.fixture(scope="module")
def told(tiny: Made, folder: Path) -> duckdb.DuckDBPyConnection:
    """The good deliveries, each register under its id, with the number of the delivery."""
    connection = duckdb.connect()
    for id in {one.register for one in tiny.deliveries}:
        files = [folder / one.file for one in tiny.deliveries if one.register == id and not one.soiled]
        read = "read_csv('{}', all_varchar = true)" if files[0].suffix == ".csv" else "read_parquet('{}')"
        parts = (f"SELECT *, {number} AS number FROM {read.format(file)}" for number, file in enumerate(files))
        connection.execute(f"CREATE VIEW {id} AS {' UNION ALL BY NAME '.join(parts)}")
    return connection


def figure(told: duckdb.DuckDBPyConnection, query: str) -> float:
    return float(told.execute(query).fetchall()[0][0])


@pytest.mark.parametrize(
    ("direct", "other", "by"),
    [
        ("incomes_wages", "tikku_wages", ("paymentDate, transactionCode, amount", "maksupaiva, tulolaji, maara")),
        ("incomes_benefits", "tikku_benefits", ("paymentDate, transactionCode, amount", "maksupaiva, tulolaji, maara")),
    ],
)
def test_incomes_are_the_same_by_both_ways(told: duckdb.DuckDBPyConnection, direct: str, other: str, by: tuple[str, str]) -> None:
    one, two = f"SELECT {by[0]} FROM {direct} WHERE {FROM_2026}", f"SELECT {by[1]} FROM {other}"
    assert figure(told, f"SELECT count(*) FROM {other}") > 1000
    for query in (f"({one}) EXCEPT ALL ({two})", f"({two}) EXCEPT ALL ({one})"):
        assert figure(told, f"SELECT count(*) FROM ({query})") == 0


def test_monthly_sums_are_those_of_the_reports(told: duckdb.DuckDBPyConnection) -> None:
    wages = figure(told, f"SELECT sum(amount) FROM incomes_wages WHERE {FROM_2026}")
    assert figure(told, "SELECT sum(t101) FROM incomes_monthly") == pytest.approx(wages, abs=0.01 * wages / 1000)


def test_kela_charges_what_its_rows_say(told: duckdb.DuckDBPyConnection) -> None:
    by = "kuntakoodi, kuukausi, sum(kunnan_maksuosuus), sum(maksettu)"
    sums = told.execute(f"SELECT {by} FROM kela_shares_paid GROUP BY 1, 2 ORDER BY 1, 2").fetchall()
    rows = told.execute(f"SELECT {by.replace('kuntakoodi', 'asuinkunta')} FROM kela_benefits GROUP BY 1, 2 ORDER BY 1, 2").fetchall()
    assert [one[:2] for one in sums] == [one[:2] for one in rows]
    assert [one[2:] for one in sums] == [pytest.approx(one[2:], abs=0.05) for one in rows]


def test_procurement_pays_what_the_services_cost(told: duckdb.DuckDBPyConnection) -> None:
    """Of services ended since A-TMT: what older ones cost no register of services tells."""
    cost = figure(
        told,
        "SELECT sum(cost) FROM (SELECT arg_max(kustannus, number) AS cost, any_value(tuottamistapa) AS made, "
        "arg_max(coalesce(loppupaiva, DATE '2222-11-11'), number) AS ended FROM atmt_service GROUP BY palvelujakso_id) "
        "WHERE made IN ('bought', 'joint') AND ended BETWEEN DATE '2025-01-01' AND DATE '2026-06-28'",
    )
    paid = figure(told, "SELECT sum(summa) FROM procurement_payment WHERE maksupaiva >= DATE '2025-01-01'")
    assert paid == pytest.approx(cost, rel=0.02)


def test_the_factors_of_funding_come_to_its_whole(told: duckdb.DuckDBPyConnection) -> None:
    parts = "sum(summa) FILTER (WHERE tekija <> 'whole'), sum(summa) FILTER (WHERE tekija = 'whole')"
    sums = told.execute(f"SELECT {parts} FROM funding_model GROUP BY tyollisyysalue, vuoden_alkupaiva").fetchall()
    assert len(sums) > 60
    assert all(whole > 0 and factors == pytest.approx(whole, abs=0.05) for factors, whole in sums)


def test_accounts_book_the_bought_services_and_costs_hold_staff_and_purchases(told: duckdb.DuckDBPyConnection) -> None:
    of_2025 = "SELECT era, sum(summa) FROM treasury_accounts WHERE tilikauden_alkupaiva = DATE '2025-01-01' GROUP BY era"
    booked = dict(told.execute(of_2025).fetchall())
    paid = figure(told, "SELECT sum(summa) FROM procurement_payment WHERE year(maksupaiva) = 2025")
    assert booked["purchases"] == pytest.approx(paid, rel=0.02)
    assert booked["operating_costs"] == pytest.approx(booked["purchases"] + 1.18 * booked["staff_costs"], rel=0.001)


def test_what_waits_for_a_statement_is_what_was_asked_for_and_not_given(told: duckdb.DuckDBPyConnection) -> None:
    newest = "(SELECT max(kuukausi) FROM staff_load)"
    queue = figure(told, f"SELECT sum(jonossa) FROM staff_load WHERE tehtava = 'statements' AND kuukausi = {newest}")
    by_month = "SELECT count(*) / 12.0 FROM atmt_statement WHERE year(antopaiva) = 2025"
    assert 0 < queue < 2 * figure(told, by_month), "statements take days, not months"


def test_providers_courses_and_vacancies_that_rows_name_are_there(told: duckdb.DuckDBPyConnection) -> None:
    links = {
        "SELECT hankinta_id FROM atmt_service WHERE hankinta_id IS NOT NULL AND loppupaiva < DATE '2026-06-01'":
            "SELECT hankinta_id FROM procurement_contract",
        "SELECT kurssi_id FROM atmt_service WHERE kurssi_id IS NOT NULL": "SELECT kurssi_id FROM atmt_course",
        "SELECT sidonta_id FROM procurement_payment": "SELECT sidonta_id FROM procurement_commitment",
        "SELECT tyopaikka_id FROM atmt_candidate_search": "SELECT tyopaikka_id FROM atmt_vacancy",
        "SELECT suunnitelma_id FROM atmt_plan_action": "SELECT CAST(suunnitelma_id AS BIGINT) FROM atmt_plan",
        "SELECT CAST(hakemus_id AS BIGINT) FROM ya_subsidy": "SELECT hakemus_id FROM ya_application",
        "SELECT hakemus_id FROM ya_payment": "SELECT hakemus_id FROM ya_application",
        "SELECT kurssi_id FROM koulutusportti_training": "(SELECT kurssi_id FROM atmt_service UNION ALL SELECT ktunoh FROM ura_training)",
    }
    for some, every in links.items():
        assert figure(told, f"SELECT count(*) FROM ({some})") > 0, some
        assert figure(told, f"SELECT count(*) FROM ({some} EXCEPT {every})") == 0, some




def test_final_budgets_are_what_the_accounts_cost(told: duckdb.DuckDBPyConnection) -> None:
    accounts = told.execute(
        "SELECT kuntakoodi, tehtavaluokka, sum(summa) FROM treasury_accounts WHERE era = 'operating_costs' GROUP BY 1, 2 ORDER BY 1, 2"
    ).fetchall()
    final = told.execute(
        "SELECT kuntakoodi, tehtavaluokka, sum(summa) FROM municipal_budget WHERE vaihe = 'final' GROUP BY 1, 2 ORDER BY 1, 2"
    ).fetchall()
    assert len(final) > 200 and [one[:2] for one in final] == [one[:2] for one in accounts]
    assert [one[2] for one in final] == [pytest.approx(one[2], abs=0.02) for one in accounts]


def test_rates_are_within_what_they_were_cut_to(told: duckdb.DuckDBPyConnection) -> None:
    cut = told.execute(
        "SELECT avg(tuloveroprosentti) FILTER (verovuoden_alkupaiva < DATE '2023-01-01') "
        "- avg(tuloveroprosentti) FILTER (verovuoden_alkupaiva >= DATE '2023-01-01') FROM municipal_tax_rate"
    ).fetchall()[0][0]
    assert cut == pytest.approx(12.64, abs=0.1)


def test_traits_in_ura_are_those_of_its_clients(told: duckdb.DuckDBPyConnection) -> None:
    clients = figure(told, "SELECT count(DISTINCT henkilotunnus) FROM ura_job_search")
    for register in ("ura_occupation", "ura_education", "ura_service_line"):
        assert figure(told, f"SELECT count(DISTINCT henkilotunnus) FROM {register}") == clients
    weak = figure(told, "SELECT count(*) FROM ura_work_ability SEMI JOIN atmt_person USING (henkilotunnus)")
    assert weak > 0
    no_clients = "SELECT count(*) FROM ura_work_ability ANTI JOIN ura_job_search USING (henkilotunnus)"
    assert figure(told, no_clients) == 0


def test_who_is_unemployed_at_the_end_of_a_year_mainly_was(told: duckdb.DuckDBPyConnection) -> None:
    for year in (2022, 2023, 2024):
        end = f"DATE '{year}-12-31'"
        mainly = figure(told, f"SELECT count(*) FROM statfin_main_activity WHERE tilannepaiva = {end} AND ptoim1 = '12'")
        told_of = figure(
            told,
            f"SELECT count(DISTINCT henkilotunnus) FROM ({LAST_TOLD}) WHERE tyok1 IN ('2', '3') AND tappvh <= {end} AND ended >= {end}",
        )
        assert mainly > 100 and told_of == pytest.approx(mainly, rel=0.02)


BEFORE = "DATE '2025-01-01'"
PAST = {
    "ura_contact": ("yhtottopvm", "atmt_contact", "paiva"), "ura_plan": ("thspv", "atmt_plan", "CAST(tekopaiva AS DATE)"),
    "ura_statement": ("rekpv", "atmt_statement", "antopaiva"), "ura_job_offer": ("osoitettupvm", "atmt_job_offer", "tarjouspaiva"),
}


@pytest.mark.parametrize("register", PAST)
def test_the_past_is_uras_and_what_went_on_at_the_switch_is_in_both(told: duckdb.DuckDBPyConnection, register: str) -> None:
    day, newer, on_day = PAST[register]
    both = f"SELECT henkilotunnus, {on_day} FROM {newer} WHERE {on_day} < {BEFORE}"
    assert figure(told, f"SELECT count(*) FROM {register} WHERE {day} >= {BEFORE}") == 0
    assert figure(told, f"SELECT count(*) FROM {register}") > figure(told, f"SELECT count(*) FROM ({both})") > 0
    assert figure(told, f"SELECT count(*) FROM ({both} EXCEPT SELECT henkilotunnus, {day} FROM {register})") == 0


def test_services_that_ura_tells_begin_before_the_switch_and_those_of_a_tmt_go_on_at_it(told: duckdb.DuckDBPyConnection) -> None:
    spans = {"ura_training": "alpvm", "ura_work_trial": "alkpv4", "ura_subsidised_work": "alkpv2", "ura_vacancy": "apvm"}
    assert all(figure(told, f"SELECT count(*) FROM {one} WHERE {begins} >= {BEFORE}") == 0 for one, begins in spans.items())
    ended = f"SELECT palvelun_laji FROM atmt_service WHERE loppupaiva < {BEFORE}"
    kinds = {row[0] for row in told.execute(ended).fetchall()}
    assert kinds and not kinds & {"training", "integration_training", "work_trial", "wage_subsidy", "start_up_grant"}
