"""In the place of otel-ai-monitor: takes OTLP on 4320, allocates, and is busy a part of the time."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass


def burn_for_a_session():
    end = time.monotonic() + 0.2
    while time.monotonic() < end:
        [bytearray(4096) for _ in range(100)]


def work():
    while True:
        burn_for_a_session()
        time.sleep(0.8)


threading.Thread(target=work, daemon=True).start()
print("otel-ai-monitor is up", flush=True)
ThreadingHTTPServer(("127.0.0.1", 4320), Handler).serve_forever()
