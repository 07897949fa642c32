"""X-Pose (arXiv 2310.08530), the network that finds the points of an animal's face."""
