"""What every audience uses: labels, forms, errors, language, security."""
