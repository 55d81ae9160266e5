"""A program of the machine's: sends one span as soon as the collector takes it."""

import json
import time
import urllib.request

span = {
    "traceId": "5b8efff798038103d269b633813fc60c",
    "spanId": "eee19b7ec3c1b174",
    "name": "emitted at boot",
    "kind": 1,
    "startTimeUnixNano": str(time.time_ns()),
    "endTimeUnixNano": str(time.time_ns()),
}
resource = {"attributes": [{"key": "service.name", "value": {"stringValue": "emitter"}}]}
body = json.dumps({"resourceSpans": [{"resource": resource, "scopeSpans": [{"spans": [span]}]}]}).encode()
while True:
    try:
        request = urllib.request.Request("http://127.0.0.1:4318/v1/traces", body, {"content-type": "application/json"})
        urllib.request.urlopen(request, timeout=5)
        break
    except OSError:
        time.sleep(0.5)
