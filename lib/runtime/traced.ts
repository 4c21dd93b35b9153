import { onGlobal } from "./global.ts";

/** Words of the code and numbers, never anything that came from outside. */
export type Facts = Readonly<Record<string, string | number>>;

interface Tracer {
	trace<Value>(
		name: string,
		facts: Facts,
		work: () => Promise<Value>,
		after?: () => Facts,
	): Promise<Value>;
	/** Whether what is done here belongs to something that is traced. */
	isWithin(): boolean;
}

const tracing = () =>
	onGlobal<{ tracer: Tracer | null }>("tracing", () => ({ tracer: null }));

/** From now on work is traced so (scripts/traces). */
export function traceWith(tracer: Tracer | null): void {
	tracing().tracer = tracer;
}

export const isTraced = (): boolean => tracing().tracer !== null;

/** Whether this is a step of something that is traced: by itself it would say nothing. */
export const isWithinTrace = (): boolean =>
	tracing().tracer?.isWithin() ?? false;

/**
 * Does the work, and tells a collector of traces how long it took where the operator wants that; otherwise it is a
 * comparison with null.
 * @param after what is known of it only at the end
 */
export function traced<Value>(
	name: string,
	facts: Facts,
	work: () => Promise<Value>,
	after?: () => Facts,
): Promise<Value> {
	const { tracer } = tracing();
	return tracer ? tracer.trace(name, facts, work, after) : work();
}
