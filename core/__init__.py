"""Types, ports, errors, clock, identity and money: what every other room stands on."""
