import { plainDigits } from "#lib/text/typed-digits.ts";

/** A screen in the house that no person signs in at (design §4): a waiting room's display, or a kiosk. */
export const DEVICE_KINDS = ["display", "kiosk"] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** Who acts where no account does: a paired device, at its station only. */
export interface Device {
	id: string;
	kind: DeviceKind;
	stationId: number;
	/** A kiosk with a printer for tickets. */
	prints: boolean;
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a form's text can name a device; PostgreSQL would fail at any other. */
export function isId(text: string): boolean {
	return ID.test(text);
}

/** So long a code pairs. */
export const CODE_MINUTES = 15;

/** A device that has not asked for anything this long is probably switched off. */
const SILENT_MINUTES = 5;

/** Without look-alikes: no 0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B, U and V, G and Q. */
const LETTERS = "ACDEFHJKMNPRTUWXY34679";
const CODE_LENGTH = 8;

/** Eight of them, each equally likely. */
export function newCode(): string {
	const limit = 256 - (256 % LETTERS.length);
	let code = "";
	while (code.length < CODE_LENGTH)
		for (const byte of crypto.getRandomValues(new Uint8Array(CODE_LENGTH)))
			if (byte < limit && code.length < CODE_LENGTH)
				code += LETTERS[byte % LETTERS.length];
	return code;
}

/** "ACDE-FHJK", as it is read out from one screen to another. */
export function formatCode(code: string): string {
	return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** Small letters, blanks and dashes are no mistake. Null unless it can be a code. */
export function parseCode(text: string): string | null {
	const code = plainDigits(text.slice(0, 40))
		.toUpperCase()
		.replace(/[^A-Z0-9]/g, "");
	return code.length === CODE_LENGTH ? code : null;
}

/** What a station lead sees of a device. */
export interface DeviceRow {
	id: string;
	kind: DeviceKind;
	name: string;
	prints: boolean;
	stationId: number;
	/** "waiting": a code was given out; "expired": nobody typed it in time; "silent": paired, and not heard of lately. */
	state: "waiting" | "expired" | "seen" | "silent";
	/** Epoch milliseconds; null: never. */
	lastSeenAt: number | null;
}

/** @param now all epoch milliseconds */
export function stateOf(
	device: {
		isPaired: boolean;
		lastSeenAt: number | null;
		codeExpiresAt: number | null;
	},
	now: number,
): DeviceRow["state"] {
	if (device.isPaired)
		return now - (device.lastSeenAt ?? 0) > SILENT_MINUTES * 60_000
			? "silent"
			: "seen";
	return device.codeExpiresAt !== null && device.codeExpiresAt > now
		? "waiting"
		: "expired";
}
