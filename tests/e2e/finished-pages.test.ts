import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { db } from "#lib/db/client.ts";
import { localeOfPage } from "#lib/paths/page-language.ts";
import { now } from "#lib/runtime/clock.ts";
import type { Locale } from "#lib/text/locale.ts";
import { PUBLIC_PATHS } from "#scripts/server/finished/public-address.ts";
import { hold } from "#tests/support/booking.ts";
import { DAY } from "./support/journey.ts";
import { expect, type Station, test } from "./support/test.ts";

/** Of eighteen languages German, English, Leichte Sprache and one from right to left: the others are made in the same way. */
const TRIED: readonly Locale[] = ["de", "en", "fa", "de-x-leicht"];
const isTried = (path: string) => TRIED.includes(localeOfPage(path));

/** With each of these a page says more than without. */
function addressesOf(station: Station): string[] {
	const choice = "dienst=reisepass&kind=adult";
	const times = `${choice}&ort=${station.slug}`;
	const api = `station=${station.slug}&service=reisepass`;
	return [
		...PUBLIC_PATHS.filter(isTried),
		"/termine?dienst=reisepass:2&dienst=gewerbe-anmelden",
		"/termine?suche=pass",
		`/termine?ort=${station.slug}`,
		"/termine/kind?dienst=reisepass",
		"/termine/ort?dienst=reisepass&gewaehlt=1&n-reisepass=1",
		`/termine/ort?${choice}`,
		`/en/termine/ort?${choice}&folge=frueh`,
		`/termine/zeit?${times}`,
		`/en/termine/zeit?${times}&ansicht=liste`,
		`/termine/zeit?${times}&tag=${DAY.date}`,
		`/rueckmeldung?ort=${station.slug}`,
		`/api/v1/availability?${api}&from=2026-11-25&to=2026-12-20`,
		`/api/v1/next-release?${api}`,
		"/api/v1/stations?lang=en",
	];
}

/** What a form carries is another one each time. */
const withoutKeys = (text: string) =>
	text
		.replace(/(name="formular" value=")[\w-]{43}"/g, '$1…"')
		.replace(/(nonce[-=]"?)[\w+/]{22}==/g, "$1…")
		.replace(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f-]{17}/g, "…")
		// To the second.
		.replace(/"asOf":"[^"]+"/, "");

/** Where two pages begin to differ. */
function difference(one: string, other: string): string {
	if (one === other) return "";
	let at = 0;
	while (one[at] === other[at]) at += 1;
	return [one, other].map((text) => text.slice(at - 60, at + 60)).join(" ≠ ");
}

const SAME_HEADERS = [
	...["content-type", "content-security-policy", "cache-control"],
	...["location", "link"],
];

/** Next makes an answer of its own for whoever says where one of its scripts comes from. */
const ON_ITS_OWN = { "next-url": "/" };

const PERSON = {
	cookie: "anzeige=nur4mich; automat=nur4mich; authjs.session-token=nur4mich",
	// None of this city's: nothing is offered (translation.test.ts).
	"accept-language": "tlh",
	"x-offered-language": "nur4mich",
	"user-agent": "Nur4michbrowser",
	referer: "http://localhost/termin/482193507?t=nur4mich",
	"x-forwarded-for": "203.0.113.9",
	"x-page": "/nur4mich",
};

test("a page from memory is the one that would be made now, and the same for everybody", async ({
	baseURL,
	station,
}) => {
	const ask = async (address: string, headers: Record<string, string> = {}) => {
		const answer = await fetch(`${baseURL}${address}`, {
			headers,
			redirect: "manual",
		});
		const text = withoutKeys(await answer.text());
		return { text, headers: answer.headers, status: answer.status };
	};
	// Some hundred answers on a machine that does other things as well.
	test.setTimeout(600_000);
	// Other tests make and remove stations meanwhile, which many of these pages show: there is a moment between two of them.
	for (const address of addressesOf(station))
		await expect(async () => {
			// Only what is asked for again is kept.
			await ask(address);
			const first = await ask(address);
			const [kept, other, made] = await Promise.all([
				ask(address, PERSON),
				ask(address, { cookie: "anderer=mensch" }),
				ask(address, ON_ITS_OWN),
			]);
			for (const one of [first, kept, other]) {
				expect(difference(one.text, made.text), address).toBe("");
				expect(one.status, address).toBe(made.status);
				for (const name of SAME_HEADERS)
					expect(
						withoutKeys(one.headers.get(name) ?? ""),
						`${name} of ${address}`,
					).toBe(withoutKeys(made.headers.get(name) ?? ""));
				const told = one.text + JSON.stringify([...one.headers]);
				expect(/nur4mich|set-cookie/i.exec(told)?.[0], address).toBe(undefined);
			}
		}).toPass({ timeout: 90_000 });
});

test("two people who open the same calendar have a key each, and a booking is seen by whoever asks next", async ({
	baseURL,
	station,
}) => {
	const address = `${baseURL}/termine/zeit?dienst=reisepass&kind=adult&ort=${station.slug}&tag=${DAY.date}`;
	const open = async () => await (await fetch(address)).text();
	const keys = new Set<string>();
	for (let person = 0; person < 8; person += 1) {
		const [, key = ""] =
			/name="formular" value="([^"]+)"/.exec(await open()) ?? [];
		expect(key).toHaveLength(43);
		keys.add(key);
	}
	expect(keys.size).toBe(8);
	for (const [start, time] of [
		[480, "08:00"],
		[510, "08:30"],
		[540, "09:00"],
	] as const) {
		expect(await open()).toContain(`${DAY.date}|${time}`);
		const held = await hold({
			station: station.slug,
			service: "reisepass",
			minorCase: "adult",
			date: DAY.date,
			start,
			token: newHoldToken(),
			// Of ten o'clock it would run out ten minutes into a run, and the time be free again.
			now: now(),
		});
		expect(held.ok).toBe(true);
		const since = performance.now();
		for (let asked = 1; ; asked += 1) {
			const askedAt = performance.now();
			if (!(await open()).includes(`${DAY.date}|${time}`)) break;
			if (askedAt - since >= 1_000)
				throw new Error(
					`${time} is offered a second later, asked ${asked} times; ${await bookOf(station)}`,
				);
		}
	}
});

/** What the database says of a station's times, for whoever looks for the reason. */
async function bookOf({ id: stationId }: Station): Promise<string> {
	const [appointments, days] = await Promise.all([
		db().appointment.findMany({
			where: { stationId },
			select: { status: true, startsAt: true, holdExpiresAt: true },
		}),
		db().stationDay.findMany({ where: { stationId } }),
	]);
	return JSON.stringify({ now: now(), appointments, days });
}

test("a browser that has the page is told so", async ({ baseURL }) => {
	// Other tests change meanwhile what is offered there.
	await expect(async () => {
		await fetch(`${baseURL}/termine`);
		const { headers } = await fetch(`${baseURL}/termine`);
		const again = await fetch(`${baseURL}/termine`, {
			headers: { "if-none-match": headers.get("etag") ?? "" },
		});
		expect(again.status).toBe(304);
	}).toPass({ timeout: 90_000 });
	const head = await fetch(`${baseURL}/termine`, { method: "HEAD" });
	expect(Number(head.headers.get("content-length"))).toBeGreaterThan(1_000);
});
