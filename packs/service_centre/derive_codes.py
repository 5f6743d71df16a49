"""What the evaluation's open data calls things, and the codes of our own lists that stand for them."""

from __future__ import annotations

import re

HOUR, USER, WORKSTATION, DEVICE = "EUR/hour", "EUR/user/month", "EUR/workstation/month", "EUR/device/month"
SERVER, TERABYTE, DEPLOYMENT, MONTH = "EUR/server/month", "EUR/TB/month", "EUR/deployment", "EUR/month"

SERVICES = {
    ("specialist", HOUR): "specialist",
    ("systems specialist", HOUR): "systems_specialist",
    ("senior specialist", HOUR): "senior_specialist",
    ("testing consultant", HOUR): "testing_consultant",
    ("user support (whole)", USER): "user_support",
    ("customer support + access management (office hours)", USER): "customer_support_and_access",
    ("customer support", HOUR): "customer_support_hour",
    ("customer support", WORKSTATION): "customer_support_workstation",
    ("regional (on-site) support", HOUR): "regional_support_hour",
    ("regional (on-site) support", WORKSTATION): "regional_support_workstation",
    ("remote access Kauko (VPN)", USER): "remote_access",
    ("backbone network (VY)", USER): "backbone_network",
    ("network service LAN + WAN (Reitti)", USER): "local_and_wide_network",
    ("workstation management", WORKSTATION): "workstation_management",
    ("basic laptop", WORKSTATION): "basic_laptop",
    ("M365 E3 licence", WORKSTATION): "office_licence",
    ("workstation as a service (basic laptop)", WORKSTATION): "workstation_as_a_service",
    ("mobile device management (on-prem)", DEVICE): "mobile_management_own",
    ("mobile device management (cloud)", DEVICE): "mobile_management_cloud",
    ("virtual server capacity (4 vCPU, 16 GB)", SERVER): "virtual_server",
    ("storage capacity, high performance", TERABYTE): "storage_high",
    ("storage capacity, low performance", TERABYTE): "storage_low",
    ("storage capacity, low performance", USER): "storage_low",
    ("storage capacity", TERABYTE): "storage",
    ("backup", TERABYTE): "backup",
    ("virtual server deployment", DEPLOYMENT): "server_deployment",
    ("basic fee (basic security)", SERVER): "basic_fee",
    ("unlabelled row after basic fee (basic security)", SERVER): "basic_fee_unlabelled",
    ("basic fee (raised security class)", SERVER): "basic_fee_raised",
    ("whole service LAN + WAN + VPN (excl. backbone)", USER): "network_whole",
    ("example configuration (virtual server, capacity, storage, backup, management)", MONTH): "example_configuration",
}
CHARGED_PER = {
    HOUR: "hour",
    USER: "user_month",
    WORKSTATION: "workstation_month",
    DEVICE: "device_month",
    SERVER: "server_month",
    TERABYTE: "terabyte_month",
    DEPLOYMENT: "deployment",
    MONTH: "month",
}
PROVIDERS = {"TORI": "tori", "TUVE": "tuve", "private_peer": "private_peer", "public_peer": "public_peer", "unknown": "unknown"}
CONFIGURATIONS = {"Taulukko 7": "basic_security", "Taulukko 8": "raised_security"}
VARIANTS = {
    "own_weekdays_8-16_Finland": "own_capacity",
    "partner_support_Finland": "partner_finland",
    "partner_support_EEA": "partner_eea",
    "public_peer": "public_peer",
    "public_peer_TL3": "public_peer",
}
NOT_STATED = "not_stated"
VARIANT_QUALITY = {
    "own_weekdays_8-16_Finland": ("weekdays_8_16", "finland", "basic"),
    "partner_support_Finland": (NOT_STATED, "finland", "raised"),
    "partner_support_EEA": (NOT_STATED, "eea", "raised"),
    "public_peer": (NOT_STATED, NOT_STATED, "basic"),
    "public_peer_TL3": (NOT_STATED, NOT_STATED, "raised"),
}
"""Support hours, place of maintenance and security class of each variant of a configuration, as the headings of Tables 7 and 8 tell."""
SERVICE_QUALITY = {
    "customer_support_and_access": ("office_hours", NOT_STATED, NOT_STATED),
    "basic_fee": (NOT_STATED, NOT_STATED, "basic"),
    "basic_fee_raised": (NOT_STATED, NOT_STATED, "raised"),
    "example_configuration": (NOT_STATED, NOT_STATED, "basic"),
}
"""The same of services whose name in the report's tables tells it; of all others the report says nothing."""
DOUBTED = frozenset({
    "t2-specialist-hour-public_peer-na",
    "t9-specialist-hour-public_peer-na",
    "t5-workstation_management-workstation-month-tori-2020",
    "t9-workstation_management-workstation-month-tori-2020",
    "t5-workstation_as_a_service_basic_laptop-workstation-month-public_peer-na",
    "t6-basic_fee_raised_security_class-server-month-public_peer-na",
    "t8-public_peer-public_peer_tl3-2022-basic_fee",
    "t6-storage_capacity_high_performance-tb-month-tori-2020",
    "t7-vaka-valtori-own_weekdays_8-16_finland-2020-storage",
    "t9-regional_on-site_support-hour-tuve-2020",
    "t9-regional_on-site_support-hour-tuve-2021",
    "t9-regional_on-site_support-hour-tuve-2022",
    "t9-workstation_as_a_service_basic_laptop-workstation-month-public_peer-na",
    "t9-whole_service_lan_and_wan_and_vpn_excl_backbone-user-month-private_peer-na",
    "t9-whole_service_lan_and_wan_and_vpn_excl_backbone-user-month-public_peer-na",
    "t9-example_configuration_virtual_server_capacity_storage_backup_management-month-public_peer-na",
    "goal-3-2-result",
    "goal-4-8-base",
})
"""Prices and figures of goals that a claim finds contradicted by other figures of the report; a test holds them to the judgements."""
AFTER_REORGANISATION = frozenset(f"t3-customer_support-workstation-month-tori-{year}" for year in (2021, 2022))
"""Prices printed of what section 4.2 says cannot be told apart since support was divided between units."""
COMPONENTS = {
    "vcpu": "processors",
    "memory": "memory",
    "vcpu+memory": "processors_and_memory",
    "storage": "storage",
    "backup": "backup",
    "storage+backup": "storage_and_backup",
    "basic_fee": "basic_fee",
    "vnic": "network_card",
    "total": "total",
}
ORGANISATIONS = {
    "Valtori": "valtori",
    "TORI": "tori",
    "TUVE": "tuve",
    "industry-independent benchmark": "any_industry",
    "public sector peer": "public_peer",
    "method": "rule_of_thumb",
}
DEFINITIONS = {
    "current": "current",
    "old": "old",
    "benchmark": "benchmark",
    "goal baseline": "goal_base",
    "goal target": "goal_target",
    "result": "goal_result",
}
MATURITY_DIMENSIONS = {
    "governance and strategy": "governance_and_strategy",
    "service provision": "service_provision",
    "organisation": "organisation",
    "operations and technology": "operations_and_technology",
}
QUESTIONS = {
    "customer satisfaction": "overall",
    "customer satisfaction, target": "overall",
    "share rating service operation at least average": "works_at_least_fairly",
    "share satisfied with the services they use": "satisfied_with_services",
    "share finding cooperation good": "cooperation_good",
    "satisfaction of customer ICT management with cooperation": "cooperation",
    "end-user satisfaction with services": "end_users",
    "operation of services": "operation",
    "satisfaction with customer support": "customer_support",
    "satisfaction with regional support": "regional_support",
    "rule of thumb: above this the service level is adequate": "adequate_level",
    "rule of thumb: preferred level": "preferred_level",
}
RESPONDENTS = {
    "ordering customers": "ordering_customers",
    "responding customers": "responding_customers",
    "customer ICT management": "customers_ict_management",
    "end users": "end_users",
    "customers": "customers",
    "evaluator": "evaluator",
}
SCALES = {"scale 1-5": "grade", "%": "percent"}
PORTFOLIO = {
    "pf-asko-start": "customer_specific",
    "pf-asko-now": "customer_specific",
    "pf-asko-removed": "removed",
    "pf-removed-ended": "removed_ended",
    "pf-removed-returned": "removed_returned",
    "pf-removed-productised": "removed_productised",
    "pf-reduction-s3": "removed_share",
    "pf-reduction-s1": "removed_share",
    "pf-half-s1": "removed_share",
    "pf-desc-missing": "without_description",
    "pf-desc-missing-share": "without_description_share",
    "pf-desc-exists-share": "with_description_share",
    "pf-desc-coverage": "with_description_share",
    "pf-service-classes": "service_classes",
    "pf-plans-pilot-tori": "plans_piloted_tori",
    "pf-plans-pilot-tuve": "plans_piloted_tuve",
    "pf-plans-coverage-text": "plans_share",
    "pf-plans-coverage-table": "plans_share_tori",
    "pf-classification-dropped": "appropriateness_followed",
}
REVENUE = {
    "customer-specific services revenue": "customer_specific",
    "of which one large customer": "one_large_customer",
    "other customer-specific services": "other_customers",
    "customer-specific services revenue kept level": "customer_specific",
    "customer-specific invoicing grew clearly because the MS licence service was moved there": "customer_specific",
    "uniform TORI services invoicing grew clearly": "uniform_tori_services",
}
INVESTMENTS = {
    "inv-level-past": "investment_share",
    "inv-2021-2022-direction": "investment_share",
    "inv-service-development-2022": "service_development",
    "inv-programme-budget-2022": "programme_budget",
    "inv-programme-ministry-2022": "programme_ministry_funding",
    "inv-programme-spent-2022": "programme_spent",
    "inv-programme-ministry-used-2022": "programme_ministry_used",
    "inv-peer-split-investment": "peer_investment_of_money",
    "inv-peer-split-operating": "peer_operating_of_money",
    "inv-peer-infra-of-investment": "peer_infrastructure_of_investment",
    "inv-peer-infra-of-operating": "peer_infrastructure_of_operating",
    "inv-peer-share-derived": "peer_investment_share",
}
MONEY_UNITS = {"MEUR": "million_euros", "%": "percent", "text": "words"}
_QUARTER = re.compile(r"(\d{4})-Q[1-4]")


def place_in_report(source: str) -> str:
    """A code of the place where the report has a figure: table t12, picture k5, section s4_1, or derived."""
    if table := re.match(r"Taulukko (\d+)", source):
        return f"t{table[1]}"
    if picture := re.match(r"Kuva (\d+)", source):
        return f"k{picture[1]}"
    if section := re.match(r"(\d+)(?:\.(\d+))?(?: kohta (\d+))?", source):
        footnote = "_note" if "alaviite" in source else ""
        part = "_key" if "Valtorin tuottavuus" in source else ""
        return "s" + "_".join(number for number in section.groups() if number) + footnote + part
    return source


UNDATED = frozenset(f"sat-{service}-support-{unit}-2022" for service in ("customer", "regional") for unit in ("tori", "tuve"))
"""Grades that the text gives without a year."""


def satisfaction_year(period: str, otherwise: str) -> tuple[str, str, str]:
    """The year of a survey, its quarter where stated, and whether the year is stated or assumed."""
    if period.startswith("before "):
        return str(int(period.removeprefix("before ")) - 2), "", "assumed"
    if _QUARTER.fullmatch(period):
        return period[:4], period, "stated"
    return (period.split("-")[-1] or otherwise), "", "stated" if period else "assumed"


def respondents(provider: str, why: str) -> str:
    """How many prices stand behind one, as far as the report lets it be told."""
    if provider not in ("private_peer", "public_peer"):
        return "own_price"
    return "two_presumed" if why == "mean_is_midpoint" else NOT_STATED


def doubted(id: str, why: str) -> str:
    """The remark on a figure, with the doubt beside it where another figure of the report contradicts it."""
    if id in AFTER_REORGANISATION:
        return "after_reorganisation"
    if id not in DOUBTED:
        return why
    return "doubtful_midpoint" if why == "mean_is_midpoint" else why or "stated_doubtful"


def price_quality(service: str, provider: str) -> tuple[str, str, str]:
    """Support hours, place and security class of a price; those of the security network are in a class of their own."""
    hours, place, security = SERVICE_QUALITY.get(service, (NOT_STATED, NOT_STATED, NOT_STATED))
    return hours, place, "security_network" if provider == "tuve" else security
