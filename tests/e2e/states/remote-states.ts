import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { db } from "#lib/db/client.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { book, hold, PERSON } from "#tests/support/booking.ts";
import { offerRemote } from "#tests/support/kinds.ts";
import { DAY } from "../support/journey.ts";
import { workAs } from "../support/staff.ts";
import type { Station } from "../support/test.ts";
import type { State } from "./state.ts";

const SERVICE = "meldebescheinigung";
const CALLED = { ...PERSON, phone: "0203 4711" };

async function offer(station: Station): Promise<void> {
	const service = await db().service.findUniqueOrThrow({
		where: { slug: SERVICE },
		select: { id: true },
	});
	await offerRemote(station, service);
}

/** Pages about appointments without coming. */
export const remoteStates: Readonly<Record<string, State>> = {
	"the form for the name, where one may choose phone or video": {
		h1: "Für wen ist der Termin?",
		open: async (page, station) => {
			await offer(station);
			const token = newHoldToken();
			const wanted = { station: station.slug, service: SERVICE, token };
			await hold({ ...wanted, date: DAY.date, now: now() });
			await page.goto(paths("de").hold(token));
			await page.getByRole("radio", { name: "Am Telefon" }).check();
		},
	},
	"an appointment by video": {
		h1: "Ihr Termin",
		open: async (page, station) => {
			await offer(station);
			const wanted = { station: station.slug, service: SERVICE };
			const { reference, token } = await book(
				{ ...wanted, date: DAY.date, kind: "video" },
				CALLED,
			);
			await page.goto(paths("de").appointment(reference, token));
		},
	},
	"a clerk who calls somebody on the phone": {
		h1: "Heute",
		open: async (page, station) => {
			await offer(station);
			const wanted = { station: station.slug, service: SERVICE };
			const early = Temporal.Instant.from("2026-11-24T05:00:00+01:00");
			for (const start of [590, 660])
				await book(
					{ ...wanted, date: "2026-11-24", start, kind: "phone", now: early },
					CALLED,
				);
			await workAs(page, "clerk", station);
			await page.goto("/team");
			await page
				.getByRole("button", { name: /^Anrufen: / })
				.first()
				.click();
			await page.getByRole("button", { name: "Nicht erreicht" }).waitFor();
		},
	},
};
