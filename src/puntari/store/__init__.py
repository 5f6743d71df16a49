"""The only opener of files, databases and the network: deliveries as they came, quarantine, builds, and the SQL engine."""
