"""Contracts of the person registers, one module a system."""
