"""The places of the window, each in a file of its own; none knows another."""
