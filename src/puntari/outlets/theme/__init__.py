"""The look of pages and charts, and how to swap it."""
