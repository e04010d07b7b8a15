"""Asks a CustomMessage handler in Python all questions of this folder: python3 ask.py path/to/handler.py [function]

The answers go to answers/. The handler gets what Cognito would send, and its own environment.
"""

import importlib.util
import json
import pathlib
import sys

READ = []


class Watched(dict):
    """A dictionary that notes which of its missing entries are asked for."""

    def __init__(self, entries, prefix):
        super().__init__(entries)
        self.prefix = prefix

    def note(self, key):
        name = f"{self.prefix}{key}"
        if not super().__contains__(key) and name not in READ:
            if "lang" not in name.lower() and "locale" not in name.lower():
                READ.append(name)

    def get(self, key, default=None):
        self.note(key)
        return super().get(key, default)

    def __getitem__(self, key):
        self.note(key)
        return super().__getitem__(key)

    def __contains__(self, key):
        self.note(key)
        return super().__contains__(key)


def load(path, name):
    sys.path.insert(0, str(path.parent.resolve()))
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    # Modules of the handler's own may import it by its name.
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    names = [name] if name else ["lambda_handler", "handler", "main"]
    for known in names:
        if callable(getattr(module, known, None)):
            return getattr(module, known)
    sys.exit(f"{path}: has no function {', '.join(names)}; name it behind the file")


def main():
    if len(sys.argv) < 2:
        sys.exit("usage: python3 ask.py path/to/handler.py [function]")
    handler = load(pathlib.Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None)
    folder = pathlib.Path(__file__).resolve().parent
    answers = folder / "answers"
    answers.mkdir(exist_ok=True)
    answered, failures, asked = 0, {}, set()
    for question in sorted(folder.glob("*.json")):
        event = json.loads(question.read_text(encoding="utf-8"))
        request = event["request"]
        asked.update(request["userAttributes"])
        asked.update(f"clientMetadata.{key}" for key in request["clientMetadata"])
        request["userAttributes"] = Watched(request["userAttributes"], "")
        request["clientMetadata"] = Watched(request["clientMetadata"], "clientMetadata.")
        try:
            answer = handler(event, None)
            text = json.dumps(answer if answer is not None else event)
        except Exception as error:  # the handler's own, of any kind
            failures.setdefault(type(error).__name__, []).append(question.name)
            continue
        (answers / question.name).write_text(text, encoding="utf-8")
        answered += 1
    print(f"{answered} answers in {answers}")
    for error, questions in failures.items():
        print(f"{error}: the handler failed on {len(questions)}, first on {questions[0]}")
    unasked = [name for name in READ if name not in asked]
    if unasked:
        names = ",".join(unasked)
        print(f"It also reads {names}: ask with --attributes {names}, or with --with NAME=VALUE where the value chooses words.")
    sys.exit(0 if answered else 1)


main()
