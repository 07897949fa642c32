"""Projects in files, and safe from crashes."""
