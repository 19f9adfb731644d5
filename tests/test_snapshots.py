"""The golden files: a difference is seen, and the switch writes them anew."""

import pytest
from tests.snapshots import Snapshots


def test_a_difference_is_seen(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"one\r\n")
    Snapshots(tmp_path, update=False).check("a.txt", "one\r\n")
    with pytest.raises(AssertionError, match="--snapshot-update"):
        Snapshots(tmp_path, update=False).check("a.txt", "one\n")


def test_a_missing_file_is_a_difference(tmp_path):
    with pytest.raises(AssertionError, match="--snapshot-update"):
        Snapshots(tmp_path, update=False).check("a.txt", "")


def test_the_switch_writes_the_file_anew(tmp_path):
    Snapshots(tmp_path, update=True).check("a.txt", "您\r\n")
    assert "您\r\n".encode() == (tmp_path / "a.txt").read_bytes()
