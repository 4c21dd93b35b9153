import {
	createServer,
	type IncomingMessage,
	type ServerResponse,
} from "node:http";
import { Fault } from "#lib/fault.ts";
import { log } from "#lib/runtime/log.ts";
import { readinessNow } from "#lib/watch/queries/readiness.ts";
import type { Serve } from "#lib/watch/watch.ts";
import { makeMetrics } from "#scripts/metrics/metrics.ts";
import { builtRoutes, routeLabels } from "#scripts/metrics/route-label.ts";
import { onAnswered } from "#scripts/server/access-log.ts";

/** Nobody needs long to ask. */
const LIMITS = { headersTimeout: 5_000, requestTimeout: 5_000 };

interface Answer {
	status: number;
	type: string;
	text: string;
}

const json = (value: { status: string }): Answer => ({
	status: value.status === "ok" ? 200 : 503,
	type: "application/json",
	text: JSON.stringify(value),
});

/**
 * Metrics on a port of their own, away from the public one; and whether this process lives and is ready, which a process
 * without pages has no other place to say.
 * @returns ends it
 */
export async function serveMetrics(
	at: { host: string; port: number },
	about: { serve: Serve; version: string },
): Promise<() => Promise<void>> {
	let labelOf: ReturnType<typeof routeLabels> | null = null;
	const metrics = makeMetrics(about, (shape) => {
		// Nothing may be built yet; whoever is answered is answered by what was.
		labelOf ??= routeLabels(builtRoutes());
		return labelOf(shape);
	});
	onAnswered(metrics.hear);
	const answers: Readonly<Record<string, () => Promise<Answer>>> = {
		"/metrics": async () => ({
			status: 200,
			type: metrics.registry.contentType,
			text: await metrics.text(),
		}),
		"/api/live": async () => json({ status: "ok" }),
		"/api/ready": async () => json(await readinessNow()),
	};
	const server = createServer(LIMITS, async (request, response) => {
		try {
			await answer(request, response, answers);
		} catch (error) {
			log().error({ error }, "metrics failed");
			response.writeHead(500).end();
		}
	});
	await new Promise<void>((resolve, reject) => {
		server.once("error", ({ code = "", message }: NodeJS.ErrnoException) =>
			reject(
				new Fault(
					code === "EADDRINUSE"
						? `METRICS_PORT=${at.port} on ${at.host} is taken: each process of a machine needs another one.`
						: `METRICS_PORT=${at.port}, METRICS_HOST=${at.host} cannot be used: ${message}`,
				),
			),
		);
		server.listen(at, resolve);
	});
	return () =>
		new Promise((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		});
}

async function answer(
	{ method = "", url = "" }: IncomingMessage,
	response: ServerResponse,
	answers: Readonly<Record<string, () => Promise<Answer>>>,
): Promise<void> {
	const [path = ""] = url.split("?", 1);
	const make = Object.hasOwn(answers, path) ? answers[path] : undefined;
	if (!make || (method !== "GET" && method !== "HEAD")) {
		response.writeHead(make ? 405 : 404).end();
		return;
	}
	const { status, type, text } = await make();
	response.writeHead(status, {
		"content-type": type,
		"cache-control": "no-store",
		"content-length": Buffer.byteLength(text),
	});
	response.end(text);
}
