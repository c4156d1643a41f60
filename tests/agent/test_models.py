"""The choice of a chat model, and what it costs to make none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from agent.models import offline_model, remote_model
from agent.remote.bedrock import caches_prompts
from agent.remote.settings import ModelSettings
from core.errors import InputError


def test_offline_needs_no_remote_model() -> None:
    assert remote_model(ModelSettings()) is None
    assert offline_model().get_name()


def test_bedrock_takes_its_endpoint_timeouts_and_id_from_the_settings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID", raising=False)
    remote = remote_model(
        ModelSettings(
            choice="bedrock",
            model_id="meta.llama-x",
            endpoint_url="http://127.0.0.1:1",
            timeout_s=3,
            streaming=True,
        )
    )

    assert remote is not None
    assert (remote.name, remote.streaming) == ("bedrock", True)
    client = remote.chat.client  # pyright: ignore[reportAttributeAccessIssue]  - ChatBedrockConverse has it
    assert client.meta.endpoint_url == "http://127.0.0.1:1"
    assert client.meta.config.read_timeout == 3
    assert client.meta.config.retries["total_max_attempts"] == 1


def test_credentials_are_not_shown() -> None:
    assert "secret" not in repr(ModelSettings(credentials=("key", "secret")))


def test_an_empty_model_id_is_refused() -> None:
    with pytest.raises(InputError, match="BEDROCK_MODEL_ID"):
        remote_model(ModelSettings(choice="bedrock", model_id=""))


def test_an_openai_compatible_endpoint_needs_a_model_and_an_address() -> None:
    with pytest.raises(InputError, match="OPENAI_MODEL_ID"):
        remote_model(ModelSettings(choice="openai", model_id=""))
    with pytest.raises(InputError, match="OPENAI_BASE_URL"):
        remote_model(ModelSettings(choice="openai", model_id="m"))
    assert "key-that-is-secret" not in repr(ModelSettings(api_key="key-that-is-secret"))


@pytest.mark.parametrize(
    ("model_id", "caches"),
    [
        ("anthropic.claude-3-5-sonnet-20240620-v1:0", False),
        ("anthropic.claude-3-7-sonnet-20250219-v1:0", True),
        ("apac.anthropic.claude-sonnet-4-20250514-v1:0", True),
        ("amazon.nova-pro-v1:0", True),
        ("meta.llama3-70b-instruct-v1:0", False),
    ],
)
def test_a_cache_point_is_sent_where_the_model_takes_one_or_as_set(model_id: str, caches: bool) -> None:
    assert caches_prompts(ModelSettings(model_id=model_id)) is caches
    assert caches_prompts(ModelSettings(model_id=model_id, prompt_caching="on"))
    assert not caches_prompts(ModelSettings(model_id=model_id, prompt_caching="off"))


def test_an_unknown_choice_is_refused() -> None:
    with pytest.raises(InputError, match="gpt"):
        remote_model(ModelSettings(choice="gpt"))  # pyright: ignore[reportArgumentType]  - the point of the test


def test_the_offline_agent_imports_nothing_it_does_not_use() -> None:
    root = Path(__file__).parents[2]
    heavy = ("langchain_aws", "boto3", "presidio_analyzer", "spacy", "statsforecast", "pandas", "polars")
    script = (
        "import sys\nimport agent.agent, agent.models\nagent.models.offline_model()\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )

    out = subprocess.run(
        [sys.executable, "-c", script],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert out.stdout.strip() == "[]"
