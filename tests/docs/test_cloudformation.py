"""docs/with/cloudformation.md: the stack template, as CloudFormation and SAM's transform read it."""

import pages
import translate
from conftest import cfn_lint, check_resources


def test_the_stack_template(tmp_path):
    pages.write_whole("with/cloudformation", tmp_path)
    cfn_lint(tmp_path / "template.yaml")
    check_resources(translate.translate(tmp_path / "template.yaml"))
