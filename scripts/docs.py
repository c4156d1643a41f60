"""Write the reference pages that are made from the code: settings, tables, tools, rules."""

from __future__ import annotations

import sys
from pathlib import Path

from app.settings import PREFIX, Settings
from channels.whatsapp.inbound import OPEN_BUTTON
from channels.whatsapp.template_texts import template_texts
from core.policy import roles_for
from core.table import TABLES
from scripts.compliance import compliance_page
from scripts.screens import screens_page
from tools.registry import TOOLS

DOCS = Path(__file__).resolve().parent.parent / "docs"


def settings_page() -> str:
    """Return `settings.md`."""
    lines = [
        "# Settings",
        "",
        "Read once at the start, from the environment or a `.env` file. A wrong value is refused by name.",
        "",
        "| setting | default | meaning |",
        "| --- | --- | --- |",
    ]
    for name, field in Settings.model_fields.items():
        default = getattr(field.default, "get_secret_value", lambda value=field.default: value)()
        shown = f"`{default}`" if default not in (None, "") else ""
        lines.append(f"| `{PREFIX}{name.upper()}` | {shown} | {field.description} |")
    return "\n".join(lines) + "\n"


def tables_page() -> str:
    """Return `tables.md`."""
    lines = [
        "# Tables you can send",
        "",
        "One kind a file: CSV, JSON, XLSX or Parquet. **Bold** columns must be in the file; a row without a",
        "value in a column marked * is put aside and reported. Other headers in use are accepted as shown.",
    ]
    for table in TABLES:
        lines += ["", f"## {table.kind}", "", f"Key: {', '.join(table.key)}. "]
        lines[-1] += (
            "A row whose key is already there is a duplicate."
            if table.merge == "first"
            else "The newest row of a key is in force."
        )
        lines += ["", "| column | type | also called |", "| --- | --- | --- |"]
        for column in table.columns:
            name = f"**{column.name}**" if column.required else column.name
            lines.append(
                f"| {name}{'' if column.nullable else ' *'} | {column.type} | {', '.join(column.aliases)} |"
            )
    return "\n".join(lines) + "\n"


def tools_page() -> str:
    """Return `tools.md`."""
    lines = ["# Tools", "", "What the copilot can do; every door serves the same list."]
    for tool in TOOLS:
        roles = ", ".join(sorted(role.value for role in roles_for(tool.name)))
        lines += ["", f"## {tool.name}", "", tool.description, "", f"{tool.effect.upper()} · {roles}", ""]
        lines += ["| argument | meaning |", "| --- | --- |"]
        for name, field in tool.arguments.model_fields.items():
            lines.append(
                f"| `{name}`{' (required)' if field.is_required() else ''} | {field.description or ''} |"
            )
        lines += ["", "Asked as: " + " · ".join(f"“{example}”" for example in tool.examples)]
    return "\n".join(lines) + "\n"


def templates_page() -> str:
    """Return `whatsapp-templates.md`."""
    lines = [
        "# WhatsApp templates",
        "",
        "The texts to have approved: category utility, type quick reply, one button with the id",
        f"`{OPEN_BUTTON}`. `{{{{1}}}}` is the person's name, `{{{{2}}}}` the first line of what waits.",
        "`smartretail whatsapp templates --submit` makes them and asks for the approval. WhatsApp knows no",
        "Hinglish: those are submitted as English.",
    ]
    for one in template_texts():
        lines += ["", f"## {one.name}", "", f"> {one.body}", "", f"Button: {one.button}"]
    return "\n".join(lines) + "\n"


PAGES = {
    "settings.md": settings_page,
    "tables.md": tables_page,
    "tools.md": tools_page,
    "compliance.md": compliance_page,
    "screens.md": screens_page,
    "whatsapp-templates.md": templates_page,
}


def main() -> int:
    """Write every page, or with `--check` tell which is out of date."""
    check = "--check" in sys.argv
    stale = [name for name, page in PAGES.items() if not _current(name, page())]
    for name in stale:
        if check:
            sys.stderr.write(f"docs/{name} is out of date: run `make docs`.\n")
        else:
            (DOCS / name).write_text(PAGES[name](), encoding="utf-8")
    return 1 if check and stale else 0


def _current(name: str, text: str) -> bool:
    path = DOCS / name
    return path.exists() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
