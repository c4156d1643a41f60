"""Texts as vectors by Amazon Bedrock: Titan Text Embeddings V2, or Cohere Embed Multilingual v3."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from core.errors import ExternalError, InputError
from knowledge.index.index import Vector

_MAX_CHARACTERS = 8_000
_ATTEMPTS = 5
_TIMEOUT_S = 20
_COHERE_CHARACTERS = 2_000
_COHERE_TEXTS = 96


@dataclass(frozen=True)
class _Family:
    """How a family of models is asked: texts to bodies of requests, and the vectors of an answer."""

    dimensions: int
    bodies: Callable[[Sequence[str], bool], list[dict[str, Any]]]
    vectors: Callable[[Mapping[str, Any]], list[list[float]]]


def _titan(texts: Sequence[str], _: bool) -> list[dict[str, Any]]:
    return [{"inputText": text[:_MAX_CHARACTERS], "dimensions": 1024, "normalize": True} for text in texts]


def _cohere(texts: Sequence[str], asked: bool) -> list[dict[str, Any]]:
    kind = "search_query" if asked else "search_document"
    return [
        {
            "texts": [text[:_COHERE_CHARACTERS] for text in texts[start : start + _COHERE_TEXTS]],
            "input_type": kind,
            "truncate": "END",
        }
        for start in range(0, len(texts), _COHERE_TEXTS)
    ]


FAMILIES = {
    "amazon.titan-embed-text-v2": _Family(1024, _titan, lambda answer: [answer["embedding"]]),
    "cohere.embed-multilingual-v3": _Family(1024, _cohere, lambda answer: answer["embeddings"]),
}


class BedrockEmbedder:
    """An `Embedder` that asks a model of Bedrock; vectors are of length 1."""

    def __init__(self, model_id: str, client: Any) -> None:
        """Hold the client.

        Args:
            model_id: Such as amazon.titan-embed-text-v2:0; an inference profile's region may lead.
            client: A boto3 client of `bedrock-runtime`.

        Raises:
            InputError: it is no model that is known here.
        """
        family = next((family for name, family in FAMILIES.items() if name in model_id), None)
        if family is None:
            raise InputError(
                f"SMARTRETAIL_EMBEDDING_MODEL_ID is {model_id!r}. Known are: {', '.join(FAMILIES)}."
            )
        self._model_id = model_id
        self._family = family
        self._client = client
        self._asked = lru_cache(maxsize=512)(self._query)

    @property
    def model(self) -> str:
        """See `Embedder.model`."""
        return self._model_id

    @property
    def dimensions(self) -> int:
        """See `Embedder.dimensions`."""
        return self._family.dimensions

    def passages(self, texts: Sequence[str]) -> Vector:
        """See `Embedder.passages`."""
        return self._embedded(texts, asked=False)

    def query(self, text: str) -> Vector:
        """See `Embedder.query`; questions asked again are remembered."""
        return self._asked(text)

    def vocabulary(self) -> Mapping[str, float]:
        """See `Embedder.vocabulary`: these models do not tell."""
        return {}

    def _query(self, text: str) -> Vector:
        vector = self._embedded([text], asked=True)[0]
        vector.flags.writeable = False  # it is shared by all who ask the same
        return vector

    def _embedded(self, texts: Sequence[str], *, asked: bool) -> Vector:
        if not texts:
            return np.empty((0, self.dimensions), np.float32)
        plain = [text.strip() or "-" for text in texts]
        rows = [
            row
            for body in self._family.bodies(plain, asked)
            for row in self._family.vectors(self._invoke(body))
        ]
        vectors = np.asarray(rows, np.float32)
        if vectors.shape != (len(texts), self.dimensions):
            raise ExternalError(
                f"{self._model_id} gave vectors of {vectors.shape} for {len(texts)} texts of "
                f"{self.dimensions}. Check SMARTRETAIL_EMBEDDING_MODEL_ID."
            )
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    def _invoke(self, body: Mapping[str, Any]) -> Mapping[str, Any]:
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - heavy

        try:
            answer = self._client.invoke_model(
                modelId=self._model_id,
                body=json.dumps(body),
                contentType="application/json",
                accept="application/json",
            )
            return json.loads(answer["body"].read())
        except (BotoCoreError, ClientError, KeyError, ValueError) as error:
            raise ExternalError(
                f"Bedrock did not embed with {self._model_id}: {error}. Check the model's access and the "
                "region; the work is tried again."
            ) from error


def bedrock_client(region: str, endpoint_url: str | None = None) -> Any:
    """Return a client that waits out throttling."""
    import boto3  # noqa: PLC0415 - heavy
    from botocore.config import Config  # noqa: PLC0415 - with it

    config = Config(
        retries={"mode": "adaptive", "max_attempts": _ATTEMPTS},
        read_timeout=_TIMEOUT_S,
        connect_timeout=_TIMEOUT_S,
    )
    return boto3.client("bedrock-runtime", region_name=region, endpoint_url=endpoint_url, config=config)
