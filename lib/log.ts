import { type Logger, pino } from "pino";
import { onGlobal } from "#lib/global.ts";

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
			serializers: { error: pino.stdSerializers.errWithCause },
		}),
	);
}
