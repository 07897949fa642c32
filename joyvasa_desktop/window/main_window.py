"""The main window: it puts the panels in their places and wires them; nothing else."""
