"""Judges JSON documents by a schema of draft 7: reads one question in a line, {"schema": path, "document": value}, and
answers with one line, a JSON string of what is wrong, empty when nothing is."""
import json
import pathlib
import sys
import urllib.parse
import warnings

warnings.simplefilter("ignore", FutureWarning)  # a pattern of ours may be another one in Python to come
warnings.simplefilter("ignore", DeprecationWarning)  # of RefResolver, the only one that old versions have

from jsonschema import Draft7Validator, RefResolver  # noqa: E402

urllib.parse.uses_relative.append("urn")  # what "#/…" means inside a schema that another one refers to

validators = {}


def validator_of(path):
    if path not in validators:
        with open(path, encoding="utf-8") as file:
            schema = json.load(file)
        Draft7Validator.check_schema(schema)
        beside = [json.loads(file.read_text(encoding="utf-8")) for file in pathlib.Path(path).parent.glob("*.json")]
        resolver = RefResolver.from_schema(schema, store={other["$id"]: other for other in beside if "$id" in other})
        validators[path] = Draft7Validator(schema, resolver=resolver)
    return validators[path]


for line in sys.stdin:
    question = json.loads(line)
    errors = validator_of(question["schema"]).iter_errors(question["document"])
    texts = ["/" + "/".join(map(str, error.absolute_path)) + ": " + error.message[:500] for error in errors]
    print(json.dumps("\n".join(texts)), flush=True)
