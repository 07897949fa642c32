"""From a picture file to a `Portrait`: loading, face finding, cropping."""
