import { getTranslations } from "next-intl/server";
import { type FieldSpec, inWords } from "#components/form/form-state.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import type { PrinterFacts } from "#lib/printing/printing.ts";
import { PRINTER_PORTS } from "#lib/printing/rules/address.ts";
import {
	COLUMNS,
	type PrinterErrors,
} from "#lib/printing/rules/printer-form.ts";
import type { Sent } from "#lib/sent.ts";

/** Where it stands, whose numbers come out, and how wide its paper is. */
export async function printerFields(
	stations: readonly Station[],
	kiosks: readonly { id: string; name: string; stationId: number }[],
): Promise<FieldSpec[]> {
	const t = await getTranslations("printers.form");
	const nameOf = (stationId: number) =>
		stations.find(({ id }) => id === stationId)?.shortName ?? "";
	return [
		{ type: "text", name: "name", label: t("name"), autoComplete: "off" },
		{
			type: "list",
			name: "station",
			label: t("station"),
			options: [
				{ value: "", text: t("choose") },
				...stations.map(({ slug, shortName }) => ({
					value: slug,
					text: shortName,
				})),
			],
		},
		{
			type: "list",
			name: "kiosk",
			label: t("kiosk"),
			options: [
				{ value: "", text: t("noKiosk") },
				...kiosks.map(({ id, name, stationId }) => ({
					value: id,
					text: `${nameOf(stationId)}: ${name}`,
				})),
			],
		},
		{
			type: "tick",
			name: "atCounter",
			label: t("atCounter"),
			hint: t("atCounterHint"),
		},
		{
			type: "text",
			name: "host",
			label: t("host"),
			hint: t("hostHint"),
			autoComplete: "off",
			width: "half",
		},
		{
			type: "text",
			name: "port",
			label: t("port"),
			hint: t("portHint", {
				min: String(PRINTER_PORTS.min),
				max: String(PRINTER_PORTS.max),
			}),
			inputMode: "numeric",
			width: "half",
		},
		{
			type: "list",
			name: "columns",
			label: t("columns"),
			hint: t("columnsHint"),
			options: COLUMNS.map((one) => ({
				value: String(one),
				text: String(one),
			})),
		},
	];
}

export const printerValues = (
	printer: PrinterFacts | null,
	stations: readonly Station[],
): Sent => ({
	name: printer?.name ?? "",
	station: stations.find(({ id }) => id === printer?.stationId)?.slug ?? "",
	kiosk: printer?.deviceId ?? "",
	...(printer?.atCounter ? { atCounter: "1" } : {}),
	host: printer?.host ?? "",
	port: String(printer?.port ?? PRINTER_PORTS.min),
	columns: String(printer?.columns ?? 48),
});

export async function printerErrors(
	errors: PrinterErrors,
): Promise<Record<string, string>> {
	const t = await getTranslations("printers.errors");
	return inWords(errors, (problem) => t(problem));
}
