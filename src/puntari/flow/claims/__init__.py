"""Judging what a report states: stored figures by their ids, formulas over them, rules, verdicts with their reasons."""
