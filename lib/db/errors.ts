/** The exclusion constraint that refuses double bookings (prisma/migrations, design §3). */
const NO_OVERLAP = "appointment_no_overlap";

/** SQLSTATEs that mean "try again": locks, deadlocks, serialisation, too many connections, a restart. */
const BUSY_STATES = [
	"55P03", // lock_timeout
	"57014", // statement_timeout
	"40P01", // deadlock
	"40001", // serialisation
	"53300", // too many connections
	"25006", // read only: this server is a standby by now
	"57P01", // the server is shutting down
	"57P02",
	"57P03", // the server is starting up
	"08000",
	"08001",
	"08003",
	"08006",
];
/** Prisma: no connection in time, lost connection, transaction not begun or not ended in time, conflict. */
const BUSY_CODES = [
	"P1001",
	"P1002",
	"P1008",
	"P1017",
	"P2024",
	"P2028",
	"P2034",
];
const BUSY_WORDS =
	/DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections|ECONNREFUSED|ECONNRESET|EPIPE|connection terminated|terminating connection|closed the connection|reach database server|the database system is|takes writes just now|connection timeout|timeout exceeded when trying to connect|encountered a connection error|not queryable|transaction already closed|unable to start a transaction|query read timeout/i;

/** Everything an error and its causes say of themselves, as far as Prisma and pg nest it. */
function* chain(error: unknown, depth = 0): Generator<Record<string, unknown>> {
	if (typeof error !== "object" || error === null || depth > 5) return;
	const fields = error as Record<string, unknown>;
	yield fields;
	for (const name of ["cause", "meta", "driverAdapterError", "error"])
		yield* chain(fields[name], depth + 1);
	// An AggregateError, when a host has several addresses and none answers.
	if (Array.isArray(fields.errors))
		for (const one of fields.errors) yield* chain(one, depth + 1);
}

function texts(error: unknown, names: readonly string[]): string[] {
	return [...chain(error)]
		.flatMap((fields) => names.map((name) => fields[name]))
		.filter((value) => typeof value === "string");
}

/** Whether PostgreSQL itself refused this because the desk is taken at that time. */
export function isOverlap(error: unknown): boolean {
	const messages = texts(error, ["message", "originalMessage", "constraint"]);
	return messages.some((text) => text.includes(NO_OVERLAP));
}

/** Whether trying the same again in a moment can succeed. */
export function isBusy(error: unknown): boolean {
	const codes = texts(error, ["code", "originalCode"]);
	const known = codes.some(
		(code) => BUSY_STATES.includes(code) || BUSY_CODES.includes(code),
	);
	return (
		known ||
		texts(error, ["message", "originalMessage"]).some((text) =>
			BUSY_WORDS.test(text),
		)
	);
}

/** Whether a row that must be there has been taken away meanwhile. */
export function isGone(error: unknown): boolean {
	return texts(error, ["code"]).includes("P2025");
}
