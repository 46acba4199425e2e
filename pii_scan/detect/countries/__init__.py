"""Identity numbers of countries other than the United States, judged by presidio's recognisers."""
