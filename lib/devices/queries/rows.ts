import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { CODE_MINUTES, newCode } from "#lib/devices/devices.ts";
import { hashOf } from "./secrets.ts";

/** A code that nobody has typed yet; it is shown once and stored as a hash only. */
export interface FreshCode {
	deviceId: string;
	code: string;
	/** Epoch milliseconds. */
	expiresAt: number;
}

export function freshCode(deviceId: string, now: Temporal.Instant): FreshCode {
	const expires = now.add({ minutes: CODE_MINUTES });
	return {
		deviceId,
		code: newCode(),
		expiresAt: expires.epochMilliseconds,
	};
}

/** What is stored of it. */
export function codeData({ code, expiresAt }: FreshCode) {
	return {
		codeHash: hashOf(code),
		codeExpiresAt: toDbInstant(
			Temporal.Instant.fromEpochMilliseconds(expiresAt),
		),
	};
}

/** All screens of a station look anew, and what is no longer paired goes back to pairing. */
export async function tellScreens(tx: Tx, stationId: number): Promise<void> {
	await tx.$executeRaw`SELECT pg_notify('queue', ${String(stationId)})`;
}
