import type { Page } from "@playwright/test";
import { db } from "#lib/db/client.ts";
import { wishList, wishPaths } from "#lib/paths/wishes.ts";
import { now } from "#lib/runtime/clock.ts";
import {
	acceptOffer,
	declineOffer,
} from "#lib/wishes/commands/answer-offer.ts";
import { endWish } from "#lib/wishes/commands/end-wish.ts";
import { book, NOW } from "#tests/support/booking.ts";

import { newAddress } from "../support/journey.ts";
import { workAs } from "../support/staff.ts";
import type { Station } from "../support/test.ts";
import { offer, tell } from "../support/wishes.ts";
import type { State } from "./state.ts";

const to = wishPaths("de");
/** Somebody else each time: nobody may have many wishes. */
const somebody = () => {
	const email = newAddress();
	return { name: `Ada ${email.slice(0, 8)}`, email };
};

const form = (station: Station, more = "") =>
	`/termine/wunsch?dienst=reisepass&kind=adult&ort=${station.slug}${more}`;

const press = (page: Page, name: string) =>
	page.getByRole("button", { name }).click();

async function openOffer(
	page: Page,
	station: Station,
	more: Parameters<typeof tell>[1] = { person: somebody() },
): Promise<void> {
	const token = await offer(station, await tell(station, more));
	await page.goto(to.offer(token));
}

const booked = (station: Station) =>
	book({ station: station.slug, service: "reisepass", date: "2026-12-03" });

/** Wishes and the times that are kept for them. */
export const wishStates: Readonly<Record<string, State>> = {
	"the form for a wish": {
		h1: "Wunschtermin eintragen",
		open: (page, station) => page.goto(form(station)),
	},
	"the form for a wish in English": {
		h1: "Enter an appointment wish",
		lang: "en",
		open: (page, station) => page.goto(`/en${form(station)}`),
	},
	"the form for a wish, where nothing was chosen": {
		h1: "Wunschtermin eintragen",
		open: (page) => page.goto(to.form()),
	},
	"the form for a wish, sent without a choice": {
		h1: "Wunschtermin eintragen",
		title: "Fehler: Wunschtermin eintragen",
		open: async (page) => {
			await page.goto(to.form());
			await press(page, "Weiter");
		},
	},
	"the form for a wish with errors": {
		h1: "Wunschtermin eintragen",
		title: "Fehler: Wunschtermin eintragen",
		open: async (page, station) => {
			await page.goto(form(station));
			await page.getByLabel("Ja, ich verreise").check();
			await page.getByLabel("Spätestens am").fill("2026-11-01");
			await page.getByLabel("E-Mail-Adresse").fill("ada@");
			await press(page, "Wunsch eintragen");
			await page.getByRole("main").getByRole("alert").waitFor();
		},
	},
	"the form for an earlier appointment": {
		h1: "Früheren Termin wünschen",
		open: async (page, station) => {
			const { reference, token } = await booked(station);
			await page.goto(to.earlier(reference, token));
		},
	},
	"a wish that was just told": {
		h1: "Ihr Wunsch ist eingetragen",
		open: async (page, station) => {
			await page.goto(form(station));
			await press(page, "Wunsch eintragen");
		},
	},
	"a wish that waits": {
		h1: "Ihr Wunschtermin",
		open: async (page, station) => {
			const urgent = { reason: "travel", by: "2026-12-12" } as const;
			const halves = ["1-morning", "4-afternoon"] as const;
			const wanted = { urgent, halves };
			const wish = await tell(station, { person: somebody(), wanted });
			await page.goto(to.wish(wish.token));
		},
	},
	"a wish with an offer": {
		h1: "Ihr Wunschtermin",
		open: async (page, station) => {
			const wish = await tell(station);
			await offer(station, wish);
			await page.goto(to.wish(wish.token));
		},
	},
	"a wish to be changed": {
		h1: "Wunsch ändern",
		open: async (page, station) =>
			page.goto(to.change((await tell(station)).token)),
	},
	"the question before a wish is ended": {
		h1: "Wunsch beenden?",
		open: async (page, station) =>
			page.goto(to.end((await tell(station)).token)),
	},
	"a wish that was ended": {
		h1: "Ihr Wunschtermin",
		open: async (page, station) => {
			const { token } = await tell(station);
			await endWish({ token, now: NOW });
			await page.goto(to.wish(token));
		},
	},
	"a wish that is not there": {
		h1: "Wunsch nicht gefunden",
		open: (page) => page.goto("/wunsch/nichts"),
	},
	"the entry with number and PIN of a wish": {
		h1: "Mein Wunschtermin",
		open: (page) => page.goto("/wunsch"),
	},
	"the entry with a wrong PIN of a wish": {
		h1: "Mein Wunschtermin",
		title: "Fehler: Mein Wunschtermin",
		open: async (page) => {
			await page.goto("/wunsch");
			await page.getByLabel("Wunschnummer").fill("123 456 782");
			await page.getByLabel("PIN").fill("123456");
			await press(page, "Wunsch öffnen");
			await page.getByRole("main").getByRole("alert").waitFor();
		},
	},
	"an offer": { h1: "Passt Ihnen diese Zeit?", open: openOffer },
	"an offer for somebody without a name": {
		h1: "Passt Ihnen diese Zeit?",
		title: "Fehler: Passt Ihnen diese Zeit?",
		open: async (page, station) => {
			await openOffer(page, station, {});
			await press(page, "Ja, diese Zeit nehme ich");
			await page.getByRole("main").getByRole("alert").waitFor();
		},
	},
	"an offer that brings an appointment forward": {
		h1: "Passt Ihnen diese Zeit?",
		open: async (page, station) => {
			await openOffer(page, station, { brings: await booked(station) });
		},
	},
	"an offer that was declined": {
		h1: "Sie haben diese Zeit abgelehnt",
		open: async (page, station) => {
			const token = await offer(station, await tell(station));
			await declineOffer({ token, now: now() });
			await page.goto(to.offer(token));
		},
	},
	"an offer that was taken": {
		h1: "Sie haben diese Zeit angenommen",
		open: async (page, station) => {
			const person = somebody();
			const token = await offer(station, await tell(station, { person }));
			await acceptOffer({ token, client: crypto.randomUUID(), now: now() });
			await page.goto(to.offer(token));
		},
	},
	"the wish list of a station": {
		h1: "Wunschliste",
		open: async (page, station) => {
			await tell(station, { person: somebody() });
			await offer(station, await tell(station));
			await workAs(page, "lead", station, null);
			await page.goto(wishList.list());
		},
	},
	"a wish as staff see it": {
		h1: "Wunsch",
		open: async (page, station) => {
			const urgent = { reason: "travel", by: "2026-12-12" } as const;
			const wish = await tell(station, { wanted: { urgent } });
			await offer(station, wish);
			await workAs(page, "lead", station, null);
			await page.goto(wishList.wish(wish.id));
		},
	},
	"offering a time by hand": {
		h1: "Wunsch",
		open: async (page, station) => {
			const wish = await tell(station, { person: somebody() });
			await workAs(page, "lead", station, null);
			await page.goto(wishList.wish(wish.id));
		},
	},
	"a wish that staff enter": {
		h1: "Wunsch eintragen",
		open: async (page, station) => {
			await workAs(page, "agent", station, null);
			await page.goto(
				wishList.new({ services: ["reisepass"], station: station.slug }),
			);
		},
	},
	"a wish for an earlier time that staff enter": {
		h1: "Früheren Termin eintragen",
		open: async (page, station) => {
			const { reference } = await booked(station);
			const { id } = await db().appointment.findUniqueOrThrow({
				where: { reference },
			});
			await workAs(page, "agent", station, null);
			await page.goto(wishList.earlier(id));
		},
	},
	"the settings of wishes": {
		h1: "Wunschtermine einstellen",
		open: async (page, station) => {
			await workAs(page, "admin", station, null);
			await page.goto("/admin/wunschtermine");
		},
	},
};
