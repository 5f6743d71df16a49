"""Pages as HTML: the frame that all of them share, and what stands in it."""
