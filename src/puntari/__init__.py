"""Puntari weighs public services: it turns register deliveries and open statistics into indicators that compare like with like."""
