import { expect, test } from "vitest";
import type { Held } from "#lib/privacy/privacy.ts";
import { makeSheet } from "#lib/privacy/rules/sheet.ts";

const NAMES = {
	settings: { contactDays: 7, actorDays: 90, auditDays: 365 },
	stations: new Map([[3, "Mitte"]]),
	services: new Map([[5, "Reisepass"]]),
};

const textsOf = (held: readonly Held[]) =>
	Object.fromEntries(
		makeSheet(held, NAMES).sections.map(({ title, entries }) => [
			title,
			entries.map(({ facts }) =>
				facts.map(({ what, text }) => `${what}: ${text}`),
			),
		]),
	);

test("a person reads names, days and words, not numbers and codes", () => {
	const startsAt = "2026-12-01T08:00:00.000Z";
	expect(
		textsOf([
			{
				model: "Appointment",
				rows: [
					{ stationId: 3, date: "2026-12-01", startsAt, status: "no-show" },
				],
			},
			{ model: "AppointmentService", rows: [{ serviceId: 5, quantity: 2 }] },
		]),
	).toEqual({
		Termin: [
			[
				"Station: Mitte",
				"Tag: Dienstag, 1.\u00a0Dezember 2026",
				"Beginn: Dienstag, 1.\u00a0Dezember 2026, 9:00\u00a0Uhr",
				"Stand des Termins: nicht erschienen",
			],
			["Anliegen: Reisepass", "Anzahl: 2"],
		],
	});
});

test("of what a program keeps, what somebody wrote is read out", () => {
	const undo = [
		{ eventId: "12", before: { note: "Kinderwagen", missing: null } },
		{ eventId: "13", before: { note: "Kinderwagen", missing: "Pass" } },
	];
	expect(textsOf([{ model: "VisitMemo", rows: [{ undo }] }])).toEqual({
		"Notiz zum Besuch": [
			["Frühere Stände, um einen Schritt zurückzunehmen: Kinderwagen · Pass"],
		],
	});
	expect(
		textsOf([{ model: "WishOffer", rows: [{ reason: { days: 3 } }] }]),
	).toEqual({
		"Wunschtermin und Verlosung": [["Warum diese Person: steht in der Datei"]],
	});
});

test("each kind says how long it is kept by the city's own numbers", () => {
	const [section] = makeSheet(
		[{ model: "Contact", rows: [{ name: "Ayşe Müller" }] }],
		{ ...NAMES, settings: { contactDays: 1 } },
	).sections;
	expect(section?.keptFor).toBe(
		"1 Tag ab Ende des Termins, auch eines abgesagten",
	);
	expect(section?.seenBy).toBe(
		"Telefon, Sachbearbeitung, Stationsleitung, Administration",
	);
});
