"""No process stays behind, even if the process that started it is killed."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from local_cloud import CloudError, LocalCloud, signal_process

HERE = Path(__file__).resolve().parent
# It prints its line when its functions run, too.
HOLDER = """
import sys, time
from conftest import packages
from local_cloud import LocalCloud
from stacks import Stacks
with LocalCloud() as cloud:
    stacks = Stacks(cloud, packages())
    stacks.upload_packages()
    stacks.deploy_provider()
    function = cloud.client("lambda").list_functions()["Functions"][0]["FunctionName"]
    cloud.client("lambda").invoke(FunctionName=function, Payload=b"{}")
    print(*cloud.left_running(), flush=True)
    if sys.argv[1] == "fail":
        raise RuntimeError("on purpose")
    time.sleep(120)
"""


def running(pids):
    return [pid for pid in pids if state(pid) not in ("gone", "Z")]


def state(pid):
    """The state of the process in /proc. Z has ended and waits for the slow init of a container."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "gone"


@pytest.fixture
def hold():
    started = []

    def start(how):
        holder = subprocess.Popen([sys.executable, "-c", HOLDER, how], cwd=HERE, stdout=subprocess.PIPE, text=True,
                                  stderr=subprocess.DEVNULL)
        pids = [int(pid) for pid in holder.stdout.readline().split()]
        started.extend([holder.pid, *pids])
        assert len(pids) >= 3, "ministack, moto and a function"
        return holder, pids

    yield start
    for pid in running(started):
        signal_process(pid, signal.SIGKILL)


def gone(pids):
    deadline = time.monotonic() + 15
    while running(pids) and time.monotonic() < deadline:
        time.sleep(0.1)
    return not running(pids)


def test_an_error_stops_everything(hold):
    holder, pids = hold("fail")
    holder.wait(30)
    assert gone(pids)


def test_an_interrupt_stops_everything(hold):
    holder, pids = hold("wait")
    os.kill(holder.pid, signal.SIGINT)
    holder.wait(30)
    assert gone(pids)


def test_a_kill_stops_the_emulators(hold):
    """No process is left to stop the others: the kernel ends the emulators, and ministack its functions."""
    holder, pids = hold("wait")
    holder.kill()
    holder.wait(30)
    assert gone(pids)


def test_a_port_that_is_taken_is_a_message(tmp_path):
    cloud = LocalCloud(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", cloud.ses_port))
        taken.listen()
        with pytest.raises(CloudError, match="moto ended"):
            cloud.__enter__()
    assert cloud.left_running() == []
