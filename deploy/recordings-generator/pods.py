"""Pods as the API server returns them after the injector and the kubelet were there."""

import json
from datetime import timedelta

from model import digest, stamp, suffix, uid


class Pods:
    """What of a cluster is a pod: its sidecar, its status, its past."""

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
        if w and w.restart and index == 0 and ready:
            since = self.world.starts - w.restart.ago + timedelta(seconds=12)
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

    @staticmethod
    def is_ready(pod):
        return any(c["type"] == "Ready" and c["status"] == "True" for c in pod["status"]["conditions"])
