import { setTimeout as wait } from "node:timers/promises";
import { newClient } from "#bench/client.ts";
import { paths } from "#lib/paths/citizen.ts";
import { addDays, type CivilDate, weekdayOf } from "#lib/time.ts";
import { pick, randomOf } from "#prisma/seed/random.ts";
import { headersOf } from "./browser.ts";
import type { Job } from "./job.ts";
import { offersOf } from "./page.ts";
import { live } from "./person.ts";
import { type Plan, planOf } from "./plan.ts";
import { failed, sawPage, took } from "./report.ts";
import type { Surroundings } from "./surroundings.ts";

/** Each has a connection of its own and asks again when its answer is there. */
const CONNECTIONS = 400;
const TICK_MS = 10;
/** Nobody comes all at once: until then they become more. */
const SECONDS_UNTIL_ALL = 30;
/** Who books here has made up their mind. */
const PACE = 20;
/** A day that offers fewer times is left for the next one. */
const FEW = 20;

/**
 * So many pages a second of the days into which so many people a second book, whether the server keeps up or not.
 */
export async function lookAndBook(
	around: Surroundings,
	{ minutes, stations, looks }: Job,
): Promise<void> {
	const days = new Map(
		stations.map(({ slug }) => [slug, looks.day as CivilDate]),
	);
	const slugs = [...days.keys()];
	const booking: Promise<void>[] = [];
	const crowd = newCrowd(around, days);
	const beganAt = performance.now();
	let looked = 0;
	let began = 0;
	/** So many had come by then, if so many a second come once all are there. */
	const soMany = (rate: number, seconds: number) =>
		rate *
		(seconds < SECONDS_UNTIL_ALL
			? seconds ** 2 / (2 * SECONDS_UNTIL_ALL)
			: seconds - SECONDS_UNTIL_ALL / 2);
	while (!around.patience.isOver) {
		const seconds = (performance.now() - beganAt) / 1_000;
		if (seconds > minutes * 60) break;
		for (; looked < soMany(looks.pagesPerSecond, seconds); looked += 1)
			crowd.look();
		for (; began < soMany(looks.bookingsPerSecond, seconds); began += 1) {
			const plan = planOf("looks", began, {
				minutes,
				stations: slugs,
				pace: PACE,
			});
			booking.push(book(around, plan, days));
		}
		await wait(TICK_MS);
	}
	await Promise.all([...booking, crowd.finish()]);
}

type Days = Map<string, CivilDate>;

function newCrowd({ origin, report, taken }: Surroundings, days: Days) {
	const random = randomOf("crowd");
	const idle = Array.from({ length: CONNECTIONS }, (_, number) =>
		newClient(origin, headersOf(10_000_000 + number, number % 2 === 0)),
	);
	const all = [...idle];
	const underWay = new Set<Promise<void>>();
	const known = new Map<string, string[]>();

	/** What a page offers; the same bytes need not be read twice. */
	function offersIn(answer: { html: string; etag: string | undefined }) {
		const { etag } = answer;
		const before = etag === undefined ? undefined : known.get(etag);
		if (before) return before;
		const offers = offersOf(answer.html);
		if (etag !== undefined) {
			if (known.size > 2_000) known.clear();
			known.set(etag, offers);
		}
		return offers;
	}

	async function ask(client: (typeof idle)[number]): Promise<void> {
		const [station, day] = pick(random, [...days]);
		const choice = { services: ["reisepass"], minor: "adult", station };
		const askedAt = performance.now();
		try {
			const answer = await client.send(paths("de").when(choice, { day }));
			if (answer.status !== 200) throw new Error(String(answer.status));
			took(report, "day", performance.now() - askedAt);
			const { etag } = answer.headers;
			// The text is made only when it is needed.
			const offers = offersIn({
				get html() {
					return answer.html;
				},
				etag,
			});
			sawPage(
				report,
				offers.length,
				taken.ageOf(offers, askedAt),
				"offers what is gone",
			);
		} catch (error) {
			const { code, message } = error as NodeJS.ErrnoException;
			failed(report, code ?? message, "day");
		} finally {
			idle.push(client);
		}
	}

	return {
		look(): void {
			const client = idle.shift();
			if (!client) {
				report.behind += 1;
				return;
			}
			const asking = ask(client).finally(() => underWay.delete(asking));
			underWay.add(asking);
		},
		async finish(): Promise<void> {
			await Promise.all(underWay);
			for (const client of all) client.close();
		},
	};
}

/** From the day's times to the appointment. */
async function book(
	around: Surroundings,
	plan: Plan,
	days: Days,
): Promise<void> {
	const [station = ""] = plan.stations;
	const day = days.get(station) as CivilDate;
	const choice = { services: [plan.service], minor: "adult", station };
	await live(around, { ...plan, goesBack: "no" }, async (person) => {
		const address = paths("de").when(choice, { day });
		const page = await person.browser.look("day", address);
		const offers = person.see(page, station);
		if (offers.length < FEW && day === days.get(station))
			days.set(station, nextWorkday(day));
		return (await person.choose(page, station))
			? person.finish()
			: "nothing free";
	});
}

function nextWorkday(day: CivilDate): CivilDate {
	const next = addDays(day, 1);
	return weekdayOf(next) > 5 ? nextWorkday(next) : next;
}
