/**
 * Next gives instrumentation, route handlers and actions each their own copy of a module, and the
 * server's own scripts load a further one. What must exist once per process (pools, pg-boss,
 * LISTEN, caches, limiters) is kept on `globalThis` through this one helper.
 */
const registry = globalThis as typeof globalThis & {
	__buergertermin?: Map<string, unknown>;
};

function things(): Map<string, unknown> {
	registry.__buergertermin ??= new Map();
	return registry.__buergertermin;
}

/** The process-wide thing of this name, made by `create` when it is asked for the first time. */
export function onGlobal<Thing>(name: string, create: () => Thing): Thing {
	const known = things();
	if (!known.has(name)) known.set(name, create());
	return known.get(name) as Thing;
}

/** Forgets the thing and hands it back, for whoever has to close it. */
export function takeGlobal<Thing>(name: string): Thing | undefined {
	const thing = things().get(name) as Thing | undefined;
	things().delete(name);
	return thing;
}

/** For tests, of which many files share a process: the next one begins with nothing. */
export function forgetAll(): void {
	things().clear();
}
