import type { PairRefusal } from "#lib/devices/commands/pair-device.ts";

export interface PairingState {
	code: string;
	refusal: PairRefusal | null;
}
