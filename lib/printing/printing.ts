/**
 * What a printer says of itself. "silent": it takes what it is sent and says nothing, so nobody knows. "offline": nobody
 * answers at its address, or it says so.
 */
export const PRINTER_STATES = [
	"ready",
	"paper-low",
	"paper-out",
	"cover-open",
	"fault",
	"offline",
	"silent",
] as const;
export type PrinterState = (typeof PRINTER_STATES)[number];

/** In these nothing comes out; in all others it is worth a try. */
export const prints = (state: PrinterState): boolean =>
	state === "ready" || state === "paper-low" || state === "silent";

/** Where it is. */
export interface PrinterAddress {
	host: string;
	port: number;
}

/** What the administration says of a printer. */
export interface PrinterFacts extends PrinterAddress {
	name: string;
	stationId: number;
	/** The kiosk whose numbers come out there. */
	deviceId: string | null;
	/** Numbers that staff give come out there. */
	atCounter: boolean;
	/** Letters in a line. */
	columns: number;
}

export interface PrinterView extends PrinterFacts {
	id: number;
	/** Null: nobody has asked it yet. */
	state: PrinterState | null;
	/** Epoch milliseconds. */
	askedAt: number | null;
}

/** What stands on the paper, already in words. */
export interface Slip {
	house: string;
	label: string;
	/** "W012" */
	number: string;
	wait: string | null;
	/** That they go to several desks; null: to one. */
	walk?: string | null;
	/** Of the own place in line, for the phone. */
	address: string;
	hint: string;
	drawn: string;
}
