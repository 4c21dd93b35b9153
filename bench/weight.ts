import { chromium } from "@playwright/test";
import { paths } from "#lib/paths/citizen.ts";
import { findBrowser } from "#scripts/test/browser.ts";
import { weigh } from "#tests/e2e/support/weight.ts";
import { newJourney, STEPS } from "./journey.ts";
import { listWanted } from "./wanted.ts";

/** Figure 3, second part: kilobytes of the first view of each step, everything a browser loads for it. */
export async function measureWeight(
	origin: string,
	now: Temporal.Instant,
): Promise<Record<string, number>> {
	const addresses = await listAddresses(origin, now);
	const browser = await chromium.launch({
		executablePath: await findBrowser(),
		args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
	});
	try {
		const weights: Record<string, number> = {};
		for (const [name, address] of Object.entries(addresses)) {
			const page = await browser.newPage();
			weights[name] = await weigh(page, new URL(address, origin).href);
			await page.close();
		}
		return weights;
	} finally {
		await browser.close();
	}
}

async function listAddresses(
	origin: string,
	now: Temporal.Instant,
): Promise<Record<string, string>> {
	const to = paths("de");
	const services = ["reisepass"];
	const [one, other] = await listWanted(2, now);
	if (!one || !other) throw new Error("Nothing is free.");
	const held = newJourney(origin, one);
	await STEPS.times(held);
	await STEPS.hold(held);
	const booked = newJourney(origin, other);
	for (const step of Object.values(STEPS)) await step(booked);
	const appointment = new URL(booked.page.address);
	return {
		start: to.start(),
		where: to.where({ services }),
		when: to.when({ services, station: one.stationSlug }),
		whenAnywhere: to.when({ services, station: "alle" }),
		details: held.page.location ?? "",
		appointment: appointment.href,
		cancel: `${appointment.pathname}/absagen${appointment.search}`,
		move: `${appointment.pathname}/verschieben${appointment.search}`,
	};
}
