"""The photo: its panel, and the stage on which face, square and points are set."""
