import {
	InMemorySpanExporter,
	SimpleSpanProcessor,
	TracerProvider,
} from "@opentelemetry/sdk-trace";
import { expect, test } from "vitest";
import { cleaning, OWN_SCOPE } from "#scripts/traces/clean.ts";

const clean = cleaning(() => ["/[locale]/termin/[reference]"], {
	"service.name": "buergertermin",
});

const exporter = new InMemorySpanExporter();
const provider = new TracerProvider({
	spanProcessors: [
		{
			onStart: () => {},
			onEnd: (span) => inner.onEnd(clean(span)),
			forceFlush: async () => {},
			shutdown: async () => {},
		},
	],
});
const inner = new SimpleSpanProcessor({ exporter });

const SECRETS = ["Erika", "geheim", "482193507", "erika@example.de"];

test("of Next's spans only steps, methods, statuses and known pages leave", async () => {
	const span = provider
		.getTracer("next.js")
		.startSpan("GET /termin/482193507?t=geheim", {
			attributes: {
				"next.span_type": "BaseServer.handleRequest",
				"next.span_name": "GET /termin/482193507?t=geheim",
				"http.method": "GET",
				"http.target": "/termin/482193507?t=geheim",
				"http.route": "/[locale]/termin/[reference]",
				"http.status_code": 200,
				"next.route": "/termin/482193507",
				"http.url": "https://x/?t=geheim",
				name: "Erika",
			},
			links: [],
		});
	span.recordException(new Error("Key (email)=(erika@example.de) exists"));
	span.setStatus({ code: 2, message: "erika@example.de" });
	span.addEvent("Erika", { t: "geheim" });
	span.end();
	await inner.forceFlush();
	const [found] = exporter.getFinishedSpans();
	const told = JSON.stringify({ ...found, context: found?.spanContext() });
	for (const secret of SECRETS) expect(told).not.toContain(secret);
	expect(found?.name).toBe(
		"BaseServer.handleRequest /[locale]/termin/[reference]",
	);
	expect(found?.attributes).toEqual({
		"next.span_type": "BaseServer.handleRequest",
		"http.method": "GET",
		"http.route": "/[locale]/termin/[reference]",
		"http.status_code": 200,
	});
	expect(found?.status).toEqual({ code: 2 });
	exporter.reset();
});

test("of our own spans only what the list names leaves", async () => {
	const tracer = provider.getTracer(OWN_SCOPE);
	const span = tracer.startSpan("database", {
		attributes: {
			"db.operation": "SELECT",
			"db.statement": "SELECT 'Erika'",
			sweep: "erika@example.de",
			"http.route": "/termin/482193507?t=geheim",
		},
	});
	span.end();
	await inner.forceFlush();
	const [found] = exporter.getFinishedSpans();
	expect(found?.name).toBe("database");
	expect(found?.attributes).toEqual({ "db.operation": "SELECT" });
});
