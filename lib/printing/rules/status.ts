import type { PrinterState } from "#lib/printing/printing.ts";

const DLE = 0x10;
const EOT = 0x04;

/** Asks, in real time, even while it prints nothing: the printer, why it is off line, and the paper. One byte answers each. */
export const QUESTIONS = Uint8Array.of(DLE, EOT, 1, DLE, EOT, 2, DLE, EOT, 4);
export const ANSWERS = 3;

/** Bits 1 and 4 are set in every answer, 0 and 7 never; what a printer says unasked looks different. */
const isAnswer = (byte: number) => (byte & 0b1001_0011) === 0b0001_0010;

export const answersIn = (bytes: Uint8Array): number[] =>
	[...bytes].filter(isAnswer);

/** @returns "silent" where it has not answered all of it */
export function stateOf(answers: readonly number[]): PrinterState {
	const [printer, cause, paper] = answers;
	if (printer === undefined || cause === undefined || paper === undefined)
		return "silent";
	if (cause & 0b0000_0100) return "cover-open";
	if (paper & 0b0110_0000 || cause & 0b0010_0000) return "paper-out";
	if (cause & 0b0100_0000) return "fault";
	if (printer & 0b0000_1000) return "offline";
	return paper & 0b0000_1100 ? "paper-low" : "ready";
}
