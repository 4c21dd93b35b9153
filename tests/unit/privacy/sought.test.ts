import { expect, test } from "vitest";
import { planErasing } from "#lib/privacy/rules/remains.ts";
import {
	readSought,
	TYPED,
	type TypedPerson,
} from "#lib/privacy/rules/sought.ts";
import { withCheckDigit } from "#lib/text/reference.ts";

const REFERENCE = withCheckDigit("12345678");
const SEEN = { ausweis: "id-card", gesehen: "1" } as const;
const read = (typed: Partial<TypedPerson>) =>
	readSought({ ...TYPED, ...SEEN, ...typed });

test.each<[Partial<TypedPerson>, object]>([
	[
		{
			nummer: `${REFERENCE.slice(0, 4)} ${REFERENCE.slice(4)}`,
			pin: "12 34 56",
		},
		{ number: { reference: REFERENCE, pin: "123456" } },
	],
	[
		{ name: "Ayşe Müller", telefon: "0203 94000" },
		{ contact: { name: "Ayşe Müller", phoneKey: "+4920394000", email: null } },
	],
	[
		{ name: "Ayşe Müller", email: "Ayse@Citizen.example" },
		{ contact: { email: "ayse@citizen.example", phoneKey: null } },
	],
	[
		{ rueckmeldung: "17", antwortadresse: "A@b.example" },
		{ feedback: { id: 17, email: "a@b.example" } },
	],
	[
		{ nummeradresse: "A+x@b.example", nummerstation: "mitte" },
		{ afar: { email: "A+x@b.example", station: "mitte" } },
	],
])("%o are two facts", (typed, sought) => {
	expect(read(typed)).toMatchObject({ ok: true, sought });
});

test.each<[Partial<TypedPerson>, Record<string, string>]>([
	[{}, { nummer: "nothing-said" }],
	[{ nummer: REFERENCE }, { pin: "pin-missing" }],
	[{ nummer: "12", pin: "123456" }, { nummer: "number-wrong" }],
	[{ pin: "123456" }, { nummer: "number-missing" }],
	[{ name: "Ayşe Müller" }, { telefon: "contact-missing" }],
	[{ telefon: "0203 94000" }, { name: "name-missing" }],
	[{ name: "…", telefon: "0203 94000" }, { name: "name-missing" }],
	[{ rueckmeldung: "17" }, { antwortadresse: "feedback-email-missing" }],
	[
		{ antwortadresse: "a@b.example" },
		{ rueckmeldung: "feedback-number-missing" },
	],
	[{ nummeradresse: "a@b.example" }, { nummerstation: "afar-station-missing" }],
	[{ nummerstation: "mitte" }, { nummeradresse: "afar-email-missing" }],
	[
		{ rueckmeldung: "1e9", antwortadresse: "a@b.example" },
		{ rueckmeldung: "feedback-number-wrong" },
	],
])("%o is one fact, and leads nowhere", (typed, errors) => {
	expect(read(typed)).toEqual({ ok: false, errors });
});

test("without having seen who it is nobody is looked for", () => {
	const facts = { name: "Ayşe Müller", telefon: "0203 94000" };
	expect(read({ ...facts, ausweis: "" })).toEqual({
		ok: false,
		errors: { ausweis: "identity-missing" },
	});
	expect(read({ ...facts, ausweis: "library-card" })).toMatchObject({
		ok: false,
	});
	expect(read({ ...facts, gesehen: "" })).toEqual({
		ok: false,
		errors: { gesehen: "not-seen" },
	});
});

test("what is over goes, what is to come and whoever is here stays", () => {
	const now = Temporal.Instant.from("2026-12-01T10:00:00+01:00");
	const at = (minutes: number) => now.add({ minutes }).epochMilliseconds;
	expect(
		planErasing(
			[
				{ id: "coming", status: "booked", startsAt: at(1) },
				{ id: "late", status: "booked", startsAt: at(-20) },
				{ id: "missed", status: "booked", startsAt: at(-24 * 60) },
				{ id: "here", status: "serving", startsAt: at(-10) },
				{ id: "early", status: "arrived", startsAt: at(30) },
				{ id: "cancelled", status: "cancelled", startsAt: at(60) },
				{ id: "done", status: "done", startsAt: at(-60) },
			],
			now,
		),
	).toEqual({
		coming: ["coming", "late"],
		inTheHouse: ["here", "early"],
		erased: ["missed", "cancelled", "done"],
	});
});
