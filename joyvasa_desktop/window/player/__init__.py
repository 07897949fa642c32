"""Playhead, sound and frames, and the preview that shows them."""
