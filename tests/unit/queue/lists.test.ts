import { NextIntlClientProvider } from "next-intl";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Expected } from "#app/(staff)/team/_lists/expected.tsx";
import { WaitingList } from "#app/(staff)/team/_lists/waiting-list.tsx";
import type { Catalog, Station } from "#lib/catalog/catalog.ts";
import type {
	ExpectedEntry,
	QueueView,
	WaitingEntry,
} from "#lib/queue/queue.ts";
import { NO_WALK } from "#lib/queue/walk/walk.ts";
import { COLUMNS, type Column } from "#lib/staff/rules/screen.ts";
import team from "#messages/de/team.json" with { type: "json" };

const NINE = Date.parse("2026-11-24T09:00:00+01:00");
const MINUTE = 60_000;
const catalog = { services: [] } as unknown as Catalog;

const drawn = (children: ReactNode) =>
	renderToStaticMarkup(
		createElement(NextIntlClientProvider, {
			locale: "de",
			messages: { team } as never,
			timeZone: "Europe/Berlin",
			children,
		}),
	);

/** Words for eye and ear, without pictures. */
const wordsOf = (html: string) =>
	html
		.replace(/<[^>]*>/g, " ")
		.replace(/\s+/g, " ")
		.trim();
const inside = (html: string, element: string) =>
	wordsOf(
		new RegExp(`<${element}\\b[^>]*>(.*?)</${element}>`, "s").exec(html)?.[1] ??
			"",
	);

/** Somebody who was handed over to desk 3, and has waited for 40 minutes. */
const entry = {
	id: "1",
	ticket: "B001",
	status: "waiting",
	name: null,
	speaks: null,
	priority: null,
	priorityReason: null,
	note: null,
	services: [],
	walk: NO_WALK,
	startsAt: null,
	arrivedAt: NINE - 40 * MINUTE,
	forDeskId: 3,
	parkedUntil: null,
	minutes: 10,
	position: 1,
	reason: "handed-over",
	waitedMinutes: 40,
} as unknown as WaitingEntry;

const shown = (hidden: readonly Column[], patienceMinutes: number) =>
	drawn(
		createElement(WaitingList, {
			queue: {
				waiting: [entry],
				away: [],
				stuck: new Map(),
				parked: [{ ...entry, id: "2", ticket: "B002", status: "parked" }],
				next: null,
				desks: [{ id: 3, name: "Platz 3" }],
				settings: { patienceMinutes },
			} as unknown as QueueView,
			catalog,
			mayCall: false,
			hidden,
		}),
	);

test("whatever columns somebody hides, the opened line says for which desk a person waits, and how long", () => {
	for (const [patience, wait] of [
		[60, "Wartet 40 Min."],
		[30, "Wartet schon 40 Min."],
	] as const) {
		const bare = shown(COLUMNS, patience);
		expect(inside(bare, "summary")).not.toMatch(/Platz 3|40 Min/);
		const facts = bare
			.split('<ul class="team-line-facts">')
			.slice(1)
			.map((html) => wordsOf(html.split("</ul>")[0] ?? ""));
		expect(facts).toHaveLength(2);
		expect(facts[0]).toContain("Nur für Platz 3");
		expect(facts[0]).toContain(wait);
		expect(facts[1]).toContain("Nur für Platz 3");
		// What stands in the line is not said a second time.
		const whole = shown([], patience);
		expect(inside(whole, "summary")).toContain("nur für Platz 3");
		expect(whole).not.toContain(wait);
	}
});

test("whoever is overdue is so in words, not by a picture and a colour alone", () => {
	const line = (isDue: boolean) =>
		inside(
			drawn(
				createElement(Expected, {
					entry: {
						appointmentId: "1",
						reference: "R",
						ticket: "A001",
						name: "Ayşe Müller",
						startsAt: NINE,
						minutes: 10,
						deskId: 1,
						services: [],
						speaks: null,
						expectedAt: null,
					} satisfies ExpectedEntry,
					catalog,
					station: { id: 1 } as Station,
					asOf: NINE + 20 * MINUTE,
					isDue,
				}),
			),
			"summary",
		);
	expect(line(true)).toMatch(/^nicht angemeldet, Termin war um 9:00/);
	expect(line(false)).toMatch(/^um 9:00/);
});
