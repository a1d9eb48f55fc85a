"""CertTrack: the program office's own watch over everyone it certifies."""

__version__ = "0.1.0"
