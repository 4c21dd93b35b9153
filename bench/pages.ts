import autocannon from "autocannon";
import { paths } from "#lib/paths/citizen.ts";
import { addDays } from "#lib/time.ts";
import { whileBooking } from "./busy-month.ts";
import { formOf } from "./form.ts";
import { type Journey, newJourney, STEPS } from "./journey.ts";
import { rounded } from "./measure.ts";
import { withCores } from "./processes.ts";
import type { Served } from "./serve.ts";
import { listWanted } from "./wanted.ts";

const CONNECTIONS = 8;
/** As every browser does; both answers come compressed. */
const HEADERS = { "accept-encoding": "gzip, deflate, br" };

interface Load {
	url: string;
	method?: "GET" | "POST";
	headers?: Readonly<Record<string, string>>;
	body?: Buffer;
}

interface Measured extends Awaited<ReturnType<typeof rate>> {
	/** Of the load and of what serves it. */
	cores: Record<string, number>;
	/** Others booked meanwhile. */
	bookingsPerSecond?: number;
}

interface Figures extends Measured {
	trivialPerSecond: number;
	/** Own rate to that of the trivial page. */
	ratio: number;
}

/** Figure 3, first part: pages per second, each beside a page that only says "Weiter", before and after it. */
export async function measurePages(
	{ seconds }: { seconds: number },
	{ origins, processes }: Served,
	now: Temporal.Instant,
) {
	const [one] = await listWanted(1, now);
	if (!one) throw new Error("Nothing is free.");
	const journey = newJourney(origins.application, one);
	await STEPS.times(journey);
	const month = journey.page.address;
	await STEPS.hold(journey);
	await STEPS.details(journey);
	const trivial = { url: origins.trivial };
	await rate(trivial, 1);
	let before = await rate(trivial, seconds);
	const beside = async (own: Measured): Promise<Figures> => {
		const after = await rate(trivial, seconds);
		const usual = (before.perSecond + after.perSecond) / 2;
		before = after;
		return {
			...own,
			trivialPerSecond: rounded(usual),
			ratio: rounded(own.perSecond / usual),
		};
	};
	const measured = async (load: Load): Promise<Measured> => {
		await rate(load, 1);
		const { outcome, cores } = await withCores(processes, () =>
			rate(load, seconds),
		);
		return { ...outcome, cores };
	};
	const busyMonth = async (): Promise<Measured> => {
		const work = () => measured({ url: month });
		const { outcome, bookingsPerSecond } = await whileBooking(one, now, work);
		return { ...outcome, bookingsPerSecond };
	};
	const availability = `${origins.application}/api/v1/availability?station=${one.stationSlug}&service=reisepass&from=${one.date}&to=${addDays(one.date, 30)}`;
	const check = checkLoad(journey, origins.application);
	return {
		start: await beside(
			await measured({ url: origins.application + paths("de").start() }),
		),
		month: await beside(await measured({ url: month })),
		busyMonth: await beside(await busyMonth()),
		availability: await beside(await measured({ url: availability })),
		check: await beside(await measured(check)),
	} satisfies Record<string, Figures>;
}

/** The look at everything is the answer to the form with the person's name. */
function checkLoad(journey: Journey, origin: string): Load {
	const { headers: sent, body } = formOf(journey.page.html, {
		intent: "check",
		name: "Ayşe Müller",
		email: "ayse@citizen.example",
		phone: "",
	});
	return {
		url: journey.page.address,
		method: "POST",
		// autocannon counts the bytes by itself.
		headers: { origin, "content-type": sent["content-type"] ?? "" },
		body,
	};
}

async function rate({ headers, ...load }: Load, seconds: number) {
	const { requests, latency, errors, non2xx } = await autocannon({
		...load,
		headers: { ...HEADERS, ...headers },
		connections: CONNECTIONS,
		duration: seconds,
	});
	if (errors + non2xx > 0)
		throw new Error(`${errors + non2xx} failed at ${load.url}`);
	return {
		perSecond: rounded(requests.average),
		medianMs: latency.p50,
		p99Ms: latency.p99,
	};
}
