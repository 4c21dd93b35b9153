import type { Service, Station } from "#lib/catalog/catalog.ts";
import type { CalendarEvent } from "#lib/notifications/letter/rules/calendar.ts";
import type { Notice } from "#lib/notifications/notifications.ts";
import { exampleService } from "#tests/support/examples.ts";

export const station: Station = {
	id: 2,
	slug: "stadtmitte",
	phase: "pilot",
	isPublic: true,
	listed: true,
	lastDay: null,
	onlineFrom: null,
	shortName: "Stadtmitte",
	district: "Mitte",
	building: "Stadthaus",
	street: "Friedrich-Albert-Lange-Platz 7",
	postcode: "47051",
	city: "Musterstadt",
	phone: "+49 203 94000",
	latitude: 51.4344,
	longitude: 6.7623,
	ortsteile: ["Altstadt"],
	leadMinutes: 0,
	horizonDays: 60,
	holdMinutes: 10,
	usefulGapMinutes: 10,
	cutoffMinutes: 60,
	checkInMinutes: 60,
	confirmed: true,
	confirmedOn: null,
	access: [],
	contactRule: "none",
	maxPerContact: null,
	remote: { phone: [], video: [] },
	videoBy: null,
	buildingHours: [],
	text: {
		lang: "de",
		name: "Bürger-Service-Station Stadtmitte",
		directions: "",
		accessibility: "",
	},
};

const example = exampleService();

export const passport: Service = {
	...example,
	id: 7,
	popular: true,
	minorRule: "passport",
	fees: [{ from: "2020-01-01", lines: ["70,00 € ab 24 Jahren"] }],
	text: {
		...example.text,
		documents: ["Ihr bisheriger Pass", "Digitales Passfoto"],
	},
};

const startsAt = Date.parse("2026-11-25T08:15:00+01:00");

export const notice: Notice = {
	kind: "confirmed",
	locale: "de",
	name: "Erika Mustermann",
	bookedBy: null,
	reference: "482193507",
	pin: "604218",
	ticket: "A007",
	startsAt,
	minutes: 25,
	station,
	services: [{ service: passport, quantity: 2 }],
	before: null,
	offer: null,
	minorCase: null,
	isByLot: false,
	text: null,
	ask: null,
	links: {
		manage: "https://termine.example/termin/482193507?t=Abc_-123&x=1",
		cancel: "https://termine.example/termin/482193507/absagen?t=Abc_-123",
		offer: "https://termine.example/termin/482193507/angebot?t=Abc_-123",
		move: "https://termine.example/termin/482193507/verschieben?t=Abc_-123",
		coming: "https://termine.example/termin/482193507/kommen?t=Abc_-123",
		book: "https://termine.example/termine",
		consent: "https://termine.example/termine/kind/einverstaendnis",
		feedback: "https://termine.example/rueckmeldung?t=Abc_-123",
		improvements: "https://termine.example/verbesserungen",
	},
};

export const event: CalendarEvent = {
	state: "confirmed",
	locale: "de",
	uid: "3f6c0c1e-5f0e-4a53-8f0e-2a3b7d9c1e11",
	sequence: 0,
	stamp: Date.parse("2026-11-22T07:00:00Z"),
	startsAt,
	endsAt: startsAt + 25 * 60_000,
	reference: notice.reference,
	station,
	organizer: {
		name: "Bürgerservice Musterstadt",
		email: "termine@termine.example",
	},
	url: notice.links.book,
};
