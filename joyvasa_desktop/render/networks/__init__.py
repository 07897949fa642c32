"""The five networks of LivePortrait (arXiv 2407.03168), built straight from published tensors."""
