"""The voice: its panel, the microphone, and files that are written while it is heard."""
