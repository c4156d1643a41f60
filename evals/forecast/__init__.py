"""How good the forecasts are: `smartretail eval forecast`, on rolling origins, beside baselines."""
