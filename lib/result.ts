/** The outcome of a command: a value, or an expected refusal named by a kebab-case literal. */
export type Result<Value, Refusal extends string> =
	| { ok: true; value: Value }
	| { ok: false; error: Refusal };

export function ok<Value>(value: Value): { ok: true; value: Value } {
	return { ok: true, value };
}

export function refuse<const Refusal extends string>(
	error: Refusal,
): { ok: false; error: Refusal } {
	return { ok: false, error };
}
