"""What is done at its hour: nightly, hourly, and what each of them is made of."""
