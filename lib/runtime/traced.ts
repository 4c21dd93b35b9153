import { onGlobal } from "./global.ts";

/** Words of the code and numbers, never anything that came from outside. */
export type Facts = Readonly<Record<string, string | number>>;

type Tracer = <Value>(
	name: string,
	facts: Facts,
	work: () => Promise<Value>,
	after?: () => Facts,
) => Promise<Value>;

const tracing = () =>
	onGlobal<{ tracer: Tracer | null }>("tracing", () => ({ tracer: null }));

/** From now on work is traced so (scripts/traces). */
export function traceWith(tracer: Tracer | null): void {
	tracing().tracer = tracer;
}

export const isTraced = (): boolean => tracing().tracer !== null;

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
	return tracer ? tracer(name, facts, work, after) : work();
}
