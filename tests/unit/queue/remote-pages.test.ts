import { NextIntlClientProvider } from "next-intl";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { RemoteList } from "#app/(staff)/team/_lists/remote-list.tsx";
import { VisitPanel } from "#app/(staff)/team/_visit/visit-panel.tsx";
import { Figures } from "#app/(staff)/team/heute/_parts/figures.tsx";
import { OpenVisit } from "#app/(staff)/team/platz/_parts/open-visit.tsx";
import { OfferFacts as WishOfferFacts } from "#app/[locale]/(citizen)/angebot/[token]/_parts/offer-facts.tsx";
import { Meeting } from "#app/[locale]/(citizen)/termin/[reference]/_parts/meeting.tsx";
import { NumbersToKeep } from "#app/[locale]/(citizen)/termin/[reference]/_parts/numbers-to-keep.tsx";
import type { AppointmentView } from "#lib/booking/booking.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import type { Kind } from "#lib/catalog/rules/kind.ts";
import type { QueueEntry, QueueView, RemoteEntry } from "#lib/queue/queue.ts";
import { type Today, todayOf } from "#lib/queue/today/rules/today.ts";
import type { OfferView } from "#lib/wishes/wishes.ts";
import appointment from "#messages/de/appointment.json" with { type: "json" };
import kind from "#messages/de/kind.json" with { type: "json" };
import team from "#messages/de/team.json" with { type: "json" };
import wishes from "#messages/de/wishes.json" with { type: "json" };
import { station } from "#tests/unit/notifications/examples.ts";

const TEN = Date.parse("2026-11-24T10:00:00+01:00");
const catalog = {
	services: [],
	categories: [],
	days: { today: "2026-11-24", last: "2027-01-24" },
} as unknown as Catalog;

const drawn = (children: ReactNode) =>
	renderToStaticMarkup(
		createElement(NextIntlClientProvider, {
			locale: "de",
			messages: { team, kind, appointment, wishes } as never,
			timeZone: "Europe/Berlin",
			// A text that is missing is a fault, and not a key on the page.
			onError: (error) => {
				throw error;
			},
			children,
		}),
	);

const due: RemoteEntry = {
	appointmentId: "1",
	reference: "R",
	ticket: "A001",
	name: "Ayşe Müller",
	startsAt: TEN,
	minutes: 10,
	deskId: 1,
	services: [],
	speaks: null,
	expectedAt: null,
	kind: "phone",
	dueAt: TEN,
	tries: 0,
	lacksRoom: false,
};

const list = (remote: readonly RemoteEntry[], mayCall = true) =>
	drawn(
		createElement(RemoteList, {
			queue: { remote, asOf: TEN + 60_000 } as unknown as QueueView,
			catalog,
			mayCall,
		}),
	);

test("a clerk reads who is due by phone and video, and presses one button for each", () => {
	const later = { ...due, appointmentId: "2", name: "Olga", dueAt: TEN + 6e5 };
	const html = list([
		{ ...due, tries: 1 },
		{ ...later, kind: "video", lacksRoom: true },
	]);
	expect(html).toContain("Telefon und Video (2)");
	expect(html).toContain("Ein Termin ist jetzt dran.");
	expect(html).toContain('aria-label="Anrufen: Ayşe Müller"');
	expect(html).toContain('aria-label="Video beginnen: Olga"');
	expect(html).toContain("Einmal nicht erreicht");
	expect(html).toContain("Die Adresse des Raums fehlt");
	// Whoever sits at no desk, or serves somebody, reads them only.
	expect(list([due], false)).not.toContain("<button");
	expect(list([])).toBe("");
});

test("whoever is due by phone is read out as due, never as not checked in", () => {
	const html = list([{ ...due, tries: 1, dueAt: TEN }]);
	const words = html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
	expect(words).toContain("fällig seit 10:00 Uhr");
	expect(words).not.toContain("angemeldet");
});

const visited = (more: Partial<QueueEntry>) =>
	({
		id: "1",
		version: 1,
		ticket: "A001",
		status: "serving",
		name: "Ayşe Müller",
		services: [],
		minutes: 10,
		startsAt: TEN,
		arrivedAt: TEN,
		calledAt: null,
		servingAt: TEN,
		priority: null,
		priorityReason: null,
		note: null,
		missing: null,
		speaks: null,
		undoable: null,
		isAway: false,
		afar: null,
		noShowAt: null,
		hasEmail: false,
		appointmentId: "1",
		kind: "phone",
		phone: "0203 4711",
		videoAddress: null,
		tries: 0,
		walk: { done: [], open: [] },
		...more,
	}) as unknown as QueueEntry;

const panel = (visit: Partial<QueueEntry>) =>
	drawn(
		createElement(VisitPanel, {
			visit: visited(visit),
			queue: {
				desks: [],
				waiting: [],
				next: null,
				told: null,
				stuck: new Map(),
				ownDeskId: 1,
				asOf: TEN,
			} as unknown as QueueView,
			catalog,
			printers: [],
			isOwn: true,
		}),
	);

test("at the desk stands the number or the room, and nothing that sends somebody through the house", () => {
	const call = panel({});
	expect(call).toMatch(/href="tel:[+\d]+"/);
	expect(call).toContain("Nicht erreicht");
	expect(call).toContain("Dann steht der Termin wieder in der Liste");
	for (const words of ["Ist gegangen", "Weitergeben", "Zurück in die Schlange"])
		expect(call).not.toContain(words);
	const address = "https://video.example/abc";
	const video = panel({ kind: "video", videoAddress: address, tries: 1 });
	expect(video).toContain(`href="${address}"`);
	expect(video).toContain('rel="noopener noreferrer"');
	expect(video).toContain("Nach dem zweiten Mal");
	expect(panel({ kind: "video" })).toContain(
		"Die Adresse des Videoraums fehlt",
	);
	expect(panel({ phone: null })).toContain("keine Telefonnummer");
	// At the counter everything is as it was.
	const counter = panel({ kind: "counter" });
	expect(counter).not.toContain('href="tel:');
	expect(counter).not.toContain("Nicht erreicht");
	expect(counter).toContain("Ist gegangen");
});

test("whoever leaves the desk during a talk may end it first, and reads what becomes of it otherwise", () => {
	const asked = (visit: QueueEntry | null) =>
		drawn(createElement(OpenVisit, { visit, children: "Trotzdem" }));
	for (const kind of ["phone", "video"] as const) {
		const html = asked(visited({ kind }));
		expect(html).toContain("ruft die Person noch einmal an");
		expect(html).toMatch(/<button[^>]* value="fertig"/);
		expect(html).not.toContain("Schlange");
		expect(html).toContain("Trotzdem");
	}
	for (const visit of [visited({ kind: "counter" }), null]) {
		expect(asked(visit)).toContain("kommt die Person zurück in die Schlange");
		expect(asked(visit)).not.toContain("<button");
	}
});

const view = (more: Partial<AppointmentView>) =>
	({
		reference: "482193507",
		pin: "604218",
		ticket: "A007",
		status: "booked",
		kind: "phone",
		phone: "0203 4711",
		videoAddress: null,
		...more,
	}) as unknown as AppointmentView;

test("a person reads how one meets, and no number that nobody calls", () => {
	const meeting = (more: Partial<AppointmentView>) =>
		drawn(createElement(Meeting, { appointment: view(more) }));
	expect(meeting({})).toContain("Wir rufen Sie an");
	expect(meeting({})).toContain("0203 4711");
	expect(meeting({ kind: "video" })).toContain("Den Link gibt es noch nicht");
	const address = "https://video.example/abc";
	const video = meeting({ kind: "video", videoAddress: address });
	expect(video).toContain(`href="${address}"`);
	expect(video).toContain('rel="noopener noreferrer"');
	expect(meeting({ kind: "counter" })).toBe("");
	expect(meeting({ kind: "video", status: "done" })).toBe("");
	const numbers = (more: Partial<AppointmentView>) =>
		drawn(createElement(NumbersToKeep, { appointment: view(more) }));
	expect(numbers({})).not.toContain("A007");
	expect(numbers({})).toContain("604218");
	expect(numbers({ kind: "counter" })).toContain("A007");
});

test("a lead reads how many nobody talked to in time, and on which days", () => {
	const figures = (
		today: Partial<Today>,
		notMet: Parameters<typeof Figures>[0]["notMet"],
	) =>
		drawn(
			createElement(Figures, {
				today: {
					...todayOf(
						{
							asOf: TEN,
							waiting: [],
							parked: [],
							away: [],
							finished: [],
							notCheckedIn: [],
							coming: [],
							remote: [],
							desks: [],
						},
						[],
						null,
					),
					...today,
				},
				queue: {
					asOf: TEN,
					walkIns: { state: { open: true, wait: null } },
				} as unknown as QueueView,
				notMet,
			}),
		);
	const html = figures({ remote: 3, remoteOver: 2 }, [
		{ date: "2026-11-20", count: 1 },
		{ date: "2026-11-23", count: 2 },
	]);
	expect(html).toContain("Davon ist die Zeit schon vorbei: 2");
	expect(html).toContain("an früheren Tagen nicht gesprochen");
	expect(html).toContain("ein Termin</a>");
	expect(html).toContain("2 Termine</a>");
	expect(html).toMatch(/href="[^"]*tag=2026-11-23[^"]*ansicht=liste/);
	const none = figures({ remote: 3, remoteOver: 0 }, []);
	expect(none).not.toContain("vorbei");
	expect(none).not.toContain("früheren Tagen");
});

test("an earlier time for a call names the station, and not where it is", () => {
	const facts = (brings: Kind | null) =>
		drawn(
			createElement(WishOfferFacts, {
				offer: {
					stationSlug: station.slug,
					date: "2026-12-01",
					start: 540,
					minutes: 10,
					services: [],
					brings: brings && { date: "2026-12-02", start: 600, kind: brings },
				} as unknown as OfferView,
				catalog,
				station,
			}),
		);
	for (const kind of ["phone", "video"] as const)
		expect(facts(kind)).not.toContain(station.postcode);
	expect(facts("phone")).toContain("Am Telefon");
	expect(facts("counter")).toContain(station.postcode);
	expect(facts(null)).toContain(station.postcode);
});
