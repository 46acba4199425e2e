"""Video and audio files: what stands beside the recording; the recording itself is not transcribed."""
