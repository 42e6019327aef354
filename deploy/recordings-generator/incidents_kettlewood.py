"""The incidents of Kettlewood: what was changed, how the proxies say so, what looks suspicious beside it, and the answer."""

from datetime import timedelta

import apps
from changes import change, no_cluster, nobody_ready, rollout, service, slow_sidecar, stale_deny, stale_network_policy
from model import External, Failure, Inbound, Restart, World


def kettlewood_1():
    world = World(apps.kettlewood(), "kettlewood-503-1", "2025-09-02T09:41:20Z", 9)
    at = world.ago(2)
    service(world, "shipping", at, "helm", selector={"app": "shipping", "tier": "quotes"})
    world.failures.append(nobody_ready("orders", "shipping", at))
    rollout(world, "loyalty", 27, "1.6.7")
    world.workload("basket").restart = Restart(timedelta(days=6, hours=3), "OOMKilled", 137, ["cache client: 1841 entries evicted"])
    world.workload("payments").flap = world.ago(41)
    stale_deny(world, "kettlewood", "freeze-vouchers", "vouchers")
    world.noise["loyalty"] = [("warn", "tier table is 31 days old, using it", 47)]
    world.blame("kettlewood/Service/shipping", "routing.service-selector-mismatch", ["kettlewood/Deployment/shipping"])
    world.spread("kettlewood/Service/shipping", "kettlewood/Deployment/orders", "kettlewood/Deployment/web", "istio-system/Deployment/istio-ingressgateway")
    return world


def kettlewood_2():
    world = World(apps.kettlewood(), "kettlewood-503-2", "2025-09-11T13:05:40Z", 8)
    at = world.ago(3)
    spec = change(world, "VirtualService", "teas", at)
    spec["http"][0]["route"] = [{"destination": {"host": "teas.kettlewood.svc.cluster.local", "subset": "v3"}}]
    world.failures.append(no_cluster("orders", "teas", at, "/stock"))
    world.failures[-1].was = "v1"
    rollout(world, "payments", 33, "1.30.5")
    world.workload("loyalty").restart = Restart(timedelta(days=12), "Error", 1, ["points store: connection closed", "shutting down"])
    world.noise["web"] = [("warn", "deprecated: req.param() will be removed in the next major version", 39)]
    stale_network_policy(world, "kettlewood", "vouchers-callers", "vouchers", 8000)
    world.workload("shipping").flap = world.ago(48)
    world.blame("kettlewood/VirtualService/teas", "mesh.missing-subset", ["kettlewood/DestinationRule/teas"])
    world.spread("kettlewood/VirtualService/teas", "kettlewood/Service/teas", "kettlewood/Deployment/orders", "kettlewood/Deployment/web",
                 "istio-system/Deployment/istio-ingressgateway")
    return world


def kettlewood_3():
    world = World(apps.kettlewood(), "kettlewood-503-3", "2025-09-17T16:22:00Z", 10)

    def previous(template):
        template["containers"][0]["env"][0]["value"] = "https://api.tillgate.example/v2"
    payments = rollout(world, "payments", 3, "1.31.0", previous)
    payments.env[0]["value"] = "https://eu.tillgate.example/v3"
    charge = world.app.traffic[0].children[1].children[3]
    moved = payments.rolled + timedelta(seconds=25)
    charge.children = [External("eu.tillgate.example", "198.51.100.79", before=charge.children[0], until=moved)]
    world.failures.append(Failure("payments", "eu.tillgate.example", 0, "UH", "-", cluster="BlackHoleCluster", ms=2, since=moved))
    change(world, "DestinationRule", "shipping", world.ago(21))["trafficPolicy"]["outlierDetection"]["interval"] = "30s"
    world.workload("teas-v1").restart = Restart(timedelta(days=3, hours=20), "OOMKilled", 137, ["image resize: 214 MB in use"])
    world.noise["shipping"] = [("warn", "zone table: unknown postcode prefix, using default zone", 53)]
    stale_deny(world, "kettlewood", "freeze-vouchers", "vouchers")
    slow_sidecar(world, "payments")
    world.blame("kettlewood/ServiceEntry/tillgate", "mesh.egress-blocked", ["kettlewood/Deployment/payments", "istio-system/ConfigMap/istio"])
    world.spread("kettlewood/ServiceEntry/tillgate", "kettlewood/Deployment/payments", "kettlewood/Deployment/orders", "kettlewood/Deployment/web",
                 "istio-system/Deployment/istio-ingressgateway")
    return world


def kettlewood_4():
    world = World(apps.kettlewood(), "kettlewood-503-4", "2025-10-01T08:12:30Z", 9)
    at = world.ago(2)
    next(r for r in world.app.resources if r["kind"] == "PeerAuthentication" and r["ns"] == "kettlewood")["changed"] = at
    world.add("DestinationRule", "kettlewood", "loyalty", {"host": "loyalty.kettlewood.svc.cluster.local", "trafficPolicy": {
        "portLevelSettings": [{"port": {"number": 8000}, "tls": {"mode": "DISABLE"}, "connectionPool": {"tcp": {"connectTimeout": "3s"}}}]}},
              "2025-04-29T10:31:55Z")
    world.workload("loyalty").plain_text = True
    world.add("DestinationRule", "tools", "mail-relay", {"host": "mail.ops.kettlewood.example", "trafficPolicy": {"tls": {"mode": "DISABLE"}}})
    world.failures.append(Failure("orders", "loyalty", 503, "UC", "upstream_reset_before_response_started{connection_termination}", size=95, host=True,
                                  local=True, ms=3, since=at, server=Inbound(0, "NR", "filter_chain_not_found", raw=True)))
    rollout(world, "web", 38, "5.14.3")
    world.workload("payments").restart = Restart(timedelta(days=9), "Error", 2, ["provider keepalive: timeout", "exit on fatal signal"])
    world.noise["orders"] = [("warn", "pool stats: idle=9 busy=1 waiting=0", 31)]
    stale_network_policy(world, "kettlewood", "vouchers-callers", "vouchers", 8000)
    world.blame("kettlewood/DestinationRule/loyalty", "mesh.mtls-conflict", ["kettlewood/PeerAuthentication/default"])
    world.spread("kettlewood/DestinationRule/loyalty", "kettlewood/Service/loyalty", "kettlewood/Deployment/orders", "kettlewood/Deployment/web",
                 "istio-system/Deployment/istio-ingressgateway")
    return world


def kettlewood_5():
    world = World(apps.kettlewood(), "kettlewood-503-5", "2025-10-08T10:48:10Z", 14)
    shipping = rollout(world, "shipping", 1, "0.19.4")
    shipping.strategy = "Recreate"
    world.failures.append(nobody_ready("orders", "shipping", world.ago(1) - timedelta(seconds=30), world.ago(-2)))
    back = world.ago(-2)
    world.healed = back + timedelta(minutes=5)

    def late(cluster):
        """The image took its time, so the pod was ready three minutes after its predecessor went."""
        pod = next(p for p in cluster.pods if p["metadata"]["labels"].get("app") == "shipping")
        for condition in pod["status"]["conditions"]:
            if condition["type"] in ("Ready", "ContainersReady"):
                condition["lastTransitionTime"] = back.strftime("%Y-%m-%dT%H:%M:%SZ")
        for status in pod["status"]["containerStatuses"]:
            status["state"]["running"]["startedAt"] = (back - timedelta(seconds=8)).strftime("%Y-%m-%dT%H:%M:%SZ")
        owner = next(d for d in cluster.objects["Deployment"] if d["metadata"]["name"] == "shipping")
        for condition in owner["status"]["conditions"]:
            condition["lastUpdateTime"] = back.strftime("%Y-%m-%dT%H:%M:%SZ")
        owner["status"]["conditions"][0]["lastTransitionTime"] = back.strftime("%Y-%m-%dT%H:%M:%SZ")
        for event in cluster.objects["Event"]:
            if event["involvedObject"]["name"] == pod["metadata"]["name"] and event["reason"] in ("Pulled", "Started"):
                moved = (back - timedelta(seconds=9 if event["reason"] == "Pulled" else 8)).strftime("%Y-%m-%dT%H:%M:%SZ")
                event |= {"firstTimestamp": moved, "lastTimestamp": moved}
                event["metadata"]["creationTimestamp"] = moved
                if event["reason"] == "Pulled":
                    event["message"] = event["message"].split(" in ")[0] + " in 2m58.114s (2m58.114s including waiting). Image size: 612048211 bytes."
        for kind in ("Endpoints", "EndpointSlice"):
            for item in cluster.objects[kind]:
                if item["metadata"]["name"].startswith("shipping"):
                    item["metadata"]["annotations"]["endpoints.kubernetes.io/last-change-trigger-time"] = back.strftime("%Y-%m-%dT%H:%M:%SZ")
    world.events.append(late)
    world.workload("basket").restart = Restart(timedelta(days=8, hours=5), "OOMKilled", 137, ["cache client: 2202 entries evicted"])
    stale_deny(world, "kettlewood", "freeze-vouchers", "vouchers")
    world.noise["loyalty"] = [("warn", "tier table is 31 days old, using it", 44)]
    change(world, "VirtualService", "teas", world.ago(51))["http"][1]["route"][0]["weight"] = 85
    world.resource("VirtualService", "teas")["spec"]["http"][1]["route"][1]["weight"] = 15
    return world


def kettlewood_6():
    world = World(apps.kettlewood(), "kettlewood-503-6", "2025-10-16T18:30:50Z", 9)
    at = world.ago(3)
    spec = change(world, "DestinationRule", "shipping", at)
    spec["trafficPolicy"]["connectionPool"] = {"tcp": {"maxConnections": 100}, "http": {"http1MaxPendingRequests": 128, "http2MaxRequests": 1}}
    world.app.traffic[0].children[1].children[1].ms = 2400
    world.burst = True
    active: dict = {}

    def admits(time, pod):
        """At most one request at a time from a proxy to the destination."""
        running = [end for end in active.get(pod, []) if end > time]
        active[pod] = running
        if running:
            return False
        running.append(time + timedelta(milliseconds=3300))
        return True
    world.failures.append(Failure("orders", "shipping", 503, "UO", "upstream_reset_before_response_started{overflow}", size=81, ms=1, host=True,
                                  since=at, admits=admits))
    rollout(world, "teas-v2", 24, "4.0.0-rc3")
    world.workload("web").restart = Restart(timedelta(days=15), "Error", 1, ["unhandledRejection: ECONNRESET"])
    world.noise["shipping"] = [("info", "carrier tariff service answered in 2.1s", 26)]
    stale_network_policy(world, "kettlewood", "vouchers-callers", "vouchers", 8000)
    world.workload("basket").flap = world.ago(44)
    world.blame("kettlewood/DestinationRule/shipping", "mesh.circuit-broken")
    world.spread("kettlewood/DestinationRule/shipping", "kettlewood/Service/shipping", "kettlewood/Deployment/orders", "kettlewood/Deployment/web",
                 "istio-system/Deployment/istio-ingressgateway")
    return world


ALL = [kettlewood_1, kettlewood_2, kettlewood_3, kettlewood_4, kettlewood_5, kettlewood_6]
