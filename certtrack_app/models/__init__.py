"""Records: what the office keeps."""
