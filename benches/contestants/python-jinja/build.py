"""usage: python build.py TASK-FOLDER

Compiles the templates to Python modules, and everything to bytecode that is loaded unchecked. Lambda's disk is
read-only, so without bytecode each start would compile everything again.
https://jinja.palletsprojects.com/en/stable/api/#jinja2.Environment.compile_templates
https://docs.python.org/3/library/compileall.html
"""
import compileall
import os
import sys
from py_compile import PycInvalidationMode

task = sys.argv[1]
sys.path.insert(0, task)

from jinja2 import Environment, FileSystemLoader  # noqa: E402  the deployed package

here = os.path.dirname(os.path.abspath(__file__))
environment = Environment(
    autoescape=True,
    trim_blocks=True,
    keep_trailing_newline=True,
    loader=FileSystemLoader(os.path.join(here, "templates")),
)
environment.compile_templates(os.path.join(task, "compiled"), zip=None, ignore_errors=False)
compileall.compile_dir(task, quiet=1, invalidation_mode=PycInvalidationMode.UNCHECKED_HASH)
