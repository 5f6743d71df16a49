"""The traps that the READMEs of the open data name, told in deliveries of a few lines."""

from __future__ import annotations

from datetime import date

import pytest

from tests.spec.employment.delivered import rows, written

HEAD = "Alue,Kuukausi,TYOTTOMATLOPUSSA,TYOTTOMATMIEHET,TYOTTOMATNAISET"


@pytest.mark.parametrize(
    ("cell", "value", "low", "high", "why"),
    [
        ("12", 12, 12, 12, None),
        ("0", 0, 0, 0, None),
        ("...", None, 1, 4, "hidden_at_source"),
        ("", None, 1, 4, "hidden_at_source"),
    ],
)
def test_a_municipal_cell(cell: str, value: float | None, low: float, high: float, why: str | None) -> None:
    row = rows(written("tyonv_12r5", f"{HEAD}\nKU091,2026M06,{cell},,\n"))[0]
    told = tuple(row[f"unemployed{part}"] for part in ("", "__low", "__high", "__why"))
    assert told == (value, low, high, why)


@pytest.mark.parametrize(
    ("code", "level", "area"),
    [
        ("SSS", "country", "SSS"),
        ("KU588", "municipality", "588"),
        ("MK01", "region", "01"),
        ("SK051", "sub_region", "051"),
        ("ELY01", "ely", "01"),
        ("KU199", "elsewhere", "KU199"),
        ("KUJOU", "elsewhere", "KUJOU"),
        ("MK91", "elsewhere", "MK91"),
        ("MKJO", "elsewhere", "MKJO"),
        ("SK902", "elsewhere", "SK902"),
        ("ELY80", "elsewhere", "ELY80"),
        ("ELYJO", "elsewhere", "ELYJO"),
    ],
)
def test_what_a_code_of_the_employment_service_statistics_stands_for(code: str, level: str, area: str) -> None:
    # Pertunmaa (588) is no municipality of 2026 but was one of 2023, the division of the older delivery.
    row = rows(written("tyonv_12r5", f"alue,kuukausi,TYOTTOMATLOPUSSA\n{code},2023M10,25\n", on=date(2023, 1, 1)))[0]
    assert (row["area_level"], row["area"]) == (level, area)


def test_abroad_or_unknown_is_hidden_without_bounds() -> None:
    row = rows(written("tyonv_12r5", f"{HEAD}\nKU199,2026M06,...,,\n"))[0]
    assert (row["unemployed__low"], row["unemployed__high"]) == (0, float("inf"))


def test_men_and_women_may_be_fewer_than_all_and_not_more() -> None:
    fewer = written("tyonv_12r5", f"{HEAD}\nSSS,2026M06,352001,189726,162143\n")
    more = written("tyonv_12r5", f"{HEAD}\nSSS,2026M06,351868,189726,162143\n")
    hidden = written("tyonv_12r5", f"{HEAD}\nKU091,2026M06,6,...,5\n")
    assert (fewer.rejected.num_rows, more.rejected.num_rows, hidden.rejected.num_rows) == (0, 1, 0)
    assert more.rejected.to_pylist()[0]["rule"] == "men_and_women_within_the_unemployed"


def test_an_unknown_municipality_goes_to_quarantine() -> None:
    rejected = written("tyonv_12r5", f"{HEAD}\nKU999,2026M06,10,5,5\n").rejected.to_pylist()
    assert [(row["column"], row["value"]) for row in rejected] == [("Alue", "KU999")]


def test_columns_are_known_by_code_and_by_text() -> None:
    by_text = written("tyonv_12r5", "Alue,Kuukausi,Pitkäaikaistyöttömät (lkm.)\nKU091,2026M06,77\n")
    by_code = written("tyonv_12r5", "alue,timeperiod_m,PITKAAIKAISTYOTTOMAT\nKU091,2026M06,77\n")
    assert rows(by_text)[0]["long_term_unemployed"] == rows(by_code)[0]["long_term_unemployed"] == 77


def test_vacancies_tell_municipalities_by_name() -> None:
    text = (
        "kunta_fi,kuukausi,avoimet_kauden_aikana,uudet_avoimet,tayttyneet,tayttyneiden_kesto_pv\n"
        "Akaa,2006M01,5,,,\nMaarianhamina - Mariehamn,2006M01,9,7,0,0\nAtlantis,2006M01,9,7,0,0\n"
    )
    checked = written("tyonv_2310", text)
    told = {row["area"]: row for row in rows(checked)}
    assert told.keys() == {"020", "478"}
    assert (told["020"]["new_vacancies__low"], told["020"]["new_vacancies__high"]) == (1, 4)
    assert told["478"]["filled"] == 0
    assert [row["value"] for row in checked.rejected.to_pylist()] == ["Atlantis"]


def test_a_yearly_table_prints_the_year_as_its_january() -> None:
    text = "valmennus,tiedot,value,kuukausi\n3,VALMPAATTYNYT_TAJO,7023,2013M01\n3,VALMTYOTTOMANA_TAJO,4272,2013M01\n"
    row = rows(written("tyonv_12us", text, melted=("tiedot", "value")))[0]
    assert (row["period"], row["ended"], row["unemployed_after"]) == ("2013", 7023, 4272)
    assert (row["area_level"], row["area"]) == ("country", "SSS")


def test_measures_without_a_confirmed_name_stay_out() -> None:
    text = (
        "valmennus,tiedot,value,kuukausi\n3,VALMPAATTYNYT_TAJO,7023,2013M01\n3,VALMYHTEENSA_TAJO,968,2013M01\n"
        "3,VALMTOIMPOSUUS_TAJO,13.8,2013M01\n"
    )
    assert 968 not in rows(written("tyonv_12us", text, melted=("tiedot", "value")))[0].values()


def test_the_key_figures_of_2018_end_at_aanekoski() -> None:
    head = "Region 2018\tShare of Swedish-speakers of the population, %\tShare of foreign citizens of the population, %\n"
    body = "WHOLE COUNTRY\t5.2\t4.5\nAkaa\t0.2\t1.6\nÄänekoski\t0.1\t1.1\nUusimaa\t8.0\t8.2\nForssa\t0.3\t2.0\n"
    checked = written("municipal_key_figures_2018", head + body)
    assert [(row["area_level"], row["area"], row["period"]) for row in rows(checked)] == [
        ("country", "SSS", "2018"),
        ("municipality", "020", "2018"),
        ("municipality", "992", "2018"),
    ]
    assert (checked.set_aside, checked.rejected.num_rows) == (2, 0)


def test_kela_writes_municipalities_bare_and_months_without_a_mark() -> None:
    head = "aikatyyppi;vuosi;kuukausi_nro;vuosikuukausi;kunta_nro;etuus;kertymaluokka;saajat;kuntaosuus_eur\n"
    body = (
        "Kuukausi;2025;10;202510;000;Yhteensä;Yhteensä;257000;83900000.10\nKuukausi;2025;10;202510;005;Työmarkkinatuki;701-;20;1200.5\n"
    )
    country, alajarvi = rows(written("kela_municipal_share", head + body))
    assert (country["area_level"], country["area"], country["benefit"], country["days_class"]) == ("country", "SSS", "SSS", "SSS")
    assert (alajarvi["area_level"], alajarvi["area"], alajarvi["period"]) == ("municipality", "005", "2025-10")
    assert (alajarvi["benefit"], alajarvi["days_class"], alajarvi["municipal_share"]) == ("labour_market", "over_700", 1200.5)


def test_the_subsidy_table_without_areas_is_about_hameenlinna() -> None:
    text = "Kuukausi,SaajatYhteensä,EtuudetYhteensä,OsuusYhteensä\n2015M01,975,703633.24,411040.02\n"
    row = rows(written("hameenlinna_tmt_kuntaosuus", text))[0]
    assert (row["area_level"], row["area"], row["municipal_share"]) == ("municipality", "109", 411040.02)


def test_structural_unemployment_is_its_four_parts() -> None:
    head = (
        "Alue,Sukupuoli,Koulutusaste,Kuukausi,Rakennetyöttömät yhteensä,Pitkäaikaistyöttömät,Rinnasteiset pitkäaikaistyöttömät,"
        "Palveluilta työttömäksi,Palveluilta palveluille\n"
    )
    checked = written(
        "hameenlinna_rakennetyottomyys",
        head + "Hattula,Yhteensä,Yhteensä,2006M01,228,133,53,36,6\nHattula,Yhteensä,Yhteensä,2006M02,230,133,53,36,6\n",
    )
    assert (checked.accepted.num_rows, [row["rule"] for row in checked.rejected.to_pylist()]) == (1, ["parts_make_the_whole"])


def test_divisions_that_are_not_used_are_set_aside_and_counted() -> None:
    text = "Alue,Vuosi,Väestö 31.12.\nSSS,2025,5652881\nTA01,2025,336034\nTA46,2025,30836\nFI20,2025,30836\nYTA01,2025,1\n"
    checked = written("statfin_11ra", text)
    assert [(row["area_level"], row["area"]) for row in rows(checked)] == [
        ("country", "SSS"),
        ("employment_area", "01"),
        ("employment_area", "46"),
    ]
    assert (checked.set_aside, checked.rejected.num_rows) == (2, 0)


def test_a_full_stop_is_no_figure_and_not_a_hidden_one() -> None:
    row = rows(written("statfin_12bs", "Vuosi,Alue,vaesto_15_,kaste5T8\n2025,KU035,393,.\n"))[0]
    assert (row["tertiary"], row["tertiary__low"], row["tertiary__why"]) == (None, None, "not_stated")
