import autocannon from "autocannon";
import { paths } from "#lib/paths/citizen.ts";
import { formOf } from "./form.ts";
import { type Journey, newJourney, STEPS } from "./journey.ts";
import { rounded } from "./measure.ts";
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

type Figures = Awaited<ReturnType<typeof rate>> & {
	trivialPerSecond: number;
	/** Own rate to that of the trivial page. */
	ratio: number;
};

/** Figure 3, first part: pages per second, each beside a page that only says "Weiter", before and after it. */
export async function measurePages(
	{ seconds }: { seconds: number },
	origins: { application: string; trivial: string },
	now: Temporal.Instant,
) {
	const [one, other] = await listWanted(2, now);
	if (!one || !other) throw new Error("Nothing is free.");
	const journey = newJourney(origins.application, one);
	await STEPS.times(journey);
	const month = journey.page.address;
	await STEPS.hold(journey);
	await STEPS.details(journey);
	const pages: Record<string, Load> = {
		start: { url: origins.application + paths("de").start() },
		month: { url: month },
		check: checkLoad(journey, origins.application),
	};
	const figures: Record<string, Figures> = {};
	const trivial = { url: origins.trivial };
	await rate(trivial, 1);
	let before = await rate(trivial, seconds);
	for (const [name, load] of Object.entries(pages)) {
		await rate(load, 1);
		const own = await rate(load, seconds);
		const after = await rate(trivial, seconds);
		const beside = (before.perSecond + after.perSecond) / 2;
		figures[name] = {
			...own,
			trivialPerSecond: rounded(beside),
			ratio: rounded(own.perSecond / beside),
		};
		before = after;
	}
	return figures;
}

/** The look at everything is the answer to the form with the person's name. */
function checkLoad(journey: Journey, origin: string): Load {
	const { headers, body } = formOf(journey.page.html, {
		intent: "check",
		name: "Ayşe Müller",
		email: "ayse@citizen.example",
		phone: "",
	});
	return {
		url: journey.page.address,
		method: "POST",
		headers: { origin, ...headers },
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
