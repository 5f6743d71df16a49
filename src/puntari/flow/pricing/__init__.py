"""Prices: recipes held against printed totals, real prices, and rounds in which prices are collected."""
