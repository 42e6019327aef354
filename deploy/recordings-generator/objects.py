"""Turns a World into the objects an API server would return for it, every reference resolved."""

import ipaddress
import json
from datetime import timedelta

from certificates import KUBE, MESH
from model import digest, revision, stamp, suffix, uid, when
from workloads import BORN, Workloads

PLURALS = {
    "Pod": "pods", "Service": "services", "Endpoints": "endpoints", "EndpointSlice": "endpointslices", "Deployment": "deployments",
    "ReplicaSet": "replicasets", "StatefulSet": "statefulsets", "DaemonSet": "daemonsets", "Event": "events", "ConfigMap": "configmaps",
    "Secret": "secrets", "ServiceAccount": "serviceaccounts", "Namespace": "namespaces", "Node": "nodes", "Lease": "leases",
    "PersistentVolume": "persistentvolumes", "PersistentVolumeClaim": "persistentvolumeclaims", "StorageClass": "storageclasses",
    "NetworkPolicy": "networkpolicies", "VirtualService": "virtualservices", "DestinationRule": "destinationrules",
    "Gateway": "gateways", "ServiceEntry": "serviceentries", "Sidecar": "sidecars", "PeerAuthentication": "peerauthentications",
    "AuthorizationPolicy": "authorizationpolicies", "Telemetry": "telemetries", "PodDisruptionBudget": "poddisruptionbudgets",
    "HorizontalPodAutoscaler": "horizontalpodautoscalers", "ResourceQuota": "resourcequotas",
    "MutatingWebhookConfiguration": "mutatingwebhookconfigurations",
}
NAMESPACED = [
    "pods", "services", "endpoints", "endpointslices", "deployments", "replicasets", "statefulsets", "daemonsets", "jobs", "cronjobs",
    "horizontalpodautoscalers", "poddisruptionbudgets", "ingresses", "networkpolicies", "configmaps", "secrets", "serviceaccounts",
    "roles", "rolebindings", "resourcequotas", "limitranges", "persistentvolumeclaims", "events", "leases", "virtualservices",
    "destinationrules", "gateways", "serviceentries", "sidecars", "envoyfilters", "workloadentries", "workloadgroups", "proxyconfigs",
    "peerauthentications", "requestauthentications", "authorizationpolicies", "telemetries", "wasmplugins",
]
CLUSTER_WIDE = ["nodes", "namespaces", "persistentvolumes", "storageclasses", "mutatingwebhookconfigurations"]
VERSIONS = {
    "VirtualService": "networking.istio.io/v1", "DestinationRule": "networking.istio.io/v1", "Gateway": "networking.istio.io/v1",
    "ServiceEntry": "networking.istio.io/v1", "Sidecar": "networking.istio.io/v1", "PeerAuthentication": "security.istio.io/v1",
    "AuthorizationPolicy": "security.istio.io/v1", "Telemetry": "telemetry.istio.io/v1", "NetworkPolicy": "networking.k8s.io/v1",
    "PodDisruptionBudget": "policy/v1", "HorizontalPodAutoscaler": "autoscaling/v2",
}


def fields(value, depth=2):
    """managedFields of an object's part: names only, as deep as a reader needs."""
    if not isinstance(value, dict) or depth == 0:
        return {}
    return {f"f:{k}": fields(v, depth - 1) for k, v in value.items()}


class Cluster(Workloads):
    """All objects of one recording. Pods carry what the logs need: their addresses and whether they serve."""

    def __init__(self, world):
        self.world = world
        self.app = world.app
        self.objects: dict = {}
        self.pods: list = []
        self.addresses = {node: 10 + 3 * i for i, node in enumerate(self.app.nodes)}
        self.service_number = 20
        self.event_number = 0
        self.build()

    # --- the pieces -------------------------------------------------------------------------------------------------

    def put(self, kind, ns, name, body, created, changed=None, manager=None, labels=None, annotations=None, owner=None,
            generate=None, generation=None, version="v1", managed=None):
        changed = changed or created
        meta = {"name": name}
        if ns:
            meta["namespace"] = ns
        if generate:
            meta["generateName"] = generate
        if labels:
            meta["labels"] = labels
        if annotations:
            meta["annotations"] = annotations
        meta["creationTimestamp"] = stamp(created)
        if generation:
            meta["generation"] = generation
        meta["resourceVersion"] = revision(changed)
        meta["uid"] = uid(self.app.key, kind, ns, name)
        if owner:
            meta["ownerReferences"] = [{"apiVersion": owner["apiVersion"], "kind": owner["kind"], "name": owner["metadata"]["name"],
                                        "uid": owner["metadata"]["uid"], "controller": True, "blockOwnerDeletion": True}]
        if manager:
            meta["managedFields"] = [{"manager": manager, "operation": "Update", "apiVersion": version, "time": stamp(changed),
                                      "fieldsType": "FieldsV1",
                                      "fieldsV1": managed or {f"f:{k}": fields(v) for k, v in body.items() if k != "status"}}]
        item = {"apiVersion": version, "kind": kind, "metadata": meta} | body
        self.objects.setdefault(kind, []).append(item)
        return item

    def event(self, about, reason, message, first, last=None, count=1, kind="Normal", component="kubelet", host="", path=""):
        self.event_number += 1
        last = last or first
        meta = about["metadata"]
        ns = meta.get("namespace", "default")
        involved = {"apiVersion": about["apiVersion"], "kind": about["kind"], "name": meta["name"]}
        if meta.get("namespace"):
            involved["namespace"] = ns
        involved |= {"resourceVersion": revision(first), "uid": meta["uid"]}
        if path:
            involved["fieldPath"] = path
        name = f"{meta['name']}.{digest(self.world.key, self.event_number)[:16]}"
        self.put("Event", ns, name, {
            "involvedObject": involved, "reason": reason, "message": message, "type": kind, "count": count,
            "firstTimestamp": stamp(first), "lastTimestamp": stamp(last), "eventTime": None,
            "source": {"component": component} | ({"host": host} if host else {}),
            "reportingComponent": component, "reportingInstance": host}, last)

    def address(self, node):
        self.addresses[node] += 1
        return str(ipaddress.ip_address(self.app.network) + 256 * (self.app.nodes.index(node) + 1) + self.addresses[node])

    def cluster_ip(self):
        self.service_number += 7
        return f"10.96.{self.service_number // 200}.{self.service_number % 200 + 5}"

    def node_address(self, node):
        return f"192.168.40.{11 + self.app.nodes.index(node)}"

    # --- the whole --------------------------------------------------------------------------------------------------

    def build(self):
        self.nodes()
        for ns, labels in {"default": {}, "kube-system": {}, "kube-public": {}, "kube-node-lease": {}, "istio-system": {},
                           **self.app.namespaces}.items():
            self.namespace(ns, labels)
        self.control_plane()
        for workload in self.app.workloads:
            self.workload(workload)
        for name, ns, data, created, changed in self.app.configs:
            self.put("ConfigMap", ns, name, {"data": data}, when(created), changed if not isinstance(changed, str) else when(changed),
                     "argocd-controller", {"app.kubernetes.io/part-of": self.app.key})
        for name, ns, keys in self.app.secrets:
            self.put("Secret", ns, name, {"type": "kubernetes.io/tls" if "tls.key" in keys else "Opaque",
                                          "data": {k: "KioqKioqKio=" for k in keys}}, when("2025-03-18T09:20:00Z"))
        for spec in self.app.resources:
            self.resource(spec)
        self.endpoints()
        for add in self.world.events:
            add(self)
        for kind in self.objects:
            if kind == "Event":
                self.objects[kind].sort(key=lambda e: (e["lastTimestamp"], e["metadata"]["name"]))
            else:
                self.objects[kind].sort(key=lambda o: (o["metadata"].get("namespace", ""), o["metadata"]["name"]))

    def nodes(self):
        version = "v" + self.app.kubernetes
        for i, node in enumerate(self.app.nodes):
            seen = self.world.observed - timedelta(seconds=20 + 31 * i)
            conditions = [("MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available"),
                          ("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
                          ("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available"),
                          ("Ready", "True", "KubeletReady", "kubelet is posting ready status")]
            self.put("Node", "", node, {
                "spec": {"podCIDR": f"{self.pod_network(i)}/24", "podCIDRs": [f"{self.pod_network(i)}/24"],
                         "providerID": f"cloud:///eu-2/{digest(self.app.key, node)[:17]}"},
                "status": {
                    "addresses": [{"type": "InternalIP", "address": self.node_address(node)}, {"type": "Hostname", "address": node}],
                    "capacity": {"cpu": "4", "memory": "16266520Ki", "pods": "110", "ephemeral-storage": "83873772Ki"},
                    "allocatable": {"cpu": "3920m", "memory": "15249688Ki", "pods": "110", "ephemeral-storage": "76224326324"},
                    "conditions": [{"type": t, "status": s, "lastHeartbeatTime": stamp(seen), "lastTransitionTime": stamp(BORN),
                                    "reason": r, "message": m} for t, s, r, m in conditions],
                    "nodeInfo": {"architecture": "amd64", "operatingSystem": "linux", "osImage": "Ubuntu 24.04.2 LTS",
                                 "kernelVersion": "6.8.0-62-generic", "containerRuntimeVersion": "containerd://1.7.27",
                                 "kubeletVersion": version, "kubeProxyVersion": "", "bootID": uid(node, "boot"),
                                 "machineID": digest(node, "machine")[:32], "systemUUID": uid(node, "system")}}},
                BORN, seen, labels={"kubernetes.io/arch": "amd64", "kubernetes.io/hostname": node, "kubernetes.io/os": "linux",
                                    "topology.kubernetes.io/region": "eu-2", "topology.kubernetes.io/zone": f"eu-2{'abc'[i % 3]}"})
            self.put("Lease", "kube-node-lease", node, {"spec": {
                "holderIdentity": node, "leaseDurationSeconds": 40,
                "renewTime": (self.world.observed - timedelta(seconds=3 + 2 * i)).strftime("%Y-%m-%dT%H:%M:%S.214703Z")}},
                BORN, self.world.observed, version="coordination.k8s.io/v1")

    def pod_network(self, i):
        return str(ipaddress.ip_address(self.app.network) + 256 * (i + 1))

    def namespace(self, ns, labels):
        created = BORN if ns in ("default", "istio-system") or ns.startswith("kube-") else when("2025-03-18T09:10:00Z")
        changed = labels.pop("_changed", created)
        self.put("Namespace", "", ns, {"spec": {"finalizers": ["kubernetes"]}, "status": {"phase": "Active"}}, created, changed,
                 "kubectl-client-side-apply" if changed != created else None, {"kubernetes.io/metadata.name": ns} | labels,
                 managed={"f:metadata": {"f:labels": fields(labels)}})
        self.put("ServiceAccount", ns, "default", {}, created)
        if ns in self.app.namespaces or ns == "istio-system":
            self.put("ConfigMap", ns, "kube-root-ca.crt", {"data": {"ca.crt": KUBE}}, created)
            self.put("ConfigMap", ns, "istio-ca-root-cert", {"data": {"root-cert.pem": MESH}}, created, labels={"istio.io/config": "true"})

    def control_plane(self):
        gateway_ns, gateway = self.app.gateway
        self.put("ConfigMap", "istio-system", "istio", {"data": {"mesh": self.app.mesh, "meshNetworks": "networks: {}"}}, BORN,
                 when("2025-06-02T08:15:40Z"), "helm", {"istio.io/rev": "default", "release": "istio"})
        self.put("StorageClass", "", "standard", {"provisioner": "block.csi.cloud.example", "reclaimPolicy": "Delete",
                                                  "allowVolumeExpansion": True, "volumeBindingMode": "WaitForFirstConsumer"}, BORN,
                 annotations={"storageclass.kubernetes.io/is-default-class": "true"}, version="storage.k8s.io/v1")
        self.put("MutatingWebhookConfiguration", "", "istio-sidecar-injector", {"webhooks": [{
            "name": "namespace.sidecar-injector.istio.io", "admissionReviewVersions": ["v1"],
            "clientConfig": {"service": {"name": "istiod", "namespace": "istio-system", "path": "/inject", "port": 443}},
            "failurePolicy": "Fail", "matchPolicy": "Equivalent",
            "namespaceSelector": {"matchExpressions": [{"key": "istio-injection", "operator": "In", "values": ["enabled"]}]},
            "objectSelector": {"matchExpressions": [{"key": "sidecar.istio.io/inject", "operator": "NotIn", "values": ["false"]}]},
            "rules": [{"apiGroups": [""], "apiVersions": ["v1"], "operations": ["CREATE"], "resources": ["pods"], "scope": "*"}],
            "sideEffects": "None", "timeoutSeconds": 10, "reinvocationPolicy": "Never"}]}, BORN, version="admissionregistration.k8s.io/v1",
            labels={"app": "sidecar-injector", "istio.io/rev": "default"})
        self.plain("istiod", "istio-system", f"docker.io/istio/pilot:{self.app.istio}", {"app": "istiod"}, 1, "discovery",
                   [("grpc-xds", 15010, 15010), ("https-dns", 15012, 15012), ("https-webhook", 443, 15017), ("http-monitoring", 15014, 15014)])
        self.plain(gateway, gateway_ns, f"docker.io/istio/proxyv2:{self.app.istio}", {"app": gateway, "istio": gateway}, 1,
                   "istio-proxy", [("status-port", 15021, 15021), ("http2", 80, 8080), ("https", 443, 8443)], balancer=True)
        if self.app.egress:
            self.plain("istio-egressgateway", "istio-system", f"docker.io/istio/proxyv2:{self.app.istio}",
                       {"app": "istio-egressgateway", "istio": "egressgateway"}, 1, "istio-proxy", [("http2", 80, 8080), ("https", 443, 8443)])
        self.plain("coredns", "kube-system", "registry.k8s.io/coredns/coredns:v1.11.3", {"k8s-app": "kube-dns"}, 2, "coredns",
                   [("dns-tcp", 53, 53), ("metrics", 9153, 9153)], service="kube-dns")
        self.daemons()

    # --- what selects what ------------------------------------------------------------------------------------------

    def endpoints(self):
        """Derived from the Services and pods as they are, like the controller does."""
        for service in list(self.objects["Service"]):
            meta, spec = service["metadata"], service["spec"]
            chosen = [p for p in self.pods if p["metadata"]["namespace"] == meta["namespace"]
                      and all(p["metadata"]["labels"].get(k) == v for k, v in spec["selector"].items())]
            created = when(meta["creationTimestamp"])
            named = lambda p, port: port if isinstance(port, int) else next(
                (c["containerPort"] for c in p["spec"]["containers"][0]["ports"] if c["name"] == port), None)
            ports = [{"name": s["name"], "port": named(chosen[0], s["targetPort"]) if chosen else s["targetPort"], "protocol": "TCP"} for s in spec["ports"]]
            ready = [p for p in chosen if self.is_ready(p)]
            change = max([when(next(c["lastTransitionTime"] for c in p["status"]["conditions"] if c["type"] == "Ready")) for p in chosen] + [created])
            if not chosen:
                change = when(next((f["time"] for f in meta.get("managedFields", [])), meta["creationTimestamp"]))
            one = lambda p: {"ip": p["status"]["podIP"], "nodeName": p["spec"]["nodeName"], "targetRef": {
                "kind": "Pod", "name": p["metadata"]["name"], "namespace": p["metadata"]["namespace"], "uid": p["metadata"]["uid"]}}
            subset = {}
            if ready:
                subset["addresses"] = [one(p) for p in ready]
            if len(ready) < len(chosen):
                subset["notReadyAddresses"] = [one(p) for p in chosen if p not in ready]
            labels = dict(meta.get("labels", {}))
            note = {"endpoints.kubernetes.io/last-change-trigger-time": stamp(change)}
            self.put("Endpoints", meta["namespace"], meta["name"], {"subsets": [subset | {"ports": ports}]} if chosen else {}, created, change,
                     labels=labels, annotations=note)
            self.put("EndpointSlice", meta["namespace"], f"{meta['name']}-{suffix(5, self.app.key, meta['name'], 'slice')}", {
                "addressType": "IPv4", "endpoints": [{
                    "addresses": [p["status"]["podIP"]], "conditions": {"ready": p in ready, "serving": p in ready, "terminating": False},
                    "nodeName": p["spec"]["nodeName"], "targetRef": one(p)["targetRef"], "zone": self.zone(p["spec"]["nodeName"])} for p in chosen],
                "ports": ports if chosen else []}, created, change, labels=labels | {
                    "endpointslice.kubernetes.io/managed-by": "endpointslice-controller.k8s.io", "kubernetes.io/service-name": meta["name"]},
                annotations=note, owner=service, generate=f"{meta['name']}-", generation=3, version="discovery.k8s.io/v1")

    def zone(self, node):
        return f"eu-2{'abc'[self.app.nodes.index(node) % 3]}"

    def resource(self, spec):
        version = VERSIONS[spec["kind"]]
        body = {"spec": spec["spec"]} | ({"status": spec["status"]} if "status" in spec else {})
        annotations = None
        if spec["manager"] in ("kubectl-client-side-apply", "kubectl-edit"):
            applied = {"apiVersion": version, "kind": spec["kind"], "metadata": {"annotations": {}, "name": spec["name"], "namespace": spec["ns"]},
                       "spec": spec.get("applied", spec["spec"])}
            annotations = {"kubectl.kubernetes.io/last-applied-configuration": json.dumps(applied, separators=(",", ":")) + "\n"}
        self.put(spec["kind"], spec["ns"], spec["name"], body, spec["created"], spec["changed"], spec["manager"], spec["labels"] or None,
                 annotations, generation=1 if spec["created"] == spec["changed"] else 3, version=version)
