"""Completion scripts for shells, made from the command line itself."""

import argparse
from collections.abc import Iterator, Mapping

from replykit.rule import all_rules
from replykit.templates import CHECKS

Commands = Mapping[str, argparse.ArgumentParser]


def _commands(parser: argparse.ArgumentParser) -> Commands:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _options(command: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    return (action for action in command._actions if action.option_strings)


def _words(command: argparse.ArgumentParser) -> str:
    """Every option of a command, and the choices of its argument."""
    words = [name for action in _options(command) for name in action.option_strings]
    for action in command._actions:
        if not action.option_strings:
            words += _values(action)
    return " ".join(words)


def _values(action: argparse.Action) -> list[str]:
    """What may stand for an option or an argument, where that is known: its choices, or rules."""
    if action.choices:
        return [str(choice) for choice in action.choices]
    if action.metavar == "RULE" or action.dest in ("select", "ignore"):
        return sorted({*all_rules(), *CHECKS})
    return []


def _choices(commands: Commands) -> dict[str, list[str]]:
    """The choices of each option that has some, by its names joined with ``|``."""
    found: dict[str, list[str]] = {}
    for name, command in commands.items():
        for action in _options(command):
            values = _values(action)
            for option in action.option_strings if values else ():
                found[f"{name}:{option}"] = values
    return found


def script(shell: str, parser: argparse.ArgumentParser) -> str:
    """The script of a shell: bash, zsh or fish."""
    commands = _commands(parser)
    return "\n".join({"bash": _bash, "zsh": _zsh, "fish": _fish}[shell](commands)) + "\n"


def _bash(commands: Commands) -> Iterator[str]:
    yield "_replykit() {"
    yield "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}"
    yield "  local command=${COMP_WORDS[1]} words="
    yield '  if [ "$COMP_CWORD" -eq 1 ]; then'
    yield f"    words='{' '.join(commands)} --help --version'"
    yield "  else"
    yield '    case "$command:$before" in'
    for option, choices in _choices(commands).items():
        yield f"      {option}) words='{' '.join(choices)}' ;;"
    yield "    esac"
    yield '    if [ -z "$words" ]; then'
    yield '      case "$command" in'
    for name, command in commands.items():
        yield f"        {name}) words='{_words(command)}' ;;"
    yield "      esac"
    yield "    fi"
    yield "  fi"
    yield '  COMPREPLY=($(compgen -W "$words" -- "$word"))'
    yield "}"
    yield "complete -o default -F _replykit replykit"


def _zsh(commands: Commands) -> Iterator[str]:
    yield "#compdef replykit"
    yield "autoload -Uz bashcompinit && bashcompinit"
    yield from _bash(commands)


def _quotable(about: str | None) -> str:
    """A description as it stands between fish's single quotes."""
    plain = (about or "").replace("%%", "%")
    return plain.replace("\\", "\\\\").replace("'", "\\'")


def _fish(commands: Commands) -> Iterator[str]:
    for name, command in commands.items():
        about = _quotable(command.description)
        yield f"complete -c replykit -n __fish_use_subcommand -f -a {name} -d '{about}'"
        for action in command._actions:
            if not action.option_strings and (values := _values(action)):
                yield (
                    f"complete -c replykit -n '__fish_seen_subcommand_from {name}' -f "
                    f"-a '{' '.join(values)}'"
                )
        for action in _options(command):
            told = " ".join(
                f"-l {option[2:]}" if option.startswith("--") else f"-s {option[1:]}"
                for option in action.option_strings
            )
            if values := _values(action):
                told += f" -x -a '{' '.join(values)}'"
            elif action.nargs != 0:
                told += " -r"
            about = _quotable(action.help)
            yield (
                f"complete -c replykit -n '__fish_seen_subcommand_from {name}' {told} -d '{about}'"
            )
