"""From frames and sound to one finished file."""
