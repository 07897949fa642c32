"""The Qt application: it shows and steers what `animate.py` does in a process of its own."""
