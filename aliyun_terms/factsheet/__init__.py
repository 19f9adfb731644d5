"""The facts of a document that people compare: law, court, liability, fees, notice."""
