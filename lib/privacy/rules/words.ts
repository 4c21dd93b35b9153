import { may, ROLES, type Role } from "#lib/auth/rules/permission.ts";
import type { Form, Ground, Kind, Period } from "#lib/privacy/privacy.ts";

/** What the law calls it; the law of the country is named by the city in its record of processing. */
export const GROUNDS: Readonly<Record<Ground, string>> = {
	task: "Art. 6 Abs. 1 Buchst. e DSGVO mit dem Datenschutzgesetz des Landes: Aufgabe im öffentlichen Interesse",
	consent: "Art. 6 Abs. 1 Buchst. a DSGVO: Einwilligung",
	security:
		"Art. 6 Abs. 1 Buchst. e mit Art. 32 DSGVO: Sicherheit der Verarbeitung",
	employment:
		"Art. 88 DSGVO mit dem Beschäftigtendatenschutz des Landes: Durchführung des Dienstes",
};

export const FORMS: Readonly<Record<Form, string>> = {
	plain: "im Klartext",
	derived: "abgeleitet",
	hash: "als Prüfwert (Hash)",
	"keyed-hash": "als Prüfwert mit Schlüssel (HMAC)",
	encrypted: "verschlüsselt",
};

const ROLE_NAMES: Readonly<Record<Role, string>> = {
	agent: "Telefon",
	clerk: "Sachbearbeitung",
	lead: "Stationsleitung",
	coordinator: "Koordination",
	admin: "Administration",
};

/** Whoever may see it, by the table of rights itself. */
export function seenBy({ seenBy }: Kind): string[] {
	const rights = seenBy.filter((one) => one !== "own");
	const roles = ROLES.filter((role) =>
		rights.some((right) => may({ role, stationIds: [1] }, right, 1)),
	).map((role) => ROLE_NAMES[role]);
	return seenBy.includes("own") ? ["die Person selbst", ...roles] : roles;
}

/** @param settings the city's numbers, by their names in prisma/schema.prisma */
export function keptFor(
	{ keep, from }: Pick<Kind, "keep" | "from">,
	settings: Readonly<Record<string, number>>,
): string {
	return keep === null
		? `bis: ${from}`
		: `${amountOf(keep, settings)} ab ${from}`;
}

function amountOf(
	keep: NonNullable<Period>,
	settings: Readonly<Record<string, number>>,
): string {
	if ("setting" in keep) {
		const days = settings[keep.setting];
		if (days === undefined) throw new Error(`No setting ${keep.setting}.`);
		return inUnit(days, "days");
	}
	return inUnit(keep.amount, keep.unit);
}

const UNITS = { hours: ["Stunde", "Stunden"], days: ["Tag", "Tage"] } as const;
const inUnit = (amount: number, unit: keyof typeof UNITS) =>
	`${amount} ${UNITS[unit][amount === 1 ? 0 : 1]}`;
