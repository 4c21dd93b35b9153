import { beforeAll, expect, test } from "vitest";
import {
	availabilitySchema,
	problemSchema,
	servicesSchema,
	stationsSchema,
	waitTimesSchema,
} from "#app/api/v1/_parts/contract.ts";
import { GET as availability } from "#app/api/v1/availability/route.ts";
import { GET as openapi } from "#app/api/v1/openapi.json/route.ts";
import { GET as services } from "#app/api/v1/services/route.ts";
import { GET as stations } from "#app/api/v1/stations/route.ts";
import { GET as waitTimes } from "#app/api/v1/wait-times/route.ts";
import { setNow } from "#lib/runtime/clock.ts";
import { parseClock } from "#lib/time.ts";
import { seedCatalog } from "#prisma/seed/catalog.ts";
import { seedDemo } from "#prisma/seed/seed.ts";
import { hold, NOW } from "#tests/support/booking.ts";

const ask = async (
	handler: (request: Request) => Response | Promise<Response>,
	query: [string, string][] = [],
) => handler(new Request(`http://localhost/api?${new URLSearchParams(query)}`));

const TWO_PASSPORTS: [string, string][] = [
	["service", "reisepass:2"],
	["service", "meldebescheinigung"],
];
const RANGE: [string, string][] = [
	["from", "2026-11-24"],
	["to", "2027-01-24"],
];

beforeAll(async () => {
	setNow(NOW);
	await seedCatalog();
	await seedDemo(NOW);
});

test("the seven stations, the two pilots among them, and 60 services are published, signposts among them", async () => {
	const places = stationsSchema.parse(await (await ask(stations)).json());
	expect(places).toHaveLength(7);
	expect(
		places.filter(({ phase }) => phase === "pilot").map(({ slug }) => slug),
	).toEqual(["homberg-ruhrort-baerl", "stadtmitte"]);
	const offers = servicesSchema.parse(
		await (await ask(services, [["lang", "en"]])).json(),
	);
	expect(offers).toHaveLength(60);
	expect(offers.find(({ slug }) => slug === "reisepass")).toMatchObject({
		durationMinutes: 15,
		maxQuantity: 2,
	});
	expect(offers.filter(({ bookable }) => !bookable)).toHaveLength(20);
	expect(JSON.stringify(offers)).toContain("Apply for a passport");
});

test("free times of two passports and a certificate: every day has starts, in order, on the grid, and a start can be held", async () => {
	const response = await ask(availability, [
		["station", "stadtmitte"],
		...TWO_PASSPORTS,
		...RANGE,
	]);
	expect(response.headers.get("cache-control")).toMatch(/max-age=\d$/);
	const body = availabilitySchema.parse(await response.json());
	expect(body.durationMinutes).toBe(35);
	expect(body.days.length).toBeGreaterThan(10);
	for (const { starts } of body.days) {
		expect(starts).toEqual([...starts].sort());
		expect(starts.every((start) => (parseClock(start) ?? 1) % 5 === 0)).toBe(
			true,
		);
	}
	const [day] = body.days;
	const start = parseClock(day?.starts[0] ?? "");
	if (!day || start === null) throw new Error("no free day");
	const held = await hold({
		station: "stadtmitte",
		service: "reisepass:2",
		date: day.date as never,
		start,
	});
	expect(held.ok).toBe(true);
	const after = availabilitySchema.parse(
		await (
			await ask(availability, [
				["station", "stadtmitte"],
				...TWO_PASSPORTS,
				...RANGE,
			])
		).json(),
	);
	expect(after).not.toEqual(body);
});

test("a station without online times has none", async () => {
	const response = await ask(availability, [
		["station", "walsum"],
		["service", "reisepass"],
		...RANGE,
	]);
	expect(await response.json()).toMatchObject({ station: "walsum", days: [] });
});

test.each<[string, [string, string][], string]>([
	["no parameter at all", [], "station"],
	[
		"an unknown station",
		[["station", "atlantis"], ["service", "reisepass"], ...RANGE],
		"station",
	],
	[
		"a station with strange letters",
		[["station", "../../etc"], ["service", "reisepass"], ...RANGE],
		"station",
	],
	["no service", [["station", "stadtmitte"], ...RANGE], "service"],
	[
		"an unknown service",
		[["station", "stadtmitte"], ["service", "flugschein"], ...RANGE],
		"service",
	],
	[
		"too many persons",
		[["station", "stadtmitte"], ["service", "reisepass:3"], ...RANGE],
		"service",
	],
	[
		"services that exclude each other",
		[
			["station", "stadtmitte"],
			["service", "reisepass"],
			["service", "fundsache"],
			...RANGE,
		],
		"service",
	],
	[
		"the signpost",
		[
			["station", "stadtmitte"],
			["service", "bewohnerparkausweis-hinweis"],
			...RANGE,
		],
		"service",
	],
	[
		"no date",
		[
			["station", "stadtmitte"],
			["service", "reisepass"],
		],
		"from",
	],
	[
		"a date that does not exist",
		[
			["station", "stadtmitte"],
			["service", "reisepass"],
			["from", "2026-02-30"],
			["to", "2026-03-01"],
		],
		"from",
	],
	[
		"a range that ends before it begins",
		[
			["station", "stadtmitte"],
			["service", "reisepass"],
			["from", "2026-12-02"],
			["to", "2026-12-01"],
		],
		"to",
	],
	[
		"63 days",
		[
			["station", "stadtmitte"],
			["service", "reisepass"],
			["from", "2026-11-24"],
			["to", "2027-01-25"],
		],
		"to",
	],
])("%s is answered with 400 and what is wrong", async (_, query, field) => {
	const response = await ask(availability, query);
	expect(response.status).toBe(400);
	expect(response.headers.get("content-type")).toBe("application/problem+json");
	expect(response.headers.get("cache-control")).toBe("no-store");
	const problem = problemSchema.parse(await response.json());
	expect(problem.detail).toContain(`${field}:`);
});

test("every station says how long one waits now; a closed one says when it opens", async () => {
	const response = await ask(waitTimes);
	expect(response.headers.get("cache-control")).toMatch(/max-age=\d+$/);
	const { asOf, stations } = waitTimesSchema.parse(await response.json());
	expect(asOf).toMatch(/^2026-11-24T10:0\d:\d\d\+01:00$/);
	expect(stations).toHaveLength(7);
	expect(
		stations.find(({ station }) => station === "stadtmitte"),
	).toMatchObject({
		open: true,
		opens: null,
		waiting: 0,
		noTicketsBecause: null,
	});
	setNow("2026-11-24T23:00:00+01:00");
	const night = waitTimesSchema.parse(await (await ask(waitTimes)).json());
	setNow(NOW);
	for (const station of night.stations)
		expect(station).toMatchObject({
			open: false,
			openUntil: null,
			ticketsGiven: false,
			noTicketsBecause: "closed",
			expectedMinutes: null,
			opens: { date: "2026-11-25" },
		});
});

test("the contract names every address and points at schemas that exist", async () => {
	const contract = (await (await ask(openapi)).json()) as {
		openapi: string;
		paths: Record<string, unknown>;
		components: { schemas: Record<string, unknown> };
	};
	expect(contract.openapi).toBe("3.1.0");
	expect(Object.keys(contract.paths)).toEqual([
		"/api/v1/stations",
		"/api/v1/services",
		"/api/v1/availability",
		"/api/v1/next-release",
		"/api/v1/wait-times",
		"/api/v1/oauth/token",
		"/api/v1/holds",
		"/api/v1/appointments",
		"/api/v1/appointments/lookup",
		"/api/v1/appointments/move",
		"/api/v1/appointments/cancel",
		"/api/v1/appointments/check-in",
		"/api/v1/wishes",
		"/api/v1/tickets",
		"/api/v1/calls",
	]);
	const references = [
		...JSON.stringify(contract.paths).matchAll(
			/#\/components\/schemas\/(\w+)/g,
		),
	];
	expect(references.length).toBeGreaterThan(4);
	for (const [, name] of references)
		expect(Object.keys(contract.components.schemas)).toContain(name);
});
