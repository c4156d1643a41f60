import pytest
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage, ToolMessage
from langchain_core.tools import tool
from langchain_core.utils.function_calling import convert_to_openai_tool
from pydantic import BaseModel

from agent.planner.directives import AskUser, Decline
from agent.planner.model import UNDERSTANDING, OfflinePlanner, tool_name
from agent.planner.understand import understand
from language.vocabulary import Vocabulary
from tests.agent.planner.conftest import TODAY


class Arguments(BaseModel):
    city: str | None = None


SPEC = {"name": "assess_stockout_risk", "description": "x", "parameters": Arguments.model_json_schema()}


def message(text: str, vocabulary: Vocabulary) -> HumanMessage:
    understood = understand(text, vocabulary, today=TODAY)
    return HumanMessage(text, additional_kwargs={UNDERSTANDING: understood.model_dump(mode="json")})


async def test_it_calls_the_bound_tools(vocabulary: Vocabulary) -> None:
    model = OfflinePlanner().bind_tools([SPEC, AskUser, Decline])
    answer = await model.ainvoke([SystemMessage("x"), message("What will stock out in Delhi?", vocabulary)])
    (call,) = answer.tool_calls
    assert (call["name"], call["args"]) == ("assess_stockout_risk", {"city": "Delhi"})
    assert call["id"]


def test_a_question_is_a_call_of_ask_user(vocabulary: Vocabulary) -> None:
    answer = OfflinePlanner().bind_tools([SPEC, AskUser]).invoke([message("Delhi", vocabulary)])
    (call,) = answer.tool_calls
    assert call["name"] == "ask_user"
    assert AskUser.model_validate(call["args"]).choices


def test_once_results_are_in_there_is_nothing_more_to_call(vocabulary: Vocabulary) -> None:
    asked = message("What will stock out?", vocabulary)
    history: list[BaseMessage] = [asked, AIMessage(""), ToolMessage("{}", tool_call_id="1")]
    answer = OfflinePlanner().bind_tools([SPEC]).invoke(history)
    assert (answer.content, answer.tool_calls) == ("", [])


def test_results_of_an_earlier_turn_do_not_count(vocabulary: Vocabulary) -> None:
    history: list[BaseMessage] = [
        message("Delhi", vocabulary),
        ToolMessage("{}", tool_call_id="1"),
        message("What will stock out?", vocabulary),
    ]
    assert OfflinePlanner().bind_tools([SPEC]).invoke(history).tool_calls


def test_a_message_nobody_understood_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="understanding"):
        OfflinePlanner().invoke([HumanMessage("hi")])


def test_the_directives_are_bound_by_their_names() -> None:
    assert convert_to_openai_tool(AskUser)["function"]["name"] == "ask_user"
    assert convert_to_openai_tool(Decline)["function"]["name"] == "decline"


def test_a_tool_is_known_by_its_name_in_every_form() -> None:
    @tool
    def lookup(city: str) -> str:
        """Look up."""
        return city

    def plain(city: str) -> str:
        return city

    forms = [SPEC, convert_to_openai_tool(SPEC), lookup, plain, AskUser]
    assert [tool_name(form) for form in forms] == [
        "assess_stockout_risk",
        "assess_stockout_risk",
        "lookup",
        "plain",
        "ask_user",
    ]


@pytest.mark.parametrize("directive", [AskUser, Decline])
def test_a_directive_must_say_something(directive: type[AskUser | Decline]) -> None:
    with pytest.raises(ValueError, match="give"):
        directive()
