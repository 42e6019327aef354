"""The incidents of Larder: what was changed, how the proxies say so, what looks suspicious beside it, and the answer."""

from datetime import timedelta

import apps
from changes import REFUSED, REFUSED_SIZE, UNREACHABLE, change, nobody_ready, rollout, service, slow_sidecar, stale_deny, stale_network_policy, upstream
from model import Failure, Inbound, Restart, World

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
    slow_sidecar(world, "wallet")
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


ALL = [larder_1, larder_2, larder_3, larder_4]
