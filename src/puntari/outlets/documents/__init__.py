"""Reports as people take them along: one model of pages, written as HTML, as PDF and for Word."""
