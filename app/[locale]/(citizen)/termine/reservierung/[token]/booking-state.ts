import type { ConfirmRefusal } from "#lib/booking/commands/confirm-hold.ts";
import type { ExtendRefusal } from "#lib/booking/commands/extend-hold.ts";
import type {
	Details,
	DetailsRefusal,
	TypedDetails,
} from "#lib/booking/schema.ts";
import type { TimeRefusal } from "../../zeit/refusals.ts";

/** details: type in; check: look at everything; times: choose another time, what was typed stays. */
export type BookingView = "details" | "check" | "times";

/** What has just happened, to be said above the form. */
export type BookingNotice =
	| ConfirmRefusal
	| ExtendRefusal
	| TimeRefusal
	| "extended"
	| "taken-again"
	| "time-chosen"
	| "selection-changed";

/** The reserved time, already in words. */
export interface HeldTime {
	/** As `time-value.ts` writes it. */
	value: string;
	isOpen: boolean;
	/** Until it runs out, counted from when this was written: the browser's clock may be wrong. */
	millisecondsLeft: number;
	heldUntil: string;
	canExtend: boolean;
	date: string;
	time: string;
	duration: string;
	station: { name: string; lang: string; address: readonly string[] };
	services: readonly { text: string; lang: string }[];
	changeServices: string;
	changeStation: string;
	changeTime: string;
}

/** Another time to press instead. */
export interface Offer {
	value: string;
	text: string;
}

/** Everything the form shows; built on the server only, and nothing of it is stored there. */
export interface BookingState {
	view: BookingView;
	values: TypedDetails;
	errors: Partial<Record<keyof Details, DetailsRefusal>>;
	notice: BookingNotice | null;
	held: HeldTime;
	offers: readonly Offer[];
}
