"""Waveform and curves on one time axis."""
