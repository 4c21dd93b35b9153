import type { Minute } from "#lib/time.ts";

/** Minutes of one civil day, from included, until excluded. */
export interface Span {
	from: Minute;
	until: Minute;
}

export function overlaps(a: Span, b: Span): boolean {
	return a.from < b.until && b.from < a.until;
}

/** What is left of a span, ascending, once the cuts (in any order, overlapping or not) are taken out. */
export function subtract(span: Span, cuts: readonly Span[]): Span[] {
	const left: Span[] = [];
	let from = span.from;
	for (const cut of cuts.toSorted((a, b) => a.from - b.from)) {
		if (cut.until <= from || cut.until <= cut.from) continue;
		if (cut.from >= span.until) break;
		if (cut.from > from) left.push({ from, until: cut.from });
		from = cut.until;
	}
	if (from < span.until) left.push({ from, until: span.until });
	return left;
}

/** What touches is one stretch: an appointment may cross from one opening to the next. */
export function joined(spans: readonly Span[]): Span[] {
	const whole: Span[] = [];
	for (const { from, until } of spans.toSorted((a, b) => a.from - b.from)) {
		const last = whole.at(-1);
		if (last && from <= last.until) last.until = Math.max(last.until, until);
		else whole.push({ from, until });
	}
	return whole;
}
