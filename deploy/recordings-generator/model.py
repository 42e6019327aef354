"""What a recording is made of, before it becomes Kubernetes objects and logs."""

import hashlib
import random
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Callable, Optional

SAFE = "bcdfghjklmnpqrstvwxz2456789"


def when(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(timezone.utc)


def stamp(time: datetime) -> str:
    """As the API server writes a time."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def millis(time: datetime) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S.") + f"{time.microsecond // 1000:03d}Z"


def digest(*parts) -> str:
    return hashlib.sha256("/".join(str(p) for p in parts).encode()).hexdigest()


def uid(*parts) -> str:
    return str(uuid.UUID(digest("uid", *parts)[:32], version=4))


def suffix(length: int, *parts) -> str:
    """Random-looking and always the same: the letters Kubernetes uses for generated names."""
    return "".join(SAFE[int(digest("name", *parts)[2 * i : 2 * i + 2], 16) % len(SAFE)] for i in range(length))


def revision(time: datetime) -> str:
    """A resourceVersion that grows with time."""
    return str(1_000_000 + int((time - datetime(2025, 1, 1, tzinfo=timezone.utc)).total_seconds() * 1.4))


@dataclass
class Restart:
    """A restart in the past: how the container ended, and when."""

    ago: timedelta
    reason: str = "Error"
    code: int = 1
    tail: list = field(default_factory=list)


@dataclass
class Workload:
    """A Deployment or StatefulSet of one container, and the Service of the same name in front of it."""

    name: str
    ns: str
    lang: str
    port: int
    tag: str
    app: str = ""
    version: str = ""
    replicas: int = 1
    service_port: int = 0
    port_name: str = "http"
    target: object = None
    selector: Optional[dict] = None
    kind: str = "Deployment"
    env: list = field(default_factory=list)
    env_from: list = field(default_factory=list)
    mounts: list = field(default_factory=list)
    probe: str = "/healthz"
    readiness_port: int = 0
    strategy: str = "RollingUpdate"
    labels: dict = field(default_factory=dict)
    created: str = "2025-03-18T09:30:00Z"
    rolled: Optional[datetime] = None
    manager: str = "argocd-controller"
    old_tags: list = field(default_factory=list)
    state: str = "ok"
    down_since: Optional[datetime] = None
    tries: int = 0
    previous_log: list = field(default_factory=list)
    restart: Optional[Restart] = None
    flap: Optional[datetime] = None
    account: str = ""
    memory: str = "256Mi"
    plain_text: bool = False
    service_changed: Optional[datetime] = None
    service_manager: str = "argocd-controller"

    def __post_init__(self):
        self.app = self.app or self.name
        self.account = self.account or self.app
        self.service_port = self.service_port or self.port

    @property
    def match(self) -> dict:
        return {"app": self.app} | ({"version": self.version} if self.version else {})

    @property
    def pod_labels(self) -> dict:
        return self.match | self.labels


@dataclass
class Call:
    """One request from a workload to a service; what the callee asks of others in turn."""

    to: str
    request: str
    children: list = field(default_factory=list)
    ms: int = 12
    parallel: bool = False
    says: str = ""


@dataclass
class External:
    """A request that leaves the cluster: by TLS from the application, or through the egress gateway.

    `before` is the host that was asked `until` a moment in the recording."""

    host: str
    address: str
    ms: int = 160
    through: str = ""
    request: str = ""
    before: Optional["External"] = None
    until: Optional[datetime] = None


@dataclass
class Inbound:
    """What the proxy of the callee writes about a request that failed."""

    code: int
    flags: str
    details: str
    transport: str = "-"
    size: int = 0
    app: bool = False
    raw: bool = False
    http: str = "HTTP/1.1"
    host: bool = True
    local: bool = False


@dataclass
class Failure:
    """How a request between two workloads fails, as their proxies write it; `was` is the subset that was asked before."""

    caller: str
    callee: str
    code: int
    flags: str
    details: str
    transport: str = "-"
    size: int = 0
    host: bool = False
    local: bool = False
    cluster: str = ""
    route: str = ""
    ms: int = 1
    server: Optional[Inbound] = None
    path: str = ""
    was: Optional[str] = None
    since: Optional[datetime] = None
    until: Optional[datetime] = None
    admits: Optional[Callable] = None

    def applies(self, caller, callee, path, time, pod) -> bool:
        if (caller, callee) != (self.caller, self.callee) or self.path not in path:
            return False
        if (self.since and time < self.since) or (self.until and time >= self.until):
            return False
        return self.admits is None or not self.admits(time, pod)


@dataclass
class App:
    """An application with its cluster, as it is when nothing is wrong."""

    key: str
    title: str
    domain: str
    front: str
    namespaces: dict
    nodes: list
    network: str
    istio: str
    kubernetes: str
    gateway: tuple
    workloads: list
    traffic: list
    resources: list
    configs: list
    secrets: list
    mesh: str
    egress: bool = False
    network_policies: list = field(default_factory=list)


class World:
    """One incident in the making: the application, its clock, and everything an incident changes."""

    def __init__(self, app: App, key: str, starts: str, minutes: int):
        self.app = app
        self.key = key
        self.starts = when(starts)
        self.observed = self.starts + timedelta(minutes=minutes, seconds=int(digest(key)[:2], 16) % 50)
        self.random = random.Random(int(digest("traffic", key)[:12], 16))
        self.failures: list = []
        self.events: list = []
        self.noise: dict = {}
        self.proxy_noise: dict = {}
        self.burst = False
        self.truth = {"rootCauses": [], "victims": [], "chain": []}
        self.pushed: list = []
        self.healed: Optional[datetime] = None

    def workload(self, name: str) -> Workload:
        return next(w for w in self.app.workloads if w.name == name)

    def ago(self, minutes: float) -> datetime:
        """A moment before the first customer noticed."""
        return (self.starts - timedelta(minutes=minutes)).replace(microsecond=0)

    def resource(self, kind: str, name: str) -> dict:
        return next(r for r in self.app.resources if r["kind"] == kind and r["name"] == name)

    def add(self, kind: str, ns: str, name: str, spec: dict, created=None, changed=None, manager="kubectl-client-side-apply",
            labels=None):
        self.app.resources.append(custom(kind, ns, name, spec, created, changed, manager, labels))

    def blame(self, entity: str, fault: str, aliases=()):
        root = {"entity": entity}
        if aliases:
            root["aliases"] = list(aliases)
        self.truth["rootCauses"].append(root | {"fault": fault})

    def spread(self, *entities: str):
        """From the cause to what was reported."""
        for source, target in zip(entities, entities[1:]):
            edge = {"source": source, "target": target}
            if edge not in self.truth["chain"]:
                self.truth["chain"].append(edge)
            if target not in self.truth["victims"]:
                self.truth["victims"].append(target)


def custom(kind, ns, name, spec, created=None, changed=None, manager="kubectl-client-side-apply", labels=None) -> dict:
    """A mesh object or a NetworkPolicy."""
    created = created or "2025-04-08T13:20:11Z"
    created = created if isinstance(created, datetime) else when(created)
    changed = changed or created
    changed = changed if isinstance(changed, datetime) else when(changed)
    return {"kind": kind, "ns": ns, "name": name, "spec": spec, "created": created, "changed": changed, "manager": manager,
            "labels": labels or {}}
