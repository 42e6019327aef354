"""The incidents: for each, what was changed in the application, how its proxies say so, and the answer.

Every incident is reported with the same words. What differs is the cause, and what happens to look suspicious beside it.
"""

from datetime import timedelta

import apps
from model import External, Failure, Inbound, Restart, World, when

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


def change(world, kind, name, at, spec=None, manager="kubectl-client-side-apply"):
    found = world.resource(kind, name)
    found |= {"changed": at, "manager": manager} | ({"spec": spec} if spec else {})
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


def unschedulable_for_a_moment(world, name, minutes):
    """A warning that healed: a pod that had to wait for room."""
    at = world.ago(minutes)

    def add(cluster):
        pod = next(p for p in cluster.pods if p["metadata"]["labels"].get("app") == name)
        cluster.event(pod, "FailedScheduling", f"0/{len(world.app.nodes)} nodes are available: {len(world.app.nodes)} Insufficient cpu. preemption: "
                      f"0/{len(world.app.nodes)} nodes are available: {len(world.app.nodes)} No preemption victims found for incoming pod.",
                      at, kind="Warning", component="default-scheduler")
    world.events.append(add)


# --- Kettlewood -----------------------------------------------------------------------------------------------------------------------------------------


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
    unschedulable_for_a_moment(world, "basket", 52)
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


# --- Railhop --------------------------------------------------------------------------------------------------------------------------------------------

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
    unschedulable_for_a_moment(world, "timetable", 49)
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


# --- Larder ---------------------------------------------------------------------------------------------------------------------------------------------

LARDER_FRONT = ["larder/Deployment/checkout-api", "larder/Deployment/shopfront", "public/Deployment/public-gateway"]


def larder_1():
    world = World(apps.larder(), "larder-503-1", "2025-09-09T18:04:15Z", 9)
    at = world.ago(2)
    service(world, "wallet", at, "helm", port_name="grpc-wallet")
    world.failures.append(Failure("checkout-api", "wallet", 502, "-", "via_upstream", size=upstream("protocol error"), host=True, local=True, ms=5, since=at,
                                  server=Inbound(502, "UPE", "upstream_reset_before_response_started{protocol_error}", size=87, http="HTTP/2", local=True)))
    rollout(world, "trolley", 23, "r378")
    world.workload("products").restart = Restart(timedelta(days=3), "OOMKilled", 137, ["index rebuild: 240 MB"])
    world.noise["invoices"] = [("warn", "font cache is cold, rendering will be slower", 58)]
    stale_deny(world, "larder", "retire-coupons", "coupons")
    world.workload("slots").flap = world.ago(39)
    world.blame("larder/Service/wallet", "mesh.port-naming")
    world.spread("larder/Service/wallet", *LARDER_FRONT)
    return world


def larder_2():
    world = World(apps.larder(), "larder-503-2", "2025-09-23T11:27:30Z", 8)
    at = world.ago(3)
    spec = change(world, "VirtualService", "slots", at, manager="kubectl-edit")
    spec["http"][0]["fault"] = {"abort": {"httpStatus": 503, "percentage": {"value": 100}}}
    world.failures.append(Failure("checkout-api", "slots", 503, "FI", "fault_filter_abort", size=18, ms=1, since=at, path="/v1/slots"))
    rollout(world, "wallet", 28, "r234")
    world.workload("invoices").restart = Restart(timedelta(days=11), "Error", 1, ["worker timeout (pid 9)"])
    world.noise["products"] = [("warn", "shelf fresh: 4 products without a picture", 36)]
    stale_network_policy(world, "larder", "coupons-callers", "coupons", 8080)
    unschedulable_for_a_moment(world, "trolley", 44)
    world.blame("larder/VirtualService/slots", "mesh.injected-fault")
    world.spread("larder/VirtualService/slots", "larder/Service/slots", *LARDER_FRONT)
    return world


def larder_3():
    world = World(apps.larder(), "larder-503-3", "2025-10-07T08:33:00Z", 9)
    at = world.ago(2)
    world.app.resources = [r for r in world.app.resources if r["name"] != "payments-egress"]
    world.add("ServiceEntry", "larder", "bakery-partner", {"hosts": ["orders.crumb.example"], "location": "MESH_EXTERNAL", "resolution": "DNS",
                                                          "ports": [{"number": 443, "name": "tls", "protocol": "TLS"}]}, at - timedelta(seconds=4), None)
    world.add("Gateway", "larder", "partners-egress", {"selector": {"istio": "egressgateway"}, "servers": [
        {"port": {"number": 443, "name": "tls", "protocol": "TLS"}, "hosts": ["orders.crumb.example"], "tls": {"mode": "PASSTHROUGH"}}]}, at, None)

    def pushed(cluster):
        """A deletion shows only in what the control plane pushed."""
        world.pushed = [(at, "Gateway", "larder", "payments-egress")]
    world.events.append(pushed)
    world.failures.append(Failure("wallet", "pay.pennyworth.example", 503, "UF", UNREACHABLE, REFUSED, size=REFUSED_SIZE, ms=3, route="to-egress", since=at))
    rollout(world, "slots", 37, "r519")
    world.workload("trolley").restart = Restart(timedelta(days=6), "Error", 1, ["store: ECONNREFUSED", "giving up"])
    world.noise["checkout-api"] = [("warn", "request body buffered to disk (44 KB)", 41)]
    stale_deny(world, "larder", "retire-coupons", "coupons")
    world.blame("larder/VirtualService/pennyworth", "mesh.missing-gateway", ["larder/Gateway/payments-egress"])
    world.spread("larder/VirtualService/pennyworth", "larder/Deployment/wallet", *LARDER_FRONT)
    return world


def larder_4():
    world = World(apps.larder(), "larder-503-4", "2025-10-20T14:45:50Z", 11)
    world.app.configs = [("invoice-settings", "larder", {"VAT_SCHEME": "standard", "SERIES": "LRD"}, "2025-03-18T09:22:00Z", world.ago(23 * 60 + 12))]
    invoices = rollout(world, "invoices", 1, "r159")
    invoices.strategy, invoices.state, invoices.tries = "Recreate", "crash", 6
    invoices.previous_log = [("info", "starting invoices r159"), ("info", "reading settings from the environment"),
                             ("error", "settings incomplete: 1 required value is empty"), ("error", "exiting with status 1")]
    world.failures.append(nobody_ready("checkout-api", "invoices", invoices.rolled - timedelta(seconds=30)))
    change(world, "VirtualService", "slots", world.ago(42), manager="argocd-controller")["http"][0]["timeout"] = "6s"
    world.workload("checkout-api").restart = Restart(timedelta(days=13), "Error", 134, ["thread pool starved for 12s"])
    world.noise["wallet"] = [("warn", "provider latency p95 240ms", 45)]
    stale_network_policy(world, "larder", "coupons-callers", "coupons", 8080)
    world.workload("products").flap = world.ago(33)
    world.blame("larder/ConfigMap/invoice-settings", "startup.missing-key", ["larder/Deployment/invoices"])
    world.spread("larder/ConfigMap/invoice-settings", "larder/Deployment/invoices", "larder/Service/invoices", *LARDER_FRONT)
    return world


ALL = [kettlewood_1, kettlewood_2, kettlewood_3, kettlewood_4, kettlewood_5, kettlewood_6, railhop_1, railhop_2, railhop_3, railhop_4, railhop_5,
       railhop_6, larder_1, larder_2, larder_3, larder_4]
