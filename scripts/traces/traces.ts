import { context, SpanStatusCode, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import {
	BatchSpanProcessor,
	ParentBasedSampler,
	type SpanProcessor,
	TraceIdRatioBasedSampler,
	TracerProvider,
} from "@opentelemetry/sdk-trace";
import { traceWith } from "#lib/runtime/traced.ts";
import { builtRoutes } from "#scripts/metrics/route-label.ts";
import { AsyncContext } from "#scripts/traces/async-context.ts";
import { cleaning, OWN_SCOPE } from "#scripts/traces/clean.ts";

/** A collector that is away keeps nobody waiting, and nothing piles up. */
const EXPORT = {
	maxQueueSize: 2_048,
	maxExportBatchSize: 512,
	scheduledDelayMillis: 2_000,
	exportTimeoutMillis: 5_000,
};

/**
 * From now on what requests and rounds spend their time with is told to a collector: spans of our own, and those that
 * Next makes by itself once somebody listens. Nothing leaves but what scripts/traces/clean.ts lets pass.
 * @returns tells the rest and ends it
 */
export function startTraces(
	{ endpoint, share }: { endpoint: string; share: number },
	{ serve, version }: { serve: string; version: string },
	routesOf = builtRoutes,
): () => Promise<void> {
	const clean = cleaning(routesOf, {
		"service.name": "buergertermin",
		"service.version": version,
		"buergertermin.role": serve,
	});
	const batches = new BatchSpanProcessor({
		exporter: new OTLPTraceExporter({
			url: `${endpoint}/v1/traces`,
			timeoutMillis: EXPORT.exportTimeoutMillis,
		}),
		...EXPORT,
	});
	const cleaned: SpanProcessor = {
		onStart: () => {},
		onEnd: (span) => batches.onEnd(clean(span)),
		forceFlush: () => batches.forceFlush(),
		shutdown: () => batches.shutdown(),
	};
	const provider = new TracerProvider({
		sampler: new ParentBasedSampler({
			root: new TraceIdRatioBasedSampler(share),
		}),
		spanProcessors: [cleaned],
	});
	context.setGlobalContextManager(new AsyncContext());
	trace.setGlobalTracerProvider(provider);
	const tracer = provider.getTracer(OWN_SCOPE, version);
	traceWith({
		isWithin: () => trace.getActiveSpan()?.isRecording() ?? false,
		trace: (name, facts, work, after) =>
			tracer.startActiveSpan(name, { attributes: facts }, async (span) => {
				try {
					return await work();
				} catch (error) {
					// Which one it was stands in the log.
					span.setStatus({ code: SpanStatusCode.ERROR });
					throw error;
				} finally {
					if (after) span.setAttributes(after());
					span.end();
				}
			}),
	});
	return async () => {
		traceWith(null);
		await provider.shutdown();
		trace.disable();
		context.disable();
	};
}
