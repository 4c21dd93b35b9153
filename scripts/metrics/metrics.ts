import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { readingWithin } from "#lib/watch/queries/known-reading.ts";
import type { Serve } from "#lib/watch/watch.ts";
import { houseMetrics } from "#scripts/metrics/house-metrics.ts";
import { processMetrics } from "#scripts/metrics/process-metrics.ts";
import type { Answered } from "#scripts/server/access-log.ts";

/** All metrics of ours begin so; those of Node.js keep the names that everybody knows. */
const PREFIX = "buergertermin_";
/** However often it is asked, the database is asked this often at most. */
const READ_EVERY_MS = 5_000;

export interface Metrics {
	registry: Registry;
	/** To be told of every answer. */
	hear(answered: Answered): void;
	/** All of them, as Prometheus reads them. */
	text(): Promise<string>;
}

/**
 * The metrics of this process, each told apart by what it does (`role`); of the whole house where it works.
 * @param labelOf the label of an address (scripts/metrics/route-label.ts)
 */
export function makeMetrics(
	{ serve, version }: { serve: Serve; version: string },
	labelOf: (shape: string) => string,
): Metrics {
	const registry = new Registry();
	registry.setDefaultLabels({ role: serve });
	collectDefaultMetrics({ register: registry });
	new Gauge({
		name: `${PREFIX}info`,
		help: "1, with the version of the application.",
		labelNames: ["version"],
		registers: [registry],
	}).set({ version }, 1);
	const hear = processMetrics(registry, PREFIX, labelOf);
	const show = serve === "pages" ? null : houseMetrics(registry, PREFIX);
	let underWay: Promise<string> | null = null;
	const make = async () => {
		if (show) show(await readingWithin(READ_EVERY_MS));
		return registry.metrics();
	};
	return {
		registry,
		hear,
		// Who asks at the same time gets the same: gauges are emptied and filled in turn.
		text: () => {
			underWay ??= make().finally(() => {
				underWay = null;
			});
			return underWay;
		},
	};
}
