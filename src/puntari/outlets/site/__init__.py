"""The public site: what its pages hold, and how they become files."""
