"""How ONNX Runtime runs the models: on one thread, its memory kept, next to nothing taken for nothing.

Where paper is plain the model for finding lines works out numbers next to zero, and a processor is
very slow at those: to search a page took three times as long. RapidOCR has no setting for it.

The thread that opens the first session keeps that arithmetic for good, whatever it works out after:
so the models run in a process that does nothing else (`adapters.ocr.child`).
"""

from __future__ import annotations

from typing import Any, cast

import onnxruntime

_QUIET = 4


def quick_options(_settings: object = None) -> Any:
    """Return the options of a session; RapidOCR's own settings of the runtime are not asked."""
    options = cast("Any", onnxruntime).SessionOptions()
    options.log_severity_level = _QUIET
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = True  # else each line gives its memory back and asks for it anew
    options.enable_mem_pattern = False  # no line is as wide as the one before
    options.add_session_config_entry("session.set_denormal_as_zero", "1")
    return options


def use_quick_options() -> None:
    """Have RapidOCR open its sessions so; before the first one of the process, which decides for all."""
    from rapidocr.inference_engine.onnxruntime.main import OrtInferSession  # noqa: PLC0415 - seconds

    cast("Any", OrtInferSession)._init_sess_opts = staticmethod(quick_options)
