"""Weight files of the large engines: where they are, and how they are read without harm."""
