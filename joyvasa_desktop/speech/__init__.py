"""From a sound file to `Speech`: decoding, trimming, levels, features."""
