import type { PinRefusal } from "#lib/booking/manage/commands/open-by-pin.ts";

/** What the form shows: the number as typed, and what is wrong. */
export interface EntryState {
	reference: string;
	missing: { reference: boolean; pin: boolean };
	refusal: PinRefusal | null;
}
