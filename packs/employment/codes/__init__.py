"""Places and code lists of the employment pack."""
