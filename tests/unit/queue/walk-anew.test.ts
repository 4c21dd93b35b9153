import fc from "fast-check";
import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { WalkTrouble } from "#app/(staff)/team/_visit/walk-trouble.tsx";
import type { Catalog } from "#lib/catalog/catalog.ts";
import {
	type DeskToday,
	type HouseToday,
	planAnew,
	stuckOf,
} from "#lib/queue/walk/rules/anew.ts";
import { MOST_LEGS } from "#lib/queue/walk/rules/walk.ts";
import {
	NO_WALK,
	type OpenLeg,
	type Stuck,
	type Walk,
} from "#lib/queue/walk/walk.ts";
import team from "#messages/de/team.json" with { type: "json" };

const NOW = 1_000_000_000;
const MINUTE = 60_000;

const desk = (id: number, serves: number[], isTaken = true): DeskToday => ({
	id,
	serves: new Set(serves),
	isTaken,
	plannedFrom: null,
});
/** Nobody sits there; in so many minutes the roster has somebody, or had when they are less than nought. */
const planned = (id: number, serves: number[], inMinutes: number) => ({
	...desk(id, serves, false),
	plannedFrom: NOW + inMinutes * MINUTE,
});
const house = (...desks: DeskToday[]): HouseToday => ({
	desks,
	now: NOW,
	patienceMinutes: 45,
});
const leg = (...ids: number[]): OpenLeg => ({
	services: ids.map((serviceId) => ({ serviceId, quantity: 1 })),
	deskId: null,
});
const walk = (...open: OpenLeg[]): Walk => ({ done: [], open });
const idsOf = (legs: readonly { services: OpenLeg["services"] }[]) =>
	legs.map(({ services }) => services.map(({ serviceId }) => serviceId));

/** What they wait for first, then the rest; or why not. */
function anew(own: Walk, waits: OpenLeg | null, ...desks: DeskToday[]) {
	const planned = planAnew(own, waits, house(...desks));
	if (!planned.ok) return planned.error;
	const { walk, now } = planned.value;
	const first = waits ? [now ?? waits] : [];
	return idsOf([...first, ...walk.open]);
}

describe("a rest planned anew", () => {
	test("goes to those who are there, one after the other, where the desk for all of it does not come", () => {
		const both = walk(leg(1, 2));
		const others = [desk(1, [1]), desk(2, [2])];
		expect(anew(both, null, ...others, desk(3, [1, 2], false))).toEqual([
			[1],
			[2],
		]);
		// It is there, or somebody comes soon: nothing is to be planned.
		expect(anew(both, null, ...others, desk(3, [1, 2]))).toBe("no-other-plan");
		expect(anew(both, null, ...others, planned(3, [1, 2], 30))).toBe(
			"no-other-plan",
		);
	});

	test("counts on nobody who should have been there, and on nobody of much later", () => {
		const both = walk(leg(1, 2));
		const others = [desk(1, [1]), desk(2, [2])];
		for (const inMinutes of [-14, 0, 45])
			expect(anew(both, null, ...others, planned(3, [1, 2], inMinutes))).toBe(
				"no-other-plan",
			);
		for (const inMinutes of [-200, -15, 46, 200])
			expect(
				anew(both, null, ...others, planned(3, [1, 2], inMinutes)),
			).toEqual([[1], [2]]);
		// Where only they do it, it is waited for.
		expect(anew(both, null, planned(3, [1, 2], 200))).toBe("no-other-plan");
		expect(anew(both, null, planned(3, [1, 2], -60))).toBe("no-other-plan");
	});

	test("begins with what they wait for, if nobody has begun with it", () => {
		const others = [desk(1, [1]), desk(2, [2])];
		expect(anew(NO_WALK, leg(1, 2), ...others)).toEqual([[1], [2]]);
		const kept = planAnew(walk(leg(2, 3)), leg(1), house(...others));
		expect(kept.ok && kept.value.now).toBeNull();
	});

	test("leaves what nobody does today for the end, also what they wait for", () => {
		expect(anew(walk(leg(2)), leg(1), desk(2, [2]))).toEqual([[2], [1]]);
		expect(anew(walk(leg(1, 2)), null, desk(2, [2]))).toEqual([[2], [1]]);
		expect(anew(NO_WALK, leg(1), desk(2, [2]))).toBe("no-other-plan");
	});

	test("keeps a desk by name that is there, and what is to be done twice", () => {
		const named = { ...leg(2), deskId: 2 };
		const desks = [desk(1, [1, 2, 3]), desk(2, [2]), desk(4, [4])];
		const own = walk(leg(3, 4), named);
		const planned = planAnew(own, null, house(...desks));
		expect(planned.ok && planned.value.walk.open).toEqual([
			leg(3),
			leg(4),
			named,
		]);
		expect(anew(walk(leg(3, 4), leg(3)), null, ...desks)).toEqual([
			[3],
			[4],
			[3],
		]);
	});

	test("goes to no more desks than anybody is sent to", () => {
		const ids = Array.from({ length: MOST_LEGS }, (_, index) => index + 1);
		const desks = ids.map((id) => desk(id, [id]));
		expect(anew(walk(leg(...ids)), null, ...desks)).toBe("too-many-legs");
		expect(anew(NO_WALK, leg(...ids), ...desks)).toHaveLength(MOST_LEGS);
	});

	test("whatever the desks: nothing is lost or doubled, and planned once more it stays as it is", () => {
		const ids = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), {
			minLength: 1,
			maxLength: 6,
		});
		const desks = fc.array(
			fc.record({
				serves: ids,
				isTaken: fc.boolean(),
				inMinutes: fc.option(fc.integer({ min: -60, max: 120 })),
			}),
			{ maxLength: 5 },
		);
		fc.assert(
			fc.property(
				ids,
				fc.integer({ min: 0, max: 6 }),
				fc.boolean(),
				desks,
				(all, cut, waits, raw) => {
					const own = [all.slice(0, cut), all.slice(cut)]
						.filter((part) => part.length > 0)
						.map((part) => leg(...part));
					const [first = leg(), ...rest] = own;
					const today = house(
						...raw.map(({ serves, isTaken, inMinutes }, id) => ({
							...desk(id, serves, isTaken),
							plannedFrom: inMinutes === null ? null : NOW + inMinutes * MINUTE,
						})),
					);
					const result = waits
						? planAnew(walk(...rest), first, today)
						: planAnew(walk(...own), null, today);
					if (!result.ok) return;
					const now = waits ? (result.value.now ?? first) : null;
					const legs = [...(now ? [now] : []), ...result.value.walk.open];
					expect(idsOf(legs).flat().toSorted()).toEqual(all.toSorted());
					expect(planAnew(result.value.walk, now, today)).toMatchObject({
						ok: false,
					});
				},
			),
		);
	});
});

describe("what is said of a rest", () => {
	const stuck = (own: Walk, waits: OpenLeg | null, ...desks: DeskToday[]) =>
		stuckOf(own, waits, house(...desks));

	test("nothing where it is as planned, where nobody knows who comes, and of one thing", () => {
		expect(stuck(walk(leg(2)), null, desk(2, [2]))).toBeNull();
		expect(stuck(walk(leg(2)), null, planned(2, [2], 300))).toBeNull();
		expect(stuck(walk(leg(2)), null)).toBeNull();
		expect(stuck(walk(leg(2)), null, desk(2, [2], false))).toBeNull();
		expect(stuck(NO_WALK, leg(1), desk(2, [2]))).toBeNull();
	});

	test("that others do it, or that nobody does today", () => {
		expect(
			stuck(walk(leg(1, 2)), null, desk(1, [1]), desk(2, [2])),
		).toMatchObject({ canPlanAnew: true, nobodys: [] });
		expect(stuck(walk(leg(1)), null, desk(2, [2]))).toEqual({
			canPlanAnew: false,
			nobodys: leg(1).services,
			waitsInVain: false,
		});
		expect(stuck(NO_WALK, leg(1, 3), desk(2, [2]))).toEqual({
			canPlanAnew: false,
			nobodys: leg(1, 3).services,
			waitsInVain: true,
		});
		expect(stuck(NO_WALK, leg(1, 2), desk(2, [2]))).toMatchObject({
			canPlanAnew: true,
			nobodys: leg(1).services,
			waitsInVain: false,
		});
	});
});

describe("a clerk reads what to do", () => {
	const catalog = {
		services: [{ id: 1, slug: "pass", text: { name: "Pass" } }],
	} as unknown as Catalog;
	const shown = (stuck: Stuck | undefined) =>
		renderToStaticMarkup(
			createElement(NextIntlClientProvider, {
				locale: "de",
				messages: { team } as never,
				timeZone: "Europe/Berlin",
				// A text that is missing is a fault, and not a key on the page.
				onError: (error) => {
					throw error;
				},
				children: createElement(WalkTrouble, {
					visit: { id: "1", version: 1 },
					stuck,
					catalog,
				}),
			}),
		);
	const nobodys = [{ serviceId: 1, quantity: 2 }];
	const none = { canPlanAnew: false, nobodys: [], waitsInVain: false };

	test("one press where others do it", () => {
		const html = shown({ ...none, canPlanAnew: true });
		expect(html).toContain("Rest neu planen");
		expect(html).not.toContain("Termin");
	});

	test("an appointment for what nobody does today", () => {
		const html = shown({ ...none, nobodys });
		expect(html).not.toContain("<button");
		expect(html).toContain("streichen Sie den Schritt");
		expect(html).toContain("2 × Pass");
		expect(html).toContain('href="/team/buchen?dienst=pass:2"');
		expect(shown({ ...none, nobodys, waitsInVain: true })).toContain(
			"Ist gegangen",
		);
		expect(shown({ ...none, nobodys, canPlanAnew: true })).toContain(
			"bleibt auch danach offen",
		);
	});

	test("nothing where all is well", () => {
		expect(shown(undefined)).toBe("");
	});
});
