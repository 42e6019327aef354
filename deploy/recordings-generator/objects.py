"""Turns a World into the objects an API server would return for it, every reference resolved."""

import ipaddress
import json
from datetime import timedelta

from certificates import KUBE, MESH
from model import Workload, digest, revision, stamp, suffix, uid, when

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
BORN = when("2025-03-03T09:12:44Z")


def fields(value, depth=2):
    """managedFields of an object's part: names only, as deep as a reader needs."""
    if not isinstance(value, dict) or depth == 0:
        return {}
    return {f"f:{k}": fields(v, depth - 1) for k, v in value.items()}


class Cluster:
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

    def daemons(self):
        count, match = len(self.app.nodes), {"k8s-app": "kube-proxy"}
        template = {"containers": [{"name": "kube-proxy", "image": f"registry.k8s.io/kube-proxy:v{self.app.kubernetes}",
                                    "ports": [{"name": "metrics", "containerPort": 10249, "protocol": "TCP"}]}],
                    "serviceAccountName": "kube-proxy", "hostNetwork": True}
        self.put("ServiceAccount", "kube-system", "kube-proxy", {}, BORN)
        owner = self.put("DaemonSet", "kube-system", "kube-proxy", {
            "spec": {"selector": {"matchLabels": match}, "template": {"metadata": {"labels": match}, "spec": template},
                     "updateStrategy": {"type": "RollingUpdate", "rollingUpdate": {"maxUnavailable": 1, "maxSurge": 0}}},
            "status": {"currentNumberScheduled": count, "desiredNumberScheduled": count, "numberReady": count, "numberAvailable": count,
                       "updatedNumberScheduled": count, "numberMisscheduled": 0, "observedGeneration": 1}},
            BORN, labels=match, generation=1, version="apps/v1")
        for i in range(count):
            self.pod(f"kube-proxy-{suffix(5, self.app.key, 'kube-proxy', i)}", "kube-system", dict(match), template, owner, BORN, None, i, "kube-proxy-", "ok")

    def plain(self, name, ns, image, labels, replicas, container, ports, balancer=False, service=""):
        """A workload without a sidecar: control plane, gateways, DNS."""
        gateway = container == "istio-proxy"
        template = {"containers": [{
            "name": container, "image": image,
            **({"args": ["proxy", "router", "--domain", "$(POD_NAMESPACE).svc.cluster.local"]} if gateway else {}),
            "ports": [{"name": n, "containerPort": t, "protocol": "TCP"} for n, _, t in ports],
            "resources": {"requests": {"cpu": "100m", "memory": "128Mi"}, "limits": {"memory": "1Gi"}},
            **({"readinessProbe": {"httpGet": {"path": "/healthz/ready", "port": 15021, "scheme": "HTTP"}, "periodSeconds": 15,
                                   "timeoutSeconds": 3, "successThreshold": 1, "failureThreshold": 4}} if gateway else {})}],
            "serviceAccountName": name}
        self.deployment(name, ns, labels, template, replicas, BORN + timedelta(days=1), None, [], "helm", "ok", None)
        self.put("Service", ns, service or name, {"spec": {
            "type": "LoadBalancer" if balancer else "ClusterIP", "clusterIP": self.cluster_ip(), "selector": labels,
            "ports": [{"name": n, "port": p, "targetPort": t, "protocol": "TCP"} for n, p, t in ports], "sessionAffinity": "None"},
            "status": {"loadBalancer": {"ingress": [{"ip": "198.51.100.24"}]} if balancer else {}}}, BORN + timedelta(days=1), labels=labels)
        self.put("ServiceAccount", ns, name, {}, BORN + timedelta(days=1))

    def workload(self, w: Workload):
        created = when(w.created)
        names = [o["metadata"]["name"] for o in self.objects["ServiceAccount"] if o["metadata"]["namespace"] == w.ns]
        if w.account not in names:
            self.put("ServiceAccount", w.ns, w.account, {}, created)
        template = self.template(w)
        if w.kind == "StatefulSet":
            self.stateful(w, template, created)
        else:
            self.deployment(w.name, w.ns, w.match, template, w.replicas, created, w.rolled, w.old_tags, w.manager, w.state, w)
        services = [o["metadata"]["name"] for o in self.objects.get("Service", []) if o["metadata"]["namespace"] == w.ns]
        if w.app not in services and w.has_service:
            spec = {"type": "ClusterIP", "clusterIP": self.cluster_ip() if w.kind != "StatefulSet" else "None",
                    "internalTrafficPolicy": "Cluster", "ipFamilies": ["IPv4"], "ipFamilyPolicy": "SingleStack",
                    "ports": [{"name": w.port_name, "protocol": "TCP", "port": w.service_port, "targetPort": w.target or w.port}],
                    "selector": w.selector or {"app": w.app}, "sessionAffinity": "None"}
            changed = getattr(w, "service_changed", None)
            self.put("Service", w.ns, w.app, {"spec": spec, "status": {"loadBalancer": {}}}, created, changed,
                     getattr(w, "service_manager", "argocd-controller"), {"app": w.app})

    def template(self, w: Workload):
        probe = {"tcpSocket": {"port": w.port}} if not w.port_name.startswith(("http", "grpc")) else {
            "httpGet": {"path": w.probe, "port": w.port, "scheme": "HTTP"}}
        timing = {"periodSeconds": 10, "timeoutSeconds": 2, "successThreshold": 1, "failureThreshold": 3}
        ready = json.loads(json.dumps(probe))
        if w.readiness_port:
            ready["httpGet"]["port"] = w.readiness_port
        container = {"name": w.app, "image": f"registry.{self.app.domain}/{w.app}:{w.tag}",
                     "ports": [{"name": "http" if "httpGet" in probe else w.port_name, "containerPort": w.port, "protocol": "TCP"}]}
        if w.env:
            container["env"] = w.env
        if w.env_from:
            container["envFrom"] = w.env_from
        container |= {"resources": {"requests": {"cpu": "50m", "memory": "128Mi"}, "limits": {"cpu": "500m", "memory": w.memory}},
                      "livenessProbe": probe | timing | {"periodSeconds": 15}, "readinessProbe": ready | timing,
                      "terminationMessagePath": "/dev/termination-log", "terminationMessagePolicy": "File",
                      "imagePullPolicy": "IfNotPresent"}
        spec = {"containers": [container], "restartPolicy": "Always", "terminationGracePeriodSeconds": 30, "dnsPolicy": "ClusterFirst",
                "serviceAccountName": w.account, "securityContext": {}, "schedulerName": "default-scheduler"}
        if w.mounts:
            container["volumeMounts"] = [{"name": m["name"], "mountPath": m["path"]} for m in w.mounts]
            volumes = [{"name": m["name"]} | m["source"] for m in w.mounts if "source" in m]
            if volumes:
                spec["volumes"] = volumes
        return spec

    def deployment(self, name, ns, match, template, replicas, created, rolled, old_tags, manager, state, w):
        labels = w.pod_labels if w else match
        current = rolled or created + timedelta(days=40)
        if current > self.world.observed:
            current = created
        ready = replicas if state == "ok" else 0
        down = w.down_since if w and w.down_since else current
        strategy = {"type": "Recreate"} if w and w.strategy == "Recreate" else {
            "type": "RollingUpdate", "rollingUpdate": {"maxUnavailable": "25%", "maxSurge": "25%"}}
        number = len(old_tags) + 1
        hashes = [suffix(9, self.app.key, name, json.dumps(template, sort_keys=True))]
        status = {"observedGeneration": number, "replicas": replicas, "updatedReplicas": replicas}
        status |= {"readyReplicas": ready, "availableReplicas": ready} if ready else {"unavailableReplicas": replicas}
        late = not ready and self.world.observed - current > timedelta(seconds=600)
        said = "has successfully progressed." if ready else "has timed out progressing." if late else "is progressing."
        status["conditions"] = [
            {"type": "Available", "status": "True" if ready else "False", "lastUpdateTime": stamp(down if not ready else created + timedelta(seconds=14)),
             "lastTransitionTime": stamp(down if not ready else created + timedelta(seconds=14)),
             "reason": "MinimumReplicasAvailable" if ready else "MinimumReplicasUnavailable",
             "message": "Deployment has minimum availability." if ready else "Deployment does not have minimum availability."},
            {"type": "Progressing", "status": "False" if late else "True",
             "lastUpdateTime": stamp(current + timedelta(seconds=601 if late else 17)),
             "lastTransitionTime": stamp(current + timedelta(seconds=601) if late else created),
             "reason": "NewReplicaSetAvailable" if ready else "ProgressDeadlineExceeded" if late else "ReplicaSetUpdated",
             "message": f'ReplicaSet "{name}-{hashes[0]}" {said}'}]
        owner = self.put("Deployment", ns, name, {
            "spec": {"replicas": replicas, "selector": {"matchLabels": match}, "template": {"metadata": {"labels": labels}, "spec": template},
                     "strategy": strategy, "revisionHistoryLimit": 10, "progressDeadlineSeconds": 600}, "status": status},
            created, current, manager, match, {"deployment.kubernetes.io/revision": str(number)}, generation=number, version="apps/v1",
            managed={"f:spec": {"f:replicas": {}, "f:template": {"f:spec": {"f:containers": {f'k:{{"name":"{template["containers"][0]["name"]}"}}': {
                "f:image": {}, "f:env": {}, "f:resources": {}}}}}}})
        for i, tag in enumerate(old_tags):
            old = json.loads(json.dumps(template))
            if isinstance(tag, tuple):
                tag, change = tag
                change(old)
            image = old["containers"][0]["image"]
            old["containers"][0]["image"] = image.rsplit(":", 1)[0] + ":" + tag
            old_hash = suffix(9, self.app.key, name, tag, i)
            hashes.append(old_hash)
            born = created if i == 0 else created + timedelta(days=20 * i, hours=3)
            before = self.replicaset(owner, ns, name, old_hash, i + 1, 0, 0, labels, match, old, born)
        holder = self.replicaset(owner, ns, name, hashes[0], number, replicas, ready, labels, match, template,
                                 current if old_tags else created)
        pods = [self.pod(f"{name}-{hashes[0]}-{suffix(5, self.app.key, name, hashes[0], i)}", ns, labels | {"pod-template-hash": hashes[0]},
                         template, holder, current + timedelta(seconds=9 * i), w, i, f"{name}-{hashes[0]}-", state) for i in range(replicas)]
        if rolled and old_tags and rolled > self.world.observed - timedelta(minutes=58):
            self.rollout_events(owner, holder, before, replicas, pods, rolled, w)

    def replicaset(self, owner, ns, name, hashed, number, replicas, ready, labels, match, template, created):
        extra = {"pod-template-hash": hashed}
        status = {"replicas": replicas, "observedGeneration": 1 if replicas else 2}
        if replicas:
            status |= {"fullyLabeledReplicas": replicas}
        if ready:
            status |= {"readyReplicas": ready, "availableReplicas": ready}
        return self.put("ReplicaSet", ns, f"{name}-{hashed}", {
            "spec": {"replicas": replicas, "selector": {"matchLabels": match | extra},
                     "template": {"metadata": {"labels": labels | extra}, "spec": template}}, "status": status},
            created, labels=labels | extra, annotations={"deployment.kubernetes.io/desired-replicas": str(replicas or 1),
                                                         "deployment.kubernetes.io/revision": str(number)},
            owner=owner, generation=1 if replicas else 2, version="apps/v1")

    def rollout_events(self, owner, holder, before, replicas, pods, at, w):
        """What the controllers and kubelets say while one revision takes over from another."""
        name, old, controller = holder["metadata"]["name"], before["metadata"]["name"], "deployment-controller"
        recreate = w.strategy == "Recreate"

        def scaled(direction, who, start, end, time):
            self.event(owner, "ScalingReplicaSet", f"Scaled {direction} replica set {who} from {start} to {end}", time, component=controller)

        def deleted(i, time):
            self.event(before, "SuccessfulDelete", f"Deleted pod: {old}-{suffix(5, self.app.key, old, i)}", time, component="replicaset-controller")
        if recreate:
            scaled("down", old, replicas, 0, at - timedelta(seconds=32))
            scaled("up", name, 0, replicas, at)
        for i, pod in enumerate(pods):
            born = at + timedelta(seconds=9 * i)
            if recreate:
                deleted(i, at - timedelta(seconds=32))
            else:
                scaled("up", name, i, i + 1, born)
                scaled("down", old, replicas - i, replicas - i - 1, born + timedelta(seconds=13))
                deleted(i, born + timedelta(seconds=13))
            node, pod_name = pod["spec"]["nodeName"], pod["metadata"]["name"]
            self.event(holder, "SuccessfulCreate", f"Created pod: {pod_name}", born, component="replicaset-controller")
            self.event(pod, "Scheduled", f"Successfully assigned {owner['metadata']['namespace']}/{pod_name} to {node}", born, component="default-scheduler")
            image, app = pod["spec"]["containers"][0]["image"], pod["spec"]["containers"][0]["name"]
            took = 900 + int(digest(pod_name)[:2], 16) * 5
            self.event(pod, "Pulled", f'Successfully pulled image "{image}" in {took}ms ({took}ms including waiting). Image size: {61000000 + took * 1311} bytes.',
                       born + timedelta(seconds=3), host=node, path=f"spec.containers{{{app}}}")
            if w.state != "crash":
                self.event(pod, "Started", f"Started container {app}", born + timedelta(seconds=4), host=node, path=f"spec.containers{{{app}}}")

    def stateful(self, w, template, created):
        claim = f"data-{w.name}-0"
        template = template | {"volumes": []}
        template.pop("volumes")
        template["containers"][0]["volumeMounts"] = [{"name": "data", "mountPath": "/data"}]
        hashed = f"{w.name}-{suffix(10, self.app.key, w.name)}"
        owner = self.put("StatefulSet", w.ns, w.name, {
            "spec": {"replicas": 1, "serviceName": w.name, "selector": {"matchLabels": w.match}, "podManagementPolicy": "OrderedReady",
                     "template": {"metadata": {"labels": w.pod_labels}, "spec": template},
                     "updateStrategy": {"type": "RollingUpdate", "rollingUpdate": {"partition": 0}}, "revisionHistoryLimit": 10,
                     "volumeClaimTemplates": [{"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "data"},
                                               "spec": {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "8Gi"}},
                                                        "storageClassName": "standard", "volumeMode": "Filesystem"}}]},
            "status": {"replicas": 1, "readyReplicas": 1, "currentReplicas": 1, "updatedReplicas": 1, "availableReplicas": 1,
                       "currentRevision": hashed, "updateRevision": hashed, "observedGeneration": 1}},
            created, manager="argocd-controller", labels=w.match, generation=1, version="apps/v1", managed={"f:spec": {"f:template": {}}})
        volume = "pvc-" + uid(self.app.key, "PersistentVolumeClaim", w.ns, claim)
        self.put("PersistentVolumeClaim", w.ns, claim, {
            "spec": {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "8Gi"}}, "volumeName": volume,
                     "storageClassName": "standard", "volumeMode": "Filesystem"},
            "status": {"phase": "Bound", "accessModes": ["ReadWriteOnce"], "capacity": {"storage": "8Gi"}}}, created, labels=w.match)
        self.put("PersistentVolume", "", volume, {
            "spec": {"capacity": {"storage": "8Gi"}, "accessModes": ["ReadWriteOnce"], "persistentVolumeReclaimPolicy": "Delete",
                     "claimRef": {"apiVersion": "v1", "kind": "PersistentVolumeClaim", "namespace": w.ns, "name": claim,
                                  "uid": uid(self.app.key, "PersistentVolumeClaim", w.ns, claim)},
                     "csi": {"driver": "block.csi.cloud.example", "fsType": "ext4", "volumeHandle": "vol-" + digest(volume)[:12]},
                     "storageClassName": "standard", "volumeMode": "Filesystem"}, "status": {"phase": "Bound"}}, created)
        body = json.loads(json.dumps(template))
        body["volumes"] = [{"name": "data", "persistentVolumeClaim": {"claimName": claim}}]
        self.pod(f"{w.name}-0", w.ns, w.pod_labels | {"statefulset.kubernetes.io/pod-name": f"{w.name}-0", "apps.kubernetes.io/pod-index": "0",
                                                      "controller-revision-hash": hashed}, body, owner, created + timedelta(days=40), w, 1, f"{w.name}-", "ok")

    # --- pods -------------------------------------------------------------------------------------------------------

    def pod(self, name, ns, labels, template, owner, created, w, index, generate, state):
        shift = 0 if owner["kind"] == "DaemonSet" else int(digest(self.app.key, owner["metadata"]["name"].rsplit("-", 1)[0])[:4], 16)
        node = self.app.nodes[(shift + index) % len(self.app.nodes)]
        spec = json.loads(json.dumps(template))
        ip = self.node_address(node) if spec.get("hostNetwork") else self.address(node)
        injected = w is not None
        annotations = {}
        if injected:
            self.inject(spec, w)
            labels = labels | {"security.istio.io/tlsMode": "istio", "service.istio.io/canonical-name": w.app,
                               "service.istio.io/canonical-revision": w.version or "latest"}
            annotations = {"istio.io/rev": "default", "kubectl.kubernetes.io/default-container": w.app,
                           "kubectl.kubernetes.io/default-logs-container": w.app, "prometheus.io/path": "/stats/prometheus",
                           "prometheus.io/port": "15020", "prometheus.io/scrape": "true",
                           "sidecar.istio.io/status": '{"initContainers":["istio-init"],"containers":["istio-proxy"],"volumes":["workload-socket","istio-envoy","istio-data","istio-podinfo","istio-token","istiod-ca-cert"],"imagePullSecrets":null,"revision":"default"}'}
        token = f"kube-api-access-{suffix(5, self.app.key, name, 'token')}"
        spec.setdefault("volumes", []).append({"name": token, "projected": {"defaultMode": 420, "sources": [
            {"serviceAccountToken": {"expirationSeconds": 3607, "path": "token"}},
            {"configMap": {"name": "kube-root-ca.crt", "items": [{"key": "ca.crt", "path": "ca.crt"}]}}]}})
        spec["containers"][0].setdefault("volumeMounts", []).append(
            {"name": token, "mountPath": "/var/run/secrets/kubernetes.io/serviceaccount", "readOnly": True})
        spec |= {"nodeName": node, "serviceAccount": spec["serviceAccountName"], "priority": 0, "enableServiceLinks": True,
                 "tolerations": [{"key": f"node.kubernetes.io/{k}", "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 300}
                                 for k in ("not-ready", "unreachable")]}
        if ns == "kube-system":
            spec["volumes"], spec["containers"][0]["volumeMounts"] = [], []
        status = self.pod_status(name, spec, w, node, ip, created, state, index)
        pod = self.put("Pod", ns, name, {"spec": spec, "status": status}, created, labels=labels, annotations=annotations or None,
                       owner=owner, generate=generate)
        self.pods.append(pod)
        if w:
            self.pod_events(pod, w, created, state, node, ip)
        return pod

    def inject(self, spec, w):
        app = spec["containers"][0]
        probers = {}
        for kind, short in (("livenessProbe", "livez"), ("readinessProbe", "readyz")):
            probe = app[kind]
            path = f"/app-health/{w.app}/{short}"
            if "httpGet" in probe:
                probers[path] = {"httpGet": probe["httpGet"], "timeoutSeconds": 2}
            else:
                probers[path] = {"tcpSocket": probe.pop("tcpSocket"), "timeoutSeconds": 2}
            app[kind] = {"httpGet": {"path": path, "port": 15020, "scheme": "HTTP"}} | {k: v for k, v in probe.items() if k != "httpGet"}
        image = f"docker.io/istio/proxyv2:{self.app.istio}"
        spec["initContainers"] = [{
            "name": "istio-init", "image": image, "args": ["istio-iptables", "-p", "15001", "-z", "15006", "-u", "1337", "-m", "REDIRECT", "-i", "*",
                                                          "-x", "", "-b", "*", "-d", "15090,15021,15020", "--log_output_level=default:info"],
            "resources": {"limits": {"cpu": "2", "memory": "1Gi"}, "requests": {"cpu": "10m", "memory": "40Mi"}},
            "securityContext": {"capabilities": {"add": ["NET_ADMIN", "NET_RAW"], "drop": ["ALL"]}, "runAsUser": 0, "runAsNonRoot": False}}]
        spec["containers"].append({
            "name": "istio-proxy", "image": image, "args": ["proxy", "sidecar", "--domain", "$(POD_NAMESPACE).svc.cluster.local",
                                                           "--proxyLogLevel=warning", "--log_output_level=default:info"],
            "ports": [{"name": "http-envoy-prom", "containerPort": 15090, "protocol": "TCP"}],
            "env": [{"name": "PILOT_CERT_PROVIDER", "value": "istiod"}, {"name": "CA_ADDR", "value": "istiod.istio-system.svc:15012"},
                    {"name": "POD_NAME", "valueFrom": {"fieldRef": {"apiVersion": "v1", "fieldPath": "metadata.name"}}},
                    {"name": "ISTIO_META_POD_PORTS", "value": json.dumps([{"name": p["name"], "containerPort": p["containerPort"], "protocol": "TCP"}
                                                                         for p in app["ports"]])},
                    {"name": "ISTIO_META_APP_CONTAINERS", "value": w.app}, {"name": "ISTIO_META_CLUSTER_ID", "value": "Kubernetes"},
                    {"name": "ISTIO_META_INTERCEPTION_MODE", "value": "REDIRECT"}, {"name": "ISTIO_META_WORKLOAD_NAME", "value": w.name},
                    {"name": "ISTIO_META_MESH_ID", "value": "cluster.local"}, {"name": "TRUST_DOMAIN", "value": "cluster.local"},
                    {"name": "ISTIO_KUBE_APP_PROBERS", "value": json.dumps(probers, separators=(",", ":"))}],
            "resources": {"limits": {"cpu": "2", "memory": "1Gi"}, "requests": {"cpu": "10m", "memory": "40Mi"}},
            "readinessProbe": {"httpGet": {"path": "/healthz/ready", "port": 15021, "scheme": "HTTP"}, "timeoutSeconds": 3, "periodSeconds": 15,
                               "successThreshold": 1, "failureThreshold": 4},
            "startupProbe": {"httpGet": {"path": "/healthz/ready", "port": 15021, "scheme": "HTTP"}, "timeoutSeconds": 3, "periodSeconds": 1,
                             "successThreshold": 1, "failureThreshold": 600},
            "securityContext": {"runAsUser": 1337, "runAsGroup": 1337, "runAsNonRoot": True, "readOnlyRootFilesystem": True},
            "volumeMounts": [{"name": "istiod-ca-cert", "mountPath": "/var/run/secrets/istio"}, {"name": "istio-envoy", "mountPath": "/etc/istio/proxy"},
                             {"name": "istio-token", "mountPath": "/var/run/secrets/tokens"}]})
        spec["volumes"] = spec.get("volumes", []) + [
            {"name": "workload-socket", "emptyDir": {}}, {"name": "istio-envoy", "emptyDir": {"medium": "Memory"}}, {"name": "istio-data", "emptyDir": {}},
            {"name": "istio-token", "projected": {"defaultMode": 420, "sources": [{"serviceAccountToken": {
                "audience": "istio-ca", "expirationSeconds": 43200, "path": "istio-token"}}]}},
            {"name": "istiod-ca-cert", "configMap": {"defaultMode": 420, "name": "istio-ca-root-cert"}}]

    def pod_status(self, name, spec, w, node, ip, created, state, index):
        ready = state == "ok"
        since = created + timedelta(seconds=12)
        containers = []
        for c in spec["containers"]:
            image_id = c["image"].rsplit(":", 1)[0] + "@sha256:" + digest(c["image"])
            entry = {"name": c["name"], "image": c["image"], "imageID": image_id, "containerID": "containerd://" + digest(name, c["name"]),
                     "ready": ready or c["name"] == "istio-proxy", "started": True, "restartCount": 0,
                     "state": {"running": {"startedAt": stamp(created + timedelta(seconds=4))}}, "lastState": {}}
            if w and c["name"] == w.app:
                self.past(entry, name, w, index, state, created)
            containers.append(entry)
        condition = lambda kind, ok, at, **more: {"type": kind, "status": "True" if ok else "False", "lastProbeTime": None,
                                                  "lastTransitionTime": stamp(at)} | more
        flaw = {} if ready else {"reason": "ContainersNotReady", "message": f"containers with unready status: [{spec['containers'][0]['name']}]"}
        lost = created if not ready else since
        if w and w.flap and index == 0 and ready:
            since = w.flap + timedelta(seconds=40)
        status = {"phase": "Running", "conditions": [
            condition("PodReadyToStartContainers", True, created + timedelta(seconds=2)), condition("Initialized", True, created + timedelta(seconds=2)),
            condition("Ready", ready, since if ready else lost, **flaw), condition("ContainersReady", ready, since if ready else lost, **flaw),
            condition("PodScheduled", True, created)], "hostIP": self.node_address(node), "hostIPs": [{"ip": self.node_address(node)}],
            "podIP": ip, "podIPs": [{"ip": ip}], "startTime": stamp(created)}
        if w:
            init = spec["initContainers"][0]
            status["initContainerStatuses"] = [{
                "name": "istio-init", "image": init["image"], "imageID": init["image"].rsplit(":", 1)[0] + "@sha256:" + digest(init["image"]),
                "containerID": "containerd://" + digest(name, "init"), "ready": True, "started": False, "restartCount": 0, "lastState": {},
                "state": {"terminated": {"exitCode": 0, "reason": "Completed", "startedAt": stamp(created + timedelta(seconds=1)),
                                         "finishedAt": stamp(created + timedelta(seconds=1)), "containerID": "containerd://" + digest(name, "init")}}}]
        return status | {"containerStatuses": containers, "qosClass": "Burstable"}

    def past(self, entry, name, w, index, state, created):
        """Restarts: one of long ago, or the ones of a container that never stays up."""
        if state == "crash":
            last = self.last_try(created)
            ended = {"exitCode": 1, "reason": "Error", "startedAt": stamp(last), "finishedAt": stamp(last + timedelta(seconds=2)),
                     "containerID": "containerd://" + digest(name, w.tries)}
            entry |= {"ready": False, "started": False, "restartCount": w.tries, "lastState": {"terminated": ended},
                      "state": {"waiting": {"reason": "CrashLoopBackOff", "message":
                                f"back-off 5m0s restarting failed container={w.app} pod={name}_{w.ns}({uid(self.app.key, 'Pod', w.ns, name)})"}}}
        elif w.restart and index == 0:
            end = self.world.starts - w.restart.ago
            entry |= {"restartCount": 1, "state": {"running": {"startedAt": stamp(end + timedelta(seconds=2))}}, "lastState": {"terminated": {
                "exitCode": w.restart.code, "reason": w.restart.reason, "startedAt": stamp(created + timedelta(seconds=4)),
                "finishedAt": stamp(end), "containerID": "containerd://" + digest(name, "before")}}}

    @staticmethod
    def last_try(created):
        """When the seventh start was: back-off doubles from ten seconds to five minutes."""
        return created + timedelta(seconds=5 + 10 + 20 + 40 + 80 + 160 + 300 + 14)

    def pod_events(self, pod, w, created, state, node, ip):
        path = f"spec.containers{{{w.app}}}"
        if state == "unready":
            last = self.world.observed - timedelta(seconds=6)
            self.event(pod, "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 500", created + timedelta(seconds=13), last,
                       int((last - created).total_seconds() // 10), "Warning", host=node, path=path)
        if state == "crash":
            last = self.last_try(created)
            self.event(pod, "BackOff", f"Back-off restarting failed container {w.app} in pod {pod['metadata']['name']}_{w.ns}({pod['metadata']['uid']})",
                       created + timedelta(seconds=11), self.world.observed - timedelta(seconds=9), w.tries * 8 - 1, "Warning", host=node, path=path)
            self.event(pod, "Started", f"Started container {w.app}", created + timedelta(seconds=4), last, w.tries + 1, host=node, path=path)
        if w.flap and state == "ok" and pod is next(p for p in self.pods if p["metadata"].get("labels", {}).get("app") == w.app):
            self.event(pod, "Unhealthy", f'Readiness probe failed: Get "http://{ip}:15020/app-health/{w.app}/readyz": context deadline exceeded '
                       "(Client.Timeout exceeded while awaiting headers)", w.flap, w.flap + timedelta(seconds=20), 3, "Warning", host=node, path=path)

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

    @staticmethod
    def is_ready(pod):
        return any(c["type"] == "Ready" and c["status"] == "True" for c in pod["status"]["conditions"])

    def resource(self, spec):
        version = VERSIONS[spec["kind"]]
        body = {"spec": spec["spec"]} | ({"status": spec["status"]} if "status" in spec else {})
        annotations = None
        if spec["manager"] == "kubectl-client-side-apply":
            applied = {"apiVersion": version, "kind": spec["kind"], "metadata": {"annotations": {}, "name": spec["name"], "namespace": spec["ns"]},
                       "spec": spec["spec"]}
            annotations = {"kubectl.kubernetes.io/last-applied-configuration": json.dumps(applied, separators=(",", ":")) + "\n"}
        self.put(spec["kind"], spec["ns"], spec["name"], body, spec["created"], spec["changed"], spec["manager"], spec["labels"] or None,
                 annotations, generation=1 if spec["created"] == spec["changed"] else 3, version=version)
