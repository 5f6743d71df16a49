"""Charts: one definition each, drawn for screens and for paper, with a table and words beside the picture."""
