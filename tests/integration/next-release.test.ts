import { beforeAll, describe, expect, test } from "vitest";
import {
	nextReleaseSchema,
	problemSchema,
} from "#app/api/v1/_parts/contract.ts";
import { GET } from "#app/api/v1/next-release/route.ts";
import { listFreeDays } from "#lib/availability/queries/free-days.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { setNow } from "#lib/runtime/clock.ts";
import type { CivilDate } from "#lib/time.ts";
import { seedCatalog } from "#prisma/seed/catalog.ts";
import { seedDemo } from "#prisma/seed/seed.ts";
import { NOW } from "#tests/support/booking.ts";
import { makeStation } from "#tests/support/factory.ts";

beforeAll(async () => {
	setNow(NOW);
	await seedCatalog();
	await seedDemo(NOW);
});

const ask = (query: [string, string][]) =>
	GET(new Request(`http://localhost/api?${new URLSearchParams(query)}`));
const answerTo = async (query: [string, string][]) =>
	nextReleaseSchema.parse(await (await ask(query)).json());

/** How many times citizens can choose from on a day, at an instant. */
async function countTimes(
	slug: string,
	date: CivilDate,
	now: Temporal.Instant,
): Promise<number> {
	const { stations, services } = await getCatalog("de");
	const days = await listFreeDays({
		stationIds: stations
			.filter((station) => station.slug === slug)
			.map(({ id }) => id),
		serviceIds: services
			.filter((service) => service.slug === "reisepass")
			.map(({ id }) => id),
		lengthOn: () => 15,
		channel: "online",
		from: date,
		until: date,
		now,
	});
	return days.flatMap((station) => station.days.flatMap((day) => day.starts))
		.length;
}

test("names the next instant, and from it on the days have times they had not before", async () => {
	const response = await ask([
		["station", "stadtmitte"],
		["service", "reisepass"],
	]);
	expect(response.headers.get("cache-control")).toBe("public, max-age=3");
	const { station, nextRelease, days } = nextReleaseSchema.parse(
		await response.json(),
	);
	expect(station).toBe("stadtmitte");
	expect(nextRelease).toMatch(/^2026-11-2[45]T\d\d:00:00\+01:00$/);
	expect(days.length).toBeGreaterThan(0);
	const at = Temporal.Instant.from(String(nextRelease));
	for (const day of days as CivilDate[]) {
		const before = at.subtract({ milliseconds: 1 });
		expect(await countTimes("stadtmitte", day, at)).toBeGreaterThan(
			await countTimes("stadtmitte", day, before),
		);
	}
});

test("without a station, all that take appointments are asked: the first of them counts", async () => {
	const service: [string, string] = ["service", "reisepass"];
	const each = await Promise.all(
		["stadtmitte", "homberg-ruhrort-baerl"].map((slug) =>
			answerTo([["station", slug], service]),
		),
	);
	const all = await answerTo([service]);
	const [first] = each.map(({ nextRelease }) => String(nextRelease)).sort();
	expect(all).toMatchObject({ station: null, nextRelease: first });
});

test("a day that the horizon reaches at midnight is a release of its own", async () => {
	const made = await makeStation({ horizonDays: 14 });
	expect(
		await answerTo([
			["station", made.slug],
			["service", "reisepass:2"],
		]),
	).toEqual({
		station: made.slug,
		nextRelease: "2026-11-25T00:00:00+01:00",
		days: ["2026-12-09"],
	});
});

test.each([
	["takes no appointments", { phase: "walk-in" as const }],
	["is never open long enough", { until: 490 }],
	["has no desk for it", { servesAll: false }],
])("a station that %s releases nothing", async (_, overrides) => {
	const made = await makeStation(overrides);
	expect(
		await answerTo([
			["station", made.slug],
			["service", "reisepass"],
		]),
	).toEqual({ station: made.slug, nextRelease: null, days: [] });
});

describe("bad input", () => {
	test.each<[string, [string, string][], string]>([
		["no service", [["station", "stadtmitte"]], "service"],
		["an unknown service", [["service", "flugschein"]], "service"],
		["too many persons", [["service", "reisepass:3"]], "service"],
		[
			"an unknown station",
			[
				["station", "atlantis"],
				["service", "reisepass"],
			],
			"station",
		],
		[
			"a station with strange letters",
			[
				["station", "../x"],
				["service", "reisepass"],
			],
			"station",
		],
	])("%s is answered with 400 and what is wrong", async (_, query, field) => {
		const response = await ask(query);
		expect(response.status).toBe(400);
		expect(response.headers.get("content-type")).toBe(
			"application/problem+json",
		);
		const problem = problemSchema.parse(await response.json());
		expect(problem.detail).toContain(`${field}:`);
	});
});
