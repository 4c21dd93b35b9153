import pg from "pg";
import { isBusy } from "#lib/db/errors.ts";
import { Fault } from "#lib/fault.ts";

/** Says in a sentence why the database did not do it; bugs stay what they are. */
export function explained(what: string, error: unknown): unknown {
	if (error instanceof Fault) return error;
	const reason = reasonOf(error);
	return reason === null
		? error
		: new Fault(`${what}: ${reason}.`, { cause: error });
}

/** PostgreSQL's own messages may repeat what people typed: of those, code and place are told. */
function reasonOf(error: unknown): string | null {
	if (error instanceof pg.DatabaseError) {
		const { code = "", table, constraint, message } = error;
		if (code === "55P03")
			return "somebody else is using the tables (another program, an open psql)";
		const place = [table, constraint].filter(Boolean).join(", ");
		return /^2[23]/.test(code)
			? `what it holds does not fit ${place} (PostgreSQL's error ${code})`
			: `${message} (PostgreSQL's error ${code})`;
	}
	return isBusy(error) ? "the connection to the database was lost" : null;
}
