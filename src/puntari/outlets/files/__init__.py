"""Released figures as files to take along."""
