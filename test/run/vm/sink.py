"""The cluster's stand-in: takes what comes, and keeps it, a JSON object a line, with the time since the kernel's start."""

import base64
import gzip
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

lock = threading.Lock()
log = open("/run/cluster/arrivals", "w", buffering=1)
# what has come, by path and what is in it, for who waits for the first of each
marks = open("/run/cluster/marks", "w", buffering=1)
MARKS = (b"node_cpu_seconds_total", b"tailscaled is up", b"emitted at boot", b"otel-ai-monitor", b"said first", b"said last", b"said afterwards")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.body()
        now = time.clock_gettime(time.CLOCK_MONOTONIC)
        if self.headers.get("content-encoding") == "gzip":
            body = gzip.decompress(body)
        entry = {"at": now, "path": self.path, "body": base64.b64encode(body).decode()}
        with lock:
            log.write(json.dumps(entry) + "\n")
            marks.write(f"{now:.2f} {self.path} {' '.join(m.decode().replace(' ', '_') for m in MARKS if m in body)}\n")
        self.send_response(200)
        self.send_header("content-type", self.headers.get("content-type", "application/x-protobuf"))
        self.send_header("content-length", "0")
        self.end_headers()

    def body(self):
        if self.headers.get("transfer-encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("content-length", 0)))
        chunks = []
        while size := int(self.rfile.readline().split(b";")[0], 16):
            chunks.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(chunks)

    def log_message(self, *_):
        pass


profiles = ThreadingHTTPServer(("100.64.0.2", 4040), Handler)
threading.Thread(target=profiles.serve_forever, daemon=True).start()
ThreadingHTTPServer(("100.64.0.2", 4318), Handler).serve_forever()
