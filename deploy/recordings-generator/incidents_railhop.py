"""The incidents of Railhop: what was changed, how the proxies say so, what looks suspicious beside it, and the answer."""

from datetime import timedelta

import apps
from changes import REFUSED, REFUSED_SIZE, UNREACHABLE, change, no_cluster, nobody_ready, rollout, service, slow_sidecar, stale_deny, stale_network_policy, upstream
from model import Failure, Inbound, Restart, World

RAIL_FRONT = ["railhop-web/Deployment/bff", "railhop-web/Deployment/site", "railhop-edge/Deployment/edge-proxy"]
RAIL_BACK = ["railhop-core/Deployment/reservations", *RAIL_FRONT]


def railhop_1():
    world = World(apps.railhop(), "railhop-503-1", "2025-08-28T07:15:10Z", 9)
    at = world.ago(2)
    spec = change(world, "AuthorizationPolicy", "seats-callers", at)
    spec["rules"][0]["to"] = [{"operation": {"methods": ["GET", "PUT", "DELETE"]}}]
    world.failures.append(Failure("reservations", "seats", 403, "-", "via_upstream", size=19, host=True, local=True, ms=4, since=at,
                                  server=Inbound(403, "-", "rbac_access_denied_matched_policy[none]", size=19, host=False)))
    rollout(world, "fares", 29, "1.17.1")
    world.workload("paygate").restart = Restart(timedelta(days=4, hours=11), "Error", 134, ["Kestrel: heartbeat took longer than 1s", "aborting"])
    world.noise["passengers"] = [("warn", "profile cache hit rate 41%", 43)]
    stale_deny(world, "railhop-core", "block-legacy-fares", "fares-legacy")
    slow_sidecar(world, "fares")
    world.blame("railhop-core/AuthorizationPolicy/seats-callers", "mesh.authorization-denied")
    world.spread("railhop-core/AuthorizationPolicy/seats-callers", "railhop-core/Deployment/seats", *RAIL_BACK)
    return world


def railhop_2():
    world = World(apps.railhop(), "railhop-503-2", "2025-09-04T12:37:45Z", 8)
    at = world.ago(3)
    service(world, "fares", at, "helm", target=9001)
    world.failures.append(Failure("reservations", "fares", 503, "-", "via_upstream", size=REFUSED_SIZE, host=True, local=True, ms=4, since=at,
                                  server=Inbound(503, "UF", UNREACHABLE, REFUSED, REFUSED_SIZE)))
    rollout(world, "site", 22, "2025.28.2")
    world.workload("seats").restart = Restart(timedelta(days=2, hours=6), "OOMKilled", 137, ["GC overhead: 92% of the last minute"])
    world.noise["bff"] = [("warn", "slow consumer on /api/events, dropping 3 messages", 37)]
    stale_network_policy(world, "railhop-core", "fares-legacy", "fares-legacy", 9000)
    change(world, "VirtualService", "reservations", world.ago(46), manager="argocd-controller")["http"][0]["timeout"] = "15s"
    world.blame("railhop-core/Service/fares", "routing.service-port-mismatch", ["railhop-core/Deployment/fares"])
    world.spread("railhop-core/Service/fares", *RAIL_BACK)
    return world


def railhop_3():
    world = World(apps.railhop(), "railhop-503-3", "2025-09-19T15:02:30Z", 10)

    def previous(template):
        template["containers"][0]["readinessProbe"]["httpGet"]["port"] = 8081
    seats = rollout(world, "seats", 1, "3.1.0", previous)
    seats.strategy, seats.readiness_port, seats.state = "Recreate", 8086, "unready"
    world.failures.append(nobody_ready("reservations", "seats", seats.rolled - timedelta(seconds=30)))
    world.proxy_noise["seats"] = [(1 / 6, 'Request to probe app failed: Get "http://{ip}:8086/actuator/health": dial tcp 127.0.0.6:0->{ip}:8086: '
                                   "connect: connection refused, original URL path = /app-health/seats/readyz\napp URL path = /actuator/health")]
    change(world, "AuthorizationPolicy", "passengers-callers", world.ago(31), manager="argocd-controller")
    world.workload("timetable").restart = Restart(timedelta(days=1, hours=9), "Error", 1, ["feed: unexpected EOF", "feed reader stopped"])
    world.noise["paygate"] = [("warn", "certificate of psp.moneta.example expires in 61 days", 61)]
    stale_deny(world, "railhop-core", "block-legacy-fares", "fares-legacy")
    world.blame("railhop-core/Deployment/seats", "runtime.readiness-probe-port")
    world.spread("railhop-core/Deployment/seats", "railhop-core/Service/seats", *RAIL_BACK)
    return world


def railhop_4():
    world = World(apps.railhop(), "railhop-503-4", "2025-09-25T06:50:20Z", 9)
    at = world.ago(2)
    world.add("NetworkPolicy", "railhop-core", "reservations-ingress", {
        "podSelector": {"matchLabels": {"app": "reservations"}}, "policyTypes": ["Ingress"],
        "ingress": [{"from": [{"podSelector": {}}, {"namespaceSelector": {"matchLabels": {"railhop.example/zone": "front"}}}]}]}, at, at)
    body = upstream("connection timeout", True)
    world.failures.append(Failure("bff", "reservations", 503, "URX,UF", "upstream_reset_before_response_started{connection_timeout}", size=body,
                                  host=True, ms=3071, since=at))
    rollout(world, "bff", 35, "12.3.1")
    world.workload("fares").restart = Restart(timedelta(days=7), "OOMKilled", 137, ["rule table: 1.1M entries"])
    world.noise["seats"] = [("warn", "hold sweeper skipped a run, previous still active", 52)]
    stale_network_policy(world, "railhop-core", "fares-legacy", "fares-legacy", 9000)
    world.workload("passengers").flap = world.ago(40)
    world.blame("railhop-core/NetworkPolicy/reservations-ingress", "routing.network-policy-denied", ["Namespace/railhop-web"])
    world.spread("railhop-core/NetworkPolicy/reservations-ingress", "railhop-core/Deployment/reservations", *RAIL_FRONT)
    return world


def railhop_5():
    world = World(apps.railhop(), "railhop-503-5", "2025-10-03T17:20:00Z", 9)
    first, second = world.ago(3), world.ago(1)
    service(world, "passengers", first, "helm", selector={"app": "passenger-profiles"})
    world.failures.append(nobody_ready("bff", "passengers", first))
    host = "seats.railhop-core.svc.cluster.local"
    world.add("DestinationRule", "railhop-core", "seats", {"host": host, "subsets": [{"name": "current", "labels": {"app": "seats"}}]},
              "2025-07-02T09:00:10Z", "2025-07-02T09:00:10Z", "argocd-controller")
    world.add("VirtualService", "railhop-core", "seats", {"hosts": [host], "http": [
        {"name": "holds", "route": [{"destination": {"host": host, "subset": "stable"}}]}]}, "2025-07-02T09:01:44Z", second)
    world.failures.append(no_cluster("reservations", "seats", second))
    world.failures[-1].was = ""
    rollout(world, "paygate", 26, "8.2.1")
    world.workload("site").restart = Restart(timedelta(days=5), "Error", 1, ["puma: worker 1 did not answer for 60s"])
    world.noise["fares"] = [("warn", "rounding rule BR-12 applied twice", 49)]
    stale_deny(world, "railhop-core", "block-legacy-fares", "fares-legacy")
    world.blame("railhop-core/Service/passengers", "routing.service-selector-mismatch", ["railhop-core/Deployment/passengers"])
    world.blame("railhop-core/VirtualService/seats", "mesh.missing-subset", ["railhop-core/DestinationRule/seats"])
    world.spread("railhop-core/Service/passengers", *RAIL_FRONT)
    world.spread("railhop-core/VirtualService/seats", "railhop-core/Service/seats", *RAIL_BACK)
    return world


def railhop_6():
    world = World(apps.railhop(), "railhop-503-6", "2025-10-22T11:11:40Z", 8)
    at = world.ago(2)
    spec = change(world, "VirtualService", "paygate", at)
    spec["http"][0]["route"] = [{"destination": {"host": "paygate-v8.railhop-core.svc.cluster.local", "port": {"number": 5000}}}]
    world.failures.append(no_cluster("reservations", "paygate", at))
    rollout(world, "passengers", 31, "2.9.2")
    world.workload("reservations").restart = Restart(timedelta(days=10), "OOMKilled", 137, ["heap 96%"])
    world.noise["timetable"] = [("warn", "feed line 20418: unknown station code", 34)]
    stale_network_policy(world, "railhop-core", "fares-legacy", "fares-legacy", 9000)
    world.workload("seats").flap = world.ago(47)
    world.blame("railhop-core/VirtualService/paygate", "mesh.missing-host")
    world.spread("railhop-core/VirtualService/paygate", "railhop-core/Service/paygate", *RAIL_BACK)
    return world


ALL = [railhop_1, railhop_2, railhop_3, railhop_4, railhop_5, railhop_6]
