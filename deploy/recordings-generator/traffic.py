"""Lets customers use an application and writes what its proxies and programs log about it.

One request is followed from the ingress gateway through every service it needs; each proxy on the way writes a line in
Envoy's default access log format as Istio sets it, when the request ended there, and one x-request-id is in all of them.
"""

import json
from datetime import timedelta

from model import Call, External, digest, millis, stamp, uid, when

AGENTS = ["Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"]
CLIENTS = {"node": "node", "go": "Go-http-client/1.1", "java": "Java-http-client/21.0.6", "python": "python-httpx/0.28.1", "rust": "-",
           "dotnet": "-", "php": "GuzzleHttp/7", "ruby": "Faraday v2.12.2"}


def say(lang, app, time, level, text):
    """A line as programs in this language log it."""
    if lang == "node":
        return json.dumps({"level": {"info": 30, "warn": 40, "error": 50}[level], "time": millis(time), "name": app, "msg": text})
    if lang == "go":
        return f'time={millis(time)} level={level.upper()} msg="{text}" service={app}'
    if lang == "java":
        return f"{millis(time)} {level.upper():5} 1 --- [{app}] [nio-exec-{1 + int(digest(text)[:2], 16) % 9}] {app}.web.Endpoint : {text}"
    if lang == "python":
        return f"{time:%Y-%m-%d %H:%M:%S},{time.microsecond // 1000:03d} {level.upper():7} {app}.api {text}"
    if lang == "rust":
        return f"{time:%Y-%m-%dT%H:%M:%S.%f}Z {level.upper():>5} {app}::http: {text}"
    if lang == "dotnet":
        return f"{time:%Y-%m-%d %H:%M:%S} {({'info': 'info', 'warn': 'warn', 'error': 'fail'})[level]}: {app}.Endpoints[0] {text}"
    if lang == "php":
        return f"[{time:%Y-%m-%d %H:%M:%S}] production.{level.upper()}: {text}"
    return f"{level[0].upper()}, [{time:%Y-%m-%dT%H:%M:%S.%f} #1] {level.upper():>5} -- : {text}"


class Traffic:
    """Runs the requests of a recording's last minutes. Afterwards `logs` holds every line, by pod and container."""

    def __init__(self, world, cluster):
        self.world, self.cluster, self.app = world, cluster, world.app
        self.random = world.random
        self.logs: dict = {}
        self.previous: dict = {}
        self.orders = 41000 + int(digest(world.key)[:3], 16)
        self.ready = {}
        for pod in cluster.pods:
            if cluster.is_ready(pod):
                self.ready.setdefault(pod["metadata"]["labels"].get("app"), []).append(pod)
        for name in list(self.ready):
            self.ready[name].sort(key=lambda p: p["metadata"]["name"])

    def write(self, pod, container, time, text):
        meta = pod["metadata"]
        if meta.get("gone"):
            return
        self.logs.setdefault((meta["namespace"], meta["name"], container), []).append((time, text))

    def run(self):
        start = self.world.starts - timedelta(minutes=4, seconds=30)
        time = start
        while time < self.world.observed - timedelta(seconds=9):
            if self.world.burst and self.random.random() < 0.35:
                for _ in range(4):
                    self.visit(time, self.app.traffic[0])
                    time += timedelta(milliseconds=self.random.randint(90, 320))
            else:
                buys = self.random.random() < 0.42
                self.visit(time, self.app.traffic[0] if buys else self.random.choice(self.app.traffic[1:]))
            time += timedelta(milliseconds=self.random.randint(4500, 16500))
        self.background()

    def visit(self, time, call: Call):
        gateway = self.ready[self.app.gateway[1]][0]
        client = f"203.0.113.{self.random.randint(2, 250)}"
        self.orders += 1
        ticket = {"id": uid(self.world.key, time, self.orders), "order": self.orders, "agent": self.random.choice(AGENTS), "client": client}
        self.request(time, gateway, None, call, ticket)

    # --- one hop ----------------------------------------------------------------------------------------------------

    def request(self, time, caller_pod, caller, call, ticket):
        """One request as both proxies see it: (status, end)."""
        if isinstance(call, External):
            return self.leave(time, caller_pod, caller, call, ticket)
        callee = next(w for w in self.app.workloads if w.app == call.to and (w.version in ("", call.says) or not call.says))
        method, path = call.request.split(" ", 1)
        path = path.replace("{order}", str(ticket["order"]))
        host = f"{callee.app}.{callee.ns}.svc.cluster.local"
        front = caller is None
        authority = self.app.front if front else (callee.app if callee.ns == caller.ns else f"{callee.app}.{callee.ns}") + (
            "" if callee.service_port == 80 else f":{callee.service_port}")
        agent = ticket["agent"] if front else CLIENTS[caller.lang]
        http = "HTTP/2" if front else "HTTP/1.1"
        inner = self.ip(caller_pod)
        virtual = self.virtual_ip(callee)
        route, subset = self.route(callee, path, front)
        sent = self.random.randint(180, 420) if method == "POST" else 0
        common = lambda t, proto, code, flags, details, transport, rx, tx, ms, up, xff, ua, who, uphost, cluster, local, down, remote, sni, name: (
            f'[{millis(t)}] "{method} {path} {proto}" {code} {flags} {details} - "{transport}" {rx} {tx} {ms} {up} "{xff}" "{ua}" '
            f'"{ticket["id"]}" "{who}" "{uphost}" {cluster} {local} {down} {remote} {sni} {name}')
        xff = ticket["client"] if front else "-"
        down = f"{inner}:8443" if front else f"{virtual}:{callee.service_port}"
        remote = f"{ticket['client']}:{self.port()}" if front else f"{inner}:{self.port()}"
        sni_front = self.app.front if front else "-"
        caller_name = "" if front else caller.app
        failure = next((f for f in self.world.failures if f.applies(caller_name, call.to, path, time, caller_pod["metadata"]["name"])), None)
        later = next((f for f in self.world.failures if (f.caller, f.callee) == (caller_name, call.to) and f.since and time < f.since), None)
        if later and later.was is not None:
            subset = later.was
        pods = [p for p in self.pods_of(callee, "" if later else subset) if self.began(p) <= time]
        if later:
            pods = [p for p in self.ready.get(callee.app, []) if self.began(p) <= time and subset in ("", p["metadata"]["labels"].get("version"))]
        target = self.random.choice(pods) if pods else None if failure else self.predecessor(callee)
        port = callee.target if isinstance(callee.target, int) and not later else callee.port
        outbound = f"outbound|{callee.service_port}|{subset}|{host}"
        if failure:
            end = time + timedelta(milliseconds=failure.ms + self.random.randint(0, 2))
            there = f"{self.ip(target)}:{port}" if failure.host and target else "-"
            local = f"{inner}:{self.port()}" if failure.local else "-"
            if failure.server and target:
                self.refused(failure.server, time + timedelta(milliseconds=1), end, target, callee, port, host, inner, common, sent, agent, authority, ticket)
            self.write(caller_pod, "istio-proxy", end, common(
                time, http, failure.code, failure.flags, failure.details, failure.transport, sent if failure.local else 0, failure.size,
                self.ms(time, end), self.ms(time, end) - 1 if failure.details == "via_upstream" else "-", xff, agent, authority, there,
                failure.cluster or outbound, local, down, remote, sni_front, failure.route or route))
            if not front:
                self.write(caller_pod, caller.app, end + timedelta(milliseconds=1), say(
                    caller.lang, caller.app, end + timedelta(milliseconds=1), "warn", f"{method} http://{authority}{path} -> {failure.code}"))
            return failure.code, end
        arrived = time + timedelta(milliseconds=1)
        status, end = self.serve(arrived, target, callee, call, ticket)
        size = 148 if status >= 500 else self.random.randint(300, 9000)
        sni = "-" if callee.plain_text else f"outbound_.{callee.service_port}_.{subset}_.{host}"
        self.write(target, "istio-proxy", end, common(
            arrived, "HTTP/1.1", status, "-", "via_upstream", "-", sent, size, self.ms(arrived, end), self.ms(arrived, end) - 1, xff, agent, authority,
            f"{self.ip(target)}:{port}", f"inbound|{port}||", f"127.0.0.6:{self.port()}", f"{self.ip(target)}:{port}",
            f"{ticket['client']}:0" if front else f"{inner}:{self.port()}", sni, "default"))
        end += timedelta(milliseconds=1)
        self.write(caller_pod, "istio-proxy", end, common(
            time, http, status, "-", "via_upstream", "-", sent, size, self.ms(time, end), self.ms(time, end) - 1, xff, agent, authority,
            f"{self.ip(target)}:{port}", outbound, f"{inner}:{self.port()}", down, remote, sni_front, route))
        return status, end

    def refused(self, server, time, end, target, callee, port, host, caller_ip, common, sent, agent, authority, ticket):
        """What the callee's proxy says about a request that it did not let through or could not pass on."""
        address = f"{self.ip(target)}:{port}"
        sni = f"outbound_.{callee.service_port}_._.{host}"
        if server.raw:
            line = (f'[{millis(time)}] "- - -" 0 {server.flags} {server.details} - "-" 0 0 0 - "-" "-" "-" "-" "-" - - {address} '
                    f"{caller_ip}:{self.port()} - -")
        else:
            line = common(time, server.http, server.code, server.flags, server.details, server.transport, sent if server.host else 0, server.size,
                          self.ms(time, end), "-", "-", agent, authority, address if server.host else "-", f"inbound|{port}||",
                          f"127.0.0.6:{self.port()}" if server.local else "-", address, f"{caller_ip}:{self.port()}", sni, "default")
        self.write(target, "istio-proxy", end, line)

    def serve(self, time, pod, workload, call, ticket):
        """What the program does: ask others, answer."""
        now = time + timedelta(milliseconds=self.random.randint(1, 4))
        worst, begun = 200, now
        for child in call.children:
            status, end = self.request(begun, pod, workload, child, ticket)
            now = max(now, end)
            worst = max(worst, status) if status >= 400 or worst < 400 else worst
            if worst >= 400 and not call.parallel:
                break
            begun = begun + timedelta(milliseconds=2) if call.parallel else now + timedelta(milliseconds=1)
        now += timedelta(milliseconds=self.random.randint(max(1, call.ms // 2), call.ms + call.ms // 2))
        method, path = call.request.split(" ", 1)
        path = path.replace("{order}", str(ticket["order"]))
        status = 503 if worst >= 400 else 201 if method == "POST" and call.children else 200
        took = self.ms(time, now)
        if status == 503:
            self.write(pod, workload.app, now, say(workload.lang, workload.app, now, "error", f"{method} {path} not completed: 503 order={ticket['order']}"))
        elif method == "POST" or self.random.random() < 0.3:
            self.write(pod, workload.app, now, say(workload.lang, workload.app, now, "info", f"{method} {path} {status} {took}ms"))
        return status, now

    def leave(self, time, pod, caller, call: External, ticket):
        """A request to a host outside: a TLS stream of which the proxy sees the name only, or plain HTTP by the egress gateway."""
        if call.until and time < call.until:
            call = call.before
        inner = self.ip(pod)
        end = time + timedelta(milliseconds=self.random.randint(call.ms // 2, call.ms * 2))
        failure = next((f for f in self.world.failures if f.applies(caller.app, call.host, call.request, time, pod["metadata"]["name"])), None)
        if call.through:
            method, path = call.request.split(" ", 1)
            gateway = self.ready["istio-egressgateway"][0]
            host = "istio-egressgateway.istio-system.svc.cluster.local"
            head = lambda t, proto: f'[{millis(t)}] "{method} {path} {proto}"'
            tail = lambda ua: f'"-" "{ua}" "{ticket["id"]}" "{call.host}"'
            if failure:
                end = time + timedelta(milliseconds=failure.ms)
                self.write(pod, "istio-proxy", end, f'{head(time, "HTTP/1.1")} {failure.code} {failure.flags} {failure.details} - "{failure.transport}" 0 '
                           f'{failure.size} {failure.ms} - {tail(CLIENTS[caller.lang])} "{self.ip(gateway)}:8080" outbound|80||{host} - {call.address}:80 '
                           f"{inner}:{self.port()} - {failure.route}")
                self.write(pod, caller.app, end, say(caller.lang, caller.app, end, "warn", f"{method} http://{call.host}{path} -> {failure.code}"))
                return failure.code, end
            took = self.ms(time, end)
            self.write(gateway, "istio-proxy", end, f'{head(time + timedelta(milliseconds=1), "HTTP/2")} 200 - via_upstream - "-" 231 402 {took - 2} {took - 3} "{inner}" '
                       f'"{CLIENTS[caller.lang]}" "{ticket["id"]}" "{call.host}" "{call.address}:443" outbound|443||{call.host} {self.ip(gateway)}:{self.port()} '
                       f"{self.ip(gateway)}:8080 {inner}:{self.port()} - to-provider")
            self.write(pod, "istio-proxy", end, f'{head(time, "HTTP/1.1")} 200 - via_upstream - "-" 231 402 {took} {took - 1} {tail(CLIENTS[caller.lang])} '
                       f'"{self.ip(gateway)}:8080" outbound|80||{host} {inner}:{self.port()} {call.address}:80 {inner}:{self.port()} - to-egress')
            return 200, end
        if failure:
            end = time + timedelta(milliseconds=failure.ms)
            self.write(pod, "istio-proxy", end, f'[{millis(time)}] "- - -" 0 {failure.flags} - - "-" 0 0 0 - "-" "-" "-" "-" "-" {failure.cluster} - '
                       f"{call.address}:443 {inner}:{self.port()} - -")
            self.write(pod, caller.app, end, say(caller.lang, caller.app, end, "warn", f"order {ticket['order']}: provider call failed: read: connection reset by peer"))
            return 502, end
        self.write(pod, "istio-proxy", end, f'[{millis(time)}] "- - -" 0 - - - "-" {self.random.randint(1900, 2600)} {self.random.randint(4800, 6100)} {self.ms(time, end)} - '
                   f'"-" "-" "-" "-" "{call.address}:443" outbound|443||{call.host} {inner}:{self.port()} {call.address}:443 {inner}:{self.port()} {call.host} -')
        return 200, end

    @staticmethod
    def began(pod):
        return when(pod["metadata"]["creationTimestamp"]) + timedelta(seconds=12)

    def predecessor(self, workload):
        """A pod of the revision before, deleted since: its address is in others' logs, its own logs went with it."""
        node = self.app.nodes[int(digest(workload.name)[:2], 16) % len(self.app.nodes)]
        address = self.cluster.pod_network(self.app.nodes.index(node)).rsplit(".", 1)[0] + f".{190 + int(digest(workload.name)[:2], 16) % 60}"
        return {"metadata": {"gone": True, "namespace": workload.ns, "name": f"{workload.name}-gone", "labels": {}}, "status": {"podIP": address}}

    # --- what is looked up ------------------------------------------------------------------------------------------

    def pods_of(self, workload, subset=""):
        """Pods behind the Service as it is: by its selector, and by the labels of the subset."""
        service = next(s for s in self.cluster.objects["Service"] if s["metadata"]["name"] == workload.app and s["metadata"]["namespace"] == workload.ns)
        pods = [p for pods in self.ready.values() for p in pods if p["metadata"]["namespace"] == workload.ns
                and all(p["metadata"]["labels"].get(k) == v for k, v in service["spec"]["selector"].items())]
        return sorted((p for p in pods if not subset or p["metadata"]["labels"].get("version") == subset), key=lambda p: p["metadata"]["name"])

    def route(self, workload, path, front):
        """The name of the route that matches, and its subset, from the VirtualServices as they are."""
        for r in self.app.resources:
            if r["kind"] == "VirtualService" and (front and r["spec"]["hosts"] == [self.app.front] or
                                                  not front and r["spec"]["hosts"][0] in (workload.app, f"{workload.app}.{workload.ns}.svc.cluster.local")):
                for http in r["spec"]["http"]:
                    matches = http.get("match", [{}])
                    if any(path.startswith(m.get("uri", {}).get("prefix", "/")) for m in matches):
                        weighted = http["route"]
                        chosen = self.random.choices(weighted, [w.get("weight", 100) for w in weighted])[0] if len(weighted) > 1 else weighted[0]
                        return http.get("name", "-"), chosen["destination"].get("subset", "")
        return "default", ""

    def virtual_ip(self, workload):
        service = next(s for s in self.cluster.objects["Service"] if s["metadata"]["name"] == workload.app and s["metadata"]["namespace"] == workload.ns)
        return service["spec"]["clusterIP"]

    @staticmethod
    def ip(pod):
        return pod["status"]["podIP"]

    def port(self):
        return self.random.randint(33000, 60900)

    @staticmethod
    def ms(start, end):
        return max(1, int((end - start).total_seconds() * 1000))

    # --- what is logged without a customer --------------------------------------------------------------------------

    def background(self):
        observed = self.world.observed
        for pod in self.cluster.pods:
            meta = pod["metadata"]
            containers = [c["name"] for c in pod["spec"]["containers"]]
            seed = int(digest(meta["name"])[:4], 16)
            if "istio-proxy" in containers:
                for k in range(2):
                    time = observed - timedelta(minutes=29 * k + 3 + seed % 23, seconds=seed % 59)
                    if time.strftime("%Y-%m-%dT%H:%M:%SZ") > meta["creationTimestamp"]:
                        self.write(pod, "istio-proxy", time, f"{time:%Y-%m-%dT%H:%M:%S.%f}Z\tinfo\txdsproxy\tconnected to delta upstream XDS server: "
                                   f"istiod.istio-system.svc:15012\tid={120 + seed % 70 + k}")
            if containers[0] == "coredns":
                self.write(pod, "coredns", observed - timedelta(days=30), ".:53")
                self.write(pod, "coredns", observed - timedelta(days=30, seconds=-1), "CoreDNS-1.11.3\nlinux/amd64, go1.21.11, a6338e9")
            if containers[0] == "discovery":
                self.discovery(pod)
            workload = next((w for w in self.app.workloads if w.app == meta["labels"].get("app") and w.ns == meta["namespace"]
                             and w.version == meta["labels"].get("version", "")), None)
            if workload:
                self.own_words(pod, workload)
        for lines in self.logs.values():
            lines.sort(key=lambda line: line[0])

    def own_words(self, pod, w):
        """Start-up lines of pods that began lately, noise, crashes, and what was logged before an old restart."""
        meta, key = pod["metadata"], (pod["metadata"]["namespace"], pod["metadata"]["name"], w.app)
        created = when(meta["creationTimestamp"])
        if w.state == "crash":
            last = self.cluster.last_try(created) - timedelta(seconds=2)
            for lines, at in ((self.logs.setdefault(key, []), last), (self.previous.setdefault(key, []), last - timedelta(seconds=302))):
                for i, (level, text) in enumerate(w.previous_log):
                    time = at + timedelta(milliseconds=400 + 310 * i)
                    lines.append((time, say(w.lang, w.app, time, level, text)))
            return
        if w.kind != "StatefulSet":
            for k in range(4):
                time = self.world.observed - timedelta(minutes=6 * k + 1, seconds=int(digest(meta["name"])[:2], 16) % 50)
                if time > created + timedelta(seconds=20):
                    self.write(pod, w.app, time, say(w.lang, w.app, time, "info", "telemetry flushed"))
        if created > self.world.observed - timedelta(hours=1):
            for i, text in enumerate((f"starting {w.app} {w.tag}", f"listening on 0.0.0.0:{w.port}")):
                time = created + timedelta(seconds=5, milliseconds=700 * i)
                self.write(pod, w.app, time, say(w.lang, w.app, time, "info", text))
        if w.kind == "StatefulSet":
            for k in range(6):
                time = self.world.observed - timedelta(minutes=5 * k + 2)
                self.write(pod, w.app, time, f"1:M {time:%d %b %Y %H:%M:%S.%f}"[:-3] + " * Background saving terminated with success")
        for level, text, every in self.world.noise.get(w.name, []):
            time = self.world.starts - timedelta(minutes=14)
            while time < self.world.observed:
                self.write(pod, w.app, time, say(w.lang, w.app, time, level, text))
                time += timedelta(seconds=every, milliseconds=self.random.randint(0, 900))
        for minutes, text in self.world.proxy_noise.get(w.name, []):
            time = created + timedelta(seconds=10)
            while time < self.world.observed:
                if time > self.world.observed - timedelta(minutes=20):
                    self.write(pod, "istio-proxy", time, f"{time:%Y-%m-%dT%H:%M:%S.%f}Z\terror\tprobes\t" + text.replace("{ip}", self.ip(pod)))
                time += timedelta(minutes=minutes)
        count = next(c["restartCount"] for c in pod["status"]["containerStatuses"] if c["name"] == w.app)
        if count and w.restart:
            end = self.world.starts - w.restart.ago
            for i, text in enumerate(w.restart.tail):
                time = end - timedelta(seconds=5 * (len(w.restart.tail) - i))
                self.previous.setdefault(key, []).append((time, say(w.lang, w.app, time, "error" if i else "warn", text)))

    def discovery(self, pod):
        """The control plane says which configuration it pushed in the last two hours."""
        observed = self.world.observed
        number, services = 60 + int(digest(self.world.key)[:2], 16) % 40, len(self.cluster.objects["Service"])
        proxies = sum(1 for p in self.cluster.pods if any(c["name"] == "istio-proxy" for c in p["spec"]["containers"]))
        for k, other in enumerate(p for p in self.cluster.pods if "istio-proxy" in [c["name"] for c in p["spec"]["containers"]]):
            time = observed - timedelta(minutes=4 + 53 * k / proxies, seconds=k)
            self.write(pod, "discovery", time, f"{time:%Y-%m-%dT%H:%M:%S.%f}Z\tinfo\tads\tADS: new delta connection for node:"
                       f"{other['metadata']['name']}.{other['metadata']['namespace']}-{400 + k}")
        changed = sorted((r["changed"], r["kind"], r["ns"], r["name"]) for r in self.app.resources
                         if r["kind"] != "NetworkPolicy" and observed - timedelta(hours=2) < r["changed"] < observed)
        for w in self.app.workloads:
            host = f"{w.app}.{w.ns}.svc.cluster.local"
            changed += [(time, "ServiceEntry", w.ns, host) for time in (w.service_changed, w.rolled)
                        if time and time > observed - timedelta(hours=1)]
        for time, kind, ns, name in sorted(changed + self.world.pushed):
            number += 1
            time += timedelta(microseconds=int(digest(kind, name)[:5], 16) % 880000)
            self.write(pod, "discovery", time, f"{time:%Y-%m-%dT%H:%M:%S.%f}Z\tinfo\tads\tPush debounce stable[{number}] 1 for config {kind}/{ns}/{name}: "
                       f"100.{number}4211ms since last change, 100.{number}3108ms since last push, full=true")
            self.write(pod, "discovery", time, f"{time + timedelta(microseconds=900):%Y-%m-%dT%H:%M:%S.%f}Z\tinfo\tads\tXDS: Pushing Services:{services} ConnectedEndpoints:{proxies} "
                       f"Version:{stamp(time)}/{number}")
