"""Sources of the employment pack: who keeps each, where it is had, and the contract its deliveries must meet."""
