"""Faults at full size, behind `make faults`: kills at random moments, malformed deliveries by the thousand, disks that refuse."""
