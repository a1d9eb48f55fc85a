"""The file formats of trackers, one a file: bytes in, cells out."""
