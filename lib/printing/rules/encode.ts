import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";
import type { Slip } from "#lib/printing/printing.ts";

/** The number, so large that one reads it across a room. */
const LARGE = 6;

/** A waiting number as an ESC/POS printer takes it: text in whatever code pages it needs, a QR code, a cut. */
export function encodeSlip(slip: Slip, columns: number): Uint8Array {
	const { house, label, number, wait, walk, address, hint, drawn } = slip;
	const paper = new ReceiptPrinterEncoder({ language: "esc-pos", columns })
		.initialize()
		.codepage("auto")
		.align("center")
		.line(plain(house))
		.newline()
		.line(plain(label))
		.size(LARGE, LARGE)
		.line(plain(number))
		.size(1, 1)
		.newline();
	if (wait) paper.line(plain(wait)).newline();
	if (walk) paper.line(plain(walk)).newline();
	return paper
		.qrcode(address, { model: 2, size: 6, errorlevel: "m" })
		.newline()
		.line(plain(hint))
		.line(plain(drawn))
		.newline(5)
		.cut()
		.encode();
}

/** Blanks and hyphens that only screens know; and nothing in a text may be a command. */
const plain = (text: string): string =>
	text
		.replace(/\u00ad/g, "")
		.replace(/[\u00a0\u2007\u202f]/g, " ")
		.replace(/[\p{Cc}\p{Cf}]/gu, " ");
