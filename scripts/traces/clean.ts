import { type Attributes, SpanStatusCode } from "@opentelemetry/api";
import type { ReadableSpan } from "@opentelemetry/sdk-trace";

/** Spans of ours; all others are Next's. */
export const OWN_SCOPE = "buergertermin";

const METHODS = ["GET", "HEAD", "POST", "OPTIONS"];
/** As Next names its steps: "BaseServer.handleRequest". */
const STEP = /^[A-Za-z]+(?:\.[A-Za-z]+)+$/;
/** A word of our code. */
const WORD = /^[a-zA-Z][a-zA-Z-]{0,40}$/;

type Check = (value: unknown) => boolean;
const isNumber: Check = (value) => typeof value === "number";
const fits =
	(pattern: RegExp): Check =>
	(value) =>
		typeof value === "string" && pattern.test(value);

/**
 * What of a span may leave the house: its times, its name in words of the code, and the attributes of this list. Next
 * writes addresses into names and attributes, and they carry tokens; errors repeat whole rows in their messages.
 * @param routesOf templates of all pages (scripts/metrics/route-label.ts), which are words of the code, too; asked once
 *   Next tells of one, for nothing may be built before
 * @param service who tells it
 */
export function cleaning(
	routesOf: () => readonly string[],
	service: Readonly<Record<string, string>>,
): (span: ReadableSpan) => ReadableSpan {
	let known: ReadonlySet<unknown> | null = null;
	const isRoute: Check = (value) => {
		known ??= new Set(routesOf());
		return known.has(value);
	};
	const allowed: Readonly<Record<string, Check>> = {
		"next.span_type": fits(STEP),
		"http.method": (value) => METHODS.includes(String(value)),
		"http.status_code": isNumber,
		"http.route": isRoute,
		"next.route": isRoute,
	};
	const own: Readonly<Record<string, Check>> = {
		"http.method": (value) => METHODS.includes(String(value)),
		"http.status_code": isNumber,
		"http.route": (value) =>
			typeof value === "string" && !/[^a-z0-9/.:_…-]/i.test(value),
		"db.operation": fits(WORD),
		sweep: fits(WORD),
	};
	return (span) => {
		const isOwn = span.instrumentationScope.name === OWN_SCOPE;
		const list = isOwn ? own : allowed;
		const attributes: Attributes = {};
		for (const [name, value] of Object.entries(span.attributes))
			if (Object.hasOwn(list, name) && list[name]?.(value))
				attributes[name] = value;
		return {
			name: isOwn ? span.name : nameOf(attributes),
			kind: span.kind,
			spanContext: () => {
				const { traceId, spanId, traceFlags } = span.spanContext();
				return { traceId, spanId, traceFlags };
			},
			...(span.parentSpanContext && {
				parentSpanContext: span.parentSpanContext,
			}),
			startTime: span.startTime,
			endTime: span.endTime,
			duration: span.duration,
			ended: span.ended,
			status: {
				code: span.status.code ?? SpanStatusCode.UNSET,
			},
			attributes,
			links: [],
			events: [],
			resource: {
				attributes: service,
				merge: () => span.resource,
				getRawAttributes: () => Object.entries(service),
			} as ReadableSpan["resource"],
			instrumentationScope: span.instrumentationScope,
			droppedAttributesCount: 0,
			droppedEventsCount: 0,
			droppedLinksCount: 0,
		};
	};
}

/** "BaseServer.handleRequest /[locale]/termin/[reference]" */
function nameOf(attributes: Attributes): string {
	const step = attributes["next.span_type"] ?? "Next";
	const route = attributes["http.route"] ?? attributes["next.route"];
	return route ? `${step} ${route}` : String(step);
}
