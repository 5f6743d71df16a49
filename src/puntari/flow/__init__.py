"""The river in order: from delivered files to what has been computed."""
