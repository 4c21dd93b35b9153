import { Fault } from "#lib/fault.ts";
import { addressesOf, placesOf } from "#lib/runtime/postgres-address.ts";

const REASONS: Record<string, string> = {
	ECONNREFUSED: "nothing listens there",
	ENOTFOUND: "this host name is unknown",
	EAI_AGAIN: "this host name cannot be looked up",
	ETIMEDOUT: "it does not answer",
	EHOSTUNREACH: "this host cannot be reached",
	ENETUNREACH: "this host cannot be reached",
	ECONNRESET: "it closed the connection",
	"28P01": "user or password is wrong",
	"28000": "this user may not sign in from here",
	"3D000": "there is no database of this name",
	"42501": "this user lacks the right to",
	"53300": "it has no connection to spare",
	"57P03": "it is still starting",
};

/** Says in a sentence why the database cannot be used; the password is never part of it. */
export function connectionFault(databaseUrl: string, cause: unknown): Fault {
	const url = URL.parse(addressesOf(databaseUrl)[0] ?? "");
	const where = url
		? `${placesOf(databaseUrl)}${url.pathname} as ${url.username || "the default user"}`
		: "the address in DATABASE_URL";
	const reason = reasonOf(cause);
	return new Fault(
		`The database cannot be used: ${where}: ${reason}.\nCheck DATABASE_URL, or unset it for the embedded database.`,
		{ cause },
	);
}

function reasonOf(cause: unknown): string {
	// Node tries IPv6 and IPv4 and reports both failures in an AggregateError.
	const [first] = cause instanceof AggregateError ? cause.errors : [cause];
	const { code, message } = (first ?? {}) as Partial<NodeJS.ErrnoException>;
	return (code && REASONS[code]) || message || code || "unknown problem";
}
