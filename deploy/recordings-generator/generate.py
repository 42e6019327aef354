#!/usr/bin/env python3
"""Writes the synthetic 503 incidents: python3 deploy/recordings-generator/generate.py [ID...]

Deterministic: the same sources give the same files, byte for byte. Needs PyYAML.
"""

import shutil
import sys
from pathlib import Path

import yaml

import incidents_kettlewood
import incidents_larder
import incidents_railhop
from model import digest, stamp
from objects import CLUSTER_WIDE, NAMESPACED, PLURALS, Cluster
from traffic import Traffic

DEPLOY = Path(__file__).resolve().parent.parent
HEADER = "# Synthetic: this incident and its cluster were written for demonstration and tests; see ../README.md.\n"


class Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    """Block style with flow style leaves, no aliases, long texts as blocks."""

    def ignore_aliases(self, data):
        return True


def text(dumper, value):
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


Dumper.add_representer(str, text)


def dump(value) -> str:
    return yaml.dump(value, Dumper=Dumper, sort_keys=False, default_flow_style=None, width=160, allow_unicode=True)


def page(world) -> dict:
    app = world.app
    namespace = app.traffic[0]
    front = world.workload(namespace.to)
    began = world.starts.strftime("%H:%M")
    kinds = list(NAMESPACED)
    namespaces = ["default", "istio-system", "kube-node-lease", "kube-public", "kube-system", *app.namespaces]
    return {
        "id": world.key, "title": "Checkout returns 503",
        "description": f"Customers of {app.title} cannot complete their purchase: checkout returns 503 when the order is placed. "
                       f"The rest of the site works. Support has had tickets since {began} UTC.",
        "namespace": front.ns, "startsAt": stamp(world.starts), "observedAt": stamp(world.observed),
        "alerts": [{
            "status": "resolved" if world.healed else "firing",
            "labels": {"alertname": "IngressHigh5xxRate", "severity": "critical", "namespace": app.gateway[0], "service": app.gateway[1],
                       "destination_service": f"{front.app}.{front.ns}.svc.cluster.local", "response_code": "503", "cluster": f"{app.key}-prod"},
            "annotations": {"summary": "5xx rate at the ingress is above 5 %",
                            "description": f"More than 5 % of the requests to {app.front} were answered 5xx over the last 5 minutes.",
                            "runbook_url": f"https://runbooks.{app.domain}/ingress-5xx"},
            "startsAt": stamp(world.starts), "endsAt": stamp(world.healed) if world.healed else "0001-01-01T00:00:00Z",
            "generatorURL": f"https://prometheus.ops.{app.domain}/graph?g0.expr=ingress%3A5xx%3Aratio5m", "fingerprint": digest(world.key)[:16]}],
        "coverage": {"cluster": CLUSTER_WIDE, "namespaces": {ns: kinds for ns in namespaces}, "logs": "tail", "metrics": False}}


def write(path: Path, content: str):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def generate(world):
    target = DEPLOY / "recordings" / world.key
    if target.exists():
        shutil.rmtree(target)
    cluster = Cluster(world)
    traffic = Traffic(world, cluster)
    traffic.run()
    write(target / "incident.yaml", HEADER + dump(page(world)))
    for kind, items in cluster.objects.items():
        write(target / "cluster" / f"{PLURALS[kind]}.yaml", dump({"apiVersion": "v1", "kind": "List", "metadata": {}, "items": items}))
    for logs, ending in ((traffic.logs, ".log"), (traffic.previous, ".previous.log")):
        for (ns, pod, container), lines in logs.items():
            write(target / "logs" / ns / pod / f"{container}{ending}", "".join(line + "\n" for _, line in sorted(lines, key=lambda l: l[0])))
    write(DEPLOY / "recordings-truth" / f"{world.key}.yaml", dump(world.truth))


def main():
    for incident in incidents_kettlewood.ALL + incidents_larder.ALL + incidents_railhop.ALL:
        world = incident()
        if len(sys.argv) < 2 or world.key in sys.argv[1:]:
            generate(world)
            print(world.key)


if __name__ == "__main__":
    main()
