"""All that knows HTTP: Flask, WTForms and Babel."""
