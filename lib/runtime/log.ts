import { type Logger, pino } from "pino";
import { onGlobal } from "./global.ts";

/**
 * One JSON line per event to standard output. No personal data: no names, addresses, tokens,
 * queries or IP addresses; identifiers of rows are fine.
 */
export function log(): Logger {
	return onGlobal("log", () =>
		pino({
			level: process.env.LOG_LEVEL?.trim() || "info",
			base: null,
			timestamp: pino.stdTimeFunctions.isoTime,
			formatters: { level: (label) => ({ level: label }) },
			serializers: { error: describeError },
		}),
	);
}

/**
 * Name, message, code and stack, and those of its causes. Nothing else: PostgreSQL repeats whole rows in
 * an error's details, names and addresses among them.
 */
export function describeError(error: unknown): unknown {
	if (!isErrorLike(error)) return { type: typeof error };
	const code = "code" in error ? { code: error.code } : {};
	const cause = error.cause ? { cause: describeError(error.cause) } : {};
	const { name, message, stack } = error;
	return { type: name ?? "object", message, ...code, stack, ...cause };
}

/** pg-boss tells of errors as copies, which are no Error any more. */
const isErrorLike = (error: unknown): error is Partial<Error> =>
	error instanceof Error ||
	(typeof error === "object" && error !== null && "message" in error);
