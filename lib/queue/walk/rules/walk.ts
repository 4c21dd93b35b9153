import type {
	DoneLeg,
	LegServices,
	OpenLeg,
	Walk,
} from "#lib/queue/walk/walk.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

/** Nobody is sent to more desks in one visit. */
export const MOST_LEGS = 8;

export type WalkRefusal =
	/** There is no such step on the list any more. */
	"no-such-leg" | "too-many-legs";

/** What a clerk does with the steps that are still to come; they are counted from nought. */
export type WalkEdit =
	| { what: "add"; leg: OpenLeg }
	| { what: "drop"; index: number }
	/** To this desk, or (null) to whichever does it. */
	| { what: "desk"; index: number; deskId: number | null }
	/** One place forward; the first of them before what they wait for. */
	| { what: "sooner"; index: number };

export interface EditedWalk {
	walk: Walk;
	/** What they are here for instead; null: what they were here for. */
	now: OpenLeg | null;
}

/** @param now what they wait for, which may come later as well; null: somebody has begun with it */
export function editWalk(
	{ done, open }: Walk,
	now: OpenLeg | null,
	edit: WalkEdit,
): Result<EditedWalk, WalkRefusal> {
	const edited = (legs: OpenLeg[], instead: OpenLeg | null = null) =>
		ok({ walk: { done, open: legs }, now: instead });
	if (edit.what === "add")
		return done.length + 1 + open.length >= MOST_LEGS
			? refuse("too-many-legs")
			: edited([...open, edit.leg]);
	const { index } = edit;
	const own = open[index];
	if (!own) return refuse("no-such-leg");
	const rest = open.filter((leg) => leg !== own);
	if (edit.what === "drop") return edited(rest);
	if (edit.what === "desk")
		return edited(open.with(index, { ...own, deskId: edit.deskId }));
	if (index > 0) return edited(rest.toSpliced(index - 1, 0, own));
	return now ? edited([now, ...rest], own) : refuse("no-such-leg");
}

/**
 * This comes first, before all that is still to come; what is on the list already comes once, as it is said now.
 * @param now what they are here for
 */
export function withFirst(
	{ done, open }: Walk,
	now: LegServices["services"],
	first: readonly OpenLeg[],
): Result<Walk, "too-many-legs"> {
	const said = new Set(
		[{ services: now }, ...first].flatMap(({ services }) =>
			services.map(({ serviceId }) => serviceId),
		),
	);
	const left = open
		.map((leg) => ({
			...leg,
			services: leg.services.filter(({ serviceId }) => !said.has(serviceId)),
		}))
		.filter(({ services }) => services.length > 0);
	return done.length + 1 + first.length + left.length > MOST_LEGS
		? refuse("too-many-legs")
		: ok({ done, open: [...first, ...left] });
}

/** This leg is done, and the next one begins; null: there is none. */
export function goOn(
	{ done, open }: Walk,
	now: Omit<DoneLeg, "services"> & LegServices,
): { walk: Walk; next: OpenLeg } | null {
	const [next, ...rest] = open;
	return next ? { next, walk: { done: [...done, now], open: rest } } : null;
}

/**
 * How long they were served for what is done: that was no waiting, and nobody's patience. In milliseconds.
 */
export const servedBefore = ({ done }: Walk): number =>
	done.reduce(
		(sum, { servedAt, doneAt }) => sum + (doneAt - (servedAt ?? doneAt)),
		0,
	);

/** Whether this visit goes to more than one desk. */
export const hasWalk = ({ done, open }: Walk): boolean =>
	done.length + open.length > 0;

/** At which of how many steps they are. */
export const stepOf = ({ done, open }: Walk) => ({
	number: done.length + 1,
	count: done.length + 1 + open.length,
});
