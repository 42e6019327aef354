"""The three applications, as they are when nothing is wrong. Each function returns a fresh one."""

from datetime import timedelta

from model import App, Call, External, Restart, Workload, custom

QUIET = """accessLogFile: /dev/stdout
connectTimeout: 1s
defaultConfig:
  discoveryAddress: istiod.istio-system.svc:15012
{more}enableAutoMtls: true
enablePrometheusMerge: true
{outbound}rootNamespace: istio-system
trustDomain: cluster.local
"""
NO_RETRIES = "defaultHttpRetryPolicy:\n  attempts: 0\n"


def env(**values):
    return [{"name": k, "value": v} for k, v in values.items()]


def secret(name, secret_name, key):
    return {"name": name, "valueFrom": {"secretKeyRef": {"name": secret_name, "key": key}}}


def ingress(ns, name, selector, host, credential, route, gateway=None):
    """Gateway and VirtualService of the front door."""
    return [
        custom("Gateway", ns, name, {"selector": {"istio": selector}, "servers": [
            {"port": {"number": 443, "name": "https", "protocol": "HTTPS"}, "hosts": [host], "tls": {"mode": "SIMPLE", "credentialName": credential}},
            {"port": {"number": 80, "name": "http", "protocol": "HTTP"}, "hosts": [host], "tls": {"httpsRedirect": True}}]}),
        custom("VirtualService", ns, name, {"hosts": [host], "gateways": [name], "http": [route]}, changed="2025-05-19T07:42:10Z")]


def mtls(ns, mode="STRICT", name="default", **more):
    return custom("PeerAuthentication", ns, name, {**more, "mtls": {"mode": mode}})


def allow(ns, name, app, principals, methods=None):
    rule = {"from": [{"source": {"principals": [f"cluster.local/ns/{p.replace('/', '/sa/')}" for p in principals]}}]}
    if methods:
        rule["to"] = [{"operation": {"methods": methods}}]
    return custom("AuthorizationPolicy", ns, name, {"selector": {"matchLabels": {"app": app}}, "action": "ALLOW", "rules": [rule]})


def kettlewood() -> App:
    """A tea shop: one namespace, a Node front end, Istio's own ingress gateway, nothing leaves the mesh unless it is registered."""
    ns = "kettlewood"
    pay = External("api.tillgate.example", "198.51.100.77")
    quote = Call("shipping", "GET /quotes?zone=home", ms=24)
    checkout = Call("web", "POST /checkout", ms=9, children=[
        Call("basket", "GET /baskets/{order}", ms=3),
        Call("orders", "POST /orders", ms=14, children=[
            Call("teas", "GET /stock/{order}", ms=9), quote, Call("loyalty", "POST /points/{order}", ms=8),
            Call("payments", "POST /charges", ms=6, children=[pay])])])
    browse = [Call("web", "GET /", ms=12, children=[Call("teas", "GET /teas?season=spring", ms=11)]),
              Call("web", "GET /teas/assam-second-flush", ms=9, children=[Call("teas", "GET /teas/assam-second-flush", ms=8)]),
              Call("web", "POST /basket/items", ms=6, children=[Call("basket", "POST /baskets/{order}/items", ms=4)])]
    full = f"{ns}.svc.cluster.local"
    return App(
        "kettlewood", "Kettlewood", "kettlewood.example", "www.kettlewood.example",
        {ns: {"istio-injection": "enabled", "team": "shop"}, "tools": {"team": "platform"}},
        ["kw-node-1", "kw-node-2", "kw-node-3"], "10.244.0.0", "1.26.3", "1.32.7", ("istio-system", "istio-ingressgateway"),
        [Workload("web", ns, "node", 3000, "5.14.2", replicas=2, service_port=80, old_tags=["5.13.0", "5.14.1"],
                  env=env(BASKET_URL="http://basket:8080", ORDERS_URL="http://orders:8080", TEAS_URL="http://teas:8000")),
         Workload("teas-v1", ns, "python", 8000, "3.8.0", app="teas", version="v1", old_tags=["3.7.5"], env=env(PAGE_SIZE="30")),
         Workload("teas-v2", ns, "python", 8000, "4.0.0-rc2", app="teas", version="v2", created="2025-06-20T08:05:00Z", env=env(PAGE_SIZE="30")),
         Workload("basket", ns, "go", 8080, "2.2.1", env=env(CACHE_ADDR="basket-cache:6379"), old_tags=["2.2.0"]),
         Workload("basket-cache", ns, "go", 6379, "8.0.3", port_name="tcp-valkey", kind="StatefulSet"),
         Workload("orders", ns, "java", 8080, "7.1.0", replicas=2, memory="768Mi", old_tags=["7.0.2"],
                  env=env(SHIPPING_URL="http://shipping:7070", PAYMENTS_URL="http://payments:9000", LOYALTY_URL="http://loyalty:8000",
                          TEAS_URL="http://teas:8000")),
         Workload("payments", ns, "go", 9000, "1.30.4", replicas=2, old_tags=["1.29.0"], mounts=[],
                  env=env(PROVIDER_URL="https://api.tillgate.example/v2") + [secret("PROVIDER_TOKEN", "payments-provider", "token")]),
         Workload("shipping", ns, "rust", 7070, "0.19.3", old_tags=["0.19.1"], env_from=[{"configMapRef": {"name": "shipping-zones"}}]),
         Workload("loyalty", ns, "python", 8000, "1.6.6", env=env(POINTS_PER_EURO="3"), old_tags=["1.6.5"])],
        [checkout] + browse,
        [*ingress(ns, "kettlewood", "istio-ingressgateway", "www.kettlewood.example", "kettlewood-tls",
                  {"name": "shop", "route": [{"destination": {"host": f"web.{full}", "port": {"number": 80}}}], "timeout": "15s"}),
         custom("DestinationRule", ns, "teas", {"host": f"teas.{full}", "subsets": [
             {"name": "v1", "labels": {"version": "v1"}}, {"name": "v2", "labels": {"version": "v2"}}]}, "2025-06-20T08:07:31Z"),
         custom("VirtualService", ns, "teas", {"hosts": [f"teas.{full}"], "http": [
             {"name": "stock", "match": [{"uri": {"prefix": "/stock"}}], "route": [{"destination": {"host": f"teas.{full}", "subset": "v1"}}]},
             {"name": "teas-split", "route": [{"destination": {"host": f"teas.{full}", "subset": "v1"}, "weight": 90},
                                             {"destination": {"host": f"teas.{full}", "subset": "v2"}, "weight": 10}]}]}, "2025-06-20T08:09:02Z"),
         custom("DestinationRule", ns, "shipping", {"host": f"shipping.{full}", "trafficPolicy": {
             "connectionPool": {"tcp": {"maxConnections": 100}, "http": {"http1MaxPendingRequests": 128}},
             "outlierDetection": {"consecutive5xxErrors": 10, "interval": "20s", "baseEjectionTime": "30s", "maxEjectionPercent": 50}}}),
         custom("ServiceEntry", ns, "tillgate", {"hosts": ["api.tillgate.example"], "location": "MESH_EXTERNAL", "resolution": "DNS",
                                                "ports": [{"number": 443, "name": "tls", "protocol": "TLS"}]}),
         mtls("istio-system", "PERMISSIVE"), mtls(ns),
         allow(ns, "payments-callers", "payments", ["kettlewood/orders"], ["POST"])],
        [("shipping-zones", ns, {"HOME_BASE_CENTS": "390", "WORLD_BASE_CENTS": "1650"}, "2025-03-18T09:22:00Z", "2025-05-02T10:11:00Z")],
        [("payments-provider", ns, ["token"]), ("kettlewood-tls", "istio-system", ["tls.crt", "tls.key"])],
        QUIET.format(more=NO_RETRIES, outbound="outboundTrafficPolicy:\n  mode: REGISTRY_ONLY\n"))


def railhop() -> App:
    """Train tickets: front end and core in namespaces of their own, a gateway in a third, Istio's default retries."""
    web, core, edge = "railhop-web", "railhop-core", "railhop-edge"
    checkout = Call("site", "POST /checkout", ms=10, children=[
        Call("bff", "POST /api/checkout", ms=7, parallel=True, children=[
            Call("passengers", "GET /passengers/{order}", ms=9),
            Call("reservations", "POST /reservations", ms=16, parallel=True, children=[
                Call("seats", "POST /holds/{order}", ms=18), Call("fares", "GET /fares/{order}", ms=7),
                Call("paygate", "POST /authorisations", ms=9, children=[External("psp.moneta.example", "198.51.100.140", ms=210)])])])])
    browse = [Call("site", "GET /", ms=15, children=[Call("bff", "GET /api/home", ms=5)]),
              Call("site", "GET /journeys?from=WAT&to=EXD", ms=12, children=[
                  Call("bff", "GET /api/journeys?from=WAT&to=EXD", ms=8, children=[Call("timetable", "GET /search?from=WAT&to=EXD", ms=31)])]),
              Call("site", "GET /help", ms=5)]
    full = f"{core}.svc.cluster.local"
    return App(
        "railhop", "Railhop", "railhop.example", "tickets.railhop.example",
        {web: {"istio-injection": "enabled", "team": "web"}, core: {"istio-injection": "enabled", "team": "core"},
         edge: {"team": "platform"}, "reporting": {"istio-injection": "enabled", "team": "data"}},
        ["pool-a-0", "pool-a-1", "pool-b-0", "pool-b-1"], "10.42.0.0", "1.25.4", "1.31.9", (edge, "edge-proxy"),
        [Workload("site", web, "ruby", 4567, "2025.28.1", replicas=2, service_port=80, old_tags=["2025.27.4"], env=env(BFF_URL="http://bff:4000")),
         Workload("bff", web, "node", 4000, "12.3.0", replicas=2, old_tags=["12.2.1", "12.2.2"],
                  env=env(RESERVATIONS_URL="http://reservations.railhop-core:8085", PASSENGERS_URL="http://passengers.railhop-core:8200",
                          TIMETABLE_URL="http://timetable.railhop-core:8090")),
         Workload("timetable", core, "go", 8090, "6.0.8", old_tags=["6.0.7"], env=env(FEED_REFRESH="10m")),
         Workload("reservations", core, "java", 8085, "4.4.0", replicas=2, memory="1Gi", probe="/actuator/health/readiness", old_tags=["4.3.9"],
                  env=env(SEATS_URL="http://seats:8081", FARES_URL="http://fares:9100", PAYGATE_URL="http://paygate:5000",
                          DB_HOST="reservations-db", DB_PORT="5432") + [secret("DB_PASSWORD", "reservations-db", "password")]),
         Workload("reservations-db", core, "java", 5432, "16.9", port_name="tcp-postgres", kind="StatefulSet"),
         Workload("seats", core, "java", 8081, "3.0.2", replicas=2, memory="768Mi", probe="/actuator/health", old_tags=["3.0.1"],
                  env=env(HOLD_MINUTES="12")),
         Workload("fares", core, "go", 9100, "1.17.0", replicas=2, old_tags=["1.16.3"], env_from=[{"configMapRef": {"name": "fare-rules"}}]),
         Workload("paygate", core, "dotnet", 5000, "8.2.0", old_tags=["8.1.4"],
                  env=env(PSP_URL="https://psp.moneta.example") + [secret("PSP_KEY", "paygate-psp", "key")]),
         Workload("passengers", core, "python", 8200, "2.9.1", old_tags=["2.9.0"], env=env(CACHE_TTL="300")),
         Workload("nightly-figures", "reporting", "python", 8000, "0.4.0", env=env(OUTPUT="/tmp/out"))],
        [checkout] + browse,
        [*ingress(web, "tickets", "edge-proxy", "tickets.railhop.example", "tickets-tls",
                  {"name": "site", "route": [{"destination": {"host": f"site.{web}.svc.cluster.local", "port": {"number": 80}}}], "timeout": "20s"}),
         custom("DestinationRule", core, "reservations", {"host": f"reservations.{full}", "trafficPolicy": {
             "loadBalancer": {"simple": "LEAST_REQUEST"}, "tls": {"mode": "ISTIO_MUTUAL"}}}),
         custom("VirtualService", core, "reservations", {"hosts": [f"reservations.{full}"], "http": [
             {"name": "reservations", "route": [{"destination": {"host": f"reservations.{full}"}}], "timeout": "12s"}]}),
         custom("VirtualService", core, "paygate", {"hosts": [f"paygate.{full}"], "http": [
             {"name": "authorise", "route": [{"destination": {"host": f"paygate.{full}", "port": {"number": 5000}}}], "timeout": "8s"}]}),
         custom("ServiceEntry", core, "moneta", {"hosts": ["psp.moneta.example"], "location": "MESH_EXTERNAL", "resolution": "DNS",
                                                "ports": [{"number": 443, "name": "tls", "protocol": "TLS"}]}),
         mtls("istio-system"), mtls("reporting", "PERMISSIVE"),
         allow(core, "seats-callers", "seats", ["railhop-core/reservations"], ["GET", "POST", "DELETE"]),
         allow(core, "passengers-callers", "passengers", ["railhop-web/bff", "railhop-core/reservations"])],
        [("fare-rules", core, {"RAILCARD_PERCENT": "34", "ADVANCE_DAYS": "7"}, "2025-03-18T09:22:00Z", "2025-06-27T13:05:12Z")],
        [("reservations-db", core, ["password", "user"]), ("paygate-psp", core, ["key"]), ("tickets-tls", edge, ["tls.crt", "tls.key"])],
        QUIET.format(more="", outbound=""))


def larder() -> App:
    """Groceries to the door: a PHP front end, data in a namespace of its own, payments leave through an egress gateway."""
    ns, data = "larder", "larder-data"
    debit = External("pay.pennyworth.example", "198.51.100.201", ms=130, through="egress", request="POST /v1/debits")
    checkout = Call("shopfront", "POST /checkout", ms=18, children=[
        Call("trolley", "GET /trolleys/{order}", ms=4),
        Call("checkout-api", "POST /v1/orders", ms=13, children=[
            Call("slots", "POST /v1/slots/{order}/reserve", ms=15), Call("wallet", "POST /v1/debits", ms=7, children=[debit]),
            Call("invoices", "POST /v1/invoices/{order}", ms=19)])])
    browse = [Call("shopfront", "GET /", ms=20, children=[Call("products", "GET /products?shelf=front", ms=9)]),
              Call("shopfront", "GET /search?q=oats", ms=14, children=[Call("products", "GET /products/search?q=oats", ms=21)]),
              Call("shopfront", "POST /trolley/lines", ms=9, children=[Call("trolley", "POST /trolleys/{order}/lines", ms=5)])]
    full = f"{ns}.svc.cluster.local"
    egress = "istio-egressgateway.istio-system.svc.cluster.local"
    return App(
        "larder", "Larder", "larder.example", "shop.larder.example",
        {ns: {"istio-injection": "enabled", "team": "groceries"}, data: {"istio-injection": "enabled", "team": "data"},
         "public": {"team": "platform"}, "loadtest": {"istio-injection": "enabled", "team": "quality"}},
        ["ip-192-168-40-11", "ip-192-168-40-12", "ip-192-168-40-13"], "10.128.0.0", "1.26.1", "1.33.2", ("public", "public-gateway"),
        [Workload("shopfront", ns, "php", 8080, "r1189", replicas=2, service_port=80, old_tags=["r1187", "r1188"],
                  env=env(TROLLEY="http://trolley:3001", CHECKOUT="http://checkout-api:8080", PRODUCTS="http://products:8080")),
         Workload("products", ns, "go", 8080, "r904", replicas=2, old_tags=["r900"], env=env(SHELVES="front,fresh,frozen")),
         Workload("trolley", ns, "node", 3001, "r377", old_tags=["r371"], env=env(STORE="trolley-store.larder-data:6379")),
         Workload("trolley-store", data, "go", 6379, "7.4.4", port_name="tcp-redis", kind="StatefulSet"),
         Workload("checkout-api", ns, "dotnet", 8080, "r642", replicas=2, memory="512Mi", probe="/health/ready", old_tags=["r640"],
                  env=env(Slots__Url="http://slots:9090", Wallet__Url="http://wallet:8086", Invoices__Url="http://invoices:8000")),
         Workload("slots", ns, "java", 9090, "r518", replicas=2, memory="640Mi", old_tags=["r511"], env=env(ZONES="north,river,south")),
         Workload("wallet", ns, "go", 8086, "r233", replicas=2, old_tags=["r230"],
                  env=env(PROVIDER="http://pay.pennyworth.example") + [secret("PROVIDER_KEY", "wallet-provider", "api-key")]),
         Workload("invoices", ns, "python", 8000, "r158", old_tags=["r150"],
                  env=env(TEMPLATE="2025-b") + [
                      {"name": name, "valueFrom": {"configMapKeyRef": {"name": "invoice-settings", "key": name, "optional": True}}}
                      for name in ("VAT_SCHEME", "SERIES_PREFIX")]),
         Workload("replay", "loadtest", "go", 8080, "r12", env=env(TARGET="staging"))],
        [checkout] + browse,
        [*ingress(ns, "shop", "public-gateway", "shop.larder.example", "shop-tls",
                  {"name": "shopfront", "route": [{"destination": {"host": f"shopfront.{full}", "port": {"number": 80}}}],
                   "retries": {"attempts": 0}, "timeout": "30s"}),
         custom("ServiceEntry", ns, "pennyworth", {"hosts": ["pay.pennyworth.example"], "location": "MESH_EXTERNAL", "resolution": "DNS",
                                                  "ports": [{"number": 80, "name": "http", "protocol": "HTTP"},
                                                            {"number": 443, "name": "tls", "protocol": "TLS"}]}),
         custom("Gateway", ns, "payments-egress", {"selector": {"istio": "egressgateway"}, "servers": [
             {"port": {"number": 80, "name": "http", "protocol": "HTTP"}, "hosts": ["pay.pennyworth.example"]}]}),
         custom("VirtualService", ns, "pennyworth", {"hosts": ["pay.pennyworth.example"], "gateways": ["mesh", "payments-egress"], "http": [
             {"name": "to-egress", "match": [{"gateways": ["mesh"], "port": 80}],
              "route": [{"destination": {"host": egress, "port": {"number": 80}}}]},
             {"name": "to-provider", "match": [{"gateways": ["payments-egress"], "port": 80}],
              "route": [{"destination": {"host": "pay.pennyworth.example", "port": {"number": 443}}}]}]}),
         custom("DestinationRule", ns, "pennyworth", {"host": "pay.pennyworth.example", "trafficPolicy": {"portLevelSettings": [
             {"port": {"number": 443}, "tls": {"mode": "SIMPLE", "sni": "pay.pennyworth.example"}}]}}),
         custom("VirtualService", ns, "slots", {"hosts": [f"slots.{full}"], "http": [
             {"name": "reserve", "match": [{"uri": {"prefix": "/v1/slots"}}], "route": [{"destination": {"host": f"slots.{full}"}}], "timeout": "5s"},
             {"name": "other", "route": [{"destination": {"host": f"slots.{full}"}}]}]}),
         custom("DestinationRule", ns, "products", {"host": f"products.{full}", "trafficPolicy": {
             "connectionPool": {"http": {"http1MaxPendingRequests": 256}}, "loadBalancer": {"simple": "LEAST_REQUEST"}}}),
         mtls("istio-system"), mtls("loadtest", "PERMISSIVE"),
         allow(ns, "wallet-callers", "wallet", ["larder/checkout-api"]),
         allow(data, "trolley-store-clients", "trolley-store", ["larder/trolley"])],
        [("invoice-settings", ns, {"VAT_SCHEME": "standard", "SERIES_PREFIX": "LRD"}, "2025-03-18T09:22:00Z", "2025-04-30T12:00:00Z")],
        [("wallet-provider", ns, ["api-key"]), ("shop-tls", "public", ["tls.crt", "tls.key"])],
        QUIET.format(more=NO_RETRIES, outbound=""), egress=True)
