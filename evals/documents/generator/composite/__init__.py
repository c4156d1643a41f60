"""Papers put together by chance: each of many choices drawn on its own, so that none is seen twice."""
