"""Indicators of the employment pack, one module a theme; the name of each value is the indicator's id."""
