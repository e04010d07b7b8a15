"""Nothing stays behind, whatever happens to the process that started it."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from local_cloud import CloudError, LocalCloud

HERE = Path(__file__).resolve().parent
# Its functions are up, too, when it says so.
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
    return [pid for pid in pids if Path(f"/proc/{pid}").exists()]


def hold(how):
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, how], cwd=HERE, stdout=subprocess.PIPE, text=True,
                              stderr=subprocess.DEVNULL)
    pids = [int(pid) for pid in holder.stdout.readline().split()]
    assert len(pids) >= 3, "ministack, moto and a function"
    return holder, pids


def gone(pids):
    deadline = time.monotonic() + 15
    while running(pids) and time.monotonic() < deadline:
        time.sleep(0.1)
    return not running(pids)


def test_an_error_stops_everything():
    holder, pids = hold("fail")
    holder.wait(30)
    assert gone(pids)


def test_an_interrupt_stops_everything():
    holder, pids = hold("wait")
    os.kill(holder.pid, signal.SIGINT)
    holder.wait(30)
    assert gone(pids)


def test_a_kill_stops_the_emulators():
    """Nobody is there to stop anything: the kernel tells the emulators, and ministack its functions."""
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
