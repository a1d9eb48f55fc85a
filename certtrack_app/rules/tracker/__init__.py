"""What a sheet says: from cells to people, requirements, facts and questions."""
