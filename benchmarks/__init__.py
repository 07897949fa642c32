"""Measured figures: speed, memory, lip sync, picture. Run `python3 dev.py bench`."""
