"""The LangGraph state machine: understand, plan, act, confirm, compose, verify."""
