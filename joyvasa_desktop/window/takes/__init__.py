"""Takes: the same words, said with other movements."""
