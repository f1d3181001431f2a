"""Files that come in and go out, a module per format."""
