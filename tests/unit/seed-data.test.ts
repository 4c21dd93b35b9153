import { describe, expect, test } from "vitest";
import closuresJson from "#cities/duisburg/demo/closures.json" with {
	type: "json",
};
import rostersJson from "#cities/duisburg/demo/rosters.json" with {
	type: "json",
};
import servicesJson from "#cities/duisburg/services.json" with { type: "json" };
import stationsJson from "#cities/duisburg/stations.json" with { type: "json" };
import { readCity } from "#lib/city/read-city.ts";
import { EASY, isNeeded, type Locale } from "#lib/text/locale.ts";
import { readCatalogue } from "#prisma/seed/city-files.ts";
import { flat } from "#tests/support/texts.ts";
import categoriesJson from "../../prisma/seed/data/categories.json" with {
	type: "json",
};
import combineGroupsJson from "../../prisma/seed/data/combine-groups.json" with {
	type: "json",
};
import {
	categoriesSchema,
	closuresSchema,
	combineGroupsSchema,
	type OpeningSeed,
	rostersSchema,
	servicesSchema,
	stationsSchema,
} from "../../prisma/seed/data/schema.ts";

const categories = categoriesSchema.parse(categoriesJson);
const closures = closuresSchema.parse(closuresJson);
const combineGroups = combineGroupsSchema.parse(combineGroupsJson);
const rosters = Object.entries(rostersSchema.parse(rostersJson));
const services = servicesSchema.parse(servicesJson);
const { texts, searchWords } = readCatalogue(readCity(undefined));
const wordsIn = (locale: Locale) => {
	const words = texts.get(locale);
	if (!words) throw new Error(`no words in ${locale}`);
	return words;
};
const stations = stationsSchema.parse(stationsJson);

const pilots = ["homberg-ruhrort-baerl", "stadtmitte"];
const bookable = services.filter((service) => service.bookable);

function stringsIn(value: unknown): string[] {
	if (typeof value === "string") return [value];
	return value !== null && typeof value === "object"
		? Object.values(value).flatMap(stringsIn)
		: [];
}
const german = stringsIn(wordsIn("de"));
const english = stringsIn(wordsIn("en"));

function rosterOf(slug: string) {
	const roster = rosters.find(([station]) => station === slug)?.[1];
	if (!roster) throw new Error(`no roster for ${slug}`);
	return roster;
}

function weekdayOf(opening: OpeningSeed): number {
	return (
		opening.weekday ?? (new Date(`${opening.date}T00:00:00Z`).getUTCDay() || 7)
	);
}

test("there are 40 services to book, and 20 signposts that say where else to go", () => {
	const signposts = services.filter((service) => !service.bookable);
	expect(bookable).toHaveLength(40);
	expect(signposts).toHaveLength(20);
	for (const { slug } of signposts) {
		expect(slug).toMatch(/-hinweis$/);
		// Whoever reads it knows what to do next: an office with the city's number, or a website.
		for (const locale of ["de", "en"] as const) {
			const { referral } = wordsIn(locale).services[slug] ?? {};
			expect(
				referral?.url ?? referral?.address ?? referral?.text,
				slug,
			).toMatch(/^https:|0203 94000/);
		}
	}
	expect(
		services.filter((service) => service.collectsDocument).map((s) => s.slug),
	).toEqual(["ausweis-abholung"]);
});

test("there are seven stations, two of them pilots, each with a roster for its desks", () => {
	expect(
		stations.filter((station) => station.phase === "pilot").map((s) => s.slug),
	).toEqual(pilots);
	expect(rosters.map(([slug, roster]) => [slug, roster.desks.length])).toEqual(
		stations.map((s) => [s.slug, s.desks]),
	);
	expect(stations).toHaveLength(7);
});

test("slugs are unique and every reference leads somewhere", () => {
	const serviceSlugs = services.map((s) => s.slug);
	const stationSlugs = stations.map((s) => s.slug);
	for (const list of [categories, combineGroups, services, stations]) {
		expect(new Set(list.map((entry) => entry.slug)).size).toBe(list.length);
	}
	for (const service of services) {
		expect(categories.map((c) => c.slug)).toContain(service.category);
		if (service.combineGroup)
			expect(combineGroups.map((g) => g.slug)).toContain(service.combineGroup);
	}
	for (const [, roster] of rosters) {
		for (const desk of roster.desks)
			if (desk.serves !== "all")
				expect(serviceSlugs).toEqual(expect.arrayContaining(desk.serves));
		for (const opening of roster.openings)
			expect(Math.max(...opening.desks)).toBeLessThanOrEqual(
				roster.desks.length,
			);
	}
	for (const closure of closures) {
		expect(serviceSlugs).toEqual(expect.arrayContaining(closure.services));
		if (closure.station) expect(stationSlugs).toContain(closure.station);
		if (closure.station && closure.desk)
			expect(closure.desk).toBeLessThanOrEqual(
				rosterOf(closure.station).desks.length,
			);
	}
});

test("search words are everyday words: none twice, none a whole sentence", () => {
	for (const words of searchWords.values())
		for (const [slug, all] of Object.entries(words)) {
			expect([slug, new Set(all).size]).toEqual([slug, all.length]);
			expect(all.filter((word) => word.length > 60)).toEqual([]);
			expect(services.map((service) => service.slug)).toContain(slug);
		}
});

describe.each([...texts.keys()])("the city's texts in %s", (locale) => {
	const own = Object.entries(wordsIn(locale).services);
	const source = (slug: string, language: Locale) =>
		wordsIn(language).services[slug];

	test("say as much as in German", () => {
		for (const [slug, text] of own) {
			const shape = (one: typeof text | undefined) => [
				one?.documents.length,
				one?.fee.length,
				one?.hint === null,
				one?.onlineAlternative?.url,
				one?.referral?.url,
			];
			expect(shape(text), slug).toEqual(shape(source(slug, "de")));
		}
	});

	test("have the same numbers and amounts, line by line", () => {
		const numbers = (text: unknown) =>
			flat({ text: text as object })
				.entries()
				.map(
					([key, line]) =>
						`${key}: ${(line.match(/\d+(?:[.,]\d+)?/g) ?? [])
							.map((number) => number.replace(",", "."))
							// Leichte Sprache writes "2" where others write "two".
							.filter((number) => locale !== EASY || Number(number) > 2)
							.sort()
							.join(" ")}`,
				)
				.toArray();
		const differing = own.flatMap(([slug, text]) => {
			const sources = [source(slug, "de"), source(slug, "en")].map(numbers);
			return numbers(text).flatMap((line, index) =>
				sources.some((lines) => lines[index] === line)
					? []
					: [`${slug} ${line}, not ${sources[0]?.[index]}`],
			);
		});
		expect(differing).toEqual([]);
	});

	if (!isNeeded(locale) && locale !== EASY)
		test("are neither German nor English", () => {
			const left = own.flatMap(([slug, text]) => {
				const sources = [source(slug, "de"), source(slug, "en")].map((one) =>
					flat(one ?? {}),
				);
				return [...flat(text)]
					.filter(
						([key, line]) =>
							/ \p{L}/u.test(line) &&
							line.length > 25 &&
							!key.endsWith("address") &&
							sources.some((lines) => lines.get(key) === line),
					)
					.map(([key]) => `${slug}.${key}`);
			});
			expect(left).toEqual([]);
		});
});

test("citizens never read a remark meant for editors", () => {
	for (const text of [...german, ...english]) {
		expect(text).not.toMatch(
			/\bprüfen\b|belegt|Munich|Münch|unverified|certainty|assumption|general knowledge|\bcheck (with|whether)/i,
		);
	}
	for (const text of german) expect(text).not.toMatch(/\bggf\.|z\. ?B\.|TODO/);
});

test("typography is German in German and English in English", () => {
	for (const text of german) expect(text).not.toMatch(/"|[^\u202f]€| - |”|'/);
	for (const text of english)
		expect(text).not.toMatch(/"|€(?!\d)|\d,\d\d| - |„|'/);
});

test("no desk is planned twice at the same time", () => {
	for (const [slug, { openings }] of rosters) {
		const spans = openings.flatMap((o) =>
			o.desks.map((desk) => ({
				desk,
				weekday: weekdayOf(o),
				from: o.from,
				until: o.until,
			})),
		);
		const overlaps = spans.filter((a, i) =>
			spans.some(
				(b, j) =>
					i < j &&
					a.desk === b.desk &&
					a.weekday === b.weekday &&
					a.from < b.until &&
					b.from < a.until,
			),
		);
		expect(overlaps, slug).toEqual([]);
	}
});

test("every service can be booked online at both pilots, and the longest appointment fits", () => {
	for (const slug of pilots) {
		const { desks, openings } = rosterOf(slug);
		const online = openings.filter((o) => o.channel === "online");
		for (const weekday of [1, 2, 3, 4, 5]) {
			const served = (minutes: number, service: string) =>
				online.some(
					(o) =>
						o.kind === "weekly" &&
						o.everyWeeks === 1 &&
						o.weekday === weekday &&
						o.until - o.from >= minutes &&
						o.desks.some((desk) => {
							const serves = desks[desk - 1]?.serves;
							return serves === "all" || serves?.includes(service);
						}),
				);
			expect(
				bookable
					.filter((service) => !served(120, service.slug))
					.map((s) => s.slug),
			).toEqual([]);
		}
	}
});

test("somebody serves at every minute of the building hours", () => {
	for (const station of stations) {
		const weekly = rosterOf(station.slug).openings.filter(
			(o) => o.kind === "weekly" && o.everyWeeks === 1,
		);
		for (const hours of station.buildingHours) {
			for (let minute = hours.from; minute < hours.until; minute += 5) {
				const open = weekly.some(
					(o) =>
						o.weekday === hours.weekday && o.from <= minute && minute < o.until,
				);
				expect(open, `${station.slug} ${hours.weekday} ${minute}`).toBe(true);
			}
			expect(
				weekly.some(
					(o) => o.weekday === hours.weekday && o.channel === "walk-in",
				),
			).toBe(true);
			expect(
				weekly.some(
					(o) =>
						o.weekday === hours.weekday &&
						(o.from < hours.from || o.until > hours.until),
				),
			).toBe(false);
		}
	}
});

test("only the pilots open online, and there about 60 % online, 15 % for staff, 25 % for people without appointment", () => {
	for (const [slug, { openings }] of rosters) {
		const minutes = (channel?: string) =>
			openings
				.filter(
					(o) => o.kind === "weekly" && (!channel || o.channel === channel),
				)
				.reduce(
					(sum, o) =>
						sum + (o.desks.length * (o.until - o.from)) / o.everyWeeks,
					0,
				);
		const share = (channel: string) =>
			Math.round((minutes(channel) / minutes()) * 100);
		if (pilots.includes(slug)) {
			expect(Math.abs(share("online") - 60)).toBeLessThanOrEqual(5);
			expect(Math.abs(share("staff") - 15)).toBeLessThanOrEqual(5);
			expect(Math.abs(share("walk-in") - 25)).toBeLessThanOrEqual(5);
		} else {
			expect(openings.filter((o) => o.channel === "online")).toEqual([]);
			expect(share("staff")).toBeGreaterThan(0);
		}
	}
});

test("every recurrence, release and kind of closure occurs", () => {
	const openings = rosters.flatMap(([, roster]) => roster.openings);
	const releases = openings
		.filter((o) => o.channel === "online")
		.map((o) => o.releaseDaysBefore);
	expect(new Set(openings.map((o) => o.kind))).toEqual(
		new Set(["weekly", "monthly", "single"]),
	);
	expect(openings.some((o) => o.everyWeeks === 2)).toBe(true);
	expect(openings.some((o) => o.weekOfMonth === 1)).toBe(true);
	expect(openings.some((o) => o.weekOfMonth === -1)).toBe(true);
	expect(new Set(releases)).toEqual(new Set([0, 7, 56]));
	expect(new Set(closures.map((c) => c.scope))).toEqual(
		new Set(["city", "station", "desk", "services"]),
	);
});

test("the city closes on Christmas Eve and New Year's Eve; Rosenmontag is for leads to decide", () => {
	const wholeDays = closures
		.filter((c) => c.scope === "city" && c.from === null)
		.map((c) => c.startDate);
	for (const year of [2026, 2027, 2028]) {
		expect(wholeDays).toEqual(
			expect.arrayContaining([`${year}-12-24`, `${year}-12-31`]),
		);
	}
	expect(JSON.stringify(closures)).not.toContain("Rosenmontag");
});
