"""ASGI entry: `uvicorn server:app`, or `smartretail serve` for the worker beside it."""

from app.bootstrap import create_door

app = create_door()
