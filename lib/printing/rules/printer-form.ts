import type { PrinterFacts } from "#lib/printing/printing.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";
import { isPrinterHost, isPrinterPort } from "./address.ts";

export const COLUMNS = [32, 42, 48] as const;

type PrinterProblem =
	| "name-missing"
	| "station-missing"
	| "host-wrong"
	| "port-wrong";
export type PrinterErrors = Partial<
	Record<"name" | "station" | "host" | "port", PrinterProblem>
>;

/** What an administrator typed; a kiosk of another station is none. */
export function readPrinter(
	sent: Sent,
	known: {
		stations: readonly { id: number; slug: string }[];
		kiosks: readonly { id: string; stationId: number }[];
	},
): { ok: true; value: PrinterFacts } | { ok: false; errors: PrinterErrors } {
	const name = textOf(sent, "name").replace(/\s+/gu, " ").trim();
	const station = known.stations.find(
		({ slug }) => slug === textOf(sent, "station"),
	);
	const host = textOf(sent, "host").trim().toLowerCase();
	const typed = plainDigits(textOf(sent, "port")).trim();
	const port = /^\d{1,5}$/.test(typed) ? Number(typed) : Number.NaN;
	const columns = Number(textOf(sent, "columns"));
	const kiosk = known.kiosks.find(({ id }) => id === textOf(sent, "kiosk"));
	const errors: PrinterErrors = {
		...(name === "" || name.length > 60 ? { name: "name-missing" } : {}),
		...(station ? {} : { station: "station-missing" }),
		...(isPrinterHost(host) ? {} : { host: "host-wrong" }),
		...(isPrinterPort(port) ? {} : { port: "port-wrong" }),
	};
	if (Object.keys(errors).length > 0 || !station) return { ok: false, errors };
	return {
		ok: true,
		value: {
			name,
			stationId: station.id,
			deviceId: kiosk?.stationId === station.id ? kiosk.id : null,
			atCounter: textOf(sent, "atCounter") !== "",
			host,
			port,
			columns: COLUMNS.find((one) => one === columns) ?? 48,
		},
	};
}

/** Tells whether two forms showed the same. */
export const printerMark = (facts: PrinterFacts): string =>
	JSON.stringify([
		facts.name,
		facts.stationId,
		facts.deviceId,
		facts.atCounter,
		facts.host,
		facts.port,
		facts.columns,
	]);
