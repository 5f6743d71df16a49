"""Person deliveries on their way into the registers: sealed, read, put to their contract, made pseudonymous, compared."""
