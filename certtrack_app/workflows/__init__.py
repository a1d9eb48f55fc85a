"""Workflows: what the office does."""
