"""Puntari weighs public services: it turns register deliveries and open statistics into indicators that compare like with like."""

__version__ = "0.1.0"
