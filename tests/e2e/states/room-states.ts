import type { Page } from "@playwright/test";
import type { Standing } from "#lib/crowd/rules/standing.ts";
import type { Again } from "#lib/crowd/rules/token.ts";
import {
	type RoomView,
	roomHeaders,
	roomPage,
} from "#scripts/server/waiting-room/page.ts";
import { at } from "../support/clock.ts";
import type { State } from "./state.ts";

/** As the server sends it: the room itself would keep all other tests waiting (waiting-room.clock.test.ts opens it). */
async function openRoom(
	page: Page,
	standing: Standing,
	{
		address = "/termine",
		again = null,
		asksAgainIn = 30,
		soldOut = null,
	}: {
		address?: string;
		again?: Again | null;
		asksAgainIn?: number | null;
		soldOut?: RoomView["soldOut"];
	} = {},
): Promise<void> {
	const place = "AbC-123_";
	const view = { address, place, standing, again, asksAgainIn, soldOut };
	await page.route(`**${address}`, (route) =>
		route.fulfill({ body: roomPage(view), headers: roomHeaders(view) }),
	);
	await page.goto(address);
}

const waiting = (ahead: number, from: number, until: number): Standing => ({
	is: "waiting",
	place: ahead + 1,
	ahead,
	minutes: { from, until },
});
const release = at("08:00:00").epochMilliseconds / 1000;

/** The online waiting room, before the booking. */
export const roomStates: Readonly<Record<string, State>> = {
	"the waiting room": {
		h1: "Bitte warten Sie einen Moment",
		title: "Bitte warten Sie einen Moment – Online-Warteraum",
		open: (page) => openRoom(page, waiting(1_234, 4, 6)),
	},
	"the waiting room in English, not asking by itself": {
		h1: "Please wait a moment",
		title: "Please wait a moment – Online waiting room",
		lang: "en",
		open: (page) =>
			openRoom(page, waiting(1, 0, 1), {
				address: "/en/termine",
				asksAgainIn: null,
			}),
	},
	"the waiting room before a release": {
		h1: "Die Plätze werden ausgelost",
		title: "Die Plätze werden ausgelost – Online-Warteraum",
		open: (page) => openRoom(page, { is: "early", release }),
	},
	"the waiting room once more": {
		h1: "Bitte warten Sie einen Moment",
		title: "Bitte warten Sie einen Moment – Online-Warteraum",
		open: (page) => openRoom(page, waiting(80, 1, 3), { again: "used" }),
	},
	"the waiting room when everything is taken": {
		h1: "Gerade sind alle Termine vergeben",
		title: "Gerade sind alle Termine vergeben – Online-Warteraum",
		open: (page) =>
			openRoom(page, waiting(80, 1, 3), {
				soldOut: { releaseAt: at("08:00:00") },
			}),
	},
	"the waiting room, when it is somebody's turn": {
		h1: "Sie sind an der Reihe",
		title: "Sie sind an der Reihe – Online-Warteraum",
		open: (page) => openRoom(page, { is: "called" }, { asksAgainIn: null }),
	},
};
