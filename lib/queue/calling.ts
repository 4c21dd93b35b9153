import "server-only";
import type { CallReason } from "./visit.ts";

export interface Called {
	visitId: string;
	ticket: string;
	deskId: number;
	version: number;
	/** Null: called by hand. */
	reason: CallReason | null;
}

export type CallRefusal =
	| "forbidden"
	/** Nobody calls without having taken a desk. */
	| "no-desk"
	| "desk-closed"
	/** Somebody is still called to the desk or served there. */
	| "visit-open"
	| "busy";
