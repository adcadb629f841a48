"""A validator of the part of JSON Schema (2020-12) that the program's own schema uses; it refuses to guess at the rest."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

_TYPES = {
    "string": str,
    "integer": int,
    "boolean": bool,
    "object": dict,
    "array": list,
    "null": type(None),
}
_FORMATS = {
    "date": date.fromisoformat,
    "date-time": datetime.fromisoformat,
    "time": time.fromisoformat,
    "uuid": UUID,
}
_SAYS_NOTHING = {"title", "description", "$schema", "$defs", "contentEncoding", "contentMediaType"}
_KNOWN = {
    *("type", "enum", "const", "format", "minimum", "anyOf", "$ref", "properties", "required"),
    *("additionalProperties", "items", "prefixItems"),
}


def faults(
    value: Any, schema: dict[str, Any], root: dict[str, Any] | None = None, at: str = "$"
) -> list[str]:
    """What is wrong with a value, each with the place where it stands; nothing when it is valid."""
    root = root or schema
    unknown = schema.keys() - _SAYS_NOTHING - _KNOWN
    assert not unknown, f"{at}: the validator does not know {unknown}"
    if "$ref" in schema:
        return faults(value, _target(root, schema["$ref"]), root, at)
    if "anyOf" in schema:
        tried = [faults(value, each, root, at) for each in schema["anyOf"]]
        return [] if not all(tried) else min(tried, key=len)
    found = []
    if "const" in schema and value != schema["const"]:
        found.append(f"{at}: {value!r} is not {schema['const']!r}")
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{at}: {value!r} is none of {schema['enum']}")
    wanted = schema.get("type")
    if wanted and (
        not isinstance(value, _TYPES[wanted]) or (wanted == "integer" and isinstance(value, bool))
    ):
        return [*found, f"{at}: {value!r} is no {wanted}"]
    if "minimum" in schema and value < schema["minimum"]:
        found.append(f"{at}: {value} is under {schema['minimum']}")
    if "format" in schema:
        found += _of_format(value, schema["format"], at)
    if isinstance(value, dict):
        found += _of_object(value, schema, root, at)
    if isinstance(value, list):
        found += _of_array(value, schema, root, at)
    return found


def _of_format(value: str, name: str, at: str) -> list[str]:
    try:
        _FORMATS[name](value)
    except ValueError:
        return [f"{at}: {value!r} is no {name}"]
    return []


def _of_object(value: dict, schema: dict, root: dict, at: str) -> list[str]:
    properties = schema.get("properties", {})
    found = [f"{at}: {name} is missing" for name in schema.get("required", ()) if name not in value]
    if schema.get("additionalProperties") is False:
        found += [f"{at}: {name} is not expected" for name in value if name not in properties]
    for name, each in value.items():
        if name in properties:
            found += faults(each, properties[name], root, f"{at}.{name}")
    return found


def _of_array(value: list, schema: dict, root: dict, at: str) -> list[str]:
    first = schema.get("prefixItems", [])
    found = []
    for number, each in enumerate(value):
        if number < len(first):
            found += faults(each, first[number], root, f"{at}[{number}]")
        elif schema.get("items") is False:
            found.append(f"{at}: one item too many")
        elif "items" in schema:
            found += faults(each, schema["items"], root, f"{at}[{number}]")
    return found


def _target(root: dict[str, Any], ref: str) -> dict[str, Any]:
    target: Any = root
    for name in ref.removeprefix("#/").split("/"):
        target = target[name]
    return target
