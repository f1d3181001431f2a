"""Logging: one JSON line per event, with fields; never words, places or addresses of a visitor."""

import logging

import structlog

_SHARED: tuple[structlog.typing.Processor, ...] = (
    structlog.stdlib.add_log_level,
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso"),
    # Frames without their local variables: those may hold what somebody searched for.
    structlog.processors.format_exc_info,
)


class _ZonderBezoekers(logging.Filter):
    """Takes out of gunicorn's lines who asked (an IP address) and what (an address)."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.msg.startswith("Invalid request from ip="):
            return False
        if record.msg.startswith("Error handling request"):
            record.msg, record.args = "Error handling request", ()
        return True


def configure_logging(level: int = logging.INFO) -> None:
    """Send the logging of this process, libraries included, to standard error as JSON."""
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=_SHARED,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    logging.getLogger("gunicorn.error").addFilter(_ZonderBezoekers())
    # Its line about too many questions names the address they came from.
    logging.getLogger("flask-limiter").setLevel(logging.WARNING)
    # They tell which letters of somebody's text a font lacks.
    for library in ("fpdf", "fontTools"):
        logging.getLogger(library).setLevel(logging.ERROR)
