"""What the pipeline's process does for the window, and how both talk; no Qt in here."""
