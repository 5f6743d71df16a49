"""The report's price tables as views: own services beside their peers."""

from __future__ import annotations

from packs.service_centre.codes import HERE, LISTS
from puntari.define.report import PeerTable, Weighing
from puntari.define.wordbook import read_words
from puntari.words.period import PeriodRange
from puntari.words.text import Language, Text

_YEARS = PeriodRange.parse("2020..2022")
_WORDS = read_words(HERE / "words" / "reports.yaml")


def _words(id: str, part: str) -> Text:
    return Text(**_WORDS[id][part])


def _prices(id: str, *services: str, indicator: str = "unit_price", within: tuple[str, ...] = ()) -> PeerTable:
    """A table of services, with what all price tables must say of their peers before its own note."""
    common, own = _words("peers", "note"), _words(id, "note")
    return PeerTable(
        id,
        _words(id, "title"),
        _words(id, "intro"),
        indicator,
        rows="service",
        row_codes=tuple(map(LISTS["services"].require, services)),
        columns="provider",
        own=("tori", "tuve"),
        peers=("private_peer", "public_peer"),
        periods=_YEARS,
        source_note=Text(*(f"{common[language]} {own[language]}" for language in Language)),
        weighing=Weighing.EQUAL,
        within=within,
    )


def _configuration(id: str, *own: str, without: tuple[str, ...] = ()) -> PeerTable:
    """A table of one configuration's components, its stated total last; `without` are components that it is never priced by."""
    return PeerTable(
        id,
        _words(id, "title"),
        _words(id, "intro"),
        f"{id}_price",
        rows="component",
        row_codes=tuple(code for code in LISTS["components"].names if code not in without),
        columns="provider",
        own=own,
        peers=("public_peer",),
        periods=_YEARS,
        source_note=_words(id, "note"),
        weighing=Weighing.BASKET,
    )


REPORTS = (
    _prices("expert_prices", "specialist", "systems_specialist", "senior_specialist", "testing_consultant"),
    _prices(
        "support_prices",
        "user_support",
        "customer_support_and_access",
        "customer_support_hour",
        "customer_support_workstation",
        "regional_support_hour",
        "regional_support_workstation",
    ),
    _prices("network_prices", "remote_access", "backbone_network", "local_and_wide_network"),
    _prices(
        "workstation_prices",
        "workstation_management",
        "basic_laptop",
        "office_licence",
        "workstation_as_a_service",
        "mobile_management_own",
        "mobile_management_cloud",
        within=("workstation_management", "basic_laptop", "office_licence"),
    ),
    _prices(
        "capacity_prices",
        "virtual_server",
        "storage_high",
        "storage_low",
        "storage",
        "backup",
        "server_deployment",
        "basic_fee",
        "basic_fee_raised",
    ),
    _configuration("basic_configuration", "own_capacity", without=("processors_and_memory", "storage_and_backup")),
    _configuration("raised_configuration", "partner_finland", "partner_eea"),
    _prices(
        "price_summary",
        "specialist",
        "regional_support_hour",
        "customer_support_workstation",
        "network_whole",
        "workstation_as_a_service",
        "workstation_management",
        "example_configuration",
        indicator="summary_price",
        within=("workstation_management",),
    ),
)
