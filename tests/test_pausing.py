"""The pause of the garbage collector: it ends however the function ends, and is nobody's who had none."""

import gc

import pytest
from aliyun_terms.pausing import without_collection


@pytest.fixture(autouse=True)
def _collector_on():
    gc.enable()
    yield
    gc.enable()


def test_the_collector_pauses_and_goes_on():
    assert without_collection(gc.isenabled)() is False
    assert gc.isenabled()


def test_the_collector_goes_on_after_an_error():
    with pytest.raises(ZeroDivisionError):
        without_collection(lambda: 1 // 0)()
    assert gc.isenabled()


def test_an_inner_pause_does_not_end_the_outer_one():
    outer = without_collection(lambda: (without_collection(int)(), gc.isenabled())[1])
    assert outer() is False
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off():
    gc.disable()
    without_collection(int)()
    assert not gc.isenabled()
