"""From a question to computed cells: plan, terms, ratios, then what stands beside a figure."""
