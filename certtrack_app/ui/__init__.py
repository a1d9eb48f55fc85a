"""The window: what the coordinator sees."""
