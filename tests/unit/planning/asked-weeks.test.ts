import { expect, test } from "vitest";
import { askedWeeks } from "#app/(staff)/team/plan/wochen/_parts/asked-weeks.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import type { Sent } from "#lib/sent.ts";
import { exampleService } from "#tests/support/examples.ts";
import { TODAY } from "./roster-fixture.ts";

const station = (slug: string) => ({ slug }) as Station;
const [A, B, C, D] = ["a", "b", "c", "d"].map(station) as [
	Station,
	Station,
	Station,
	Station,
];
const PASS = exampleService();

const asked = (
	params: Sent,
	stations: readonly Station[] = [A],
	here: Station | null = null,
) => askedWeeks(params, { stations, here, services: [PASS], today: TODAY });

test("four weeks from this Monday on, unless the address says otherwise", () => {
	expect(asked({})).toMatchObject({
		monday: "2026-11-23",
		until: "2026-12-20",
		weeks: 4,
		deskId: null,
		service: null,
	});
	expect(
		asked({
			ab: "2026-12-31",
			wochen: "1",
			platz: "12",
			anliegen: PASS.slug,
		}),
	).toMatchObject({
		monday: "2026-12-28",
		until: "2027-01-03",
		weeks: 1,
		deskId: 12,
		service: PASS,
	});
});

test("nonsense is as if nothing was said", () => {
	for (const wochen of ["0", "9", "56", "-1", "vier"])
		expect(asked({ wochen }).weeks).toBe(4);
	expect(
		asked({ ab: "2026-02-31", platz: "x", anliegen: "tanzen", ort: "z" }),
	).toMatchObject({
		monday: "2026-11-23",
		deskId: null,
		service: null,
		stations: [A],
	});
});

test("who works in two or three stations sees them together, or one of them", () => {
	expect(asked({}, [A, B, C], B)).toMatchObject({
		stations: [A, B, C],
		mayAll: true,
	});
	expect(asked({ ort: "c" }, [A, B, C], B).stations).toEqual([C]);
});

test("who works everywhere sees one at a time, first the one of this machine", () => {
	const all = [A, B, C, D];
	expect(asked({}, all, D)).toMatchObject({ stations: [D], mayAll: false });
	expect(asked({ ort: "alle" }, all).stations).toEqual([A]);
	expect(asked({ ort: "b" }, all, D).stations).toEqual([B]);
});

test("who works nowhere has no station", () => {
	expect(asked({}, []).stations).toEqual([]);
});

test("several stations together are fewer weeks, and whoever asked for more is told so", () => {
	const weeksOf = (wochen: string | null, stations: readonly Station[]) => {
		const { weeks, until, isCut } = asked(
			wochen === null ? {} : { wochen },
			stations,
		);
		return [weeks, until, isCut];
	};
	expect(weeksOf("8", [A])).toEqual([8, "2027-01-17", false]);
	expect(weeksOf("8", [A, B])).toEqual([4, "2026-12-20", true]);
	expect(weeksOf("8", [A, B, C])).toEqual([2, "2026-12-06", true]);
	expect(weeksOf("2", [A, B, C])).toEqual([2, "2026-12-06", false]);
	// Nobody asked for the usual number.
	expect(weeksOf(null, [A, B, C])).toEqual([2, "2026-12-06", false]);
	// One of them alone has all weeks.
	expect(asked({ ort: "b", wochen: "8" }, [A, B, C])).toMatchObject({
		weeks: 8,
		isCut: false,
	});
});
