import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { poolUsage } from "#lib/db/client.ts";
import { countStreams } from "#lib/queue/live/queries/streams.ts";
import { type Tallied, talliesOf } from "#lib/runtime/tally.ts";
import type { Answered } from "#scripts/server/access-log.ts";
import { keptPages } from "#scripts/server/finished/kept.ts";

/** Around what makes the online waiting room go on (ANSWER_MS, 0.4 by default). */
const SECONDS = [0.01, 0.05, 0.1, 0.2, 0.4, 1, 2.5, 10];

/** What this process has counted by itself since it began: over all processes the sums hold. */
const COUNTED: readonly {
	name: string;
	help: string;
	from: Tallied;
	labels: readonly string[];
	/** What one of the count is worth. */
	unit?: number;
	/** Told from the start on, so that the first one is seen as a rise. */
	known?: readonly Readonly<Record<string, string>>[];
}[] = [
	{
		name: "appointments_total",
		help: "What this process did to appointments, once it was committed: held, booked, cancelled or moved, by citizens, staff (office) or the system.",
		from: "appointment",
		labels: ["event", "by"],
		known: ["held", "booked", "cancelled", "moved"].map((event) => ({
			event,
			by: "citizen",
		})),
	},
	{
		name: "refused_total",
		help: 'How often a limit refused something in this process, by the limit\'s name; "busy": the database was away or had too much to do.',
		from: "refused",
		labels: ["limit"],
		known: [{ limit: "busy" }],
	},
	{
		name: "mails_total",
		help: "Tries to send a mail in this process, by what became of them; deferred ones are tried again.",
		from: "mail",
		labels: ["outcome"],
		known: ["accepted", "deferred", "refused"].map((outcome) => ({ outcome })),
	},
	{
		name: "pushes_total",
		help: "Tries to tell a device that somebody is called, in this process, by what became of them; deferred ones are tried again, gone devices are forgotten.",
		from: "push",
		labels: ["outcome"],
		known: ["accepted", "deferred", "gone", "refused"].map((outcome) => ({
			outcome,
		})),
	},
	{
		name: "sweeps_total",
		help: "Rounds of what this process does again and again (erasing, reminding, figures …).",
		from: "sweep",
		labels: ["sweep", "outcome"],
	},
	{
		name: "pages_total",
		help: "Questions for pages that are the same for everybody: from memory, made, or not to be had because the database was away.",
		from: "page",
		labels: ["from"],
	},
	{
		name: "page_renders_total",
		help: "Pages for everybody that were made; one may have served many who asked at once.",
		from: "render",
		labels: [],
	},
	{
		name: "page_render_seconds_total",
		help: "Seconds that making them took, all together.",
		from: "render-ms",
		labels: [],
		unit: 1 / 1_000,
	},
];

/** Metrics that every process has. @returns hears of every answer */
export function processMetrics(
	registry: Registry,
	prefix: string,
	labelOf: (shape: string) => string,
): (answered: Answered) => void {
	const registers = [registry];
	for (const { name, help, from, labels, unit = 1, known = [] } of COUNTED)
		new Counter({
			name: prefix + name,
			help,
			labelNames: [...labels],
			registers,
			collect() {
				this.reset();
				for (const one of known) this.inc(one, 0);
				for (const one of talliesOf(from))
					this.inc(one.labels, one.count * unit);
			},
		});
	new Gauge({
		name: `${prefix}pages_kept_bytes`,
		help: "Memory that finished pages take in this process.",
		registers,
		collect() {
			this.set(keptPages()?.bytes ?? 0);
		},
	});
	new Gauge({
		name: `${prefix}pages_kept`,
		help: "Finished pages in the memory of this process.",
		registers,
		collect() {
			this.set(keptPages()?.pages ?? 0);
		},
	});
	new Gauge({
		name: `${prefix}database_connections`,
		help: "Connections of this process to the database: open, of these idle, and how many ask in vain for one just now (waiting).",
		labelNames: ["state"],
		registers,
		collect() {
			for (const [state, count] of Object.entries(poolUsage()))
				this.set({ state }, count);
		},
	});
	new Gauge({
		name: `${prefix}live_streams`,
		help: "Browsers, displays and phones that hear live updates from this process.",
		registers,
		collect() {
			this.set(countStreams());
		},
	});
	const duration = new Histogram({
		name: `${prefix}http_request_duration_seconds`,
		help: 'Answers of this process and how long they took, by page and class of status ("gone": nobody waited for the end). Live updates, which never end by themselves, are left out.',
		labelNames: ["route", "status"],
		buckets: SECONDS,
		registers,
	});
	return ({ route, status, milliseconds, aborted }) => {
		if (route === "/api/events") return;
		const outcome = aborted ? "gone" : `${Math.floor(status / 100)}xx`;
		duration.observe(
			{ route: labelOf(route), status: outcome },
			milliseconds / 1_000,
		);
	};
}
