"""What incidents have in common: how proxies write a kind of failure, and how a change or a decoy is made."""

import copy
from datetime import timedelta

from model import Failure

REFUSED = "delayed_connect_error:_Connection_refused"
UNREACHABLE = "upstream_reset_before_response_started{remote_connection_failure|" + REFUSED + "}"


def upstream(reason, retried=False):
    """The length of the body that Envoy answers with."""
    return len("upstream connect error or disconnect/reset before headers. " + ("retried and the latest " if retried else "") + f"reset reason: {reason}")


REFUSED_SIZE = upstream("remote connection failure, transport failure reason: delayed connect error: Connection refused")


def nobody_ready(caller, callee, since, until=None):
    return Failure(caller, callee, 503, "UH", "no_healthy_upstream", size=19, ms=1, since=since, until=until)


def no_cluster(caller, callee, since, path=""):
    return Failure(caller, callee, 503, "NC", "cluster_not_found", size=0, ms=1, cluster="-", since=since, path=path)


def change(world, kind, name, at, manager="kubectl-client-side-apply"):
    """The object as somebody left it; an edit in place leaves what was applied before in the annotation."""
    found = world.resource(kind, name)
    found |= {"applied": copy.deepcopy(found["spec"])} if manager == "kubectl-edit" else {}
    found |= {"changed": at, "manager": manager}
    return found["spec"]


def rollout(world, name, minutes, tag, edit=None, manager="argocd-controller"):
    """A new revision some minutes before the incident; `edit` turns its template into the one before."""
    workload = world.workload(name)
    workload.old_tags = workload.old_tags + [(workload.tag, edit)] if edit else workload.old_tags + [workload.tag]
    workload.tag, workload.rolled, workload.manager = tag, world.ago(minutes), manager
    return workload


def service(world, name, at, manager="argocd-controller", **more):
    workload = world.workload(name)
    workload.service_changed, workload.service_manager = at, manager
    for key, value in more.items():
        setattr(workload, key, value)


def stale_deny(world, ns, name, app):
    world.add("AuthorizationPolicy", ns, name, {"selector": {"matchLabels": {"app": app}}, "action": "DENY", "rules": [{}]},
              "2025-04-22T15:44:09Z")


def stale_network_policy(world, ns, name, app, port):
    world.add("NetworkPolicy", ns, name, {"podSelector": {"matchLabels": {"app": app}}, "policyTypes": ["Ingress"], "ingress": [
        {"from": [{"podSelector": {"matchLabels": {"app": "none"}}}], "ports": [{"port": port, "protocol": "TCP"}]}]}, "2025-05-13T11:02:40Z")


def slow_sidecar(world, name):
    """A warning that healed: the proxy of a new pod was asked before it listened."""
    def add(cluster):
        pod = next(p for p in cluster.pods if p["metadata"]["labels"].get("app") == name)
        ip = pod["status"]["podIP"]
        cluster.event(pod, "Unhealthy", f'Startup probe failed: Get "http://{ip}:15021/healthz/ready": dial tcp {ip}:15021: connect: connection refused',
                      world.workload(name).rolled + timedelta(seconds=5), kind="Warning", host=pod["spec"]["nodeName"], path="spec.containers{istio-proxy}")
    world.events.append(add)
