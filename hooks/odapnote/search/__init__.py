"""Korean search: the worker's file and the names that its index carries."""
