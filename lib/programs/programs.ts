import type { Program } from "#lib/booking/limits/rules/program.ts";
import type { Agreement } from "./rules/program-form.ts";
import type { Scope } from "./rules/scope.ts";

/** A program that has shown a token which still counts. */
export interface Caller extends Program {
	scopes: readonly Scope[];
	/** Ids of the stations at which it may book; null: at all. */
	stationIds: readonly number[] | null;
}

/** As the administration sees it; the secret itself nobody can read again. */
export interface ProgramView extends Agreement {
	id: number;
	clientId: string;
	/** Epoch milliseconds. */
	secretAt: number;
	lastUsedAt: number | null;
	isOff: boolean;
	/** Since when it takes nothing of what it is told, and since when it is told nothing any more. */
	hook: { failingSince: number | null; offAt: number | null } | null;
}

/** Told once. */
export interface Credentials {
	clientId: string;
	secret: string;
}
