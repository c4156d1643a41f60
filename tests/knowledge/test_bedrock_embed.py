"""Vectors from Bedrock, its answers stubbed by boto's own Stubber, which knows what requests may hold."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from typing import Any

import boto3
import numpy as np
import pytest
from botocore.response import StreamingBody
from botocore.stub import Stubber

from core.errors import ExternalError, InputError
from knowledge.bedrock_embed import BedrockEmbedder

TITAN, COHERE = "amazon.titan-embed-text-v2:0", "apac.cohere.embed-multilingual-v3"
Stubbed = Callable[..., BedrockEmbedder]


@pytest.fixture(scope="module")
def client() -> Any:
    return boto3.client(
        "bedrock-runtime",
        region_name="ap-south-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )


@pytest.fixture
def stubbed(client: Any, request: pytest.FixtureRequest) -> Stubbed:
    def build(model: str, *asked: tuple[dict[str, Any], dict[str, Any]]) -> BedrockEmbedder:
        stub = Stubber(client)
        for body, answer in asked:
            content = json.dumps(answer).encode()
            stub.add_response(
                "invoke_model",
                {"body": StreamingBody(io.BytesIO(content), len(content)), "contentType": "application/json"},
                {
                    "modelId": model,
                    "body": json.dumps(body),
                    "contentType": "application/json",
                    "accept": "application/json",
                },
            )
        stub.activate()
        request.addfinalizer(stub.deactivate)
        request.addfinalizer(stub.assert_no_pending_responses)
        return BedrockEmbedder(model, client)

    return build


def row(*leading: float) -> list[float]:
    return [*leading, *([0.0] * (1024 - len(leading)))]


def titan(text: str) -> dict[str, Any]:
    return {"inputText": text, "dimensions": 1024, "normalize": True}


def cohere(texts: Sequence[str], kind: str) -> dict[str, Any]:
    return {"texts": list(texts), "input_type": kind, "truncate": "END"}


def test_titan_is_asked_text_by_text_and_gives_vectors_of_length_one(stubbed: Stubbed) -> None:
    model = stubbed(TITAN, (titan("a"), {"embedding": row(3, 4)}), (titan("-"), {"embedding": row(0, 2)}))
    vectors = model.passages(["a", "  "])
    assert np.allclose(vectors[:, :2], [[0.6, 0.8], [0, 1]])
    assert (model.model, model.dimensions) == (TITAN, 1024)


def test_cohere_is_asked_for_many_at_once_and_told_what_is_a_question(stubbed: Stubbed) -> None:
    many = [str(number) for number in range(97)]
    model = stubbed(
        COHERE,
        (cohere(many[:96], "search_document"), {"embeddings": [row(1)] * 96}),
        (cohere(many[96:], "search_document"), {"embeddings": [row(1)]}),
        (cohere(["q"], "search_query"), {"embeddings": [row(0, 1)]}),
    )
    assert model.passages(many).shape == (97, 1024)
    assert model.query("q")[1] == model.query("q")[1] == 1.0


def test_an_answer_of_another_shape_is_refused(stubbed: Stubbed) -> None:
    with pytest.raises(ExternalError, match="EMBEDDING_MODEL_ID"):
        stubbed(TITAN, (titan("a"), {"embedding": [1.0, 0.0]})).passages(["a"])


def test_what_bedrock_refuses_is_told(client: Any) -> None:
    with Stubber(client) as stub:
        stub.add_client_error("invoke_model", "AccessDeniedException")
        with pytest.raises(ExternalError, match="AccessDenied"):
            BedrockEmbedder(TITAN, client).query("a")


def test_a_model_that_is_not_known_is_refused_by_name(client: Any) -> None:
    with pytest.raises(InputError, match=r"other\.model"):
        BedrockEmbedder("other.model", client)
