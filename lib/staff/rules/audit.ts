import { parseCivilDate } from "#lib/civil-date.ts";
import type { CivilDate } from "#lib/time.ts";

/** What JSON can say. */
export type Detail =
	| string
	| number
	| boolean
	| null
	| readonly Detail[]
	| { readonly [name: string]: Detail };

export interface AuditLine {
	id: string;
	/** Epoch milliseconds. */
	at: number;
	/** Null: nobody signed in, a job, or an account that is gone. */
	person: string | null;
	stationId: number | null;
	action: string;
	subject: string | null;
	/** What was written down with it; null: nothing more. */
	detail: Detail | null;
}

/** What the list is narrowed to; null: not at all. */
export interface AuditFilter {
	userId: string | null;
	stationId: number | null;
	action: string | null;
	/** Civil days, both included. */
	from: CivilDate | null;
	until: CivilDate | null;
	/** Only entries before this one. */
	beforeId: bigint | null;
}

/** Reads the form's texts; what makes no sense narrows nothing. */
export function readAuditFilter(typed: {
	person?: string | undefined;
	station?: string | undefined;
	action?: string | undefined;
	from?: string | undefined;
	until?: string | undefined;
	before?: string | undefined;
}): AuditFilter {
	const id = (text = "") => (/^\d{1,15}$/.test(text) ? text : null);
	const station = id(typed.station)?.slice(0, 9);
	const before = id(typed.before);
	return {
		userId: UUID.test(typed.person ?? "") ? (typed.person ?? null) : null,
		stationId: station ? Number(station) : null,
		action: typed.action?.slice(0, 100) || null,
		from: parseCivilDate(typed.from ?? ""),
		until: parseCivilDate(typed.until ?? ""),
		beforeId: before === null ? null : BigInt(before),
	};
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
