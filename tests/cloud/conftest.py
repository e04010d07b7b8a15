"""One local cloud for all tests. Each test has its own identity and its own stacks."""

import itertools
import os
import signal
import sys
from pathlib import Path

import pytest

from identity import Identity
from local_cloud import LocalCloud
from stacks import ROOT, Stacks

# A longer test hangs. A whole deployment takes one second; the rest is for slow machines.
TEST_TIMEOUT = 180


def packages():
    return Path(os.environ.get("SIGNET_PACKAGES") or ROOT / "target" / "lambda")


@pytest.fixture(scope="session")
def cloud(tmp_path_factory):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    if not (packages() / "custom-message" / "bootstrap.zip").exists():
        pytest.exit("nothing is packaged: `make package` first, or `make e2e`", 2)
    with LocalCloud(tmp_path_factory.mktemp("log")) as cloud:
        stacks = Stacks(cloud, packages())
        stacks.upload_packages()
        stacks.deploy_provider()
        yield cloud


@pytest.fixture
def stacks(cloud):
    return Stacks(cloud, packages())


@pytest.fixture(autouse=True)
def not_for_ever():
    def give_up(*_):
        raise TimeoutError(f"not finished after {TEST_TIMEOUT} s")
    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(TEST_TIMEOUT)
    yield
    signal.alarm(0)


_numbers = itertools.count(1)


@pytest.fixture
def identity(cloud):
    """A verified domain for one test, whose policies the test can read."""
    return Identity(cloud, f"mail{next(_numbers)}.example")


@pytest.fixture
def address(cloud):
    """A verified email address for one test."""
    return Identity(cloud, f"hello{next(_numbers)}@example.com")


@pytest.fixture
def unverified(cloud):
    """A domain without published DKIM records."""
    return Identity(cloud, f"unverified{next(_numbers)}.example")


@pytest.fixture
def stack_name(stacks):
    """A name for a stack. The stack is deleted after the test, even if the test fails."""
    name = f"pool-{next(_numbers)}"
    yield name
    if stacks.exists(name):
        stacks.delete(name)
