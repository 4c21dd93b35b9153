import { paths } from "#lib/paths/citizen.ts";
import { clock } from "#lib/time.ts";
import type { Answer } from "./client.ts";
import { inventPerson } from "./invented.ts";
import { newVisitor, type Visitor } from "./visitor.ts";
import type { Wanted } from "./wanted.ts";

/** A booking on its way; each step needs the page of the one before. */
export interface Journey {
	visitor: Visitor;
	wanted: Wanted;
	page: Page;
}

type Page = Pick<Answer, "status" | "address" | "location" | "html">;

const NOWHERE: Page = { status: 0, address: "", location: null, html: "" };

export function newJourney(origin: string, wanted: Wanted): Journey {
	return { visitor: newVisitor(origin), wanted, page: NOWHERE };
}

/** What somebody without JavaScript sends from the calendar to the confirmed appointment, in order. */
export const STEPS = {
	async times(journey: Journey) {
		const { stationSlug: station, date: day } = journey.wanted;
		const choice = { services: ["reisepass"], station, minor: "adult" };
		await look(journey, paths("de").when(choice, { day }));
	},
	async hold(journey: Journey) {
		const { stationSlug, date, start } = journey.wanted;
		await press(journey, { zeit: [stationSlug, date, clock(start)].join("|") });
		expectLocation(journey, "/termine/reservierung/");
	},
	async details(journey: Journey) {
		await look(journey, journey.page.location ?? "");
	},
	async check(journey: Journey) {
		await press(journey, {
			intent: "check",
			...inventPerson(),
			phone: "",
		});
	},
	async confirm(journey: Journey) {
		await press(journey, { intent: "confirm" });
		expectLocation(journey, "/termin/");
	},
	async appointment(journey: Journey) {
		await look(journey, journey.page.location ?? "");
	},
} satisfies Record<string, (journey: Journey) => Promise<void>>;

export type Step = keyof typeof STEPS;

async function look(journey: Journey, address: string): Promise<void> {
	journey.page = await journey.visitor.get(address);
}

async function press(
	journey: Journey,
	fields: Readonly<Record<string, string>>,
): Promise<void> {
	const { address } = journey.page;
	const page = await journey.visitor.press(journey.page, fields);
	const { status, location, html } = page;
	// The next form on it is sent to the same address.
	journey.page = { status, location, html, address };
}

function expectLocation({ page }: Journey, start: string): void {
	if (!page.location?.startsWith(start))
		throw new Error(`Expected ${start}…, met ${page.status} ${page.location}`);
}
