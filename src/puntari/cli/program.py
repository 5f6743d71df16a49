"""The program and its groups of commands; `__init__` gives each its commands."""

from __future__ import annotations

from typer import Typer

app = Typer(no_args_is_help=True, add_completion=False, help="Puntari weighs public services.", pretty_exceptions_enable=False)
site = Typer(no_args_is_help=True, help="The public site as files.")
quarantine = Typer(no_args_is_help=True, help="Rows that broke a contract: list, mend, retry.")
audit = Typer(no_args_is_help=True, help="The trail of every question, refusal and deed.")
keys = Typer(no_args_is_help=True, help="The keys of the vault and of the pseudonyms.")
app.add_typer(keys, name="keys")
aliases = Typer(no_args_is_help=True, help="Persons whose identity code changed: add, withdraw, list.")
app.add_typer(aliases, name="aliases")
app.add_typer(site, name="site")
app.add_typer(quarantine, name="quarantine")
app.add_typer(audit, name="audit")
release = Typer(no_args_is_help=True, help="What is to be public and needs four eyes: propose, approve, refuse, list.")
app.add_typer(release, name="release")
studies = Typer(no_args_is_help=True, help="Studies: list them, propose what leaves them, release, refuse, show, take away.")
app.add_typer(studies, name="studies")
synthetic = Typer(invoke_without_command=True, help="Synthetic deliveries of the person registers: make, compare, deliver, fit.")
app.add_typer(synthetic, name="synthetic")
rounds = Typer(no_args_is_help=True, help="Rounds of a maturity assessment: links for respondents, results, judgements.")
app.add_typer(rounds, name="rounds")
catalogue = Typer(no_args_is_help=True, help="The catalogue: list, check, uses of a column, what stops with a source, what changed, files.")
app.add_typer(catalogue, name="catalogue")
definitions = Typer(no_args_is_help=True, help="The life of a definition: propose, open, comment, close, adopt, withdraw, list, show.")
app.add_typer(definitions, name="definitions")
conditions = Typer(no_args_is_help=True, help="Conditions for organising the services: list, judge, approve, refuse.")
app.add_typer(conditions, name="conditions")
requests = Typer(no_args_is_help=True, help="Requests to those who keep the sources: list, send, answer, close.")
app.add_typer(requests, name="requests")
prices = Typer(no_args_is_help=True, help="Prices: what stored ones say, and rounds in which a centre's and its peers' are collected.")
app.add_typer(prices, name="prices")
recommendations = Typer(
    no_args_is_help=True, help="What became of recommendations and measures: list, record, history, withdraw, by spreadsheet."
)
app.add_typer(recommendations, name="recommendations")
roadmap = Typer(no_args_is_help=True, help="The order of recommended measures: the saved ones, save one.")
app.add_typer(roadmap, name="roadmap")
evidence = Typer(invoke_without_command=True, help="The register of evidence: print it, add a file, verify the files.")
app.add_typer(evidence, name="evidence")
