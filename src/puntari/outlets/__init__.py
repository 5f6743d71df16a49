"""Where Releases are shown; nothing here computes a figure."""
