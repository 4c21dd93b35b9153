import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { listServingStations } from "#lib/availability/queries/free-days.ts";
import { roomForEach } from "#lib/booking/limits/queries/person-room.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import {
	minutesWithin,
	parseSelection,
	type SelectionRefusal,
} from "#lib/catalog/rules/selection.ts";
import { db } from "#lib/db/client.ts";
import { orBusy } from "#lib/db/write.ts";
import { findDraw } from "#lib/draw/queries/find-draws.ts";
import type { HandedIn } from "#lib/draw/rules/typed.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";
import { addDays, civilDateOf } from "#lib/time.ts";
import {
	type CreatedWish,
	type CreateRefusal,
	createWish,
} from "#lib/wishes/commands/create-wish.ts";
import {
	type EnterRefusal,
	enterWishForPerson,
} from "#lib/wishes/commands/for-staff.ts";
import type { Wanted } from "#lib/wishes/wishes.ts";

type DrawRefusal =
	| "unknown-draw"
	/** Wishes are handed in until it closes. */
	| "draw-closed"
	/** No desk of the station does all of it. */
	| "cannot-serve"
	/** Booking would be refused to this person, and so the draw gives them nothing (rules/can-win.ts). */
	| "too-many-for-person"
	| SelectionRefusal;

interface HandInRequest {
	/** As the form says it. */
	drawId: string;
	/** Of the form (`newWishFormKey`). */
	formKey: string;
	wish: HandedIn;
	locale: Locale;
	now: Temporal.Instant;
}

/** A wish that takes part in a draw; whoever gets nothing there stays on the wish list with it. */
export function handIn({
	client,
	...input
}: HandInRequest & { client: string }): Promise<
	Result<CreatedWish, DrawRefusal | CreateRefusal>
> {
	return orBusy<CreatedWish, DrawRefusal | CreateRefusal>(async () => {
		const asked = await askedOf(input);
		return asked.ok ? createWish({ ...asked.value, client }) : asked;
	});
}

/** By phone or at the counter: the same chance, whoever enters it. */
export function handInForPerson(
	actor: Actor,
	input: HandInRequest,
): Promise<Result<CreatedWish, DrawRefusal | EnterRefusal>> {
	return orBusy<CreatedWish, DrawRefusal | EnterRefusal>(async () => {
		const asked = await askedOf(input);
		return asked.ok ? enterWishForPerson(actor, asked.value) : asked;
	});
}

/** The wish that goes into the draw, as far as it can win anything there. */
async function askedOf({ wish, now, locale, formKey, drawId }: HandInRequest) {
	const draw = await findDraw(drawId, now);
	if (!draw) return refuse("unknown-draw");
	if (draw.state !== "open") return refuse("draw-closed");
	const catalog = await getCatalog(locale, now);
	const station = catalog.stations.find(({ id }) => id === draw.stationId);
	if (!station) return refuse("unknown-draw");
	const { earliest, latest } = weekOf(draw);
	const days = { today: earliest, last: latest };
	const selection = parseSelection(wish.services, catalog, days);
	if (!selection.ok) return selection;
	const serviceIds = selection.value.map(({ service }) => service.id);
	const today = civilDateOf(now);
	const able = await listServingStations([station.id], serviceIds, today);
	if (!able.has(station.id)) return refuse("cannot-serve");
	const minutes = minutesWithin(selection.value, days).most;
	const wanted = { minutes, serviceIds, station, helper: null };
	const person = wish.details;
	const [room] = await roomForEach(db(), [{ person, wanted }], now);
	if (room?.refusal) return refuse("too-many-for-person");
	return ok({
		formKey,
		wanted: { ...wantedOf(wish, station), ...weekOf(draw) },
		person,
		showsLanguage: wish.showsLanguage ?? false,
		drawId: draw.id,
		locale,
		now,
	});
}

const weekOf = ({ week }: { week: ReturnType<typeof civilDateOf> }) => ({
	earliest: week,
	latest: addDays(week, 6),
});

const wantedOf = (
	{ services, halves }: HandedIn,
	{ slug }: Station,
): Omit<Wanted, "earliest" | "latest"> => ({
	services,
	stations: [slug],
	halves,
	noticeMinutes: 120,
	minorCase: null,
	urgent: null,
});
