// Checks rendered manifests against the schemas of kubernetes-models, and the PromQL in them against Prometheus' own grammar.
import { readFileSync } from "node:fs";
import { parser } from "@prometheus-io/lezer-promql";
import { parseAllDocuments } from "yaml";

const packages = {
  "cert-manager.io": "@kubernetes-models/cert-manager",
  "postgresql.cnpg.io": "@kubernetes-models/cloudnative-pg",
  "monitoring.coreos.com": "@kubernetes-models/prometheus-operator",
};
// there are no schemas of these; KubernetesTest holds their fields to a list
const unknown = new Set(["barmancloud.cnpg.io/v1", "k8s.keycloak.org/v2beta1"]);

async function model(apiVersion, kind) {
  const group = apiVersion.includes("/") ? apiVersion.split("/")[0] : "";
  const models = await import(`${packages[group] ?? "kubernetes-models"}/${apiVersion}`);
  if (!models[kind]) {
    throw new Error(`${apiVersion} has no ${kind}`);
  }
  return models[kind];
}

// The schemas put up with fields that they don't have. A field that the validation never asks for is one that nobody knows.
function watched(value, path, unread) {
  if (value === null || typeof value !== "object") {
    return value;
  }
  const list = Array.isArray(value);
  const children = new Map();
  if (!list) {
    Object.keys(value).forEach((key) => unread.add(`${path}.${key}`));
  }
  return new Proxy(value, {
    get(target, key) {
      if (typeof key !== "string" || !Object.hasOwn(target, key)) {
        return target[key];
      }
      unread.delete(`${path}.${key}`);
      if (!children.has(key)) {
        children.set(key, watched(target[key], list ? `${path}[${key}]` : `${path}.${key}`, unread));
      }
      return children.get(key);
    },
    ownKeys(target) {
      Object.keys(target).forEach((key) => unread.delete(`${path}.${key}`));
      return Reflect.ownKeys(target);
    },
  });
}

async function faults(manifest) {
  const type = await model(manifest.apiVersion, manifest.kind);
  const unread = new Set();
  const { apiVersion, kind, ...rest } = manifest;
  const fields = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, watched(value, key, unread)]));
  try {
    // not given to the constructor, which would copy what is watched
    Object.assign(new type(), { apiVersion, kind }, fields).validate();
  } catch (error) {
    return [error.message];
  }
  return [...unread].map((path) => `${path} is no field of ${kind}`);
}

function expressions(manifest) {
  if (manifest.kind === "PrometheusRule") {
    return manifest.spec.groups.flatMap((group) => group.rules.map((rule) => [rule.alert, rule.expr]));
  }
  if (manifest.kind === "ConfigMap" && manifest.metadata.labels?.grafana_dashboard) {
    return Object.values(manifest.data).flatMap((dashboard) => JSON.parse(dashboard).panels)
      .flatMap((panel) => (panel.targets ?? []).map((target) => [panel.title, target.expr]));
  }
  return [];
}

function understood(expression) {
  // Grafana fills this in
  const tree = parser.parse(expression.replaceAll("$__rate_interval", "5m"));
  let whole = true;
  tree.iterate({ enter: (node) => { whole &&= !node.type.isError; } });
  return whole;
}

const misspelt = { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "a" }, spec: { selector: {}, templat: {}, template: {} } };
if ((await faults(misspelt)).length !== 1 || understood("sum by (pod")) {
  throw new Error("The check notices nothing any more");
}

let wrong = 0;
const said = (name, problem) => { wrong++; console.error(`${name}: ${problem}`); };
for (const file of process.argv.slice(2)) {
  const manifests = parseAllDocuments(readFileSync(file, "utf8")).map((document) => document.toJS());
  const left = manifests.filter((manifest) => unknown.has(manifest.apiVersion));
  let asked = 0;
  for (const manifest of manifests) {
    const name = `${file} ${manifest.kind} ${manifest.metadata.name}`;
    if (!unknown.has(manifest.apiVersion)) {
      (await faults(manifest)).forEach((fault) => said(name, fault));
    }
    for (const [title, expression] of expressions(manifest)) {
      asked++;
      if (!understood(expression)) {
        said(`${name} ${title}`, `no PromQL: ${expression}`);
      }
    }
  }
  console.log(`${file}: ${manifests.length - left.length} manifests checked, ${left.length} without a schema, ${asked} expressions`);
}
process.exitCode = wrong === 0 ? 0 : 1;
