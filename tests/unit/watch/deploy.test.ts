import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { makeMetrics } from "#scripts/metrics/metrics.ts";

Object.assign(process.env, {
	DATABASE_URL: "postgresql://localhost/nothing",
	APP_SECRET: "a secret for tests, 32 characters or more",
});

const { registry } = makeMetrics(
	{ serve: "all", version: "1.0.0" },
	(shape) => shape,
);
const KNOWN = registry.getMetricsAsArray();
const NAMES = new Set(KNOWN.map(({ name }) => name));

/** Names of metrics in what Prometheus is asked; of a histogram without its ending. */
function named(expression: string): string[] {
	const names = expression.match(/\b(?:buergertermin|nodejs|process)_\w+/g);
	return (names ?? []).map((name) =>
		NAMES.has(name) ? name : name.replace(/_(?:bucket|count|sum)$/, ""),
	);
}

interface Panel {
	id: number;
	title: string;
	type: string;
	targets?: { expr: string }[];
}
const dashboard = JSON.parse(
	readFileSync("deploy/grafana/buergertermin.json", "utf8"),
) as {
	panels: Panel[];
	templating: { list: { query: { query: string } | string }[] };
};
const rules = (
	parse(readFileSync("deploy/prometheus/alerts.yml", "utf8")) as {
		groups: {
			rules: {
				alert: string;
				expr: string;
				labels: { severity: string };
				annotations: { summary: string };
			}[];
		}[];
	}
).groups.flatMap((group) => group.rules);

const ASKED = [
	...rules.map(({ alert, expr }) => [alert, expr] as const),
	...dashboard.panels.flatMap(({ title, targets = [] }) =>
		targets.map(({ expr }) => [title, expr] as const),
	),
];

test.each(ASKED)("%s asks for metrics that there are: %s", (_, expr) => {
	const names = named(expr);
	expect(names.filter((name) => !NAMES.has(name))).toEqual([]);
	expect(names.length > 0 || expr.startsWith("up{")).toBe(true);
});

test("each metric of ours is shown or watched somewhere", () => {
	const asked = new Set(ASKED.flatMap(([, expr]) => named(expr)));
	const own = [...NAMES].filter((name) => name.startsWith("buergertermin_"));
	const variables = JSON.stringify(dashboard.templating);
	expect(
		own.filter((name) => !asked.has(name) && !variables.includes(name)),
	).toEqual([]);
});

test("each alert has a severity and a sentence, and each panel its own number", () => {
	for (const { labels, annotations } of rules) {
		expect(["page", "look"]).toContain(labels.severity);
		expect(annotations.summary).toMatch(/^(?:[A-Z]|\{\{).*[.?]$/);
	}
	const ids = dashboard.panels.map(({ id }) => id);
	expect(new Set(ids).size).toBe(ids.length);
});

test("each metric says what it is", () => {
	for (const { name, help } of KNOWN) expect(help, name).toMatch(/\S{2,}/);
});
