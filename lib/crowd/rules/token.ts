/** What an address of the room carries, signed: where somebody stands, about nobody. */
export interface PlaceToken {
	/** Random, and once for each that comes. */
	id: Uint8Array;
	/** Epoch seconds. */
	issuedAt: number;
	/** Either a place, or (in epoch seconds) the release before which somebody came. */
	stands: { place: number } | { release: number };
	/** Why somebody who had come in stands at the end again; null: they come for the first time. */
	again: Again | null;
}

/** "used": their place had let somebody in already. */
export type Again = "used" | "too-late" | "too-much";
const AGAIN: readonly (Again | null)[] = [null, "used", "too-late", "too-much"];

/** What lets somebody through the booking. */
export interface Pass {
	id: Uint8Array;
	/** Epoch seconds. */
	enteredAt: number;
}

export const ID_BYTES = 12;
/** Longer than anybody waits; so long it is known who has come in. */
export const PLACE_HOURS = 6;
/** More than the twenty minutes that people must have at least (WCAG 2.2.1, 2.2.6). */
export const PASS_MINUTES = 30;

export function writePlace({ id, issuedAt, stands, again }: PlaceToken) {
	const bytes = Buffer.alloc(ID_BYTES + 10);
	bytes.set(id);
	bytes.writeUInt32BE(issuedAt, ID_BYTES);
	const isDrawn = "release" in stands;
	bytes.writeUInt32BE(isDrawn ? stands.release : stands.place, ID_BYTES + 4);
	bytes.writeUInt8(isDrawn ? 1 : 0, ID_BYTES + 8);
	bytes.writeUInt8(AGAIN.indexOf(again), ID_BYTES + 9);
	return bytes;
}

/** @returns null: too old, or nothing that we have written */
export function readPlace(bytes: Buffer, now: number): PlaceToken | null {
	if (bytes.length !== ID_BYTES + 10) return null;
	const issuedAt = bytes.readUInt32BE(ID_BYTES);
	if (now - issuedAt >= PLACE_HOURS * 3600) return null;
	const number = bytes.readUInt32BE(ID_BYTES + 4);
	return {
		id: bytes.subarray(0, ID_BYTES),
		issuedAt,
		stands:
			bytes.readUInt8(ID_BYTES + 8) === 1
				? { release: number }
				: { place: number },
		again: AGAIN[bytes.readUInt8(ID_BYTES + 9)] ?? null,
	};
}

export function writePass({ id, enteredAt }: Pass): Buffer {
	const bytes = Buffer.alloc(ID_BYTES + 4);
	bytes.set(id);
	bytes.writeUInt32BE(enteredAt, ID_BYTES);
	return bytes;
}

/** @returns null: nothing that we have written; "too-late": it has run out */
export function readPass(bytes: Buffer, now: number): Pass | "too-late" | null {
	if (bytes.length !== ID_BYTES + 4) return null;
	const enteredAt = bytes.readUInt32BE(ID_BYTES);
	if (now - enteredAt >= PASS_MINUTES * 60) return "too-late";
	return { id: bytes.subarray(0, ID_BYTES), enteredAt };
}
