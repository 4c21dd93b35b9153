import type { MakeRefusal } from "#lib/devices/commands/make-device.ts";
import type { RenewRefusal } from "#lib/devices/commands/renew-code.ts";
import type { RevokeRefusal } from "#lib/devices/commands/revoke-device.ts";

export type DeviceRefusal =
	| MakeRefusal
	| RenewRefusal
	| RevokeRefusal
	| "name-missing";

/** A code to read out, ready to be shown: once, and nowhere else. */
export interface ShownCode {
	/** "ACDE-FH34" */
	code: string;
	/** "Code für Warteraum links" */
	title: string;
	/** Where to type it, and until when. */
	text: string;
}

/** What came of the last form. */
export interface DeviceFormState {
	shown: ShownCode | null;
	refusal: DeviceRefusal | null;
}

export const NOTHING: DeviceFormState = { shown: null, refusal: null };
