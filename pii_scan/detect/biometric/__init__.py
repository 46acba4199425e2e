"""What bodies are told apart by: templates of faces, fingers, eyes and voices; genomes."""
