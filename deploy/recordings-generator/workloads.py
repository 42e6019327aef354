"""Deployments, StatefulSets and DaemonSets, with their ReplicaSets, Services, claims and what the controllers said."""

import json
from datetime import timedelta

from model import Workload, digest, stamp, suffix, uid, when
from pods import Pods

BORN = when("2025-03-03T09:12:44Z")


class Workloads(Pods):
    """What of a cluster runs pods."""

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
        if w.app not in services:
            spec = {"type": "ClusterIP", "clusterIP": self.cluster_ip() if w.kind != "StatefulSet" else "None",
                    "internalTrafficPolicy": "Cluster", "ipFamilies": ["IPv4"], "ipFamilyPolicy": "SingleStack",
                    "ports": [{"name": w.port_name, "protocol": "TCP", "port": w.service_port, "targetPort": w.target or w.port}],
                    "selector": w.selector or {"app": w.app}, "sessionAffinity": "None"}
            self.put("Service", w.ns, w.app, {"spec": spec, "status": {"loadBalancer": {}}}, created, w.service_changed,
                     w.service_manager, {"app": w.app})

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
        edits = [tag[1] for tag in old_tags if isinstance(tag, tuple)]
        for i, tag in enumerate(old_tags):
            old = json.loads(json.dumps(template))
            for edit in edits:
                edit(old)
            tag = tag[0] if isinstance(tag, tuple) else tag
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
