"""The commands: a file for each group of them, a line here for each; only `environment.py` reads the environment."""

from __future__ import annotations

import sys

from puntari.cli import (
    asking,
    cataloguing,
    collecting,
    defining,
    evaluating,
    following,
    hiding,
    identities,
    keeping,
    persons,
    pricing,
    protecting,
    releasing,
    reporting,
    requesting,
    showing,
    studying,
    tabling,
    taking,
)
from puntari.cli import conditions as judging
from puntari.cli import rounds as rounding
from puntari.cli import synthetic as making
from puntari.cli.handing import raw
from puntari.cli.program import (
    aliases,
    app,
    audit,
    catalogue,
    conditions,
    definitions,
    evidence,
    keys,
    prices,
    quarantine,
    recommendations,
    release,
    requests,
    roadmap,
    rounds,
    site,
    studies,
    synthetic,
    tables,
)
from puntari.cli.talking import WRONG, errors
from puntari.words.errors import PuntariError
from puntari.words.identifier import without_identifiers

app.command()(taking.build)
app.command()(asking.ask)
app.command()(asking.explain)
app.command()(asking.claims)
app.command()(evaluating.portfolio)
app.command()(taking.deliver)
app.command()(taking.fetch)
app.command()(taking.sources)
app.command("registers")(requesting.list_registers)
app.command()(showing.serve)
app.command()(showing.reference)
app.command()(protecting.protect)
app.command()(hiding.hidden)
app.command()(raw)
app.command()(reporting.report)
app.command()(keeping.doctor)
site.command("build")(showing.build_site)
app.command()(persons.erase)
keys.command("rotate")(persons.rotate)
aliases.command()(identities.add)
aliases.command()(identities.withdraw)
aliases.command("list")(identities.listed)
quarantine.command("list")(taking.list_quarantine)
quarantine.command()(taking.mend)
quarantine.command()(taking.retry)
audit.command("verify")(keeping.verify_trail)
audit.command("export")(keeping.export_trail)
audit.command("forget")(keeping.forget_trail)
audit.command("events")(keeping.list_events)
release.command("list")(releasing.listed)
for stepped in (releasing.propose, releasing.approve, releasing.refuse):
    release.command()(stepped)
tables.command("list")(tabling.listed)
for decided in (tabling.approve, tabling.refuse):
    tables.command()(decided)
studies.command("list")(studying.listed)
studies.command()(studying.propose)
studies.command()(studying.model)
studies.command("outputs")(studying.listed_outputs)
studies.command()(studying.show)
studies.command("release")(studying.released)
studies.command("refuse")(studying.refused)
studies.command()(studying.take)
synthetic.callback()(making.make)
for made in (making.compare, making.deliver, making.fill, making.fit):
    synthetic.command()(made)
catalogue.command("list")(cataloguing.listed)
for catalogued in (cataloguing.check, cataloguing.uses, cataloguing.stops, cataloguing.diff, cataloguing.export):
    catalogue.command()(catalogued)
catalogue.command("editions")(cataloguing.list_editions)
conditions.command("list")(judging.listed)
for judged in (judging.judge, judging.approve, judging.refuse):
    conditions.command()(judged)
definitions.command("open")(defining.open_round)
definitions.command("list")(defining.listed)
for lived in (defining.propose, defining.comment, defining.close, defining.adopt, defining.withdraw, defining.show):
    definitions.command()(lived)
requests.command("list")(requesting.listed)
for followed in (requesting.send, requesting.answer, requesting.close):
    requests.command()(followed)
for command in (rounding.new, rounding.invite, rounding.withdraw, rounding.enter, rounding.show, rounding.close, rounding.sheet):
    rounds.command()(command)
for command in (rounding.judge, rounding.publish, rounding.results):
    rounds.command()(command)
prices.command()(pricing.tell)
prices.command()(pricing.index)
for priced in (collecting.new, collecting.request, collecting.receive, collecting.show, collecting.faults, collecting.sheet):
    prices.command()(priced)
for priced in (collecting.review, collecting.words, collecting.close, collecting.publish, collecting.results, collecting.costs):
    prices.command()(priced)
prices.command()(collecting.bill)
prices.command()(collecting.answers)
prices.command()(collecting.original)

evidence.callback()(evaluating.evidence)
evidence.command("add")(evaluating.add_evidence)
evidence.command("verify")(evaluating.verify_evidence)
recommendations.command("list")(following.listed)
for followed in (following.record, following.history, following.withdraw, following.sheet, following.receive):
    recommendations.command()(followed)
roadmap.command("show")(following.show_roadmap)
roadmap.command("save")(following.save_roadmap)


def main() -> None:
    """Run a command; what is wrong is said in one line, which repeats no identifier that was typed: what is printed is often kept."""
    try:
        app(prog_name="puntari")
    except PuntariError as wrong:
        errors.print(without_identifiers(f"{type(wrong).__name__}: {wrong}"), highlight=False, markup=False)
        sys.exit(WRONG)
